import { writeXlsx } from 'hucre/xlsx';
import type { Cell, CellStyle, ColumnDef, MergeRange, WriteSheet } from 'hucre/xlsx';
import type { Matrix, WriteMatrix } from '../../activities/ports.ts';
import type { MatrixRow } from '../../domain/matrix/matrix-rows.ts';
import { cellName, COLUMNS, endLine, HEADINGS, rowCheck, SHEET_NAME, STATUS_LABELS } from './matrix-form.ts';
import type { ColumnId } from './matrix-form.ts';
import { INSTRUCTIONS_ENGLISH, INSTRUCTIONS_URDU } from './matrix-instructions.ts';
import { DEFAULT_FONT, STYLES } from './matrix-styles.ts';
import { longDate } from './long-date.ts';
import { cellText, officeText, settled } from './office-file.ts';

/** Widths in characters: together they fill a laptop's screen and a landscape A4 page. */
const WIDTHS: Readonly<Record<ColumnId, number>> = {
  row: 7,
  number: 7,
  section: 17,
  question: 48,
  guidance: 27,
  status: 18,
  answer: 56,
  check: 10,
};
const LAST_VISIBLE = COLUMNS.indexOf('answer');
const at = (column: ColumnId): number => COLUMNS.indexOf(column);

/** A cell ends at 32,767 characters; a text that passes this is cut and says so. */
const TEXT_LIMIT = 32_000;
const TEXT_GOES_ON = ' […the text goes on in the list itself]';

/** Points; no spreadsheet has a higher row. */
const MAX_ROW_HEIGHT = 409;

/**
 * Writes a response matrix. Only the Status and Answer cells can be edited: the sheet is protected without a
 * password, against slips and not against people. The same matrix gives the same bytes.
 */
export const writeMatrix: WriteMatrix = async (matrix) => {
  const { sheet, growing } = layOut(matrix);
  const title = `Response matrix ${officeText(matrix.reference)}`;
  const file = await writeXlsx({
    sheets: [sheet],
    properties: {
      title,
      subject: officeText(matrix.title),
      creator: 'Ministry of Human Rights',
      company: 'Government of Pakistan',
    },
    defaultFont: DEFAULT_FONT,
  });
  return settled(file, {
    'xl/styles.xml': withQuotePrefix,
    'xl/worksheets/sheet1.xml': (xml) => withGrowingRows(xml, growing),
    'docProps/app.xml': (xml) => xml.replace('<Application>hucre<', '<Application>Treaty Desk<'),
  });
};

/** One matrix as a sheet: head, column headings (frozen, repeated in print), how to fill in, the rows, the end. */
function layOut(matrix: Matrix): { readonly sheet: WriteSheet; readonly growing: readonly [number, number] } {
  const cells = new Map<string, Partial<Cell>>();
  const merges: MergeRange[] = [];
  const rowDefs = new Map<number, { height: number }>();
  let row = 0;

  const put = (column: number, text: string, style: CellStyle): void => {
    const value = shortened(text);
    cells.set(`${row},${column}`, value === '' ? { value: null, style } : { value, type: 'string', style });
  };
  const band = (from: number, to: number, text: string, style: CellStyle): void => {
    for (let column = from; column <= to; column++) put(column, column === from ? text : '', style);
    merges.push({ startRow: row, startCol: from, endRow: row, endCol: to });
  };
  const next = (height?: number): void => {
    if (height !== undefined) rowDefs.set(row, { height });
    row += 1;
  };

  if (matrix.mark !== null) {
    band(0, LAST_VISIBLE, matrix.mark, STYLES.mark);
    next(20);
  }
  band(0, LAST_VISIBLE, 'Government of Pakistan  ·  Ministry of Human Rights', STYLES.ministry);
  next(16);
  band(0, LAST_VISIBLE, `Response matrix: ${matrix.title}`, STYLES.title);
  next(24);
  band(0, at('question'), `Reference: ${matrix.reference}`, STYLES.fact);
  band(at('guidance'), at('status'), `Office: ${matrix.officeName}`, STYLES.fact);
  const day = matrix.answerBy === null ? 'as the letter says' : longDate(matrix.answerBy);
  put(at('answer'), `Answer by: ${day}`, STYLES.dueFact);
  next(32);

  const headingRow = row;
  COLUMNS.forEach((column, i) => put(i, HEADINGS[column], STYLES.heading));
  next(22);

  band(0, at('question'), INSTRUCTIONS_ENGLISH.join('\n'), STYLES.english);
  band(at('guidance'), LAST_VISIBLE, INSTRUCTIONS_URDU.join('\n'), STYLES.urdu);
  next(122);

  const firstRow = row;
  for (const asked of matrix.rows) {
    put(at('row'), asked.row, STYLES.id);
    put(at('number'), asked.number ?? '', STYLES.number);
    put(at('section'), asked.section ?? '', STYLES.hint);
    put(at('question'), asked.text, STYLES.text);
    put(at('guidance'), asked.guidance.join('\n'), STYLES.hint);
    put(at('status'), '', STYLES.fillIn);
    put(at('answer'), '', STYLES.fillIn);
    put(at('check'), rowCheck(matrix, asked.row), STYLES.id);
    next(estimatedHeight(asked));
  }
  const lastRow = row - 1;

  band(0, LAST_VISIBLE, `End of the matrix: ${matrix.rows.length} rows.`, STYLES.end);
  put(at('check'), endLine({ ...matrix, rows: matrix.rows.map((asked) => asked.row) }), STYLES.end);
  next(18);

  const column = (id: ColumnId): string => `${cellName(firstRow, at(id))}:${cellName(lastRow, at(id))}`;
  const filled = matrix.rows.length > 0;
  const sheet: WriteSheet = {
    name: SHEET_NAME,
    columns: COLUMNS.map((id): ColumnDef => ({ width: WIDTHS[id], hidden: id === 'check' })),
    cells,
    merges,
    rowDefs,
    freezePane: { rows: headingRow + 1 },
    ...(filled ? { dataValidations: [statusList(column('status'))] } : {}),
    ...(filled ? { conditionalRules: [answerMissing(column('answer'), firstRow)] } : {}),
    protection: {
      sheet: true,
      objects: true,
      scenarios: true,
      selectLockedCells: true,
      selectUnlockedCells: true,
      formatRows: true,
      formatColumns: true,
    },
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `$${headingRow + 1}:$${headingRow + 1}`,
      margins: { top: 0.5, right: 0.4, bottom: 0.6, left: 0.4, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: `&L${footerText(matrix.reference)}&C${footerText(matrix.mark ?? '')}&RPage &P of &N` },
    view: { showGridLines: false },
    a11y: {
      summary: 'Questions to one office, with a status and an answer to fill in for each.',
      headerRow: headingRow,
    },
  };
  return { sheet, growing: [firstRow, lastRow] };
}

/** Points a row needs for what is printed in it, about; spreadsheets measure again when the row is written in. */
function estimatedHeight(asked: MatrixRow): number {
  const lines = (text: string, column: ColumnId, sizeOfFont: number): number =>
    text
      .split('\n')
      .map((line) => Math.max(1, Math.ceil((line.length * sizeOfFont) / 11 / (WIDTHS[column] * 1.08))))
      .reduce((sum, n) => sum + n, 0);
  const points = Math.max(
    15 * lines(asked.text, 'question', 11),
    13.5 * lines(asked.guidance.join('\n'), 'guidance', 10),
    13.5 * lines(asked.section ?? '', 'section', 10),
  );
  return Math.min(MAX_ROW_HEIGHT, Math.ceil(points) + 4);
}

/** Lets rows grow with the answer: a height stays as measured for now, and is no longer called the user's own. */
function withGrowingRows(sheet: string, [first, last]: readonly [number, number]): string {
  return sheet.replace(/<row r="(\d+)" ht="([\d.]+)" customHeight="1"/g, (all, row: string, height: string) =>
    Number(row) > first && Number(row) <= last + 1 ? `<row r="${row}" ht="${height}"` : all,
  );
}

/** The drop-down; it warns and does not stop, since a status in Urdu is read as well. */
function statusList(range: string): NonNullable<WriteSheet['dataValidations']>[number] {
  return {
    type: 'list',
    range,
    values: Object.values(STATUS_LABELS),
    allowBlank: true,
    showInputMessage: true,
    inputTitle: 'Status / کیفیت',
    inputMessage: 'Choose one from the list. Leave empty what is answered later.',
    showErrorMessage: true,
    errorStyle: 'warning',
    errorTitle: 'Status / کیفیت',
    errorMessage: `Please choose one of: ${Object.values(STATUS_LABELS).join('; ')}.`,
  };
}

/** Marks the answer cell of a row that has a status and no text. */
function answerMissing(range: string, firstRow: number): NonNullable<WriteSheet['conditionalRules']>[number] {
  const status = `$${cellName(firstRow, at('status'))}`;
  const answer = `$${cellName(firstRow, at('answer'))}`;
  return {
    type: 'expression',
    priority: 1,
    range,
    formula: `AND(${status}<>"",LEN(TRIM(${answer}))=0)`,
    style: { fill: { type: 'pattern', pattern: 'solid', bgColor: { rgb: 'F6C9C4' } } },
  };
}

function shortened(text: string): string {
  const whole = cellText(text);
  return whole.length <= TEXT_LIMIT ? whole : officeText(whole.slice(0, TEXT_LIMIT)) + TEXT_GOES_ON;
}

/** In a page footer “&” starts a code, so one that is meant stands twice. */
function footerText(text: string): string {
  return officeText(text).replace(/&/g, '&&');
}

/** Marks every style as text that was typed with a leading quote, so that no program takes a cell for a formula. */
function withQuotePrefix(styles: string): string {
  return styles.replace(/<cellXfs\b[\s\S]*?<\/cellXfs>/, (all) =>
    all.replace(/<xf (?=[^>]*applyProtection)/g, '<xf quotePrefix="1" '),
  );
}
