import { describe, expect, it } from 'vitest';
import { consolidate } from '../../../domain/matrix/consolidate.ts';
import { figureTables } from '../../../domain/submission/figure-tables.ts';
import { aConsolidationInput, anAnswer } from '../../builders/consolidation.ts';

const tablesOf = (...answers: Parameters<typeof anAnswer>[]) =>
  figureTables(consolidate(aConsolidationInput({ answers: answers.map((one) => anAnswer(...one)) })));

describe('the annexed tables of figures', () => {
  it('hold the figures of each question as they were written, the years across', () => {
    const [first, ...others] = tablesOf([
      'punjab-police',
      'q1',
      'The police registered 1,240 cases in 2022 and 1,310 cases in 2023.',
    ]);
    expect(others).toEqual([]);
    expect(first).toMatchObject({
      question: 'q1',
      title: 'Table 1. Figures given in reply to paragraph 1',
      columns: ['Office', 'Matter', 'Unit', '2022', '2023'],
    });
    expect(first?.rows.map((row) => [row[0], row[2], row[3], row[4]])).toEqual([
      ['Punjab Police', 'cases', '1,240', '1,310'],
    ]);
    expect(first?.figures.map(({ value, time, row, source }) => ({ value, time, row, source }))).toEqual([
      { value: 1240, time: '2022', row: 'q1', source: 'mail-of-punjab-police' },
      { value: 1310, time: '2023', row: 'q1', source: 'mail-of-punjab-police' },
    ]);
  });

  it('never put two figures into one cell, and what bears no year stands last', () => {
    const [table] = tablesOf(
      ['punjab-home', 'q1', 'There are 9 shelters. In 2021, 40 women and 12 men were trained.'],
      ['punjab-police', 'q1', 'In 2021, 7 officers were trained.'],
    );
    const cells = table!.rows.flatMap((row) => row.slice(3)).filter((cell) => cell !== '');
    expect(cells.toSorted()).toEqual(['12', '40', '7', '9']);
    expect(table!.columns.at(-1)).toBe('No year told');
  });

  it('are numbered over the questions that have any, and none where nobody gave a figure', () => {
    const tables = tablesOf(
      ['punjab-home', 'q1', 'A committee sits.'],
      ['punjab-home', 'q4', '17 cases were decided.'],
    );
    expect(tables.map(({ title }) => title)).toEqual(['Table 1. Figures given in reply to paragraph 4']);
    expect(tablesOf(['punjab-home', 'q1', 'A committee sits.'])).toEqual([]);
  });
});
