/** One line of the table of errors. */
interface ErrorEntry {
  readonly retryable: boolean;
  readonly httpStatus: number;
  /** What a secretariat officer reads when nothing more particular is known. */
  readonly sentence: string;
}

const entry = (httpStatus: number, sentence: string, retryable = false): ErrorEntry => ({
  retryable,
  httpStatus,
  sentence,
});

/** Every error the software states, in one place. A code is stable; its sentence may be improved. */
export const ERRORS = {
  usage: entry(400, 'The command was not given as it expects.'),
  'file-not-found': entry(404, 'There is no such file.'),
  'document-empty': entry(422, 'The document holds no text.'),
  'document-too-large': entry(413, 'The document is larger than can be read.'),
  'document-binary': entry(415, 'The file is not a document that can be read.'),
  'document-encoding': entry(422, 'The text is in an encoding that could not be told.'),
  'document-encrypted': entry(422, 'The document is locked with a password.'),
  'document-unreadable': entry(422, 'The document is damaged, or is not built as its kind must be.'),
  'document-no-text': entry(422, 'The document holds no text, only pictures of pages: it needs typing or OCR.'),
  'document-too-costly': entry(422, 'Reading the document took more time or memory than a document may take.'),
  'document-asks-nothing': entry(422, 'The document asks nothing, so no cycle can start from it.'),
  'deadline-missing': entry(422, 'The document states no deadline.'),
  'deadline-past': entry(422, 'The deadline lies before the day of receipt.'),
  'deadline-impossible': entry(422, 'The deadline cannot be met.'),
  'date-invalid': entry(422, 'This is not a date.'),
  'mechanism-unknown': entry(422, 'The mechanism is not known.'),
  'procedure-unknown': entry(422, 'The procedure is not known.'),
  'ladder-unknown': entry(404, 'There is no such ladder.'),
  'version-unknown': entry(404, 'There is no such version.'),
  'data-moved': entry(409, 'Somebody else has changed this data at the same time.', true),
  'draft-moved': entry(409, 'Somebody else has written this text meanwhile.'),
  'comment-unknown': entry(404, 'There is no such comment on the text of this cycle.'),
  'data-invalid': entry(422, 'The data file is not as it must be.'),
  'address-invalid': entry(422, 'This is not one usable e-mail address.'),
  'address-missing': entry(422, 'The office has no usable address.'),
  'address-reserved': entry(422, 'A seeded test address cannot be written to through a real mail server.'),
  'office-unknown': entry(404, 'There is no such office.'),
  'question-unknown': entry(404, 'There is no such question in this cycle.'),
  'row-unknown': entry(404, 'There is no such row in this request.'),
  'cycle-unknown': entry(404, 'There is no such cycle.'),
  'mail-unknown': entry(404, 'There is no such message.'),
  refused: entry(409, 'The cycle does not allow this now.'),
  'matrix-unreadable': entry(422, 'The spreadsheet could not be read.'),
  'matrix-too-large': entry(413, 'The spreadsheet is larger than can be read.'),
  'order-invalid': entry(422, 'The calendar order cannot be entered or undone.'),
  'order-unknown': entry(404, 'There is no such order in the calendar.'),
  'calendar-unreadable': entry(422, 'The calendar file could not be read.'),
  'store-unavailable': entry(503, 'The database does not answer.', true),
  'store-version': entry(500, 'The database belongs to another version of this software.'),
  'mailbox-unavailable': entry(503, 'The mailbox does not answer.', true),
  'mailbox-login': entry(502, 'The mailbox does not take our login.'),
  'engine-unavailable': entry(503, 'The Temporal server does not answer.', true),
  'engine-not-found': entry(500, 'No Temporal server could be found or fetched.'),
  'already-running': entry(409, 'Another instance works on this data folder.'),
  'program-missing': entry(501, 'A program that this needs is not installed.'),
  'port-taken': entry(409, 'The port is taken.'),
  'folder-unusable': entry(500, 'The data folder cannot be used.'),
  'register-broken': entry(500, 'The register does not agree with itself.'),
  internal: entry(500, 'Something went wrong inside the software.', true),
} as const satisfies Record<string, ErrorEntry>;

/** Code of a stated error. */
export type ErrorCode = keyof typeof ERRORS;

/** A stated failure: a code, what and where, and what would have been accepted. */
export class DeskError extends Error {
  override readonly name = 'DeskError';
  readonly code: ErrorCode;
  /** What would have been accepted, or what to do next. */
  readonly hint: string | null;

  constructor(code: ErrorCode, message: string = ERRORS[code].sentence, hint: string | null = null) {
    super(message);
    this.code = code;
    this.hint = hint;
  }
}
