import type { LocalDate } from '../domain/calendar/calendar.ts';
import type { GapItem } from '../domain/matrix/consolidation.ts';
import type { DraftComment, DraftPlace, DraftVersion } from '../domain/matrix/draft.ts';

/** A text to be stored; its version is given by the store. */
export type NewDraft = Omit<DraftVersion, 'version'>;

/** A remark to be stored; its number is given by the store. */
export type NewComment = Omit<DraftComment, 'id' | 'resolved'>;

/**
 * The State's text in its versions, the remarks on it and the weights of its paragraphs. Nothing is ever changed or
 * removed; dates are of the business, and come from whoever writes.
 */
export interface DraftStore {
  /** The newest version at each place, in the order of question and part. */
  newest(cycleId: string): Promise<readonly DraftVersion[]>;
  /** Every version at one place, oldest first. */
  versions(cycleId: string, place: DraftPlace): Promise<readonly DraftVersion[]>;
  /**
   * Stores a text as the newest version; one that says the same of the same answers as the newest is that one.
   * @param madeFrom version it was made from, 0 for none
   * @throws DeskError `draft-moved` when another is the newest, naming who wrote it
   */
  write(cycleId: string, draft: NewDraft, madeFrom: number): Promise<DraftVersion>;
  /** Every remark, oldest first. */
  comments(cycleId: string): Promise<readonly DraftComment[]>;
  /** Stores a remark; the same by the same person on the same day is one. */
  comment(cycleId: string, comment: NewComment): Promise<DraftComment>;
  /**
   * Marks a remark as dealt with; the first time holds.
   * @throws DeskError `comment-unknown`
   */
  resolve(cycleId: string, id: number, by: string, on: LocalDate, note: string): Promise<DraftComment>;
  /** The weights that were set, by question; the newest of each. */
  weights(cycleId: string): Promise<Readonly<Record<string, number>>>;
  weigh(cycleId: string, question: string, weight: number, by: string, on: LocalDate): Promise<void>;
}

/** What is missing in the text of one cycle, as the Committee reads it. */
export interface GapListDocument {
  /** What the cycle is called: the symbol of its list, or the body and the date. */
  readonly title: string;
  /** Number of its file without the word “No.”. */
  readonly number: string;
  /** Day on which the text was put together; null where it stands as of `asOf`. */
  readonly frozenOn: LocalDate | null;
  readonly asOf: LocalDate;
  /** Questions of the list. */
  readonly questions: number;
  readonly items: readonly GapItem[];
  /** Printed across the head where the cycle is a rehearsal. */
  readonly mark: string | null;
}

/** Sets the list of gaps as a Word document. */
export type WriteGapList = (list: GapListDocument) => Promise<Uint8Array>;
