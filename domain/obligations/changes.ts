import type { LocalDate } from '../calendar/calendar.ts';
import type { InstrumentKind } from '../loi/instrument.ts';
import type { Mechanism } from '../procedures/procedure.ts';
import type { FollowUpDue } from './follow-up.ts';
import type { ObligationId } from './obligation.ts';
import type { DueWarning } from './warnings.ts';

/** What can happen to obligations. Fields are only ever added, and then optional. */
export type ObligationChange =
  /** A cycle was started from an instrument of this mechanism. */
  | {
      readonly type: 'instrument-received';
      readonly mechanism: Mechanism;
      readonly cycle: string;
      readonly kind: InstrumentKind;
      readonly symbol: string | null;
      readonly title: string;
      readonly receivedOn: LocalDate;
      /** Deadline of the cycle. */
      readonly dueOn: LocalDate;
    }
  /** No cycle can be opened on an instrument that was received. */
  | {
      readonly type: 'opening-refused';
      readonly mechanism: Mechanism;
      readonly kind: InstrumentKind;
      readonly symbol: string | null;
      readonly title: string;
      /** Why, and what would open one, in sentences. */
      readonly why: string;
    }
  /** The treaty body moved the date of what a cycle answers. */
  | {
      readonly type: 'deadline-moved';
      readonly mechanism: Mechanism;
      readonly cycle: string;
      readonly dueOn: LocalDate;
      readonly source: string;
    }
  /** A cycle's text is with the UN. */
  | {
      readonly type: 'cycle-submitted';
      readonly mechanism: Mechanism;
      readonly cycle: string;
      readonly on: LocalDate;
    }
  /** Something owed was handed in outside a cycle, or before there were cycles. */
  | {
      readonly type: 'submission-recorded';
      readonly obligation: ObligationId;
      /** Id of the thing owed; null: the only one. */
      readonly owed: string | null;
      readonly on: LocalDate;
      readonly source: string;
    }
  | {
      readonly type: 'review-recorded';
      readonly obligation: ObligationId;
      readonly state: 'scheduled' | 'held' | 'postponed';
      /** Null for a review that was postponed. */
      readonly on: LocalDate | null;
      /** Last day, included; null: one day. */
      readonly to: LocalDate | null;
      readonly session: string | null;
      readonly source: string;
    }
  | {
      readonly type: 'observations-received';
      readonly mechanism: Mechanism;
      readonly symbol: string | null;
      /** How they are called in a list: their symbol, else whose they are and their day. */
      readonly title: string;
      readonly adoptedOn: LocalDate | null;
      readonly paragraphs: readonly string[];
      readonly followUp: FollowUpDue;
    }
  | {
      readonly type: 'due-set';
      readonly obligation: ObligationId;
      /** Id of the thing owed; null: the next report. */
      readonly owed: string | null;
      readonly dueOn: LocalDate;
      readonly source: string;
    }
  | { readonly type: 'warned'; readonly warnings: readonly DueWarning[] };

/** A change in one sentence, for the version that it makes. */
export function changeWords(change: ObligationChange): string {
  switch (change.type) {
    case 'instrument-received':
      return `Received: ${change.title}; ${change.cycle} answers it by ${change.dueOn}`;
    case 'opening-refused':
      return `No cycle was opened on ${change.title}: ${change.why}`;
    case 'deadline-moved':
      return `The date of ${change.cycle} moved to ${change.dueOn} (${change.source})`;
    case 'cycle-submitted':
      return `Submitted: ${change.cycle}`;
    case 'submission-recorded':
      return `Submitted on ${change.on} (${change.source})`;
    case 'review-recorded':
      return `Review ${change.state}${change.on === null ? ', without a new date' : ` for ${change.on}`} (${change.source})`;
    case 'observations-received':
      return `Concluding observations received: ${change.title}`;
    case 'due-set':
      return `Due on ${change.dueOn} (${change.source})`;
    case 'warned':
      return `Warned of ${change.warnings.map(({ obligation, owed }) => `${obligation}/${owed}`).join(', ')}`;
  }
}
