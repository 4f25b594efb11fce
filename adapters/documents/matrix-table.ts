import type { MatrixProblem } from '../../activities/ports.ts';
import type { KnownRow, RowTraits } from '../../domain/matrix/identify-rows.ts';
import type { Grid, Loose } from './grid.ts';
import { columnNamed, findHeadings, namedColumns } from './matrix-columns.ts';
import type { ExtraColumn, TableColumn, TablePlace } from './matrix-columns.ts';
import { cellName, questionTextIn, readEndLine, readRowCheck, withoutPlaceholder } from './matrix-form.ts';
import type { EndLine } from './matrix-form.ts';
import { isInstructions } from './matrix-instructions.ts';
import { addedToInstructions, isOurHead } from './our-words.ts';

/** A cell of a returned matrix with its name. */
export interface TableCell {
  readonly text: string;
  readonly name: string;
}

/** One row below the headings, as it stands in the file. */
export interface TableRow {
  readonly traits: RowTraits;
  /** Its cells by what they hold; a column that is not there is left out. */
  readonly cells: Readonly<Partial<Record<TableColumn, TableCell>>>;
  /** Cells with text in columns that are none of ours. */
  readonly extras: readonly (TableCell & ExtraColumn)[];
  /** Name of its first cell. */
  readonly name: string;
  /** The formula that made the answer, null where it was typed. */
  readonly formula: string | null;
  /** What was struck out in it, by the name of the cell. */
  readonly struck: readonly TableCell[];
  readonly hidden: boolean;
  /** The answer cell of the row above reaches over this one. */
  readonly joinedToAbove: boolean;
}

/** A response matrix found in a sheet. */
export interface MatrixTable {
  readonly grid: Grid;
  readonly place: TablePlace;
  /** Reference as the head states it, null where it does not. */
  readonly reference: string | null;
  /** The last row's note on the whole, null where it is not there or was changed. */
  readonly end: EndLine | null;
  readonly rows: readonly TableRow[];
  readonly problems: readonly MatrixProblem[];
  /** What stands in the sheet and in none of its rows, and is none of our words. */
  readonly outside: readonly Loose[];
}

/** How cells of a grid are named; with the sheet on every sheet but the first. */
export function cellNames(grid: Grid, named: boolean): (row: number, column: number) => string {
  const prefix = named && grid.nameOf === undefined ? `${grid.sheet}!` : '';
  const nameOf = grid.nameOf ?? cellName;
  return (row, column) => `${prefix}${nameOf(row, column)}`;
}

/**
 * Reads the matrix in a sheet.
 * @param named whether cells are named with their sheet
 * @param before where the last table of the file stood
 * @returns null where the sheet holds none
 */
export function findTable(
  grid: Grid,
  named: boolean,
  known: readonly KnownRow[] | null,
  before: TablePlace | null,
): MatrixTable | null {
  const place = findHeadings(grid, known, before);
  if (place === null) return null;
  const name = cellNames(grid, named);
  const first = place.headings + 1;
  const body = grid.rows.slice(first);
  const endAt = body.findIndex((cells) => cells.some((cell) => readEndLine(cell) !== null));
  const end = endAt === -1 ? null : readEndLine(body[endAt]!.find((cell) => readEndLine(cell) !== null)!);
  const identity = end?.sound === true ? end.line : null;
  const until = endAt === -1 ? body.length : endAt;
  const rows: TableRow[] = [];
  const outside: Loose[] = [];
  const setAside = (cells: readonly string[], row: number): void => {
    for (const [column, cell] of cells.entries()) {
      const text = cell.trim();
      if (text !== '' && !isOurHead(text)) outside.push({ place: name(row, column), text });
    }
  };
  for (const [at, cells] of grid.rows.entries()) {
    if (at === place.headings) continue;
    if (at < first || at >= first + until) setAside(cells, at);
    else if (cells.some(isInstructions) || isHeadAgain(cells, place) || isFoot(cells)) setAside(withoutOurs(cells), at);
    else if (cells.some((cell) => cell.trim() !== '') || hasStruck(grid, at))
      rows.push(tableRow(grid, at, place, identity, name));
  }
  const head = grid.rows.slice(0, Math.max(0, place.headings));
  return {
    grid,
    place,
    reference: referenceIn((head.length > 0 ? head : grid.rows).flat()),
    end: identity,
    rows,
    problems: [...(end === null || end.sound ? [] : [CHANGED_NOTE]), ...lostUrdu(grid, place, name)],
    outside,
  };
}

function tableRow(
  grid: Grid,
  row: number,
  { columns, extras }: TablePlace,
  identity: EndLine | null,
  name: (row: number, column: number) => string,
): TableRow {
  const line = grid.rows[row] ?? [];
  const cellAt = (column: number): TableCell => ({
    text: withoutPlaceholder((line[column] ?? '').trim()),
    name: name(row, column),
  });
  const cells = Object.fromEntries(Object.entries(columns).map(([column, at]) => [column, cellAt(at)])) as Partial<
    Record<TableColumn, TableCell>
  >;
  const answer = columns.answer;
  const struck = [...(grid.struck?.size === 0 ? [] : Array.from(line, (_, column) => column))].flatMap((column) => {
    const text = grid.struck?.get(`${row},${column}`);
    return text === undefined ? [] : [{ text, name: name(row, column) }];
  });
  const joined = (grid.merges ?? []).some(
    ({ startRow, endRow, startCol, endCol }) =>
      answer !== undefined && startRow < row && row <= endRow && startCol <= answer && answer <= endCol,
  );
  return {
    traits: {
      id: cells.row?.text ?? '',
      check: cells.check === undefined ? null : readRowCheck(identity, cells.check.text),
      number: cells.number?.text ?? '',
      question: questionTextIn(cells.question?.text ?? ''),
    },
    cells,
    extras: extras.flatMap(({ at, heading, answers }) => {
      const cell = cellAt(at);
      return cell.text === '' ? [] : [{ ...cell, at, heading, answers }];
    }),
    name: name(row, columns.row ?? 0),
    formula: answer === undefined ? null : (grid.formulas.get(`${row},${answer}`) ?? null),
    struck,
    hidden: grid.hiddenRows?.has(row) ?? false,
    joinedToAbove: joined,
  };
}

function hasStruck({ struck, rows }: Grid, row: number): boolean {
  if (struck === undefined || struck.size === 0) return false;
  return (rows[row] ?? []).some((_, column) => struck.has(`${row},${column}`));
}

const CHANGED_NOTE: MatrixProblem = {
  code: 'changed-id',
  cell: null,
  message: 'The note in the last row was changed; the rows were read without it.',
};

/** The row below the last one, where its hidden note is gone. */
function isFoot(cells: readonly string[]): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  return filled.length > 0 && filled.every((cell) => /\p{L}/u.test(cell) && isOurHead(cell));
}

/** The headings once more, as on each page of a PDF. */
function isHeadAgain(cells: readonly string[], { headings, columns }: TablePlace): boolean {
  if (headings === -1) return false;
  const heading = columns.answer === undefined ? '' : (cells[columns.answer] ?? '');
  if (heading === '' || heading.length > 80 || columnNamed(heading) !== 'answer') return false;
  const named = namedColumns(cells);
  return Object.keys(named).length >= 3 && named.answer === columns.answer && named.status === columns.status;
}

/** A row of ours within the table: of it only what is none of our words is looked at. */
function withoutOurs(cells: readonly string[]): readonly string[] {
  const named = new Set(Object.values(namedColumns(cells)));
  return cells.map((cell, at) => (isInstructions(cell) ? addedToInstructions(cell) : named.has(at) ? '' : cell));
}

/** Excel's plain CSV keeps no Urdu; the heading, half of which is Urdu, shows it. */
function lostUrdu(
  grid: Grid,
  { headings, columns: { answer } }: TablePlace,
  name: (row: number, column: number) => string,
): readonly MatrixProblem[] {
  if (answer === undefined || !(grid.rows[headings]?.[answer] ?? '').includes('??')) return [];
  const message =
    'The file was saved in an encoding without Urdu, so answers in Urdu read as question marks. ' +
    'Please ask the office for the .xlsx file, or for CSV in UTF-8.';
  return [{ code: 'letters-lost', cell: name(headings, answer), message }];
}

/** The reference that a text around the rows states. */
export function referenceIn(head: readonly string[]): string | null {
  for (const cell of head) {
    const reference = /(?:^|\n)\s*(?:Reference|حوالہ):\s*(\S+)/u.exec(cell)?.[1];
    if (reference !== undefined) return reference.trim();
  }
  return null;
}
