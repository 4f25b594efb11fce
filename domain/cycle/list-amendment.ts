import type { LocalDate } from '../calendar/calendar.ts';
import type { RowId } from '../requests/row.ts';
import type { CycleTerms } from './state.ts';

/** A question that is not as it was, by its rows. */
export interface AmendedQuestion {
  readonly question: string;
  readonly kind: 'changed' | 'added' | 'removed';
  readonly rows: readonly {
    readonly row: RowId;
    readonly kind: 'changed' | 'added' | 'removed';
    /** Whether it asks for something else, and is not only printed otherwise. */
    readonly material: boolean;
  }[];
  /** Of an added one: the offices that the routing proposes, of those that are asked. */
  readonly proposed: readonly string[];
}

/** What an amended list means for a cycle; its words stand in the store. */
export interface ListAmendment {
  /** Every question of the amended list with its rows. */
  readonly questions: CycleTerms['questions'];
  readonly wordLimit: CycleTerms['wordLimit'];
  readonly changed: readonly AmendedQuestion[];
  /** Hash of who answers what now: before the assignment is confirmed proposed anew, then with what was added. */
  readonly assignment: string;
  /** Questions that no rule decides; before the assignment is confirmed. */
  readonly undecided: readonly string[];
  /** A day the amended list states, where the list stated another. */
  readonly deadline?: LocalDate;
  /** Of the amended list, where it is another. */
  readonly symbol?: string | null;
  readonly title?: string;
}
