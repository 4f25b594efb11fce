import { expect, it } from 'vitest';
import { officeNamed } from '../../../domain/offices/office-named.ts';

const OFFICES = [
  { id: 'moi', name: 'Ministry of Interior', abbreviation: 'MoI' },
  { id: 'mofa', name: 'Ministry of Foreign Affairs', abbreviation: 'MoFA' },
  { id: 'punjab-home', name: 'Home Department, Government of Punjab', abbreviation: null },
  { id: 'punjab-police', name: 'Punjab Police', abbreviation: null },
  { id: 'sindh-hr', name: 'Human Rights Department, Government of Sindh', abbreviation: null },
  { id: 'mohr', name: 'Ministry of Human Rights', abbreviation: 'MoHR' },
];

it.each([
  ['Ministry of Interior', 'moi'],
  ['the M/o Interior, please', 'moi'],
  ['Interior Division', 'moi'],
  ['MOFA', 'mofa'],
  ['Home Deptt. Punjab', 'punjab-home'],
  ['Punjab Police (IGP office)', 'punjab-police'],
  ['Human Rights Department, Sindh', 'sindh-hr'],
  ['Ministry of Human Rights', 'mohr'],
  ['punjab-home', 'punjab-home'],
  ['another department', null],
  ['Interior and Foreign Affairs', null],
  ['', null],
])('“%s” names %s', (text, id) => {
  expect(officeNamed(text, OFFICES)).toBe(id);
});

it('a text that could name two names neither', () => {
  expect(officeNamed('Police or Interior of Punjab', OFFICES)).toBeNull();
  expect(officeNamed('Home and Police, Punjab', OFFICES)).toBeNull();
});
