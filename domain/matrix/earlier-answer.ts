import type { LocalDate } from '../calendar/calendar.ts';
import type { RowId } from '../requests/row.ts';

/** An accepted answer of another cycle that may serve again: a suggestion, never taken without an office's yes. */
export interface EarlierAnswer {
  readonly cycleId: string;
  readonly mechanism: string;
  /** Symbol of the list it answered, null where none was printed. */
  readonly symbol: string | null;
  readonly row: RowId;
  /** What was asked then. */
  readonly question: string;
  readonly office: string;
  /** Local day on which it was received. */
  readonly on: LocalDate;
  readonly text: string;
  /** How like the questions are: 0 to 1. */
  readonly likeness: number;
  /** Whether it is the same question word for word, numbers and spaces aside. */
  readonly same: boolean;
  /** Why it is no longer fresh, in words for an officer (“its latest figures are of 2019”); null while it is. */
  readonly stale: string | null;
}
