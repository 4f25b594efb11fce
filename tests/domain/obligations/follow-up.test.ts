import { expect, test } from 'vitest';
import { followUpDue, type ObservationDays } from '../../../domain/obligations/follow-up.ts';
import { seededReference } from '../../builders/reference.ts';

const { procedures } = seededReference();
const DAYS: ObservationDays = {
  where: 'CCPR/C/PAK/CO/9',
  printedDueOn: null,
  printedMonths: null,
  publishedOn: null,
  adoptedOn: null,
  receivedOn: null,
};
const due = (id: string | null, days: Partial<ObservationDays>) =>
  followUpDue(procedures.find((one) => one.id === id) ?? null, { ...DAYS, ...days });

test.each<[string, string | null, Partial<ObservationDays>, string | null, string]>([
  [
    'a day that is printed goes before every rule',
    'ccpr-follow-up',
    { printedDueOn: '2027-11-07', publishedOn: '2024-11-07' },
    '2027-11-07',
    'confirmed',
  ],
  [
    'three years of the Human Rights Committee',
    'ccpr-follow-up',
    { publishedOn: '2024-11-07' },
    '2027-11-07',
    'inferred',
  ],
  ['three years from a leap day', 'ccpr-follow-up', { publishedOn: '2024-02-29' }, '2027-02-28', 'inferred'],
  [
    'the one year that older observations print, whatever the rule says now',
    'ccpr-follow-up',
    { printedMonths: 12, adoptedOn: '2017-07-26', publishedOn: '2017-08-23' },
    '2018-07-26',
    'confirmed',
  ],
  ['a printed period from a day that nobody knows', 'ccpr-follow-up', { printedMonths: 12 }, null, 'to-be-confirmed'],
  [
    'one year of the Committee against Torture',
    'cat-follow-up',
    { publishedOn: '2026-05-20' },
    '2027-05-20',
    'inferred',
  ],
  ['two years of CEDAW', 'cedaw-follow-up', { publishedOn: '2020-03-10' }, '2022-03-10', 'inferred'],
  [
    'a period that is still to be confirmed stays so',
    'cescr-follow-up',
    { publishedOn: '2026-03-10' },
    '2028-03-10',
    'to-be-confirmed',
  ],
  ['a rule without the day it counts from', 'ccpr-follow-up', {}, null, 'to-be-confirmed'],
  ['a body without a follow-up', null, { publishedOn: '2026-03-10', adoptedOn: '2026-03-01' }, null, 'to-be-confirmed'],
])('%s', (_why, procedure, days, dueOn, certainty) => {
  const found = due(procedure, days);
  expect([found.dueOn, found.certainty]).toEqual([dueOn, certainty]);
  expect(found.basis).not.toBe('');
  expect(found.source).not.toBe('');
});
