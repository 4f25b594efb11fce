import type { MatrixRow } from '../domain/matrix/matrix-rows.ts';
import type { AnswerConflict, MailReading, RowAnswer } from '../domain/replies/reply.ts';
import type { RowId } from '../domain/requests/row.ts';
import type { SubmissionDocument } from '../domain/submission/submission-document.ts';

/** Text of a document, with what could not be read. */
export interface DocumentText {
  readonly text: string;
  /** `text/plain`, `application/pdf`, … as found in the bytes, not in the name. */
  readonly contentType: string;
  /** Encoding it was read with, for text. */
  readonly encoding: string | null;
  /** What was in it and is not in the text, in words for an officer: `3 images`, `comments of two persons`. Absent: nothing. */
  readonly notes?: readonly string[];
}

/**
 * Reads a document's text from its bytes.
 * @throws DeskError `document-empty`, `document-too-large`, `document-binary`, `document-encoding`
 */
export type ReadDocument = (bytes: Uint8Array, filename: string) => Promise<DocumentText>;

/** Reads a message; never throws on bad mail: what cannot be read is in `problems`. */
export type ReadMail = (raw: Uint8Array) => Promise<MailReading>;

/** The files that travel with a message, in their order; one that cannot be decoded is left out. Never throws on bad mail. */
export type OpenAttachments = (
  raw: Uint8Array,
) => Promise<readonly { readonly filename: string; readonly contentType: string; readonly content: Uint8Array }[]>;

/** The HTML a message was written in, null for none. Never throws on bad mail. */
export type OpenBody = (raw: Uint8Array) => Promise<Uint8Array | null>;

/** A table of a document, cell by cell as printed; a merged cell holds its text once, at its first place. */
export interface DocumentTable {
  readonly rows: readonly (readonly string[])[];
}

/** A document in reading order: paragraphs, and tables as tables. */
export interface DocumentBlocks {
  readonly contentType: string;
  readonly blocks: readonly (
    { readonly kind: 'paragraph'; readonly text: string } | { readonly kind: 'table'; readonly table: DocumentTable }
  )[];
  /** See `DocumentText`. */
  readonly notes: readonly string[];
}

/** A response matrix for one office in one cycle. */
export interface Matrix {
  readonly reference: string;
  readonly title: string;
  readonly office: string;
  readonly officeName: string;
  /** Local date; null where the letter alone says it. */
  readonly answerBy: string | null;
  readonly rows: readonly MatrixRow[];
  /** Language of the office's letters; `ur` runs from right to left. Absent: `en`. */
  readonly language?: 'en' | 'ur';
  /** Local date on which it is written, by which the age of last answers is told; absent: their dates alone are. */
  readonly on?: string;
  /** Printed across the head where the cycle is a rehearsal. */
  readonly mark: string | null;
}

/** Something wrong in a returned matrix, by cell. */
export interface MatrixProblem {
  /** `foreign-row`, `missing-row`, `changed-id`, `duplicate-row`, `unknown-status`, `answer-too-long`, … */
  readonly code: string;
  readonly cell: string | null;
  readonly message: string;
}

/** See `AnswerConflict`. */
export type MatrixConflict = AnswerConflict;

/** What a returned matrix holds. */
export interface MatrixReading {
  readonly reference: string | null;
  readonly office: string | null;
  readonly rows: readonly (RowAnswer & { readonly question: string; readonly source: string })[];
  readonly problems: readonly MatrixProblem[];
  /** Absent: none. */
  readonly conflicts?: readonly MatrixConflict[];
  /** What somebody wrote outside the rows, with its place: nothing that came back is lost. Absent: nothing. */
  readonly elsewhere?: readonly { readonly cell: string; readonly text: string }[];
}

/** Writes a matrix, as a spreadsheet or as a Word document: only what is to be filled in can be edited. */
export type WriteMatrix = (matrix: Matrix) => Promise<Uint8Array>;

/** What was asked, as far as it is known: the more, the better can a row be known by its content. */
export interface MatrixExpectation {
  readonly rows: readonly (Pick<MatrixRow, 'row'> & Partial<MatrixRow>)[];
  /** File number of the request and id of the office; absent where they are not known. */
  readonly reference?: string;
  readonly office?: string;
}

/**
 * Reads a returned matrix: a spreadsheet (.xlsx, .xlsb, .xls, .ods), delimited text, or the tables of a Word file, a PDF
 * or a page of HTML, as found in the bytes.
 * @param expected the rows that were asked, to know rows by and to tell foreign and missing ones; null takes the file at
 *   its word
 * @param filename for messages only
 * @throws DeskError `matrix-unreadable`, `matrix-too-large`
 */
export type ReadMatrix = (
  bytes: Uint8Array,
  expected: readonly RowId[] | MatrixExpectation | null,
  filename?: string,
) => Promise<MatrixReading>;

/** Sets the State's replies as a Word document. */
export type WriteSubmission = (document: SubmissionDocument) => Promise<Uint8Array>;
