import type { KnownRow } from '../../domain/matrix/identify-rows.ts';
import { questionMatcher } from '../../domain/matrix/question-match.ts';
import type { Grid } from './grid.ts';
import { columnOf, plainWords, readRowCheck } from './matrix-form.ts';
import type { ColumnId } from './matrix-form.ts';
import { readStatus } from './matrix-status.ts';
import { isOurHead } from './our-words.ts';

/** What a column of a returned matrix holds; the last two are of an earlier edition of the form. */
export type TableColumn = ColumnId | 'section' | 'guidance';

/** A column that is none of ours. */
export interface ExtraColumn {
  readonly at: number;
  /** As it stands there; empty where nothing does. */
  readonly heading: string;
  /** Its heading says that answers stand in it. */
  readonly answers: boolean;
}

/** Where in a sheet a matrix stands, from 0. */
export interface TablePlace {
  /** The row of headings; −1 where they are gone. */
  readonly headings: number;
  readonly columns: Readonly<Partial<Record<TableColumn, number>>>;
  readonly extras: readonly ExtraColumn[];
}

/** First rows in which headings are looked for. */
const HEAD_ROWS = 40;
/** So many columns of ours are named nowhere but in the headings. */
const SURELY = 5;
/** Rows by whose content a column without its heading is known. */
const LOOKED_AT = 200;

/** Headings of an earlier edition, and words people put in the place of ours; compared after `plainWords`. */
const OTHER_HEADINGS: Readonly<Record<TableColumn, RegExp>> = {
  check: /^check$/u,
  row: /^(?:ref(?:erence)?(?: no| number| id)?|row(?: id| no)?|id|code|حوالہ(?: نمبر)?)$/u,
  section: /^(?:section|part|theme|heading|chapter|عنوان)$/u,
  guidance: /^(?:a full answer holds|guidance|hints?|what a full answer holds|رہنمائی)$/u,
  number:
    /^(?:(?:q(?:uestion)?|para(?:graph)?|item|issue|s|sr|sl|serial) (?:no|nos|number)|no|number|paras?|paragraph|نمبر|سوال نمبر|شمار|پیرا)$/u,
  question:
    /^(?:questions?|quer(?:y|ies)|issues?|points?|question asked|questions asked|list of issues|text(?: of (?:the )?question)?|سوالات?|متن)$/u,
  earlier: /^(?:last|previous|earlier) (?:answer|reply|response)$|^پچھلا جواب$/u,
  status: /^(?:status|state|position|answered|کیفیت|حیثیت)$/u,
  answer:
    /^(?:(?:your |our |office |department(?:al)? |ministry |final )?(?:answers?|repl(?:y|ies)|responses?|inputs?)(?: .{0,40})?|جوابات?|جواب .{0,40})$/u,
  reason: /^reasons?(?: .{0,40})?$|^whose.{0,30}$|^وجہ.{0,30}$/u,
};
const ANSWERS =
  /\b(?:answers?|repl(?:y|ies)|responses?|inputs?|remarks?|comments?|views?|feedback|details?)\b|جواب|تبصر|تفصیل|رائے/u;

/**
 * Finds the headings of a matrix, by their words and not by their place, since people insert, move and rename columns;
 * a column whose heading is gone is known by what stands in it.
 *
 * @param known the rows that were asked; null where nobody says
 * @param before where the last table of the same file stood: one that goes on over a page has no headings of its own
 */
export function findHeadings(
  grid: Grid,
  known: readonly KnownRow[] | null = null,
  before: TablePlace | null = null,
): TablePlace | null {
  let best: { readonly at: number; readonly columns: Columns } | null = null;
  for (const [at, row] of grid.rows.slice(0, HEAD_ROWS).entries()) {
    const columns = mayBeHead(row) ? namedColumns(row) : {};
    if (isHead(columns) && (best === null || size(columns) > size(best.columns))) best = { at, columns };
    if (best !== null && size(best.columns) >= SURELY) break;
  }
  if (best !== null) return placed(grid, best.at, withContent(grid, best.at, best.columns, known));
  if (before !== null && goesOn(grid, before, known)) return placed(grid, -1, before.columns);
  const byContent = withContent(grid, -1, {}, known);
  const isMatrix = byContent.row !== undefined || byContent.check !== undefined || byContent.question !== undefined;
  return isMatrix && byContent.answer !== undefined ? placed(grid, -1, byContent) : null;
}

/** A row of headings is of short cells, side by side. */
function mayBeHead(row: readonly string[]): boolean {
  const filled = row.filter((cell) => cell.trim() !== '');
  return filled.length >= 2 && filled.filter((cell) => cell.length <= 80).length * 2 > filled.length;
}

type Columns = Partial<Record<TableColumn, number>>;

const size = (columns: Columns): number => Object.keys(columns).length;

/** Whether named columns are the head of a matrix: something is written in, and something says for what. */
function isHead(columns: Columns): boolean {
  const writes = columns.answer !== undefined || columns.status !== undefined;
  const says = columns.row !== undefined || columns.question !== undefined || columns.number !== undefined;
  return writes && says;
}

/** Columns that the cells of a row name; of two that name the same the first. */
export function namedColumns(row: readonly string[]): Columns {
  const columns: Columns = {};
  for (const [at, cell] of row.entries()) {
    if (cell.length > 80 || cell.trim() === '' || isOurHead(cell.trim())) continue;
    const column = columnNamed(cell);
    if (column !== null) columns[column] ??= at;
  }
  return columns;
}

/** The column a heading names, in this edition, an earlier one, or in words of somebody's own; null for any other text. */
export function columnNamed(heading: string): TableColumn | null {
  const parts = [heading, ...(heading.includes('/') ? heading.split('/') : [])].map(plainWords);
  const other = (Object.keys(OTHER_HEADINGS) as TableColumn[]).find((column) =>
    parts.some((words) => OTHER_HEADINGS[column].test(words)),
  );
  return other ?? columnOf(heading);
}

function placed(grid: Grid, headings: number, columns: Columns): TablePlace {
  const taken = new Set(Object.values(columns));
  const width = grid.rows.slice(Math.max(0, headings)).reduce((most, row) => Math.max(most, row.length), 0);
  const head = headings === -1 ? [] : (grid.rows[headings] ?? []);
  const extras = Array.from({ length: width }, (_, at) => at)
    .filter((at) => !taken.has(at))
    .map((at) => {
      const heading = (head[at] ?? '').trim();
      return { at, heading, answers: ANSWERS.test(heading.toLowerCase()) };
    });
  return { headings, columns, extras };
}

/** A table without headings is the rest of the one before where as many columns hold the same kinds of things. */
function goesOn(grid: Grid, { columns, extras }: TablePlace, known: readonly KnownRow[] | null): boolean {
  const width = Math.max(0, ...grid.rows.map((row) => row.length));
  if (width !== size(columns) + extras.length || columns.row === undefined) return false;
  const ids = new Set(known?.map(({ row }) => row));
  const at = columns.row;
  return grid.rows.some((row) => ids.has((row[at] ?? '').trim()) || isId(row[at] ?? ''));
}

const isId = (cell: string): boolean => /^q\d{1,3}(?:\.[a-z0-9]{1,6})*$/iu.test(cell.trim());

/** Adds the columns whose heading is gone, by what most of their cells hold. */
function withContent(grid: Grid, headings: number, named: Columns, known: readonly KnownRow[] | null): Columns {
  const wanted = (['row', 'check', 'question', 'status', 'answer'] as const).filter((one) => named[one] === undefined);
  if (wanted.length === 0) return named;
  const columns: Columns = { ...named };
  let body = grid.rows.slice(headings + 1, headings + 1 + LOOKED_AT);
  const width = body.reduce((most, row) => Math.max(most, row.length), 0);
  const free = (): number[] =>
    Array.from({ length: width }, (_, at) => at).filter((at) => !Object.values(columns).includes(at));
  const share = (at: number, is: (cell: string) => boolean): number => {
    const cells = body.map((row) => (row[at] ?? '').trim()).filter((cell) => cell !== '');
    return cells.length === 0 ? 0 : cells.filter(is).length / cells.length;
  };
  const take = (column: TableColumn, is: (cell: string) => boolean, least: number): void => {
    if (columns[column] !== undefined) return;
    const shares = free().map((at) => ({ at, of: share(at, is) }));
    const best = shares.reduce((most, one) => (one.of > most.of ? one : most), { at: -1, of: 0 });
    if (best.at !== -1 && best.of >= least) columns[column] = best.at;
  };
  const ids = known === null ? null : new Set(known.map(({ row }) => row));
  take('row', (cell) => ids?.has(cell) ?? isId(cell), 0.3);
  // what stands above, between and below the rows says nothing of the other columns
  const at = columns.row;
  const ofRows = at === undefined ? [] : body.filter((row) => isId(row[at] ?? '') || ids?.has((row[at] ?? '').trim()));
  if (ofRows.length > 0) body = ofRows;
  take('check', (cell) => readRowCheck(null, cell) !== null, 0.5);
  if (known !== null && known.some(({ text }) => text !== undefined)) {
    const match = questionMatcher(known.flatMap(({ row, text }) => (text === undefined ? [] : [{ row, text }])));
    take('question', (cell) => match(cell) !== null, 0.4);
  }
  const numbers = new Set(known?.flatMap(({ number }) => (number == null ? [] : [number])));
  take('number', (cell) => numbers.has(cell), 0.6);
  take('status', (cell) => readStatus(cell) !== null, 0.6);
  if (columns.answer === undefined && (columns.row ?? columns.check ?? columns.question) !== undefined) {
    const after = columns.status ?? columns.question ?? columns.row ?? -1;
    const right = free().filter((at) => at > after && share(at, () => true) > 0);
    const answer = right[0] ?? (columns.status === undefined ? free().find((at) => at > after) : after + 1);
    if (answer !== undefined && !Object.values(columns).includes(answer)) columns.answer = answer;
  }
  return columns;
}
