import { expect, test } from 'vitest';
import { readInstrument } from '../../../domain/loi/read-instrument.ts';

test('a list of 2003: capitals, an instruction without a number, letters with one bracket, numbers that begin again', () => {
  const list = readInstrument(
    [
      'CRC/C/Q/PAK/2. (List of Issues)',
      '',
      'COMMITTEE ON THE RIGHTS OF THE CHILD',
      '34th Session',
      '10-13 June 2003',
      '',
      'List of issues to be taken up with the consideration of the second periodic report of Pakistan (CRC/C/65/Add.21)',
      '',
      'Part I',
      '',
      'Under this section the State party is requested to submit in written form further facts, if possible, before 6 August 2003:',
      '',
      'A. Data and statistics',
      '',
      '1. Please give the sums spent on:',
      'a) Schools;',
      'b) Clinics;',
      'Please also say what share came from abroad.',
      '2. Please give the number of orphans.',
      '',
      'B. General measures',
      '',
      '1. Please name the laws passed.',
    ].join('\n'),
  );
  expect(list).toMatchObject({
    symbol: 'CRC/C/Q/PAK/2',
    committee: 'Committee on the Rights of the Child',
    state: 'Pakistan',
    publishedOn: null,
    deadline: '2003-08-06',
  });
  expect(list.sections.map(({ level, heading }) => [level, heading])).toEqual([
    [1, 'Part I'],
    [2, 'A. Data and statistics'],
    [2, 'B. General measures'],
  ]);
  expect(list.questions.map(({ id, number, parts }) => [id, number, parts.map((part) => part.label)])).toEqual([
    ['q1', '1', ['(a)', '(b)']],
    ['q2', '2', []],
    ['q3', '1', []],
  ]);
});

test('a list as a web page gives it: numbers and letters joined to the words', () => {
  const list = readInstrument(
    [
      'Committee on Economic, Social and Cultural Rights',
      'List of issues in relation to the second periodic report of Pakistan *',
      '1.The State party is invited to submit in writing the facts asked for below (preferably not exceeding 10,700 words) by 30 November 2024 .',
      'A.General information',
      '2.Please say which courts apply the Covenant. Please also say how judges are trained.',
      'B.Issues relating to part I of the Covenant (arts. 1–5)',
      'Maximum available resources (art. 2 (1))',
      '3.Please give, for each province:(a)The revenue;(b)The spending.',
      '4.Please say who pays taxes.',
    ].join('\n'),
  );
  expect(list).toMatchObject({ state: 'Pakistan', deadline: '2024-11-30', wordLimit: 10_700, publishedOn: null });
  expect(list.sections.map((section) => section.heading)).toEqual([
    'A.General information',
    'B.Issues relating to part I of the Covenant (arts. 1–5)',
    'Maximum available resources (art. 2 (1))',
  ]);
  expect(list.questions.map(({ number, articles, parts }) => [number, articles, parts.length])).toEqual([
    ['2', [], 2],
    ['3', ['2'], 2],
    ['4', ['2'], 0],
  ]);
});

test('a list by articles, as the committee against torture prints it, with a footnote and a page break in a sentence', () => {
  const list = readInstrument(
    [
      'United Nations   CAT/C/PAK/QPR/3',
      'Distr.: General',
      '7 May 2026',
      'Committee against Torture',
      'List of issues prior to submission of the third periodic report of Pakistan',
      'Articles 1 and 4',
      '1. In the light of the previous concluding observations (para. 6),1 please say how',
      'torture is defined.',
      'Article 2',
      '2. Please give the number of persons held',
      '1 CAT/C/PAK/CO/1.',
      'GE.26-01234 (E)',
      'CAT/C/PAK/QPR/3',
      '2',
      'without charge. With reference to article 14 of the Convention, please name the funds for victims.',
    ].join('\n'),
  );
  expect(list).toMatchObject({ kind: 'list-of-issues-prior-to-reporting', publishedOn: '2026-05-07' });
  expect(list.questions.map(({ number, articles, paragraphRefs }) => [number, articles, paragraphRefs])).toEqual([
    ['1', ['1', '4'], ['6']],
    ['2', ['2', '14'], []],
  ]);
  expect(list.questions[1]?.text).toContain('persons held without charge.');
});
