import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { asksSomething, readInstrument } from '../../../domain/loi/read-instrument.ts';

const specimen = (name: string) => readFileSync(new URL(`../../../seeds/lists/${name}.txt`, import.meta.url), 'utf8');
const read = (name: string) => readInstrument(specimen(name));
const codes = (name: string) => read(name).doubts.map((doubt) => doubt.code);

describe('the specimen list of issues', () => {
  const list = read('specimen-ccpr');

  test('its head is read whole', () => {
    expect(list).toMatchObject({
      kind: 'list-of-issues',
      symbol: 'CCPR/C/PAK/Q/99',
      committee: 'Human Rights Committee',
      state: 'Pakistan',
      publishedOn: '2026-11-16',
      deadline: '2027-05-31',
      wordLimit: 10_700,
      pageLimit: null,
      language: 'English',
      doubts: [],
    });
  });

  test('the paragraph on how to answer is no question; the other nineteen are', () => {
    expect(list.questions.map((question) => question.number)).toEqual(
      Array.from({ length: 19 }, (_, n) => String(n + 2)),
    );
    expect(list.questions[0]?.id).toBe('q1');
  });

  test('a question takes the articles of its heading, ranges expanded, and no article of domestic law', () => {
    const articles = (number: string) => list.questions.find((question) => question.number === number)?.articles;
    expect(articles('11')).toEqual(['9', '10', '11']);
    expect(articles('15')).toEqual(['18', '19', '20']);
    expect(articles('17')).toEqual(['24', '27']);
  });

  test('lettered parts become parts under their letters', () => {
    expect(list.questions[0]?.parts.map(({ id, label }) => [id, label])).toEqual([
      ['q1.a', '(a)'],
      ['q1.b', '(b)'],
      ['q1.c', '(c)'],
    ]);
  });

  test('two requests in one paragraph are two parts without a label', () => {
    const budget = list.questions.find((question) => question.number === '4');
    expect(budget?.parts.map(({ id, label }) => [id, label])).toEqual([
      ['q3.a', null],
      ['q3.b', null],
    ]);
    expect(budget?.asksFor).toEqual(expect.arrayContaining(['statistics', 'budget']));
  });

  test('page feet, running symbols and footnotes are in no question', () => {
    expect(list.questions.map((question) => question.text).join('\n')).not.toMatch(/CCPR\/C|GE\.26|specimen|Reissued/);
  });
});

test('a list in Parts: “before” a date is said, a page limit of one question is none of the list', () => {
  const list = read('specimen-crc');
  expect(list).toMatchObject({
    symbol: 'CRC/C/PAK/Q/98-99',
    deadline: '2027-02-15',
    wordLimit: 10_700,
    pageLimit: null,
  });
  expect(codes('specimen-crc')).toEqual(['deadline-before']);
  expect(list.sections.map((section) => section.heading)).toEqual([
    'Part I',
    'Part II',
    'Part III',
    'Data, statistics and other information, if available',
  ]);
  expect(list.questions.map((question) => [question.number, question.parts.length])).toEqual([
    ['3', 2],
    ['4', 2],
    ['5', 0],
    ['6', 4],
    ['7', 0],
    ['8', 3],
  ]);
  expect(list.questions[1]?.parts[0]?.text).toContain('(ii) In madrasas');
  expect(list.questions[2]?.paragraphRefs).toEqual(['31', '32', '33']);
});

test('a badly extracted list: joined words survive, a lost number is null and said with its line', () => {
  const list = read('specimen-cedaw-lines-lost');
  expect(list).toMatchObject({
    kind: 'list-of-issues-prior-to-reporting',
    symbol: 'CEDAW/C/PAK/QPR/97',
    committee: 'Committee on the Elimination of Discrimination against Women',
    state: 'Pakistan',
    deadline: null,
    wordLimit: 21_200,
  });
  expect(list.questions.map((question) => question.number)).toEqual(['1', '3', null, '5', null, '7', '8']);
  expect(list.doubts.filter((doubt) => doubt.code === 'lost-numbers').map((doubt) => doubt.lines)).toEqual([
    [12, 12],
    [15, 15],
  ]);
  expect(codes('specimen-cedaw-lines-lost')).toEqual(expect.arrayContaining(['deadline-relative', 'no-deadline']));
  expect(list.questions[3]).toMatchObject({ paragraphRefs: ['32 (a)', '32 (b)'], parts: [] });
  expect(list.questions[5]?.parts.map((part) => part.label)).toEqual(['(a)', '(b)', '(c)']);
  expect(list.questions[6]?.text).toBe(
    'Please report on the part women take in missions abroad and in the foreign service.',
  );
});

test('a list of themes gives its themes, and says that no written reply is required', () => {
  const list = read('specimen-cerd-themes');
  expect(list).toMatchObject({ kind: 'list-of-themes', symbol: 'CERD/C/PAK/Q/96/Rev.1' });
  expect(list.questions.map((question) => question.number)).toEqual(['2', '3', '4', '5']);
  expect(codes('specimen-cerd-themes')).toEqual(['no-deadline', 'no-reply-required']);
});

test('concluding observations are named, recommend, and ask nothing', () => {
  const observations = read('specimen-concluding-observations');
  expect(asksSomething(observations)).toBe(false);
  expect(observations).toMatchObject({ kind: 'concluding-observations', state: 'Pakistan', deadline: '2027-06-05' });
  expect(observations.recommendations.map((one) => one.number)).toEqual(['4']);
  expect(observations.followUp).toEqual({ paragraphs: ['4 (a)', '4 (b)'], dueOn: '2027-06-05', months: null });
});

test('a text that is no instrument is read all the same, and asks nothing', () => {
  const minutes = readInstrument('Minutes of a meeting\n\nThe budget was passed. Please find it attached.\n');
  expect(asksSomething(minutes)).toBe(false);
  expect(minutes).toMatchObject({ kind: 'unknown', symbol: null, state: null, doubts: [{ code: 'kind-unknown' }] });
  expect(readInstrument('')).toMatchObject({ kind: 'unknown', questions: [], sections: [] });
});
