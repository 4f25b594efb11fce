import type { LocalDate } from '../calendar/calendar.ts';
import type { FormOfAddress } from '../offices/office.ts';
import type { RowId } from './row.ts';

/** A person a letter is addressed to, copied to or signed by; names are personal data and stay out of workflow payloads. */
export interface LetterParty {
  readonly name: string | null;
  readonly post: string;
  readonly office: string;
  /** City of the office, null where not known. */
  readonly place: string | null;
  /** Lines to which a letter on paper is carried, instead of the city; absent where none are known. */
  readonly postalAddress?: readonly string[];
}

/** Who signs, with the ways to reach the desk. */
export interface LetterSignatory extends LetterParty {
  readonly phone: string | null;
  readonly email: string | null;
}

/** One row as a letter names it. */
export interface LetterRow {
  readonly row: RowId;
  /** Number as the office knows it: `Q4 (b)`. */
  readonly label: string;
  readonly text: string;
  /** Why it is open again or still incomplete, null when simply unanswered. */
  readonly remark?: string | null;
}

/** One line of the annexed history of the chase. */
export interface ChaseLine {
  readonly on: LocalDate;
  /** `letter`, `e-mail`, `telephone`, `visit`, … in words. */
  readonly channel: string;
  readonly what: string;
}

/** What every letter holds. All dates are local dates of Islamabad unless said otherwise. */
interface LetterBase {
  /** Id of the letter: cycle, office, rung. */
  readonly letterId: string;
  /** File number without the word "No.": `NMRF/CRC/2026/TWN-Q-1/moi`. */
  readonly number: string;
  readonly place: string;
  readonly date: LocalDate;
  readonly form: FormOfAddress;
  /** Name of the office the letter is about: the one that was asked. In a report to the chair it is not the addressee. */
  readonly office: string;
  readonly to: LetterParty;
  readonly copyTo: readonly LetterParty[];
  readonly from: LetterSignatory;
  /** The document that started the cycle. */
  readonly instrument: { readonly title: string; readonly symbol: string | null; readonly body: string };
  /** Day by whose end, in `place` (IANA `zone`), the United Nations must hold the text; null where none is set. */
  readonly unDeadline: { readonly on: LocalDate; readonly place: string; readonly zone: string } | null;
  /** Name of the file that travels with the letter, null without one. */
  readonly attachment: string | null;
  /** The same file in another form, where the office wishes both; absent: it travels in one. */
  readonly attachedAlso?: string;
  /** Rows of the attached matrix beside which a last answer is printed; absent: none. */
  readonly lastAnswers?: number;
  /** Set where the letter leaves after its day: the day it was due and why it is late. */
  readonly late: { readonly dueOn: LocalDate; readonly reason: string } | null;
  /** Marks every page and subject as a rehearsal. */
  readonly rehearsal: boolean;
  /** Languages it is written in, one under the other; absent: English alone. */
  readonly languages?: readonly ('en' | 'ur')[];
  /** It is printed, signed and carried: nothing travels with it, and it is answered by letter or mail. Absent: it is a mail. */
  readonly onPaper?: true;
  /** Address that replies reach, by which a wish for more time is asked in one click; absent where none is offered. */
  readonly replyTo?: string;
}

/** The request itself and every rung of its chase. */
export interface ChaseLetter extends LetterBase {
  readonly kind: 'request' | 'notice' | 'reminder' | 'letter' | 'demi-official' | 'report';
  /** Title of the rung as it stands above the letter: `Reminder-I`; null on the first request. */
  readonly title: string | null;
  readonly answerBy: LocalDate;
  /** Rows still open for this office, in the order of the list. */
  readonly rows: readonly LetterRow[];
  /** Rows asked of the office at first. */
  readonly asked: number;
  /** Annexed where not empty. */
  readonly history: readonly ChaseLine[];
}

/** Asks an office to clear the consolidated text, or reminds it. */
export interface ClearanceLetter extends LetterBase {
  readonly kind: 'clearance';
  /** Title of the rung, null on the first asking. */
  readonly title: string | null;
  readonly answerBy: LocalDate;
  readonly words: number;
  readonly wordLimit: number | null;
  readonly history: readonly ChaseLine[];
  /** The list of what is missing in the text, where it goes with it: its file, and for how many questions something is. */
  readonly gaps?: { readonly attachment: string; readonly questions: number };
}

/** Hands the cleared text to the office that delivers it to the United Nations. */
export interface HandOverLetter extends LetterBase {
  readonly kind: 'hand-over';
  readonly title: string | null;
  readonly words: number;
  readonly wordLimit: number | null;
  readonly clearedBy: readonly { readonly office: string; readonly on: LocalDate }[];
  readonly history: readonly ChaseLine[];
  /** What travels with the text, in this order; absent: nothing. */
  readonly papers?: readonly ('statistics' | 'cover-letter' | 'note-verbale')[];
}

/** Answers an office that asked what was meant. */
export interface ClarificationLetter extends LetterBase {
  readonly kind: 'clarification';
  readonly asked: string;
  readonly answer: string;
  /** The answer date as it stands now. */
  readonly answerBy: LocalDate;
  readonly rows: readonly LetterRow[];
}

/** Decides an office's wish for more time. */
export interface ExtensionLetter extends LetterBase {
  readonly kind: 'extension';
  readonly granted: boolean;
  readonly wished: LocalDate | null;
  /** The answer date as it stands now. */
  readonly answerBy: LocalDate;
  readonly reason: string;
  readonly rows: readonly LetterRow[];
}

/** Asks whoever reads the mailbox to say that the request has arrived: nothing has shown that anybody does. */
export interface SilentLetter extends LetterBase {
  readonly kind: 'silent';
  readonly answerBy: LocalDate;
  readonly rows: readonly LetterRow[];
}

/** Says which rows arrived and which are still open. Sent only for what a person wrote, never for an automatic message. */
export interface ReceiptLetter extends LetterBase {
  readonly kind: 'receipt';
  readonly answerBy: LocalDate;
  readonly received: readonly LetterRow[];
  readonly rows: readonly LetterRow[];
  /** Title of the letter to a senior that has become unnecessary; absent where none was sent. */
  readonly closes?: string;
}

/** Thanks for an answer and asks for the same in fewer words; nothing is reopened. */
export interface ShortenLetter extends LetterBase {
  readonly kind: 'shorten';
  readonly answerBy: LocalDate;
  /** The row it is about. */
  readonly rows: readonly LetterRow[];
  /** Of the answer as it stands, and as many as it may have. */
  readonly words: number;
  readonly most: number;
}

/** A row that reads otherwise than it did. */
export interface AmendedRow extends Pick<LetterRow, 'row' | 'label'> {
  readonly was: string;
  readonly is: string;
}

/** Tells an office which of its questions read otherwise, are new or are gone; nothing else changes for it. */
export interface AmendedLetter extends LetterBase {
  readonly kind: 'amended';
  /** By what the list was corrected: the symbol of a corrigendum, or an officer's reason. */
  readonly reason: string;
  /** The answer date as it stands now. */
  readonly answerBy: LocalDate;
  readonly changed: readonly AmendedRow[];
  readonly added: readonly LetterRow[];
  readonly removed: readonly LetterRow[];
  /** Of what is changed or new, the rows an answer is awaited for. */
  readonly rows: readonly LetterRow[];
}

/** Returns answers and names what each of them lacks. */
export interface ReturnedLetter extends LetterBase {
  readonly kind: 'returned';
  readonly answerBy: LocalDate;
  readonly rows: readonly (LetterRow & {
    /** One sentence for each thing that is missing, in each language of letters. */
    readonly missing: { readonly en: readonly string[]; readonly ur: readonly string[] };
  })[];
}

/** A figure as a letter names it. */
export interface LetterFigure {
  /** The question, as the office knows it. */
  readonly label: string;
  readonly figure: string;
  /** Day on which the answer that gives it came. */
  readonly on: LocalDate;
}

/** Asks two offices which of their figures holds; each has it in its own name. */
export interface ReconcileLetter extends LetterBase {
  readonly kind: 'reconcile';
  readonly answerBy: LocalDate;
  readonly rows: readonly LetterRow[];
  readonly own: LetterFigure;
  readonly other: LetterFigure & { readonly office: string };
  /** The year or years both figures are of. */
  readonly of: string | null;
  readonly reminder: boolean;
}

/** A letter as pure data, everything resolved; `adapters/mail/letters` puts it into words. */
export type LetterView =
  | ChaseLetter
  | ClearanceLetter
  | HandOverLetter
  | ClarificationLetter
  | ExtensionLetter
  | SilentLetter
  | ReceiptLetter
  | ShortenLetter
  | ReturnedLetter
  | ReconcileLetter
  | AmendedLetter;

/** What a letter can be. */
export type LetterKind = LetterView['kind'];
