import type { LocalDate } from '../domain/calendar/calendar.ts';
import type { CycleState } from '../domain/cycle/state.ts';
import type { ReplyMatch } from '../domain/replies/match-reply.ts';
import type { MailReading } from '../domain/replies/reply.ts';
import type { SenderProof } from '../domain/replies/sender-proof.ts';
import type { LetterView } from '../domain/requests/letter-view.ts';
import type { InboundMail, MailOrigin } from './store-ports.ts';

/** One mailbox as a mail names it. */
export interface MailAddress {
  readonly address: string;
  /** Shown name, null for none. */
  readonly name: string | null;
}

/** A file that travels with a mail. */
export interface MailAttachment {
  readonly filename: string;
  readonly contentType: string;
  readonly content: Uint8Array;
}

/** A mail that is about to leave: everything fixed, so that the same mail gives the same bytes on every attempt. */
export interface OutgoingMail {
  /** Id of the mail, made from the ids of the letters in it. */
  readonly mailId: string;
  /** With angle brackets, see `messageIdFor`. */
  readonly messageId: string;
  /** Instant of the Date header, ISO 8601 with offset. */
  readonly date: string;
  readonly from: MailAddress;
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
  /** Signed reply address of the request. */
  readonly replyTo: string;
  /** Envelope sender: bounces go there. */
  readonly envelopeFrom: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly MailAttachment[];
  /** Message-ID of the mail this one follows, null for the first. */
  readonly inReplyTo: string | null;
  /** Message-IDs of the thread, oldest first. */
  readonly references: readonly string[];
  /** Further headers by name; names of fixed headers are refused. */
  readonly headers: Readonly<Record<string, string>>;
}

/** What a refusal of the mail server is about. Only `address` says anything against the address it was sent to. */
export type RefusalSubject = 'address' | 'mailbox' | 'message' | 'policy' | 'server';

/** A recipient the server did not take while it took others, or all of them. */
export interface RejectedRecipient {
  readonly address: string;
  /** Reply code, `550`; null when the server gave none. */
  readonly code: number | null;
  readonly permanent: boolean;
  readonly response: string;
  /** Absent: `address`. */
  readonly about?: RefusalSubject;
  /** Why, for an officer. */
  readonly why?: string;
}

/** What became of one attempt. Nothing here is thrown: each outcome has its own next step. */
export type SendOutcome =
  /** The server answers for the mail now; recipients in `rejected` did not get it. */
  | { readonly state: 'accepted'; readonly response: string; readonly rejected: readonly RejectedRecipient[] }
  /** Refused for good (5xx): another channel is needed, a retry is useless. */
  | {
      readonly state: 'refused';
      readonly code: number | null;
      readonly response: string;
      readonly rejected: readonly RejectedRecipient[];
      /** Absent: `address`. */
      readonly about?: RefusalSubject;
      /** Why, for an officer. */
      readonly why?: string;
    }
  /** Refused for now (4xx) or the server could not be reached: try again later; nothing was delivered. */
  | {
      readonly state: 'deferred';
      readonly code: number | null;
      readonly response: string;
      readonly rejected: readonly RejectedRecipient[];
      /** It stays so until somebody changes a setting or the server; absent: it may pass by itself. */
      readonly untilRepaired?: true;
    }
  /** The connection broke after the text was sent: it may have been delivered. A retry carries the same Message-ID. */
  | { readonly state: 'uncertain'; readonly code: number | null; readonly response: string }
  /** The server does not take our login: nobody's mail can leave until someone acts. */
  | { readonly state: 'login-failed'; readonly code: number | null; readonly response: string };

/** A mail as bytes, with the envelope it goes in. */
export interface BuiltMail {
  readonly mailId: string;
  readonly envelopeFrom: string;
  readonly recipients: readonly string[];
  readonly raw: Uint8Array;
}

/** A mail that wants to leave. */
export interface MailAtThePace {
  readonly mailId: string;
  readonly recipients: readonly string[];
}

/** Sends mail. */
export interface Mailer {
  /**
   * Whether a mail may leave now, by the rates that are kept; one that may not is given its turn, which is kept for it.
   * Absent: nothing is limited.
   * @param now milliseconds since 1970
   * @returns milliseconds until its turn; 0: now, and it counts as left
   */
  readonly pace?: (mail: MailAtThePace, now: number) => number;
  /**
   * One attempt to hand the mail to the server.
   * @throws DeskError `address-missing`, `address-invalid`, `address-reserved` before anything leaves
   */
  readonly send: (mail: OutgoingMail) => Promise<SendOutcome>;
  /** One attempt with a message that was built before; otherwise as `send`. */
  readonly deliver: (mail: BuiltMail) => Promise<SendOutcome>;
  readonly close: () => Promise<void>;
}

/** One step of a check of the mail server. */
export interface MailServerStep {
  readonly step: 'connection' | 'encryption' | 'login' | 'signature' | 'letter';
  /** Null: neither good nor bad; it is not used, or could not be looked at. */
  readonly ok: boolean | null;
  readonly words: string;
}

/** What a check of the mail server found. */
export interface MailServerReport {
  /** `host:port`. */
  readonly server: string;
  readonly steps: readonly MailServerStep[];
}

/** Tries the way on which letters leave. @param to sends one letter there; null sends nothing */
export type CheckMailServer = (to: string | null) => Promise<MailServerReport>;

/** A letter or digest in words. */
export interface ComposedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/**
 * Puts one letter, or several of one office as a digest, into words.
 * @throws RangeError for no letter at all
 */
export type ComposeMail = (letters: readonly LetterView[]) => ComposedMail;

/**
 * The mail as it goes over the wire; the same mail gives the same bytes.
 * @throws DeskError `address-missing`, `address-invalid`, `data-invalid`
 */
export type BuildMessage = (mail: OutgoingMail) => Promise<Uint8Array>;

/** Every letter in its named cases, as files: one page that shows them all, and each as a message. */
export interface StoryFiles {
  /** Name of the page. */
  readonly page: string;
  readonly stories: readonly {
    readonly id: string;
    readonly title: string;
    readonly subject: string;
    readonly message: string;
  }[];
  /** All files, to be written into one folder. */
  readonly files: readonly { readonly name: string; readonly content: Uint8Array }[];
}

/**
 * Whether a message comes from the domain its From line names. Never throws: what cannot be found out is `unproven`.
 * @param mail its envelope sender, empty for the null sender, and how it came
 */
export type ProveSender = (
  raw: Uint8Array,
  mail: { readonly envelopeFrom: string; readonly origin: MailOrigin | undefined },
) => Promise<SenderProof>;

/**
 * Where a message that was read belongs, by what the store knows now.
 * @param mail how it came; null for a message that never came in
 */
export type MatchMessage = (
  reading: MailReading,
  mail: Pick<InboundMail, 'envelopeTo' | 'proof'> | null,
) => Promise<ReplyMatch>;

/** What would be another thing if a message came in today. */
export interface ReplayChange {
  readonly what: 'kind' | 'class' | 'rows' | 'match';
  /** In words, as it stands in the store. */
  readonly before: string;
  readonly now: string;
}

/**
 * Reads a stored message with the present reader and rules; changes nothing.
 * @returns what would be another thing than stands in the store, in the order of its kinds: kind, class, rows, match
 */
export type ReplayMail = (mail: InboundMail) => Promise<readonly ReplayChange[]>;

/** A message as a person looks at it. */
export interface ShownMail {
  readonly subject: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  /** Date of the message as it states it, ISO 8601; null where it states none. */
  readonly date: string | null;
  readonly text: string;
  /** Its HTML as it came: only to be shown where it can do nothing. Null where it has none. */
  readonly html: string | null;
  readonly files: readonly MailAttachment[];
}

/** Takes a message apart for a person's eyes; of one beyond the reader's limits only that is said. */
export type ShowMail = (raw: Uint8Array) => Promise<ShownMail>;

/** The mailboxes of a local post, to be read beside it. */
export interface Mailboxes {
  /** Addresses that have received something, in alphabetical order, each with the numbers of its messages, oldest first. */
  list(): Promise<readonly { readonly address: string; readonly messages: readonly number[] }[]>;
  /** A message by its number in its mailbox; null when there is none. */
  message(address: string, sequence: number): Promise<Uint8Array | null>;
}

/** A letter as it would leave, without its file and with the desk's plain address for replies. */
export interface LetterPreview {
  readonly cycleId: string;
  readonly office: string;
  readonly rung: string;
  readonly to: readonly { readonly post: string; readonly address: string }[];
  readonly cc: readonly { readonly post: string; readonly address: string }[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Name of the file that travels with it; null without one. */
  readonly attachment: string | null;
}

/** A letter that was written, to be printed, signed and carried. */
export interface PaperLetter {
  readonly cycleId: string;
  readonly office: string;
  readonly rung: string;
  readonly view: LetterView;
}

/** A letter as it goes on paper on a local day; null takes the one that no mail delivers, else the newest. */
export type PrintLetter = (
  state: CycleState,
  office: string,
  rung: string | null,
  today: LocalDate,
) => Promise<PaperLetter>;

/** Forms in which a letter is printed. */
export const PAPER_FORMS = ['docx', 'pdf', 'html'] as const;

/**
 * A letter as a file to be printed.
 * @throws DeskError `program-missing` for PDF where LibreOffice is not installed
 */
export type WriteLetter = (view: LetterView, form: (typeof PAPER_FORMS)[number]) => Promise<Uint8Array>;

/** Shows a letter as it would leave on a local day; null takes the next one. Sends nothing. */
export type PreviewLetter = (
  state: CycleState,
  office: string,
  rung: string | null,
  today: LocalDate,
) => Promise<LetterPreview>;
