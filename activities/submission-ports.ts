import type { LocalDate } from '../domain/calendar/calendar.ts';
import type { LimitVerdict } from '../domain/matrix/count-words.ts';
import type { CycleBriefing } from '../domain/submission/cycle-briefing.ts';
import type { EvidencePack } from '../domain/submission/evidence-pack.ts';
import type { SubmissionDocument } from '../domain/submission/submission-document.ts';

/** What the letters that deliver a text say of it. */
export interface Delivery {
  /** Body that asked; null where the list does not name it. */
  readonly body: string | null;
  /** What is replied to, as it stands after “to the”. */
  readonly instrument: string;
  readonly symbol: string | null;
  /** Day the list bears, null where it bears none. */
  readonly instrumentOn: LocalDate | null;
  /** Last day, in the zone of the body. */
  readonly deadline: LocalDate;
  /** Number of the file without the word “No.”: `NMRF/CRC/2026/CRC-C-PAK-Q-6-7`. */
  readonly number: string;
  /** Day the text was cleared; null while it is not, and a day is left to be written in. */
  readonly on: LocalDate | null;
  readonly words: number;
  readonly limit: LimitVerdict;
  /** Name of the Mission that delivers: `Permanent Mission of Pakistan in Geneva`. */
  readonly mission: string;
  /** Number of the note verbale under which the text was submitted, null before. */
  readonly noteVerbale: string | null;
  /** Printed across the head where the cycle is a rehearsal. */
  readonly mark: string | null;
}

/** Everything a submission is written from. */
export interface SubmissionPack {
  /** What the names of its files begin with: `CRC-C-PAK-Q-6-7`. */
  readonly name: string;
  readonly document: SubmissionDocument;
  readonly limit: LimitVerdict;
  /** Rows that gave no text. */
  readonly gaps: number;
  readonly delivery: Delivery;
  readonly briefing: CycleBriefing;
  /** Its `files` are filled in when they are written. */
  readonly evidence: EvidencePack;
}

/** The documents of a submission, by what they are. */
export const PAPERS = [
  'replies',
  'replies-text',
  'statistics',
  'cover-letter',
  'note-verbale',
  'executive-briefing',
  'standing-briefing',
  'evidence',
  'evidence-data',
] as const;

/** One of them. */
export type PaperId = (typeof PAPERS)[number];

/** One written document. */
export interface PaperFile {
  readonly id: PaperId;
  readonly name: string;
  /** What a person calls it: `Note verbale`. */
  readonly title: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/**
 * Writes the documents of a submission. The same pack gives the same bytes.
 * @param only the ones wanted; all when left out. Evidence names all documents that were written beside it
 */
export type WritePapers = (pack: SubmissionPack, only?: readonly PaperId[]) => Promise<readonly PaperFile[]>;
