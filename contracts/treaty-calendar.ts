import type { ErrorCode } from './errors.ts';
import type { ObligationChange } from '../domain/obligations/changes.ts';
import type { LocalDate } from '../domain/calendar/calendar.ts';
import type { InstrumentKind } from '../domain/loi/instrument.ts';
import type { Mechanism } from '../domain/mechanisms.ts';
import type { Obligations } from '../domain/obligations/obligation.ts';

/** Obligations in a version of the store. */
export interface ObligationsVersion {
  readonly version: number;
  readonly obligations: Obligations;
}

/** What `treatyCalendar` starts with. */
export interface TreatyCalendarInput {
  /** Where a continued run goes on; null for the first, which reads the store. */
  readonly carried: ObligationsVersion | null;
  /** Milliseconds that its business time is ahead of workflow time, for tests. */
  readonly clockOffsetMs?: number;
  /** Continue as new after so many events of history, for tests; the server's own suggestion otherwise. */
  readonly continueAfterEvents?: number;
}

/** What an officer tells the treaty calendar. */
export type TreatyChange = Extract<ObligationChange, { readonly type: keyof typeof TREATY_UPDATES }>;

/** What a cycle tells of itself. */
export type CycleNews = Extract<
  ObligationChange,
  { readonly type: 'instrument-received' | 'cycle-submitted' | 'deadline-moved' }
>;

/** A stored document on which a cycle is to be opened, with what an officer knows better than it says. */
export interface CycleOpening {
  /** SHA-256 of its bytes in the content store. */
  readonly document: string;
  readonly filename: string;
  /** As the desk has read it, so that a refusal is recorded where it belongs. */
  readonly about: {
    readonly mechanism: Mechanism;
    readonly kind: InstrumentKind;
    readonly symbol: string | null;
    readonly title: string;
  };
  readonly mechanism?: string | undefined;
  readonly procedure?: string | undefined;
  readonly deadline?: string | undefined;
  readonly reviewOn?: string | undefined;
  readonly adoptedOn?: string | undefined;
  /** Local date in Islamabad. */
  readonly receivedOn: LocalDate;
  /** Of concluding observations: the paragraphs that the follow-up answers, as printed. */
  readonly followUp?: readonly string[];
  /** Confirms the proposed assignment as it is, in this name. */
  readonly confirmBy: string | null;
}

/** An update of the treaty calendar. */
export interface TreatyRequest {
  readonly change: TreatyChange;
  /** Who says so, by post. */
  readonly by: string;
  /** Of concluding observations: what opens their follow-up cycle; absent where there is nothing to open one on. */
  readonly opening?: CycleOpening;
}

/** The update that opens the cycle of a list. */
export interface OpeningRequest {
  readonly opening: CycleOpening;
  /** Who received it, by post. */
  readonly by: string;
}

/** Why no cycle can be opened, and what would open one: a stated error of the desk. */
export interface OpeningRefusal {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint: string | null;
}

/** What became of an opening. */
export type OpeningResult =
  /** `started` is false when the cycle was there before. */
  { readonly cycleId: string; readonly started: boolean } | { readonly refused: OpeningRefusal };

/** What an update answers once the store has it. */
export interface TreatyReceipt {
  /** Version of the obligations after it. */
  readonly version: number;
  /** False when it was known before, or concerns nothing that is kept here. */
  readonly changed: boolean;
  /** Where a cycle was to be opened. */
  readonly opening?: OpeningResult;
}

/** Name of the update that opens the cycle of a list; as it stands in histories: never changed. */
export const OPEN_CYCLE = 'openCycle';

/** The update by which each is told; names as they stand in histories: never changed. */
export const TREATY_UPDATES = {
  'observations-received': 'recordConcludingObservations',
  'review-recorded': 'recordReview',
  'submission-recorded': 'recordSubmitted',
  'due-set': 'setNextDue',
} as const;
