import type { LocalDate } from '../calendar/calendar.ts';
import type { AnswerStatus, ReplyClass } from '../replies/reply.ts';
import type { RowId } from '../requests/row.ts';
import type { Channel } from '../requests/channel.ts';
import type { CycleEvent, ReplanCause } from './events.ts';
import type { ListAmendment } from './list-amendment.ts';
import type { ContestedFigure, CycleTerms, CycleVersions } from './state.ts';

/**
 * How a letter ended on its route. `route` says which of its routes that was: news told twice is not taken for two
 * failures, and a letter that came back before we heard that it had left is not taken for one that arrived. Absent: the
 * route it is on.
 */
export type LetterOutcome =
  /** `lateBy`: working days of the office after the day on which it should have left; absent: none. */
  | { readonly state: 'sent'; readonly mail: string; readonly lateBy?: number; readonly route?: number }
  /** `retryElsewhere`: another person of the office may be tried; `routesLeft`: how many, absent: one after the first. */
  | {
      readonly state: 'failed';
      readonly reason: string;
      readonly retryElsewhere: boolean;
      readonly routesLeft?: number;
      readonly route?: number;
    }
  | { readonly state: 'withdrawn'; readonly reason: string };

/** Two figures of two offices on one thing that differ. */
export interface Contradiction {
  readonly figures: readonly [ContestedFigure, ContestedFigure];
  /** The year or years both are of, in words; null where none is told. */
  readonly of: string | null;
}

/** A message that was filed to a request. */
export interface FiledReply {
  readonly office: string;
  /** Key of the stored message. */
  readonly mail: string;
  readonly class: ReplyClass;
  readonly answers: readonly {
    readonly row: RowId;
    readonly status: AnswerStatus;
    /** Words of the answer; absent: not counted. */
    readonly words?: number;
    /** Of `not-ours`: whose it is, as the office wrote it. */
    readonly suggests?: string;
  }[];
  /** Rows it answers in two ways, and no rule says which is meant; absent: none. */
  readonly conflicts?: readonly RowId[];
  /** How much stands in its files outside the rows, for a person to read; absent: nothing. */
  readonly elsewhere?: number;
  /** Figures in it that another office's contradict; absent: none. */
  readonly contradicts?: readonly Contradiction[];
  /** Of an absence note. */
  readonly returnsOn: LocalDate | null;
  /** Of a wish for more time, where a day is named. */
  readonly wishedUntil: LocalDate | null;
  /** Of a bounce: the rungs of the letters that did not arrive. */
  readonly failedRungs: readonly string[];
  /** Of those: to how many other people each can still go; absent: to one after the first. */
  readonly routesLeft?: Readonly<Record<string, number>>;
  /** Of a mailbox that takes nothing for the time being: the rungs that did not arrive there. */
  readonly softRungs?: readonly string[];
  /** Absent: `e-mail`. */
  readonly channel?: Channel;
  /** Of what was logged by a desk officer: who, and what was said. */
  readonly by?: string;
  readonly said?: string;
  /** Local day on which it was said, where that is known to be before the day it was logged. */
  readonly happenedOn?: LocalDate;
}

/** What can be asked of a cycle or told to it. `by` names who decided, by post. */
export type CycleCommand =
  | { readonly type: 'propose-assignment'; readonly assignment: string; readonly undecided: readonly string[] }
  | {
      readonly type: 'confirm-assignment';
      readonly by: string;
      readonly assignment: string;
      readonly rows: Readonly<Record<string, readonly RowId[]>>;
    }
  | {
      readonly type: 'report-addresses';
      readonly problems: readonly { readonly office: string; readonly text: string }[];
    }
  | { readonly type: 'record-letter'; readonly office: string; readonly rung: string; readonly outcome: LetterOutcome }
  | { readonly type: 'record-reply'; readonly reply: FiledReply }
  | {
      readonly type: 'change-rows';
      readonly office: string;
      /** Empty: every row it makes sense for. */
      readonly rows: readonly RowId[];
      readonly to: 'accepted' | 'open' | 'waived';
      readonly by: string;
      readonly reason: string | null;
      /** Of rows returned by the completeness check: hash of what is wanting in each, and by what each text is known again. */
      readonly findings?: string;
      readonly texts?: Readonly<Record<RowId, string>>;
    }
  | {
      readonly type: 'log-contact';
      readonly office: string;
      readonly channel: Channel;
      readonly by: string;
      readonly said: string;
      readonly reached: boolean;
      /**
       * Rung of a letter of ours that was carried to the office on paper; '' for those that no mail delivered. Absent:
       * nothing was carried.
       */
      readonly carried?: string;
      /** Key of the log entry. */
      readonly mail: string;
      /** Local day of it; absent: today. */
      readonly happenedOn?: LocalDate;
    }
  | {
      readonly type: 'veto-rung';
      readonly office: string;
      /** Empty: the next one above the focal point. */
      readonly rung: string;
      readonly by: string;
      readonly reason: string;
    }
  /** An office is under recess: its clock stands from the day after `from` until the day before `to`. */
  | {
      readonly type: 'suspend-clock';
      readonly office: string;
      readonly from: LocalDate;
      readonly to: LocalDate;
      readonly by: string;
      readonly reason: string;
    }
  /** Takes other versions of calendar, ladders, procedure or offices, and plans anew. */
  | {
      readonly type: 'adopt-terms';
      readonly cause: ReplanCause;
      readonly by: string;
      readonly reason: string;
      readonly order: string | null;
      readonly versions: CycleVersions;
      /** What those versions say. */
      readonly terms: CycleTerms;
      /** Versions a cycle started with, where it was moved to none since; absent: not known. */
      readonly inForce?: CycleVersions;
    }
  /** The treaty body has moved its date. */
  | {
      readonly type: 'move-deadline';
      readonly deadline: LocalDate;
      readonly by: string;
      /** By what it was granted. */
      readonly reference: string;
    }
  /** A corrected or reissued list takes the place of the list. */
  | {
      readonly type: 'amend-list';
      readonly by: string;
      readonly reason: string;
      /** Hash of the amended list in the store. */
      readonly list: string;
      /** Hash of the list it was made from; null for the list as it was first stored. */
      readonly from: string | null;
      /** Changed questions whose answers stand. */
      readonly keep: readonly string[];
      /** Offices to be asked each new question; one that is left out waits for an officer. */
      readonly ask: Readonly<Record<string, readonly string[]>>;
      /** What the amended list means for this cycle. */
      readonly amendment: ListAmendment;
    }
  | { readonly type: 'grant-days'; readonly office: string; readonly workingDays: number; readonly by: string }
  | { readonly type: 'refuse-days'; readonly office: string; readonly by: string; readonly reason: string }
  | { readonly type: 'answer-clarification'; readonly office: string; readonly by: string; readonly answer: string }
  | { readonly type: 'reassign'; readonly question: string; readonly to: readonly string[]; readonly by: string }
  | { readonly type: 'remind'; readonly office: string; readonly by: string }
  /** An office is asked to say in at most `most` words what it says in `words`; its answer stands meanwhile. */
  | {
      readonly type: 'ask-shorter';
      readonly office: string;
      readonly row: RowId;
      readonly words: number;
      readonly most: number;
      readonly by: string;
    }
  /** Two offices are asked which of their figures holds. */
  | {
      readonly type: 'ask-reconcile';
      readonly figures: readonly [ContestedFigure, ContestedFigure];
      /** The year or years both are of, in words; null where none is told. */
      readonly of: string | null;
      readonly workingDays: number;
      readonly by: string;
    }
  /** The figure of this office's row holds. */
  | {
      readonly type: 'settle-reconcile';
      readonly office: string;
      readonly row: RowId;
      /** Needed only where several offices contest it. */
      readonly against?: string;
      readonly by: string;
      readonly reason: string;
    }
  /** What was asked about the figure of this row is answered: the figures agree. */
  | {
      readonly type: 'figures-agree';
      readonly figures: readonly [
        one: Pick<ContestedFigure, 'office' | 'row'>,
        other: Pick<ContestedFigure, 'office' | 'row'>,
      ];
    }
  | {
      readonly type: 'consolidate';
      readonly by: string;
      readonly text: string;
      readonly words: number;
      readonly openQuestions: readonly string[];
    }
  | { readonly type: 'clear'; readonly office: string; readonly by: string; readonly reference: string | null }
  | { readonly type: 'return-text'; readonly office: string; readonly by: string; readonly comments: string }
  | { readonly type: 'hand-over'; readonly by: string }
  | { readonly type: 'submit'; readonly by: string; readonly noteVerbale: string }
  | { readonly type: 'acknowledge'; readonly by: string; readonly reference: string };

/** A command of one type. */
export type CommandOf<T extends CycleCommand['type']> = Extract<CycleCommand, { type: T }>;

/** What a command leads to: events, none when it was done before; or a refusal with its reason and what would be accepted. */
export type Decision =
  | { readonly events: readonly CycleEvent[] }
  | { readonly refused: { readonly message: string; readonly hint: string } };

/** A refusal. */
export function refuse(message: string, hint: string): Decision {
  return { refused: { message, hint } };
}
