import type { LocalDate } from '../calendar/calendar.ts';
import type { RowId } from '../requests/row.ts';

/** Where words of the State's text come from: an office's answer as it came in one message. */
export interface Origin {
  readonly office: string;
  readonly row: RowId;
  /** Key of the message, or of the log entry. */
  readonly source: string;
}

/** One sentence of the State's text with where it comes from; none: the drafter's own words. */
export interface DraftSentence {
  readonly text: string;
  readonly origins: readonly Origin[];
}

/** Place of a text in the submission: a question, or one of its parts. */
export interface DraftPlace {
  readonly question: string;
  /** The part's row id; null: the question as a whole. */
  readonly part: RowId | null;
}

/** One version of the State's text at one place. Versions count from 1 and are never changed; the newest holds. */
export interface DraftVersion extends DraftPlace {
  readonly version: number;
  /** Paragraphs of sentences, in order. */
  readonly paragraphs: readonly (readonly DraftSentence[])[];
  /** Who wrote it, by post. */
  readonly by: string;
  readonly on: LocalDate;
  /** Why it was written, in the drafter's words; empty where none was given. */
  readonly reason: string;
}
