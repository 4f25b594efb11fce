import { writeXlsx } from 'hucre/xlsx';
import type { WriteMatrix } from '../../activities/ports.ts';
import { fillMatrix } from './fill-matrix.ts';
import { SHEET_FONT } from './matrix-styles.ts';
import { layOutSheet } from './matrix-sheet.ts';
import { matrixWords } from './matrix-words.ts';
import { officeText, settled } from './office-file.ts';

/**
 * Writes a response matrix as a spreadsheet. Only the Status, Answer and Reason cells can be edited: the sheet is
 * protected without a password, against slips and not against people. The same matrix gives the same bytes.
 */
export const writeMatrix: WriteMatrix = async (matrix) => {
  const { sheet, growing } = layOutSheet(matrix);
  const file = await writeXlsx({
    sheets: [sheet],
    properties: {
      title: officeText(matrixWords(matrix).title),
      subject: officeText(matrix.reference),
      creator: 'Ministry of Human Rights',
      company: 'Government of Pakistan',
    },
    defaultFont: SHEET_FONT,
  });
  const bytes = settled(file, {
    'xl/styles.xml': withQuotePrefix,
    'xl/worksheets/sheet1.xml': (xml) => withGrowingRows(xml, growing),
    'docProps/app.xml': (xml) => xml.replace('<Application>hucre<', '<Application>Treaty Desk<'),
  });
  const given = matrix.rows.flatMap(({ row, given: text = '' }) =>
    text === '' ? [] : [{ row, status: 'answered' as const, text }],
  );
  return given.length === 0 ? bytes : fillMatrix(bytes, given);
};

/** Lets rows grow with the answer: a height stays as measured for now, and is no longer called the user's own. */
function withGrowingRows(sheet: string, growing: ReadonlySet<number>): string {
  return sheet.replace(/<row r="(\d+)" ht="([\d.]+)" customHeight="1"/g, (all, row: string, height: string) =>
    growing.has(Number(row) - 1) ? `<row r="${row}" ht="${height}"` : all,
  );
}

/** Marks every style as text that was typed with a leading quote, so that no program takes a cell for a formula. */
function withQuotePrefix(styles: string): string {
  return styles.replace(/<cellXfs\b[\s\S]*?<\/cellXfs>/, (all) =>
    all.replace(/<xf (?=[^>]*applyProtection)/g, '<xf quotePrefix="1" '),
  );
}
