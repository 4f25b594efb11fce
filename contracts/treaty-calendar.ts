import type { ObligationChange } from '../domain/obligations/changes.ts';
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
export type CycleNews = Extract<ObligationChange, { readonly type: 'cycle-submitted' | 'deadline-moved' }>;

/** An update of the treaty calendar. */
export interface TreatyRequest {
  readonly change: TreatyChange;
  /** Who says so, by post. */
  readonly by: string;
}

/** What an update answers once the store has it. */
export interface TreatyReceipt {
  /** Version of the obligations after it. */
  readonly version: number;
  /** False when it was known before, or concerns nothing that is kept here. */
  readonly changed: boolean;
}

/** The update by which each is told; names as they stand in histories: never changed. */
export const TREATY_UPDATES = {
  'instrument-received': 'recordInstrument',
  'observations-received': 'recordConcludingObservations',
  'review-recorded': 'recordReview',
  'submission-recorded': 'recordSubmitted',
  'due-set': 'setNextDue',
} as const;
