import type { MatrixRow } from '../domain/matrix/matrix-rows.ts';
import type { MailReading, RowAnswer } from '../domain/replies/reply.ts';
import type { RowId } from '../domain/requests/row.ts';
import type { SubmissionDocument } from '../domain/submission/submission-document.ts';

/** Text of a document, with what could not be read. */
export interface DocumentText {
  readonly text: string;
  /** `text/plain`, `application/pdf`, … as found in the bytes, not in the name. */
  readonly contentType: string;
  /** Encoding it was read with, for text. */
  readonly encoding: string | null;
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

/** A response matrix for one office in one cycle. */
export interface Matrix {
  readonly reference: string;
  readonly title: string;
  readonly office: string;
  readonly officeName: string;
  /** Local date; null where the letter alone says it. */
  readonly answerBy: string | null;
  readonly rows: readonly MatrixRow[];
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

/** What a returned matrix holds. */
export interface MatrixReading {
  readonly reference: string | null;
  readonly office: string | null;
  readonly rows: readonly (RowAnswer & { readonly question: string; readonly source: string })[];
  readonly problems: readonly MatrixProblem[];
}

/** Writes a matrix as a spreadsheet: only the answer and status cells can be edited. */
export type WriteMatrix = (matrix: Matrix) => Promise<Uint8Array>;

/**
 * Reads a returned matrix (xlsx or csv, as found in the bytes).
 * @param expected the rows that were asked, to tell foreign and missing ones; null takes the file at its word
 * @throws DeskError `matrix-unreadable`, `matrix-too-large`
 */
export type ReadMatrix = (bytes: Uint8Array, expected: readonly RowId[] | null) => Promise<MatrixReading>;

/** Sets the State's replies as a Word document. */
export type WriteSubmission = (document: SubmissionDocument) => Promise<Uint8Array>;
