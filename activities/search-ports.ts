import type { LocalDate } from '../domain/calendar/calendar.ts';

/** A text that can be found: a question of a list, or an office's answer. */
export interface FoundText {
  readonly kind: 'question' | 'answer';
  readonly cycleId: string;
  readonly mechanism: string;
  /** Symbol of the list, null where none was printed. */
  readonly symbol: string | null;
  /** Id of the question or of the row. */
  readonly row: string;
  /** As printed in the list, null where none is. */
  readonly number: string | null;
  /** Of an answer: who gave it. */
  readonly office: string | null;
  /** Local day on which the list or the answer was received. */
  readonly on: LocalDate;
  readonly text: string;
}

/** A text that was found. */
export interface SearchHit extends FoundText {
  /** Beside the best of the same search: 0 to 1. */
  readonly score: number;
  /** The part of the text around what was sought. */
  readonly excerpt: string;
}

/** Texts made ready to be searched. */
export interface SearchIndex {
  /**
   * Texts that hold the words, in any of their forms and spellings, the best first; where no text holds all of them,
   * those that hold most.
   * @param limit most that are given
   */
  find(words: string, limit: number): readonly SearchHit[];
}

/** Makes texts ready to be searched. */
export type OpenSearch = (texts: readonly FoundText[]) => SearchIndex;

/** Finds questions and answers over all real cycles. @param limit most that are given */
export type Search = (words: string, limit: number) => Promise<readonly SearchHit[]>;
