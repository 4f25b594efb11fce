import type { LocalDate } from '../calendar/calendar.ts';
import type { RecipientRole } from '../offices/office.ts';

/** The forms a letter of a ladder may take. */
export const LETTER_FORMS = ['request', 'notice', 'reminder', 'letter', 'demi-official', 'report'] as const;

/** What a rung's letter looks like. */
export type LetterForm = (typeof LETTER_FORMS)[number];

/** One step of a ladder. */
export interface Rung {
  /** Unique in its ladder: `courtesy`, `reminder-1`, … */
  readonly id: string;
  readonly title: string;
  /** Working days from the answer date (negative: before it), in the office's calendar. */
  readonly offset: number;
  readonly to: readonly RecipientRole[];
  readonly cc: readonly RecipientRole[];
  readonly form: LetterForm;
  /** A formal letter leaves alone; the others may share a digest. */
  readonly formal: boolean;
  /** Whether the history of the chase is annexed (from the third rung up). */
  readonly annexHistory: boolean;
  /** Working days before it leaves on which it is shown, so that it can be vetoed. Absent: as its ladder says. */
  readonly vetoWorkingDays?: number | undefined;
}

/** An ordered list of rungs, as data; a change is a new version. */
export interface Ladder {
  readonly id: string;
  readonly version: number;
  readonly rungs: readonly Rung[];
  /**
   * A mailbox is silent when nothing showed that somebody is there for `workingDays` after the request left; the
   * alternate is asked then, and after `telephoneAfter` further working days somebody telephones. Absent: 5 and 3.
   */
  readonly silentAfter?: { readonly workingDays: number; readonly telephoneAfter: number } | undefined;
  /** Working days before a rung above the focal point on which it is shown, so that it can be vetoed. Absent: 1. */
  readonly vetoWorkingDays?: number | undefined;
  readonly source: string;
  /** Who entered this version, by post, and when; absent: it came with the software. */
  readonly entered?: { readonly by: string; readonly on: LocalDate } | undefined;
}
