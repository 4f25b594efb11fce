import type { LetterEnded } from '../contracts/workflows.ts';
import type { FiledReply } from '../domain/cycle/commands.ts';
import type { ListAmendment } from '../domain/cycle/list-amendment.ts';
import type { FigurePlace } from '../domain/cycle/reconcile-id.ts';
import type { SentBack } from '../domain/cycle/return-by-check.ts';
import type { CycleTerms, CycleVersions } from '../domain/cycle/state.ts';
import type { RecordedEvent } from '../domain/cycle/events.ts';
import type { RowId } from '../domain/requests/row.ts';

/** What the cycle's workflow asks of the world. Every one can be repeated safely. */
export interface CycleActivities {
  /** The rules and reference data of a cycle, in the versions it holds. */
  loadTerms(cycleId: string, versions: CycleVersions): Promise<CycleTerms>;
  /** Proposes who answers what and stores it. Undecided: ids of questions no rule decides. */
  proposeAssignment(cycleId: string): Promise<{ readonly assignment: string; readonly undecided: readonly string[] }>;
  /** The rows each asked office gets by a stored assignment. */
  assignmentRows(cycleId: string, assignment: string): Promise<Readonly<Record<string, readonly RowId[]>>>;
  /**
   * What a stored amended list means for a cycle, against the list that is in force.
   * @param confirmed whether the assignment is confirmed; before, everything is proposed anew
   */
  listAmendment(cycleId: string, list: string, confirmed: boolean): Promise<ListAmendment>;
  /** Offices that cannot be written to, with the reason in words. */
  checkAddresses(offices: readonly string[]): Promise<readonly { readonly office: string; readonly text: string }[]>;
  /** Records events and their consequences in one transaction, then wakes the despatch where letters wait. */
  recordEvents(cycleId: string, events: readonly RecordedEvent[]): Promise<void>;
  /**
   * Which of the answers that an office has just given would go back by the completeness check; null where none would.
   * @param today business day of the cycle, by which years are missing or still to come
   */
  answersToReturn(
    cycleId: string,
    office: string,
    rows: readonly RowId[],
    from: 'missing' | 'thin',
    today: string,
  ): Promise<SentBack | null>;
  /** Whether the figures of two offices, as their answers stand, contradict each other no more. */
  figuresAgree(cycleId: string, one: FigurePlace, other: FigurePlace): Promise<boolean>;
  /** Assembles the answers in the order of the list and stores the text. */
  assembleText(cycleId: string): Promise<{
    readonly text: string;
    readonly words: number;
    readonly openQuestions: readonly string[];
  }>;
}

/** What the despatch asks of the world. */
export interface DespatchActivities {
  /**
   * Makes mails of what waits for every office of a scope that may be written to now: formal letters alone, the others
   * of one office as one digest over all cycles. What is no longer wanted is withdrawn; a mail of an earlier day that
   * never left is made anew with what came to it since. Cycles are told of letters that end without a mail.
   *
   * @param at business time of a rehearsal, which keeps no sending hours; null takes the present
   */
  prepareWave(scope: string, at: string | null): Promise<Wave>;
  /** Tells the cycles how the letters of mails ended; a mail that has not ended is passed over. */
  tellCycles(mailIds: readonly string[]): Promise<void>;
}

/** What is to be sent, and when to look again. */
export interface Wave {
  /** Every mail of the scope that has not ended, oldest first; those of earlier waves are among them. */
  readonly mails: readonly string[];
  /** Milliseconds until more may be ready: a sending window opens, or letters gather; null when nothing waits. */
  readonly lookAgainIn: number | null;
}

/** What an out-tray of an earlier version asks of the world; everything it has is handed to the despatch. */
export interface TrayActivities {
  untilSendingWindow(office: string): Promise<number>;
  makeMails(office: string, scope: string, at: string | null): Promise<readonly string[]>;
}

/** A letter that ended, for its cycle. */
export interface TrayEnded extends LetterEnded {
  readonly cycleId: string;
}

/** What became of one attempt to send a mail. */
export type Delivery =
  | { readonly state: 'ended' }
  /** Nothing has ended; the same mail is to be tried again after so many milliseconds. */
  | { readonly state: 'later'; readonly tryAgainIn: number; readonly why: string }
  /** It was made on an earlier day and certainly never left: it has to be made anew. */
  | { readonly state: 'stale' };

/** The activities that speak to the mail server; on a queue of their own. */
export interface MailActivities {
  /**
   * One attempt to send a mail, unless it has ended. It is recorded before the connection opens and after it closes; a
   * repeat sends the same bytes under the same Message-ID.
   * @param at business time of a rehearsal; null takes the present, and keeps the office's sending hours
   */
  deliver(mailId: string, at: string | null): Promise<Delivery>;
  /** Of an out-tray of an earlier version: the mail is handed to the despatch. */
  deliverMail(mailId: string): Promise<void>;
}

/** A message that was read and belongs to a request of a cycle. */
export interface FiledMail {
  readonly cycleId: string;
  readonly reply: FiledReply;
}

/** What taking in one message asks of the world. */
export interface IntakeActivities {
  /**
   * Reads, classifies and matches a stored message, and keeps its answers.
   * @returns what is to be filed: one, or one for each cycle that a reply to a digest answers; none where it waits for
   * an officer or is ignored (null in histories of earlier versions)
   */
  interpretMail(key: string): Promise<readonly FiledMail[] | FiledMail | null>;
  /** Files a message to its cycle, once; a cycle that has ended leaves it in the holding list. */
  fileReply(filed: FiledMail): Promise<void>;
  /** A message that could not be read or filed after some tries waits for an officer; idempotent. */
  leaveToOfficer(key: string): Promise<void>;
}
