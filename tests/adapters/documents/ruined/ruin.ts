import { Buffer } from 'node:buffer';
import ExcelJS from 'exceljs';
import { fillMatrix } from '../../../../adapters/documents/fill-matrix.ts';
import { readGrids } from '../../../../adapters/documents/matrix-grid.ts';
import { writeMatrix } from '../../../../adapters/documents/write-matrix.ts';
import { ANSWERS, SENT } from './asked.ts';

/** Columns of the form, from 1. */
export const AT = { row: 1, number: 2, question: 3, earlier: 4, status: 5, answer: 6, reason: 7, check: 8 } as const;

/** The matrix as the office filled it in. */
export async function filledIn(): Promise<Uint8Array> {
  return fillMatrix(await writeMatrix(SENT), ANSWERS);
}

/** The row of the sheet in which a row of the matrix stands. */
export function rowOf(sheet: ExcelJS.Worksheet, id: string): number {
  for (let row = 1; row <= sheet.rowCount; row++) if (sheet.getCell(row, AT.row).text === id) return row;
  throw new Error(`The sheet holds no ${id}.`);
}

/** What somebody did to the filled matrix in a spreadsheet program, saved by another library than ours. */
export async function ruined(
  change: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void,
  file?: Uint8Array,
): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.from(file ?? (await filledIn())) as unknown as ExcelJS.Buffer);
  change(book.worksheets[0]!, book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** Values of all cells of the rows of the matrix, to be put back in another order. */
export function valuesOf(sheet: ExcelJS.Worksheet, ids: readonly string[]): ExcelJS.CellValue[][] {
  return ids.map((id) => {
    const row = rowOf(sheet, id);
    return Object.values(AT).map((column) => sheet.getCell(row, column).value);
  });
}

/** Puts values into the places of the rows, in some of the columns. */
export function putBack(
  sheet: ExcelJS.Worksheet,
  places: readonly number[],
  values: readonly (readonly ExcelJS.CellValue[])[],
  columns: readonly number[] = Object.values(AT),
): void {
  for (const [at, place] of places.entries())
    for (const column of columns) sheet.getCell(place, column).value = values[at]?.[column - 1] ?? null;
}

/** The filled matrix as delimited text. */
export async function asText(delimiter: string): Promise<string> {
  const [grid] = await readGrids(await filledIn());
  const quoted = (cell: string): string =>
    /["\n\r]/u.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell;
  return grid!.rows.map((row) => row.map(quoted).join(delimiter)).join('\r\n');
}

/** The filled matrix as a page of HTML, as a spreadsheet puts it on the clipboard. */
export async function asHtml(): Promise<string> {
  const [grid] = await readGrids(await filledIn());
  const cell = (text: string): string =>
    `<td>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>')}</td>`;
  const rows = grid!.rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('\n');
  return `<!doctype html><html><head><meta charset="utf-8"></head><body><p>Dear colleague,</p><table>${rows}</table></body></html>`;
}
