import { describe, expect, it } from 'vitest';
import { fillMatrix } from '../../../adapters/documents/fill-matrix.ts';
import { readMatrix } from '../../../adapters/documents/read-matrix.ts';
import { writeMatrix } from '../../../adapters/documents/write-matrix.ts';
import { aMatrix } from '../../builders/matrix.ts';
import { hasLibreOffice, savedByLibreOffice } from './libreoffice.ts';

const ASKED = ['q1', 'q4.a', 'q4.b', 'q7'];

/** How an office's LibreOffice may save the matrix, and the ending it then has. */
const FORMS: [string, string][] = [
  ['a spreadsheet', 'xlsx'],
  ['CSV in UTF-8', 'csv:Text - txt - csv (StarCalc):44,34,76'],
  ['CSV with semicolons', 'csv:Text - txt - csv (StarCalc):59,34,76'],
];

if (!hasLibreOffice) console.log(`LibreOffice is not on this machine: ${FORMS.length} cases left out.`);

describe.runIf(hasLibreOffice)('a matrix that LibreOffice opened and saved', () => {
  it.each(FORMS)('gives the same answers as %s', { timeout: 150_000 }, async (_what, form) => {
    const filled = await fillMatrix(await writeMatrix(aMatrix()), [
      { row: 'q1', status: 'answered', text: 'First line\nsecond, with “marks”; and 1,234' },
      { row: 'q4.a', status: null, text: '=1+1' },
      { row: 'q4.b', status: 'no-data', text: '- ضلع وار اعداد و شمار نہیں\n- صوبہ وار موجود' },
      { row: 'q7', status: 'not-ours', text: '-5' },
    ]);
    const reading = await readMatrix(savedByLibreOffice(filled, 'matrix.xlsx', form), ASKED);
    expect(reading).toMatchObject({ reference: aMatrix().reference, office: 'punjab-home', problems: [] });
    expect(reading.rows.map(({ row, status, text, source }) => [row, status, text, source])).toEqual([
      ['q1', 'answered', 'First line\nsecond, with “marks”; and 1,234', 'G6'],
      ['q4.a', 'answered', '=1+1', 'G7'],
      ['q4.b', 'no-data', '- ضلع وار اعداد و شمار نہیں\n- صوبہ وار موجود', 'G8'],
      ['q7', 'not-ours', '-5', 'G9'],
    ]);
  });
});
