import { describe, expect, it } from 'vitest';
import { readInstrument } from '../../../domain/loi/read-instrument.ts';
import { guidanceFor } from '../../../domain/matrix/guidance.ts';
import { matrixRows } from '../../../domain/matrix/matrix-rows.ts';
import { aQuestion, aSection } from '../../builders/consolidation.ts';
import { corpus } from '../../corpus.ts';

const part = (label: string | null, text: string) => ({ id: `q4.${label ?? 'x'}`, label, text });
const sections = [aSection('s1', 'General measures')];

describe('the rows of a list', () => {
  it('are its questions where they have no parts', () => {
    const rows = matrixRows({
      sections,
      questions: [aQuestion('q1'), aQuestion('q2', { number: null, section: null })],
    });
    expect(rows.map(({ row, question, number, section }) => [row, question, number, section])).toEqual([
      ['q1', 'q1', '1', 'General measures'],
      ['q2', 'q2', null, null],
    ]);
  });

  it('are the parts of a question, each with what the question says before them', () => {
    const text = 'Please provide data on: (a) budgets; (b) staff.';
    const question = aQuestion('q4', { text, parts: [part('a', 'budgets;'), part('b', 'staff.')] });
    expect(
      matrixRows({ sections, questions: [question] }).map(({ row, number, text: said }) => [row, number, said]),
    ).toEqual([
      ['q4.a', '4 (a)', 'Please provide data on:\n(a) budgets;'],
      ['q4.b', '4 (b)', 'Please provide data on:\n(b) staff.'],
    ]);
  });

  it.each([
    ['a letter in brackets', '(b)', '7', '7 (b)'],
    ['a letter with a stop', 'b.', '7', '7 (b)'],
    ['no number printed', 'b', null, '(b)'],
    ['no letter printed', null, '7', '7'],
    ['neither', null, null, null],
  ])('are numbered as printed: %s', (_what, label, number, shown) => {
    const question = aQuestion('q7', { number, parts: [part(label, 'staff.')] });
    expect(matrixRows({ sections, questions: [question] })[0]!.number).toBe(shown);
  });

  it('are those of the wanted questions only, in the order of the list', () => {
    const questions = ['q1', 'q2', 'q3'].map((id) => aQuestion(id));
    expect(matrixRows({ sections, questions }, new Set(['q3', 'q1'])).map(({ row }) => row)).toEqual(['q1', 'q3']);
  });

  it('say what a full answer holds, by what is asked for', () => {
    expect(guidanceFor(['statistics', 'information', 'budget'])).toEqual([
      expect.stringContaining('Figures by year'),
      expect.stringContaining('Amounts allocated and spent'),
    ]);
    expect(guidanceFor([])).toEqual([expect.stringContaining('What holds today')]);
  });

  const real = corpus('loi/crc-twn-loi-2022.full.txt');
  if (real === null) console.log('Rows of a real list: 1 case left out, no corpus.');
  it.runIf(real !== null)('are one for each part of a real list, each under its own id', () => {
    const list = readInstrument(real!);
    const rows = matrixRows(list);
    expect(new Set(rows.map(({ row }) => row)).size).toBe(rows.length);
    expect(new Set(rows.map(({ question }) => question)).size).toBe(75);
    for (const row of rows) expect(row.text.length).toBeGreaterThan(10);
  });
});
