import { Buffer } from 'node:buffer';
import { readXls } from 'hucre';
import { readXlsb, readXlsx } from 'hucre/xlsx';
import type { CellValue, Sheet, Workbook } from 'hucre/xlsx';
import type { Grid, Loose } from './grid.ts';
import { READ_LIMITS } from './grid.ts';
import { cellName } from './matrix-form.ts';
import { officeText } from './office-file.ts';
import { writeZip } from './zip.ts';
import type { ZipEntries } from './zip.ts';

const READ_RANGE = `A1:${cellName(READ_LIMITS.rows - 1, READ_LIMITS.columns - 1)}`;

/** The sheets of an .xlsx or .xlsb file whose archive was looked through. @throws what the library throws on a broken file */
export async function workbookGrids(entries: ZipEntries): Promise<readonly Grid[]> {
  // packed anew, so that the spreadsheet reader sees what was checked and nothing else
  const file = writeZip(entries, { level: 0 });
  if (entries.has('xl/workbook.bin')) return gridsOf(await readXlsb(file));
  const styles = entries.get('xl/styles.xml');
  // styles of single cells matter only where one of them strikes its text out
  const readStyles = styles !== undefined && Buffer.from(styles).includes('<strike');
  return gridsOf(await readXlsx(file, { range: READ_RANGE, readStyles }));
}

/** The sheets of an old .xls file. @throws what the library throws on a broken file */
export async function oldWorkbookGrids(bytes: Uint8Array): Promise<readonly Grid[]> {
  return gridsOf(await readXls(bytes));
}

function gridsOf({ sheets }: Workbook): readonly Grid[] {
  return sheets.map(gridOf);
}

function gridOf(sheet: Sheet): Grid {
  const rows = Array.from(sheet.rows.slice(0, READ_LIMITS.rows), (row: readonly CellValue[] | undefined) =>
    Array.from((row ?? []).slice(0, READ_LIMITS.columns), plainText),
  );
  const formulas = new Map<string, string>();
  const struck = new Map<string, string>();
  const loose: Loose[] = [];
  for (const [key, cell] of sheet.cells ?? []) {
    const [row, column] = key.split(',').map(Number) as [number, number];
    if (cell.formula !== undefined) formulas.set(key, cell.formula);
    if (cell.comment !== undefined && sheet.threadedComments === undefined)
      loose.push({ place: `${cellName(row, column)} (comment)`, text: officeText(cell.comment.text).trim() });
    const out =
      cell.richText?.filter(({ font }) => font?.strikethrough === true).map(({ text }) => text) ??
      (cell.style?.font?.strikethrough === true ? [plainText(cell.value)] : []);
    const text = out.join(' ').trim();
    const line = rows[row];
    if (text === '' || line === undefined) continue;
    struck.set(key, officeText(text));
    line[column] = officeText(
      (cell.richText ?? []).filter(({ font }) => font?.strikethrough !== true).reduce((all, run) => all + run.text, ''),
    );
  }
  const places = new Map<string, string>();
  for (const remark of sheet.threadedComments ?? []) {
    const place = remark.ref ?? places.get(remark.parentId ?? '') ?? sheet.name;
    places.set(remark.id, place);
    loose.push({ place: `${place} (comment)`, text: officeText(remark.text).trim() });
  }
  for (const { text, anchor } of sheet.textBoxes ?? [])
    loose.push({ place: `${cellName(anchor.from.row, anchor.from.col)} (text box)`, text: officeText(text).trim() });
  const hiddenRows = [...(sheet.rowDefs ?? [])].flatMap(([row, { hidden }]) => (hidden === true ? [row] : []));
  return {
    sheet: sheet.name,
    rows,
    formulas,
    struck,
    loose,
    merges: sheet.merges ?? [],
    pictures: (sheet.images ?? []).map(({ anchor }) => cellName(anchor.from.row, anchor.from.col)),
    hiddenRows: new Set(hiddenRows),
    ...(sheet.hidden === true || sheet.veryHidden === true ? { hidden: true as const } : {}),
  };
}

/** What a person sees in a cell, as text. */
function plainText(value: CellValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return officeText(value);
  if (typeof value === 'object') return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  return String(value);
}
