import type { LocalDate } from '../calendar/calendar.ts';
import type { RowId } from '../requests/row.ts';

/** What a message is, before what it says. */
export type MailKind = 'reply' | 'auto-reply' | 'bounce' | 'other';

/** What a reply does to the request; each class has its own effect on the clock. */
export const REPLY_CLASSES = [
  'acknowledgement',
  'out-of-office',
  'partial',
  'complete',
  'clarification',
  'extension',
  'no-data',
  'redirect',
  'bounce-hard',
  'bounce-soft',
  'bounce-delayed',
  'noise',
] as const;

/** One of the classes. */
export type ReplyClass = (typeof REPLY_CLASSES)[number];

/** Status an office gives to a row of its matrix. */
export type AnswerStatus = 'answered' | 'no-data' | 'not-ours' | 'clarification';

/** One answer read from a matrix or from a text under its number. */
export interface RowAnswer {
  readonly row: RowId;
  readonly status: AnswerStatus;
  readonly text: string;
  /** Of `not-ours`: whose it is, as the office wrote it; absent where it said nothing. */
  readonly suggests?: string;
  /** Other answers to the same row from the same message, where no rule says which is meant: an officer decides. */
  readonly conflicting?: readonly { readonly status: AnswerStatus; readonly text: string; readonly source: string }[];
}

/** Answers to one row that differ, and no rule says which is meant. */
export interface AnswerConflict {
  readonly row: RowId;
  /** Every one with the place it stands at; the first is the one that was taken for the time being. */
  readonly answers: readonly (Pick<RowAnswer, 'status' | 'text'> & { readonly source: string })[];
  /** Why it is one, in a sentence for an officer. */
  readonly why: string;
}

/** What of the answers in a message an officer has to see, of one request. */
export interface AnswerNotes {
  readonly cycleId: string;
  readonly office: string;
  readonly conflicts: readonly AnswerConflict[];
  /** What somebody wrote outside the rows, with its place. */
  readonly elsewhere: readonly { readonly cell: string; readonly text: string }[];
}

/** An attachment as it came; `filename` is data, never a path. */
export interface AttachmentReading {
  readonly filename: string;
  readonly contentType: string;
  readonly size: number;
  readonly sha256: string;
  /** Type as its bytes show it; absent where they show none or the stated one. */
  readonly sniffedType?: string;
  /** Why it is kept but not opened, in words for an officer; absent where it may be opened. */
  readonly held?: string;
}

/** What the reader understood of one message. */
export interface MailReading {
  readonly kind: MailKind;
  readonly replyClass: ReplyClass;
  /** The new text only: quotes taken away, unless that would take the answer away. */
  readonly replyText: string;
  /** The whole text. */
  readonly fullText: string;
  readonly subject: string;
  readonly from: string | null;
  /** Every address the message names as a recipient, from all headers that do. */
  readonly recipients: readonly string[];
  readonly messageId: string | null;
  /** In-Reply-To and References, newest last. */
  readonly references: readonly string[];
  readonly sentAt: string | null;
  readonly attachments: readonly AttachmentReading[];
  /** Of a bounce: the address as we wrote it. */
  readonly finalRecipient: readonly string[];
  /** Enhanced status codes a bounce states. */
  readonly status: readonly string[];
  readonly action: 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded' | null;
  /** Of an absence note: the day the person returns, where the text has one. */
  readonly returnsOn: LocalDate | null;
  /** Of a wish for more time: the day until which it is asked for, null where the text names none. */
  readonly wishedUntil?: LocalDate | null;
  /** What could not be read, in words for a person. */
  readonly problems: readonly string[];
  /** What showed its kind, in words for an officer: `Auto-Submitted: auto-replied`. Absent for what a person wrote. */
  readonly because?: string;
  /** `signed` was opened and read; `encrypted` cannot be read here, and its sender is asked to send it plain. */
  readonly protection?: 'signed' | 'encrypted';
  /** `full-text` where taking the quotes away would have taken the answer away; absent: `new-text`. */
  readonly replyTextIs?: 'new-text' | 'full-text';
  /** What of its answers an officer has to see, by request; absent: nothing. */
  readonly answerNotes?: readonly AnswerNotes[];
  /** Of a message that somebody passed on: who wrote what is passed on, where the text tells; absent where it is none. */
  readonly forwarded?: { readonly from: string | null };
}
