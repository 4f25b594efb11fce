import type { CalendarOrder } from '../domain/calendar/order.ts';
import type { ReplanCause } from '../domain/cycle/events.ts';
import type { CycleVersions } from '../domain/cycle/state.ts';

/** What is brought to running cycles: an order of the calendar or its undoing, or other versions of the rules. */
export type TermsChange =
  | { readonly kind: 'order'; readonly order: CalendarOrder; readonly undo: boolean }
  | {
      readonly kind: 'versions';
      /** Tells one such change from another, in ids. */
      readonly key: string;
      readonly cause: ReplanCause;
      readonly versions: Partial<CycleVersions>;
      readonly cycles: readonly string[];
    };

/** What `termsChange` starts with. */
export interface TermsChangeInput {
  readonly change: TermsChange;
  /** Who decided it, by post. */
  readonly by: string;
  /** Stands in the history of each cycle. */
  readonly reason: string;
  /** What a continued run goes on with; null for the first. */
  readonly carried: TermsChangeCarried | null;
  /** Continue as new after so many events of history, for tests; the server's own suggestion otherwise. */
  readonly continueAfterEvents?: number;
}

/** What a run of a change hands on; which cycles are left stands in the store. */
export interface TermsChangeCarried {
  readonly versions: Partial<CycleVersions>;
  readonly cycles: readonly CycleOutcome[];
}

/** What became of one cycle: laid anew; the same before; ended or not found; refused, or it did not answer. */
export interface CycleOutcome {
  readonly cycleId: string;
  readonly outcome: 'replanned' | 'unchanged' | 'gone' | 'refused';
  /** Why it was refused; null otherwise. */
  readonly why: string | null;
}

/** How far a change has come. */
export interface TermsChangeState {
  /** What the cycles are moved to; null before it is stored. */
  readonly versions: Partial<CycleVersions> | null;
  /** Cycles that are known to be concerned, done ones included. */
  readonly concerned: number;
  readonly cycles: readonly CycleOutcome[];
  readonly done: boolean;
}
