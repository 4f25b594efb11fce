import { describe, expect, it } from 'vitest';
import { applyCorrections, asCorrections } from '../../../domain/loi/corrections.ts';
import { readCorrigendum } from '../../../domain/loi/corrigendum.ts';
import type { InstrumentReading } from '../../../domain/loi/instrument.ts';
import { listChanges } from '../../../domain/loi/list-changes.ts';
import { readInstrument } from '../../../domain/loi/read-instrument.ts';

const LIST = readInstrument(`CCPR/C/PAK/Q/9

Human Rights Committee

List of issues in relation to the third periodic report of Pakistan

A. General information

1. Please describe the measures taken since 2014 to give effect to the Covenant.

2. Please provide: (a) the number of complaints received; (b) the number of investigations opened in 2019; and (c) the sentences imposed.

B. Equality

3. Please explain how women are protected. Please also state the number of shelters in the provinces.

4. Please comment on reports of enforced disappearances in 2020 and 2021.

5. Please submit the answers, in no more than 10,700 words, by 1 March 2027.
`);

const NUMBERS = LIST.questions.map(({ number }) => number);

function corrected(words: string) {
  const { changes, unclear } = readCorrigendum(`CCPR/C/PAK/Q/9/Corr.1\n\nCorrigendum\n\n${words}\n`, LIST);
  const said = { by: 'Director', on: '2026-12-01', reason: 'CCPR/C/PAK/Q/9/Corr.1' };
  const { reading, refused } = applyCorrections(LIST, asCorrections(LIST, [], changes, said));
  expect(refused).toEqual([]);
  return { reading, unclear, touched: listChanges(LIST, reading) };
}

const textOf = ({ questions }: InstrumentReading, number: string): string | undefined =>
  questions.find((question) => question.number === number)?.text;

describe('a corrigendum', () => {
  it('is tried on a list of four questions and a paragraph that sets the day', () => {
    expect(NUMBERS).toEqual(['1', '2', '3', '4']);
    expect(LIST.questions[1]!.parts.map(({ id }) => id)).toEqual(['q2.a', 'q2.b', 'q2.c']);
    expect(LIST.deadline).toBe('2027-03-01');
  });

  it.each([
    ['for … read … with quotation marks', 'Paragraph 1\nFor “2014” read “2015”', '1', 'taken since 2015 to give'],
    ['on one line', 'Paragraph 1: for "2014" read "2015".', '1', 'taken since 2015 to give'],
    ['the italics of print are lost', 'Paragraph 1, line 1\nFor 2014 read 2015', '1', 'taken since 2015 to give'],
    ['by page and paragraph', 'On page 2, paragraph 1, for “2014” read “2015”', '1', 'taken since 2015 to give'],
    [
      'the verb first',
      'In paragraph 1, replace the words “measures taken” with “steps taken”',
      '1',
      'the steps taken since',
    ],
    [
      'the word should read',
      'Paragraph 4, first sentence, the figure “2021” should read “2022”',
      '4',
      '2020 and 2022.',
    ],
    [
      'the whole is given anew',
      'Paragraph 4 should read as follows:\n4. Please comment on torture.',
      '4',
      /^Please comment on torture\.$/u,
    ],
    [
      'for the existing text',
      'Paragraph 4\nFor the existing text substitute\nPlease comment on\ntorture in custody.',
      '4',
      /^Please comment on\s+torture in custody\.$/u,
    ],
    [
      'replace a paragraph',
      'Replace paragraph 4 with the following:\n“4. Please comment on torture.”',
      '4',
      /^Please comment on torture\.$/u,
    ],
    [
      'one sentence of two',
      'Paragraph 3, second sentence, should read: “Please also state who runs the shelters.”',
      '3',
      /protected\. Please also state who runs the shelters\.$/u,
    ],
    ['words are deleted', 'Paragraph 4: delete “and 2021”', '4', 'disappearances in 2020.'],
    ['a sentence is deleted', 'Paragraph 3, last sentence: delete', '3', /^Please explain how women are protected\.$/u],
    ['words are inserted', 'Paragraph 3: after “women” insert “and girls”', '3', 'how women and girls are protected'],
    [
      'words are inserted, the other way round',
      'Paragraph 4: insert “, 2019” after “2020”',
      '4',
      '2020, 2019 and 2021',
    ],
    [
      'at the end',
      'Paragraph 4: add at the end: “Please also give figures.”',
      '4',
      /2021\. Please also give figures\.$/u,
    ],
    [
      'breaks and quotes differ',
      'Paragraph 1: for “give   effect” read “give full effect”',
      '1',
      'to give full effect',
    ],
  ])('changes the words where they stand: %s', (_, words, number, now) => {
    const { reading, unclear, touched } = corrected(words);
    expect(unclear).toEqual([]);
    if (typeof now === 'string') expect(textOf(reading, number)).toContain(now);
    else expect(textOf(reading, number)).toMatch(now);
    expect(touched.questions.map((change) => change.number)).toEqual([number]);
    expect(touched.unchanged).toBe(3);
  });

  it.each([
    [
      'one part alone',
      'Paragraph 2 (b)\nFor “2019” read “2020”',
      ['q2.b'],
      'the number of investigations opened in 2020',
    ],
    ['a part anew', 'Paragraph 2 (b) should read:\n(b) the number of trials', ['q2.b'], 'the number of trials'],
    [
      'a part anew in quotes',
      'Paragraph 2, subparagraph (c), should read “(c) the penalties imposed”',
      ['q2.c'],
      'the penalties imposed',
    ],
  ])('touches no other row of the question: %s', (_, words, rows, text) => {
    const { reading, unclear, touched } = corrected(words);
    expect(unclear).toEqual([]);
    expect(touched.questions.flatMap((change) => change.rows.map(({ row }) => row))).toEqual(rows);
    expect(reading.questions[1]!.parts.find(({ id }) => id === rows[0])?.text).toBe(text);
    expect(reading.questions[1]!.text).toContain(text);
  });

  it('adds a part under the next letter, and takes one away', () => {
    const { reading, touched } = corrected(
      'Paragraph 2: insert a new subparagraph (d): “(d) the reparation given”\nParagraph 2 (a): delete',
    );
    expect(reading.questions[1]!.parts.map(({ id }) => id)).toEqual(['q2.b', 'q2.c', 'q2.d']);
    expect(touched.questions[0]!.rows.map(({ row, kind }) => `${row} ${kind}`).sort()).toEqual([
      'q2.a removed',
      'q2.d added',
    ]);
  });

  it('takes a paragraph out, and puts one in under an id and a number of its own', () => {
    const { reading, unclear } = corrected(
      'Delete paragraph 1\nAfter paragraph 3, insert a new paragraph 3 bis reading:\n3 bis. Please state how many judges are women.',
    );
    expect(unclear).toEqual([]);
    expect(reading.questions.map(({ id, number }) => `${id} ${number}`)).toEqual(['q2 2', 'q3 3', 'q5 3 bis', 'q4 4']);
    expect(reading.questions[2]).toMatchObject({
      text: 'Please state how many judges are women.',
      section: reading.questions[1]!.section,
    });
  });

  it('prints the numbers that follow anew where it says so, and ids stay', () => {
    const { reading } = corrected(
      'After paragraph 2 insert the following paragraph:\n3. Please state how many judges are women.\nThe subsequent paragraphs should be renumbered accordingly.',
    );
    expect(reading.questions.map(({ id, number }) => `${id} ${number}`)).toEqual([
      'q1 1',
      'q2 2',
      'q5 3',
      'q3 4',
      'q4 5',
    ]);
  });

  it('gives a range anew, each under its own number', () => {
    const { reading, unclear } = corrected(
      'On page 2, paragraphs 3–4 should read:\n3. Please explain quotas.\n4. Please comment on torture\nin custody.',
    );
    expect(unclear).toEqual([]);
    expect([textOf(reading, '3'), textOf(reading, '4')]).toEqual([
      'Please explain quotas.',
      'Please comment on torture\nin custody.',
    ]);
  });

  it.each([
    ['said outright', 'The deadline for the submission of replies should read 15 April 2027.'],
    ['in the paragraph that sets it', 'Paragraph 5\nFor “1 March 2027” read “15 April 2027”'],
  ])('moves the deadline and no question: %s', (_, words) => {
    const { reading, unclear, touched } = corrected(words);
    expect(unclear).toEqual([]);
    expect(reading.deadline).toBe('2027-04-15');
    expect(touched).toMatchObject({
      questions: [],
      fields: [{ field: 'deadline', was: '2027-03-01', is: '2027-04-15' }],
    });
  });

  it.each([
    ['words that stand twice', 'Paragraph 2: for “the number of” read “all”', 'stand there 2 times'],
    ['words that do not stand there', 'Paragraph 1: for “1999” read “2000”', 'do not stand there'],
    ['a paragraph that asks nothing', 'Paragraph 9: for “x” read “y”', 'no question is printed under number 9'],
    ['a part that is not there', 'Paragraph 2 (f): for “x” read “y”', 'has no part (f)'],
    [
      'what is meant cannot be read',
      'Paragraph 3\nThe reference to shelters is to be understood broadly',
      'could not be read',
    ],
    ['a footnote', 'Footnote 4 should be deleted', 'could not be read'],
    ['anything else', 'Reissued for technical reasons', 'could not be read'],
    ['half a word', 'Paragraph 1: for “201” read “202”', 'do not stand there'],
  ])('leaves to an officer: %s', (_, words, why) => {
    const { reading, unclear } = corrected(words);
    expect(unclear).toHaveLength(1);
    expect(unclear[0]).toMatchObject({ code: 'corrigendum-unclear' });
    expect(unclear[0]!.message).toContain(why);
    expect(unclear[0]!.lines![0]).toBe(5);
    expect(reading).toEqual(LIST);
  });

  it('passes no statement over: each is a change or a doubt', () => {
    const { reading, unclear } = corrected(
      '1. Paragraph 1\nFor “2014” read “2015”\n\n2. Paragraph 2 (b)\nFor “nothing” read “something”\n\n3. Delete paragraph 4\n\n4. The annex is replaced.',
    );
    expect(textOf(reading, '1')).toContain('2015');
    expect(textOf(reading, '4')).toBeUndefined();
    expect(unclear.map(({ lines }) => lines)).toEqual([
      [8, 9],
      [13, 13],
    ]);
  });
});
