import type { MatrixProblem } from '../../activities/ports.ts';
import type { RowId } from '../../domain/requests/row.ts';
import { cellName, columnOf, readEndLine, readRowCheck } from './matrix-form.ts';
import type { EndLine } from './matrix-form.ts';
import { isInstructions } from './matrix-instructions.ts';

/** A sheet as plain text, row by row; what stands in a cell, not how it looks. */
export interface Grid {
  readonly sheet: string;
  readonly rows: readonly (readonly string[])[];
  /** Cells whose text a formula made, as `row,column` from 0, with the formula. */
  readonly formulas: ReadonlyMap<string, string>;
}

/** One row below the headings, as it stands in the file. */
export interface TableRow {
  /** As written in the reference column; may be empty. */
  readonly id: string;
  /** The second copy, null where the file has none. */
  readonly check: { readonly row: RowId; readonly sound: boolean } | null;
  readonly status: string;
  readonly answer: string;
  /** The formula that made the answer, null where it was typed. */
  readonly formula: string | null;
  readonly cells: { readonly id: string; readonly status: string; readonly answer: string };
}

/** A response matrix found in a sheet. */
export interface MatrixTable {
  /** Reference as the head states it, null where it does not. */
  readonly reference: string | null;
  /** The last row's note on the whole, null where it is not there or was changed. */
  readonly end: EndLine | null;
  readonly rows: readonly TableRow[];
  readonly problems: readonly MatrixProblem[];
}

/** Where in a sheet the table stands, from 0; `check` is null where that column is gone. */
export interface TablePlace {
  readonly headings: number;
  readonly id: number;
  readonly status: number;
  readonly answer: number;
  readonly check: number | null;
}

/** First rows in which headings are looked for. */
const HEAD_ROWS = 40;

/** Finds the row of headings: by their words, since people insert and hide columns. */
export function findHeadings(grid: Grid): TablePlace | null {
  for (const [headings, row] of grid.rows.slice(0, HEAD_ROWS).entries()) {
    const columns = row.map(columnOf);
    const [id, status, answer, check] = (['row', 'status', 'answer', 'check'] as const).map((column) =>
      columns.indexOf(column),
    ) as [number, number, number, number];
    if (id !== -1 && status !== -1 && answer !== -1) {
      return { headings, id, status, answer, check: check === -1 ? null : check };
    }
  }
  return null;
}

/**
 * Reads the matrix in a sheet.
 * @param named whether cells are named with their sheet, as they must be on every sheet but the first
 * @returns null where the sheet holds none
 */
export function findTable(grid: Grid, named: boolean): MatrixTable | null {
  const place = findHeadings(grid);
  if (place === null) return null;
  const name = (row: number, column: number): string => `${named ? `${grid.sheet}!` : ''}${cellName(row, column)}`;
  const body = grid.rows.slice(place.headings + 1);
  const endCell = body.flat().find((cell) => readEndLine(cell) !== null);
  const end = endCell === undefined ? null : readEndLine(endCell);
  const identity = end?.sound === true ? end.line : null;
  const rows: TableRow[] = [];
  for (const [i, cells] of body.entries()) {
    const row = place.headings + 1 + i;
    if (cells.some((cell) => readEndLine(cell) !== null)) break;
    const cellOf = (column: number): string => (cells[column] ?? '').trim();
    const read: TableRow = {
      id: cellOf(place.id),
      check: place.check === null ? null : readRowCheck(identity, cellOf(place.check)),
      status: cellOf(place.status),
      answer: cellOf(place.answer),
      formula: grid.formulas.get(`${row},${place.answer}`) ?? null,
      cells: { id: name(row, place.id), status: name(row, place.status), answer: name(row, place.answer) },
    };
    if (isInstructions(read.id)) continue;
    rows.push(read);
  }
  return {
    reference: referenceIn(grid.rows.slice(0, place.headings)),
    end: identity,
    rows,
    problems: [...(end === null || end.sound ? [] : [CHANGED_NOTE]), ...lostUrdu(grid, place, name)],
  };
}

const CHANGED_NOTE: MatrixProblem = {
  code: 'changed-id',
  cell: null,
  message: 'The note in the last row was changed; the rows were read without it.',
};

/** Excel's plain CSV keeps no Urdu; the heading, half of which is Urdu, shows it. */
function lostUrdu(
  grid: Grid,
  { headings, answer }: TablePlace,
  name: (row: number, column: number) => string,
): readonly MatrixProblem[] {
  if (!(grid.rows[headings]?.[answer] ?? '').includes('??')) return [];
  const message =
    'The file was saved in an encoding without Urdu, so answers in Urdu read as question marks. ' +
    'Please ask the office for the .xlsx file, or for CSV in UTF-8.';
  return [{ code: 'letters-lost', cell: name(headings, answer), message }];
}

function referenceIn(head: readonly (readonly string[])[]): string | null {
  for (const cell of head.flat()) {
    const reference = /^(?:Reference|حوالہ):\s*(.+)$/.exec(cell.trim())?.[1];
    if (reference !== undefined) return reference.trim();
  }
  return null;
}
