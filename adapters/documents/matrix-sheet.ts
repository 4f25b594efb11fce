import type { Cell, CellStyle, ColumnDef, MergeRange, WriteSheet } from 'hucre/xlsx';
import type { Matrix } from '../../activities/ports.ts';
import type { MatrixRow } from '../../domain/matrix/matrix-rows.ts';
import {
  cellName,
  COLUMNS,
  earlierTextIn,
  endLine,
  FILLED_IN,
  guidanceCell,
  headingOf,
  rowCheck,
  SHEET_NAME,
} from './matrix-form.ts';
import type { ColumnId } from './matrix-form.ts';
import { instructions } from './matrix-instructions.ts';
import { AS_BEFORE, statusChoices } from './matrix-status.ts';
import { HINT_FONT, URDU_LINE, stylesFor } from './matrix-styles.ts';
import { confirmable, earlierCellOf, endOf, matrixWords } from './matrix-words.ts';
import { cellText, officeText } from './office-file.ts';

/** Widths in characters: together they fill a laptop's screen, and a landscape A4 page at three quarters. */
const WIDTHS: Readonly<Record<ColumnId, number>> = {
  row: 7,
  number: 8,
  question: 46,
  earlier: 34,
  status: 18,
  answer: 54,
  reason: 24,
  check: 10,
};
const LAST_VISIBLE = COLUMNS.indexOf('reason');
const at = (column: ColumnId): number => COLUMNS.indexOf(column);

/** A cell ends at 32,767 characters; a text that passes this is cut and says so. */
const TEXT_LIMIT = 32_000;
const TEXT_GOES_ON = ' […the text goes on in the list itself]';
/** Points; no spreadsheet has a higher row. */
const MAX_ROW_HEIGHT = 409;

/**
 * One matrix as a sheet: head, column headings (frozen, repeated in print), how to fill in, the rows by section, the end.
 * @returns `growing`: rows, from 0, whose height follows what is written in them
 */
export function layOutSheet(matrix: Matrix): { readonly sheet: WriteSheet; readonly growing: ReadonlySet<number> } {
  const language = matrix.language ?? 'en';
  const words = matrixWords(matrix);
  const styles = stylesFor(language);
  const confirms = matrix.rows.some(confirmable);
  const shown = (column: ColumnId): boolean =>
    column !== 'check' && (column !== 'earlier' || matrix.rows.some((row) => row.earlier !== undefined));
  const cells = new Map<string, Partial<Cell>>();
  const merges: MergeRange[] = [];
  const rowDefs = new Map<number, { height: number }>();
  const growing = new Set<number>();
  let row = 0;

  const put = (column: number, text: string, style: CellStyle): void => {
    const value = shortened(text);
    cells.set(`${row},${column}`, value === '' ? { value: null, style } : { value, type: 'string', style });
  };
  const band = (from: number, to: number, text: string, style: CellStyle): void => {
    for (let column = from; column <= to; column++) put(column, column === from ? text : '', style);
    if (to > from) merges.push({ startRow: row, startCol: from, endRow: row, endCol: to });
  };
  const next = (height: number): void => {
    rowDefs.set(row, { height });
    row += 1;
  };

  if (matrix.mark !== null) {
    band(0, LAST_VISIBLE, matrix.mark, styles.mark);
    next(20);
  }
  band(0, LAST_VISIBLE, `${words.government}  ·  ${words.ministry}`, styles.ministry);
  next(language === 'ur' ? 26 : 16);
  band(0, LAST_VISIBLE, words.title, styles.title);
  next(language === 'ur' ? 40 : 24);
  band(0, at('earlier'), words.reference, styles.fact);
  band(at('status'), LAST_VISIBLE, words.office, styles.fact);
  next(language === 'ur' ? 26 : 17);
  band(0, LAST_VISIBLE, words.answerBy, styles.dueFact);
  next(language === 'ur' ? 30 : 22);

  const headingRow = row;
  COLUMNS.forEach((column, i) => put(i, headingOf(column, language), styles.heading));
  next(language === 'ur' ? 56 : 34);

  const width = (from: ColumnId, to: ColumnId): number =>
    COLUMNS.slice(at(from), at(to) + 1)
      .filter(shown)
      .reduce((sum, column) => sum + WIDTHS[column], 0);
  const [first, second] = language === 'ur' ? (['ur', 'en'] as const) : (['en', 'ur'] as const);
  const halves = [
    { from: 'row', to: 'earlier', in: first },
    { from: 'status', to: 'reason', in: second },
  ] as const;
  const heights = halves.map((half) => {
    const text = instructions(half.in, 'xlsx', confirms, language).join('\n');
    band(at(half.from), at(half.to), text, half.in === 'ur' ? styles.urdu : styles.english);
    return lines(text, width(half.from, half.to)) * (half.in === 'ur' ? URDU_LINE : 15);
  });
  next(Math.min(MAX_ROW_HEIGHT, Math.max(...heights) + 10));

  const ranges = { plain: [] as number[], confirming: [] as number[] };
  const firstRow = row;
  let section: string | null = null;
  for (const asked of matrix.rows) {
    if (asked.section !== null && asked.section !== section) {
      // its text stands in the question's column: a row without a reference is no row of the matrix
      for (let column = 0; column < at('question'); column++) put(column, '', styles.section);
      band(at('question'), LAST_VISIBLE, asked.section, styles.section);
      next(6 + 16 * lines(asked.section, width('question', 'reason')));
    }
    section = asked.section;
    const last = earlierCellOf(asked, matrix);
    put(at('row'), asked.row, styles.id);
    put(at('number'), asked.number ?? '', styles.number);
    cells.set(`${row},${at('question')}`, questionCell(asked, matrix, styles.text));
    cells.set(`${row},${at('earlier')}`, earlierCell(last, styles.last));
    for (const column of FILLED_IN) put(at(column), column === 'answer' ? (asked.given ?? '') : '', styles.fillIn);
    put(at('check'), rowCheck(matrix, asked.row), styles.id);
    ranges[confirmable(asked) ? 'confirming' : 'plain'].push(row);
    growing.add(row);
    next(estimatedHeight(asked, last, language));
  }
  const lastRow = row - 1;

  band(0, LAST_VISIBLE, words.end, styles.end);
  put(at('check'), endLine(endOf(matrix)), styles.end);
  next(18);

  const filled = matrix.rows.length > 0;
  const column = (id: ColumnId): string => `${cellName(firstRow, at(id))}:${cellName(lastRow, at(id))}`;
  const sheet: WriteSheet = {
    name: SHEET_NAME,
    columns: COLUMNS.map((id): ColumnDef => ({ width: WIDTHS[id], hidden: !shown(id) })),
    cells,
    merges,
    rowDefs,
    freezePane: { rows: headingRow + 1 },
    dataValidations: [
      ...statusList(ranges.plain, statusChoices(language, false), language),
      ...statusList(ranges.confirming, statusChoices(language, true), language),
    ],
    ...(filled ? { conditionalRules: [answerMissing(column('answer'), firstRow, AS_BEFORE[language])] } : {}),
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
    view: { showGridLines: false, ...(language === 'ur' ? { rightToLeft: true } : {}) },
    a11y: {
      summary: 'Questions to one office, with a status and an answer to fill in for each.',
      headerRow: headingRow,
    },
  };
  return { sheet, growing };
}

/** A question, and below it in grey what a full answer holds: one cell, so that no sorting parts them. */
function questionCell(asked: MatrixRow, { language }: Matrix, style: CellStyle): Partial<Cell> {
  const text = shortened(asked.text);
  const guidance = officeText(guidanceCell(asked.guidance, language));
  const fits = guidance !== '' && text.length + guidance.length < TEXT_LIMIT;
  return richCell([{ text }, ...(fits ? [{ text: `\n${guidance}`, font: HINT_FONT }] : [])], style);
}

/** A last answer: what is said of it in grey, then its text. */
function earlierCell(cell: string, style: CellStyle): Partial<Cell> {
  const text = earlierTextIn(cell) ?? '';
  const said = cellText(cell.slice(0, cell.length - text.length));
  return richCell([{ text: said, font: HINT_FONT }, { text: cellText(text) }], style);
}

function richCell(runs: readonly { text: string; font?: typeof HINT_FONT }[], style: CellStyle): Partial<Cell> {
  const value = runs.map(({ text }) => text).join('');
  if (value === '') return { value: null, style };
  if (runs.length === 1) return { value, type: 'string', style };
  const richText = runs.map(({ text, font }) => ({ text, font: font ?? { ...style.font } }));
  return { value, type: 'richText', richText, style };
}

/** Lines a text takes in a cell so many characters wide, about. */
function lines(text: string, width: number): number {
  return text
    .split('\n')
    .map((line) => Math.max(1, Math.ceil(line.length / (width * 1.17))))
    .reduce((sum, n) => sum + n, 0);
}

/** Points a row needs for what is printed in it, about; spreadsheets measure again when the row is written in. */
function estimatedHeight(asked: MatrixRow, last: string, language: 'en' | 'ur'): number {
  const hint = language === 'ur' ? 18 : 13.5;
  const points = Math.max(
    15 * lines(asked.text, WIDTHS.question) +
      hint * lines(guidanceCell(asked.guidance, language), WIDTHS.question * 1.08),
    hint * lines(last, WIDTHS.earlier * 1.08),
  );
  return Math.min(MAX_ROW_HEIGHT, Math.ceil(points) + 6);
}

/** The drop-down of some rows; it warns and does not stop, since a status in other words is read as well. */
function statusList(
  rows: readonly number[],
  values: readonly string[],
  language: 'en' | 'ur',
): NonNullable<WriteSheet['dataValidations']> {
  if (rows.length === 0) return [];
  const title = headingOf('status', language);
  return [
    {
      type: 'list',
      range: rangesOf(rows, at('status')),
      values: [...values],
      allowBlank: true,
      showInputMessage: true,
      inputTitle: title,
      inputMessage:
        language === 'ur'
          ? 'فہرست سے ایک چنیں۔ جس کا جواب بعد میں دینا ہو اسے خالی چھوڑ دیں۔'
          : 'Choose one from the list. Leave empty what is answered later.',
      showErrorMessage: true,
      errorStyle: 'warning',
      errorTitle: title,
      errorMessage: `${language === 'ur' ? 'ان میں سے ایک چنیں' : 'Please choose one of'}: ${values.join('; ')}.`,
    },
  ];
}

/** Cells of one column as ranges: rows 5, 6, 7 and 9 of E are `E6:E8 E10`. */
function rangesOf(rows: readonly number[], column: number): string {
  const runs: [number, number][] = [];
  for (const row of rows) {
    const run = runs.at(-1);
    if (run !== undefined && run[1] === row - 1) run[1] = row;
    else runs.push([row, row]);
  }
  return runs
    .map(([from, to]) => (from === to ? cellName(from, column) : `${cellName(from, column)}:${cellName(to, column)}`))
    .join(' ');
}

/** Marks the answer cell of a row that has a status, and neither a text nor a reason. */
function answerMissing(
  range: string,
  firstRow: number,
  asBefore: string,
): NonNullable<WriteSheet['conditionalRules']>[number] {
  const [status, answer, reason] = FILLED_IN.map((id) => `$${cellName(firstRow, at(id))}`) as [string, string, string];
  return {
    type: 'expression',
    priority: 1,
    range,
    formula: `AND(${status}<>"",${status}<>"${asBefore}",LEN(TRIM(${answer}))=0,LEN(TRIM(${reason}))=0)`,
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
