import type { CycleCommand, LetterOutcome } from '../domain/cycle/commands.ts';
import type { CycleFacts, CycleState, CycleVersions } from '../domain/cycle/state.ts';

/** Task queue of everything but mail that leaves. */
export const TASK_QUEUE = 'treaty-desk';

/**
 * Task queue of the activities that speak to the mail server, so that it can be slowed by itself.
 * @example mailQueueOf('treaty-desk') // 'treaty-desk-mail'
 */
export function mailQueueOf(taskQueue: string): string {
  return `${taskQueue}-mail`;
}

/** What `reportingCycle` starts with. */
export interface CycleInput {
  readonly facts: CycleFacts;
  readonly versions: CycleVersions;
  /** Milliseconds that the cycle's business time is ahead of workflow time; 0 but for a rehearsal. */
  readonly clockOffsetMs: number;
  /** Confirms the proposed assignment as it is, in the name given; null waits for the Director. */
  readonly confirmBy: string | null;
  /** Where a continued run goes on; null for the first. */
  readonly carried: CycleState | null;
  /** Continue as new after so many events of history, for tests; the server's own suggestion otherwise. */
  readonly continueAfterEvents?: number;
}

/** What a finished cycle leaves behind in its history. */
export interface CycleResult {
  readonly submittedOn: string;
  readonly acknowledgedOn: string;
}

/** A decision of a person, as an update of the cycle. */
export type CycleRequest =
  | Exclude<
      CycleCommand,
      {
        type:
          | 'propose-assignment'
          | 'report-addresses'
          | 'figures-agree'
          | 'record-letter'
          | 'confirm-assignment'
          | 'consolidate'
          | 'adopt-terms'
          | 'amend-list';
      }
    >
  | (Omit<Extract<CycleCommand, { type: 'adopt-terms' }>, 'versions' | 'terms' | 'inForce'> & {
      /** Versions to take; those left out stay as they are. */
      readonly versions: Partial<CycleVersions>;
    })
  | Omit<Extract<CycleCommand, { type: 'amend-list' }>, 'amendment'>
  | { readonly type: 'confirm-assignment'; readonly by: string; readonly assignment: string | null }
  | { readonly type: 'consolidate'; readonly by: string };

/** What an update answers once the register shows it. */
export interface CycleReceipt {
  /** Sequence number of the last event after the decision. */
  readonly seq: number;
  /** Whether the decision changed anything; false when it had been taken before. */
  readonly changed: boolean;
}

/** How a letter ended, as the cycle is told. */
export interface LetterEnded {
  readonly office: string;
  readonly rung: string;
  readonly outcome: LetterOutcome;
}

/** How several letters of one cycle ended. */
export interface LettersEnded {
  readonly letters: readonly LetterEnded[];
}

/** Business time that passed in a rehearsal while nobody was there to work for the cycle. */
export interface TimePassed {
  /** Milliseconds, more than 0. */
  readonly byMs: number;
}

/** What a cycle answers when asked for its clock; the conductor of a rehearsal moves by it. */
export interface CycleClock {
  /** Business time of the last workflow task, ISO 8601 with offset. */
  readonly now: string;
  /** Milliseconds to add to workflow time to get business time. */
  readonly clockOffsetMs: number;
  /** Business moment at which something may be due next; null when only a message can bring the cycle on. */
  readonly nextMoment: string | null;
  /** Nothing waits to be decided or recorded. */
  readonly idle: boolean;
  readonly seq: number;
}

/** What `despatch` starts with. */
export interface DespatchInput {
  /** '' for real cycles, else the rehearsal's id prefix. */
  readonly scope: string;
  /** What a continued run goes on with; null for the first. */
  readonly carried: DespatchCarried | null;
  /** Continue as new after so many events of history, for tests. */
  readonly continueAfterEvents?: number;
}

/** What a run of the despatch hands on; which letters wait and which mails have not ended stands in the store. */
export interface DespatchCarried {
  /** Business time of the newest wake. */
  readonly at: string;
  /** Moment to look through the store again, milliseconds since the epoch; null for at the next wake only. */
  readonly lookAt: number | null;
  /** Mails that are to be tried again, each with its moment in milliseconds since the epoch. */
  readonly later: readonly { readonly mail: string; readonly at: number }[];
}

/** What `outTray` starts with. */
export interface OutTrayInput {
  readonly office: string;
  readonly scope: string;
}

/** Says that letters wait. */
export interface TrayWake {
  /** Business time of the cycle they are of; a rehearsal's despatch takes its moment from it. */
  readonly at: string;
}

/** What `mailIntake` starts with. */
export interface MailIntakeInput {
  readonly key: string;
}

/** Names of workflows, signals, updates and queries, as they stand in histories: never changed. */
export const NAMES = {
  reportingCycle: 'reportingCycle',
  despatch: 'despatch',
  outTray: 'outTray',
  mailIntake: 'mailIntake',
  termsChange: 'termsChange',
  treatyCalendar: 'treatyCalendar',
  /** Signal: a letter ended. */
  letterEnded: 'letterEnded',
  /** Signal: letters ended. */
  lettersEnded: 'lettersEnded',
  /** Signal: in a rehearsal business time has passed that the server did not see. */
  timePassed: 'timePassed',
  /** Query: the whole state. */
  cycleState: 'cycleState',
  /** Query: how far a change of terms has come. */
  termsChangeState: 'termsChangeState',
  /** Query: the clock. */
  cycleClock: 'cycleClock',
  /** Signal: letters wait. */
  wake: 'wake',
  /** Signal: an officer has said where a held message belongs; it is read again. */
  readAgain: 'readAgain',
  /** Query: what is owed to the treaty bodies. */
  obligations: 'obligations',
  /** Signal: what became of a cycle, for the treaty calendar. */
  cycleNews: 'cycleNews',
} as const;

/** The update by which each decision is asked of a cycle. */
export const UPDATES = {
  'confirm-assignment': 'confirmAssignment',
  'record-reply': 'recordReply',
  'change-rows': 'changeRows',
  'log-contact': 'logContact',
  'veto-rung': 'vetoRung',
  'suspend-clock': 'suspendClock',
  'adopt-terms': 'adoptTerms',
  'move-deadline': 'moveDeadline',
  'amend-list': 'amendList',
  'grant-days': 'extendDeadline',
  'refuse-days': 'refuseExtension',
  'answer-clarification': 'answerClarification',
  reassign: 'reassignQuestion',
  remind: 'remindNow',
  'ask-shorter': 'askShorterAnswer',
  'ask-reconcile': 'askReconcile',
  'settle-reconcile': 'settleReconcile',
  consolidate: 'consolidate',
  clear: 'recordClearance',
  'return-text': 'returnText',
  'hand-over': 'handOver',
  submit: 'recordSubmission',
  acknowledge: 'recordAcknowledgement',
} as const satisfies Record<CycleRequest['type'], string>;
