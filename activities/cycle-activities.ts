import type { FiledReply, LetterOutcome } from '../domain/cycle/commands.ts';
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
  /** Offices that cannot be written to, with the reason in words. */
  checkAddresses(offices: readonly string[]): Promise<readonly { readonly office: string; readonly text: string }[]>;
  /** Records events and their consequences in one transaction, then wakes the out-trays that have something to send. */
  recordEvents(cycleId: string, events: readonly RecordedEvent[]): Promise<void>;
  /** Assembles the answers in the order of the list and stores the text. */
  assembleText(cycleId: string): Promise<{
    readonly text: string;
    readonly words: number;
    readonly openQuestions: readonly string[];
  }>;
}

/** What an office's out-tray asks of the world. */
export interface TrayActivities {
  /** Milliseconds until the office may be written to: 0 inside its sending window. */
  untilSendingWindow(office: string): Promise<number>;
  /**
   * Makes mails of what waits for one office: formal letters alone, the others as one digest; withdraws what is no
   * longer wanted, and tells the cycles of letters that end without a mail.
   * @param at business time the mails are dated with; null takes the present
   * @returns mails to send, oldest first; those of an earlier run that did not end are among them
   */
  makeMails(office: string, scope: string, at: string | null): Promise<readonly string[]>;
}

/** A letter that ended, for its cycle. */
export interface TrayEnded {
  readonly cycleId: string;
  readonly office: string;
  readonly rung: string;
  readonly outcome: LetterOutcome;
}

/** The one activity that speaks to the mail server; on a queue of its own. */
export interface MailActivities {
  /**
   * Sends a mail unless it was sent. An attempt is recorded before the connection opens and after it closes; a retry
   * sends the same bytes under the same Message-ID. Then tells the cycles how their letters ended.
   */
  deliverMail(mailId: string): Promise<void>;
}

/** A message that was read and belongs to a request of a cycle. */
export interface FiledMail {
  readonly cycleId: string;
  readonly reply: FiledReply;
}

/** What taking in one message asks of the world. */
export interface IntakeActivities {
  /** Reads, classifies and matches a stored message, and keeps its answers. Null: it waits for an officer or is ignored. */
  interpretMail(key: string): Promise<FiledMail | null>;
  /** Files a message to its cycle, once; a cycle that has ended leaves it in the holding list. */
  fileReply(filed: FiledMail): Promise<void>;
}
