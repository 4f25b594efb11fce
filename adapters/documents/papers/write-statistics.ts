import { writeXlsx } from 'hucre/xlsx';
import type { Cell, CellStyle, WriteSheet } from 'hucre/xlsx';
import type { SubmissionDocument } from '../../../domain/submission/submission-document.ts';
import type { FigureTable } from '../../../domain/submission/figure-tables.ts';
import { SHEET_FONT, stylesFor } from '../matrix-styles.ts';
import { cellText, settled } from '../office-file.ts';

const STYLES = stylesFor('en');
const COUNT: CellStyle = { ...STYLES.text, alignment: { ...STYLES.text.alignment, horizontal: 'right' } };
const WIDTHS = [30, 60, 14] as const;
const YEAR_WIDTH = 16;

/**
 * The statistics annex as a spreadsheet: a sheet with every figure and where it comes from, to be sorted and counted, and
 * the annexed tables one under the other. Values are numbers; how an office wrote them stands beside them. The same
 * document gives the same bytes.
 */
export async function writeStatistics({ title, tables, facts }: SubmissionDocument): Promise<Uint8Array> {
  const file = await writeXlsx({
    sheets: [tableSheet(title, tables, facts.mark), figureSheet(tables)],
    properties: { title: `Statistics: ${title}`, creator: `Government of ${facts.state}` },
    defaultFont: SHEET_FONT,
  });
  return settled(file, {
    'docProps/app.xml': (xml) => xml.replace('<Application>hucre<', '<Application>Treaty Desk<'),
  });
}

function tableSheet(title: string, tables: readonly FigureTable[], mark: string | null): WriteSheet {
  const sheet = emptySheet();
  const most = Math.max(2, ...tables.map(({ columns }) => columns.length));
  if (mark !== null) sheet.put(0, mark, STYLES.mark);
  if (mark !== null) sheet.next();
  sheet.put(0, `Statistical tables. ${title}`, { ...STYLES.title, alignment: { vertical: 'center' } });
  sheet.next();
  if (tables.length === 0) sheet.put(0, 'No office gave figures.', STYLES.fact);
  for (const { title: name, columns, rows } of tables) {
    sheet.next();
    sheet.put(0, name, { ...STYLES.fact, font: { ...SHEET_FONT, bold: true }, alignment: {} });
    sheet.next();
    columns.forEach((text, at) => sheet.put(at, text, STYLES.heading));
    sheet.next();
    for (const row of rows) {
      row.forEach((text, at) => sheet.put(at, text, at < 3 ? STYLES.text : COUNT));
      sheet.next();
    }
  }
  return {
    name: 'Tables',
    columns: Array.from({ length: most }, (_, at) => ({ width: WIDTHS[at] ?? YEAR_WIDTH })),
    cells: sheet.cells,
    pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    headerFooter: { oddFooter: '&RPage &P of &N' },
    view: { showGridLines: false },
  };
}

function figureSheet(tables: readonly FigureTable[]): WriteSheet {
  const heads = ['Question', 'Row', 'Office', 'Matter', 'Value', 'As written', 'Unit', 'Year or period', 'Source'];
  const sheet = emptySheet();
  heads.forEach((text, at) => sheet.put(at, text, STYLES.heading));
  sheet.next();
  for (const { question, figures } of tables) {
    for (const { row, officeName, about, value, wording, unit, time, source } of figures) {
      [question, row, officeName, about, value, wording, unit ?? '', time ?? '', source].forEach((cell, at) =>
        sheet.put(at, cell, typeof cell === 'number' ? COUNT : STYLES.text),
      );
      sheet.next();
    }
  }
  const last = sheet.row() - 1;
  return {
    name: 'Figures',
    columns: [10, 10, 30, 60, 14, 16, 14, 16, 24].map((width) => ({ width })),
    cells: sheet.cells,
    freezePane: { rows: 1 },
    ...(last > 0 ? { autoFilter: { range: `A1:I${last + 1}` } } : {}),
    pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  };
}

/** A sheet that is filled row by row; text stays text, whatever it begins with. */
function emptySheet() {
  const cells = new Map<string, Partial<Cell>>();
  let row = 0;
  return {
    cells,
    row: () => row,
    next: () => void (row += 1),
    put(column: number, value: string | number, style: CellStyle): void {
      const key = `${row},${column}`;
      if (typeof value === 'number') cells.set(key, { value, type: 'number', style });
      else cells.set(key, value === '' ? { value: null, style } : { value: cellText(value), type: 'string', style });
    },
  };
}
