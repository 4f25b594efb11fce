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

/**
 * One version of the State's text at one place. Versions count from 1 and are never changed; the newest holds. One
 * without a sentence withdraws the text: the offices' answers stand again.
 */
export interface DraftVersion extends DraftPlace {
  readonly version: number;
  /** Paragraphs of sentences, in order. */
  readonly paragraphs: readonly (readonly DraftSentence[])[];
  /** Who wrote it, by post. */
  readonly by: string;
  readonly on: LocalDate;
  /** Why it was written, in the drafter's words; empty where none was given. */
  readonly reason: string;
  /** The answers that were on the table when it was written, used or not; absent: not known. */
  readonly seen?: readonly Origin[];
}

/** A remark on the State's text. */
export interface DraftComment {
  /** Number in its cycle, from 1. */
  readonly id: number;
  /** Null: about the text as a whole. */
  readonly question: string | null;
  /** Null: about the question as a whole. */
  readonly part: RowId | null;
  /** The sentence it is about, as it stood; null: about the paragraph. */
  readonly sentence: string | null;
  readonly text: string;
  /** Who made it, by post or office. */
  readonly by: string;
  readonly on: LocalDate;
  /** Null while it is open. */
  readonly resolved: { readonly by: string; readonly on: LocalDate; readonly note: string } | null;
}

/** A text that was written before an answer changed. */
export interface OutdatedDraft {
  readonly question: string;
  /** Place of the text, see `DraftPlace`. */
  readonly part: RowId | null;
  readonly version: number;
  /** Whose answer to which row has changed. */
  readonly office: string;
  readonly row: RowId;
  readonly how: 'changed' | 'new' | 'gone';
}

/** The text of a version as a person edits it: one line for each paragraph. */
export function draftText({ paragraphs }: Pick<DraftVersion, 'paragraphs'>): string {
  return paragraphs.map((sentences) => sentences.map(({ text }) => text).join(' ')).join('\n');
}

/** Whether two places are one. */
export function isSamePlace(a: DraftPlace, b: DraftPlace): boolean {
  return a.question === b.question && a.part === b.part;
}
