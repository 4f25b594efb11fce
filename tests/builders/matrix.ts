import type { Matrix } from '../../activities/ports.ts';
import type { EarlierAnswer } from '../../domain/matrix/earlier-answer.ts';
import type { MatrixRow } from '../../domain/matrix/matrix-rows.ts';

/** A row of a matrix: `aMatrixRow('q4.b')`. */
export function aMatrixRow(row: string, change: Partial<MatrixRow> = {}): MatrixRow {
  return {
    row,
    question: row.split('.')[0] ?? row,
    number: row.slice(1).replace(/\.(.)$/, ' ($1)'),
    section: 'General measures of implementation',
    text: `Please state what was done about matter ${row}.`,
    guidance: ['What was done, by which office, since when.'],
    ...change,
  };
}

/** What the Home Department of Punjab answered to a similar question in an earlier cycle. */
export function anEarlierAnswer(change: Partial<EarlierAnswer> = {}): EarlierAnswer {
  return {
    cycleId: 'cycle/crc/crc-c-pak-q-5',
    mechanism: 'crc',
    symbol: 'CRC/C/PAK/Q/5',
    row: 'q3.a',
    question: 'Please state how many cases were registered.',
    office: 'punjab-home',
    on: '2024-03-03',
    text: 'The Bureau registered 412 cases in 2019.\n\nA unit follows them up.',
    likeness: 0.8,
    same: false,
    stale: 'its latest figures are of 2019',
    ...change,
  };
}

/** A matrix for the Home Department of Punjab with the rows q1, q4.a, q4.b and q7. */
export function aMatrix(change: Partial<Matrix> = {}): Matrix {
  return {
    reference: 'NMRF/CRC/2026/PAK-Q-6-7/punjab-home',
    title: 'list of issues CRC/C/PAK/Q/6-7',
    office: 'punjab-home',
    officeName: 'Home Department, Government of the Punjab',
    answerBy: '2027-01-12',
    rows: ['q1', 'q4.a', 'q4.b', 'q7'].map((row) => aMatrixRow(row)),
    mark: null,
    ...change,
  };
}
