/** A table as plain text, row by row: what stands in a cell, not how it looks. A merged cell has its text at its first place. */
export interface Grid {
  readonly sheet: string;
  readonly rows: readonly (readonly string[])[];
  /** Cells whose text a formula made, as `row,column` from 0, with the formula. */
  readonly formulas: ReadonlyMap<string, string>;
  /** Merged cells, first and last row and column, from 0, inclusive. Absent: none, or not known. */
  readonly merges?: readonly Merge[];
  /** Text that was struck out and is in `rows` no more, by cell. Absent: none. */
  readonly struck?: ReadonlyMap<string, string>;
  /** What stands in no cell: remarks attached to cells, text boxes; each with its place. Absent: none. */
  readonly loose?: readonly Loose[];
  /** Cells at which pictures stand. Absent: none. */
  readonly pictures?: readonly string[];
  /** Rows a reader of the sheet does not see, from 0. Absent: none. */
  readonly hiddenRows?: ReadonlySet<number>;
  /** The whole sheet is hidden. Absent: it is not. */
  readonly hidden?: true;
  /** Name of a cell where it is not that of a spreadsheet. */
  readonly nameOf?: (row: number, column: number) => string;
}

/** A merged cell. */
export interface Merge {
  readonly startRow: number;
  readonly startCol: number;
  readonly endRow: number;
  readonly endCol: number;
}

/** A text outside the cells. */
export interface Loose {
  readonly place: string;
  readonly text: string;
}

/** What a file holds: its tables, and the text around them where it is no spreadsheet. */
export interface Grids {
  readonly grids: readonly Grid[];
  /** Paragraphs in their order, with their places. */
  readonly around: readonly Loose[];
  /** What of the file could not be read, in words for an officer. */
  readonly notes: readonly string[];
}

/** What of a table is read; a matrix has at most some hundred rows, and what lies beyond these is no matrix. */
export const READ_LIMITS = { rows: 5000, columns: 52 };
