import { describe, expect, it } from 'vitest';
import { fillMatrix, type MatrixEntry } from '../../../adapters/documents/fill-matrix.ts';
import { readMatrix } from '../../../adapters/documents/read-matrix.ts';
import { writeMatrix } from '../../../adapters/documents/write-matrix.ts';
import { writeMatrixWord } from '../../../adapters/documents/write-matrix-word.ts';
import { aMatrix, aMatrixRow, anEarlierAnswer } from '../../builders/matrix.ts';
import { hasLibreOffice, savedByLibreOffice } from './libreoffice.ts';

const ASKED = ['q1', 'q4.a', 'q4.b', 'q7', 'q8', 'q9'];

const LAST = 'The Bureau registered 412 cases in 2019.\nA unit follows them up – ضلع وار.';
const ROWS = ASKED.map((row) => aMatrixRow(row, row === 'q8' ? { earlier: anEarlierAnswer({ text: LAST }) } : {}));

const ENTRIES: readonly MatrixEntry[] = [
  { row: 'q1', status: 'answered', text: 'First line\nsecond, with “marks”; and 1,234' },
  { row: 'q4.a', status: null, text: '=1+1' },
  { row: 'q4.b', status: 'no-data', text: '', reason: '- ضلع وار اعداد و شمار نہیں\n- صوبہ وار موجود' },
  { row: 'q7', status: 'not-ours', text: '', reason: 'Home Department, Sindh' },
  { row: 'q8', status: 'as-before', text: '' },
];
const ANSWERS = [
  ['q1', 'answered', 'First line\nsecond, with “marks”; and 1,234'],
  ['q4.a', 'answered', '=1+1'],
  ['q4.b', 'no-data', '- ضلع وار اعداد و شمار نہیں\n- صوبہ وار موجود'],
  ['q7', 'not-ours', 'Home Department, Sindh'],
  ['q8', 'answered', LAST],
];

/** How an office's LibreOffice may save the matrix: its language, what it received, and the form in which it saves. */
const FORMS: [string, 'en' | 'ur', 'xlsx' | 'docx', string][] = [
  ['a spreadsheet', 'en', 'xlsx', 'xlsx'],
  ['a spreadsheet in Urdu', 'ur', 'xlsx', 'xlsx'],
  ['an OpenDocument spreadsheet', 'ur', 'xlsx', 'ods'],
  ['a spreadsheet of an old Excel', 'en', 'xlsx', 'xls'],
  ['CSV in UTF-8', 'en', 'xlsx', 'csv:Text - txt - csv (StarCalc):44,34,76'],
  ['CSV with semicolons', 'ur', 'xlsx', 'csv:Text - txt - csv (StarCalc):59,34,76'],
  ['a Word document', 'en', 'docx', 'docx'],
  ['a Word document in Urdu', 'ur', 'docx', 'docx'],
];

if (!hasLibreOffice) console.log(`LibreOffice is not on this machine: ${FORMS.length} cases left out.`);

describe.runIf(hasLibreOffice)('a matrix that LibreOffice opened and saved', () => {
  it.each(FORMS)('gives the same answers as %s', { timeout: 150_000 }, async (_what, language, from, form) => {
    const matrix = aMatrix({ rows: ROWS, language, on: '2026-11-24' });
    const written = await (from === 'docx' ? writeMatrixWord : writeMatrix)(matrix);
    const saved = savedByLibreOffice(await fillMatrix(written, ENTRIES), `matrix.${from}`, form);
    const reading = await readMatrix(saved, ASKED);
    expect(reading).toMatchObject({ reference: matrix.reference, office: 'punjab-home' });
    // of an old form it is said that not all of it can be read
    expect(reading.problems.map(({ code }) => code)).toEqual(form === 'xls' ? ['not-all-read'] : []);
    expect(reading.rows.map(({ row, status, text }) => [row, status, text])).toEqual(ANSWERS);
    expect(reading.rows.find(({ row }) => row === 'q7')?.suggests).toBe('Home Department, Sindh');
  });
});
