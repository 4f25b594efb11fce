import type { RowId } from '../requests/row.ts';

/** One figure as an office gave it. */
export interface GivenFigure {
  readonly office: string;
  readonly officeName: string;
  readonly row: RowId;
  /** The words around it that say what it counts. */
  readonly about: string;
  /** As it was written: `1,240`, `3.5 crore`, `62 %`. */
  readonly wording: string;
  readonly value: number;
  readonly unit: string | null;
  /** Year, or the period as it was written: `2023`, `2022-23`; null where none was given. */
  readonly year: string | null;
  /** Key of the message it came in. */
  readonly source: string;
}

/** The figures given to one question. */
export interface FigureTable {
  readonly question: string;
  /** `Table 3. Figures given in reply to paragraph 12`. */
  readonly title: string;
  readonly figures: readonly GivenFigure[];
}
