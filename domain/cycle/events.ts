import type { LocalDate } from '../calendar/calendar.ts';
import type { RecipientRole } from '../offices/office.ts';
import type { Plan } from '../plan/plan.ts';
import type { LetterForm } from '../reminders/ladder.ts';
import type { ReplyClass } from '../replies/reply.ts';
import type { Channel } from '../requests/channel.ts';
import type { RowId, RowState } from '../requests/row.ts';
import type { MilestoneId, Stage } from '../stages.ts';
import type {
  AwaitedMatter,
  ContestedFigure,
  CycleFacts,
  CycleVersions,
  OfficerTask,
  PlanFloor,
  SuspensionHolder,
} from './state.ts';

/** A letter as the cycle decides it: to which roles, on what; persons and words are found when it leaves. */
export interface LetterDecision {
  readonly office: string;
  /** Rung of the ladder, or the occasion: `request`, `returned-1`, `hand-over`. Unique per office in a cycle. */
  readonly rung: string;
  readonly form: LetterForm;
  readonly formal: boolean;
  readonly annexHistory: boolean;
  readonly to: readonly RecipientRole[];
  readonly cc: readonly RecipientRole[];
  /** Rows it is about; for clearers and the Mission empty: it is about the whole text. */
  readonly rows: readonly RowId[];
  /** Day until which an answer is awaited, where one is. */
  readonly answerBy: LocalDate | null;
  /** What else it has to say, in words (why a row came back, what was granted). */
  readonly note: string | null;
  /** Set where the office's answer date had passed when the letter was decided. */
  readonly overdue?: boolean;
  /** Of a letter that asks for a shorter answer: its words now, and how many it may have. */
  readonly shorten?: { readonly words: number; readonly most: number };
  /** Of a letter on figures of two offices that contradict each other. */
  readonly figures?: OfficerTask['figures'];
  /** Of a letter that returns answers by the completeness check: hash of what is wanting in each. */
  readonly findings?: string;
  /** Day on which its rung was due, where that is not the day on which it was written. */
  readonly dueOn?: LocalDate;
  /** Hash of the amended list that it tells of. */
  readonly list?: string;
}

/** Why a cycle was planned anew. */
export type ReplanCause = 'calendar' | 'ladder' | 'procedure' | 'offices' | 'deadline' | 'extension';

/** Everything that can happen to a cycle. Fields are only ever added, and then optional. */
export type CycleEvent =
  | { readonly type: 'cycle-opened'; readonly facts: CycleFacts; readonly plan: Plan }
  | { readonly type: 'stage-entered'; readonly stage: Stage }
  | { readonly type: 'milestone-reached'; readonly milestone: MilestoneId }
  | { readonly type: 'assignment-proposed'; readonly assignment: string }
  | {
      readonly type: 'assignment-confirmed';
      readonly by: string;
      readonly assignment: string;
      readonly plan: Plan;
      readonly budget: number;
      readonly rows: Readonly<Record<string, readonly RowId[]>>;
    }
  | { readonly type: 'letter-written'; readonly letter: LetterDecision }
  | { readonly type: 'rung-overtaken'; readonly office: string; readonly rung: string }
  /** An office owes an answer after its answer date, and no letter of that day says so. */
  | { readonly type: 'answer-date-passed'; readonly office: string }
  | {
      readonly type: 'letter-sent';
      readonly office: string;
      readonly rung: string;
      readonly mail: string;
      /** Working days after the day on which it should have left; absent: none. */
      readonly lateBy?: number;
      /** How it was carried, where it went on paper; `mail` is then the key of the log entry. Absent: `e-mail`. */
      readonly channel?: Channel;
      /** Local day on which it left, where it was logged later. */
      readonly leftOn?: LocalDate;
    }
  | { readonly type: 'letter-failed'; readonly office: string; readonly rung: string; readonly reason: string }
  | {
      readonly type: 'letter-rerouted';
      readonly office: string;
      readonly rung: string;
      readonly reason: string;
      /** It goes to the same people once more; absent: to others. */
      readonly again?: true;
    }
  /** A letter did not arrive for the time being: from a day on it is to go to the same people once more. */
  | {
      readonly type: 'letter-put-off';
      readonly office: string;
      readonly rung: string;
      readonly reason: string;
      readonly until: LocalDate;
    }
  | { readonly type: 'letter-withdrawn'; readonly office: string; readonly rung: string; readonly reason: string }
  | {
      readonly type: 'reply-received';
      readonly office: string;
      readonly mail: string;
      readonly class: ReplyClass;
      readonly rows: Readonly<Record<RowId, RowState>>;
      readonly returnsOn: LocalDate | null;
      /** Day by which a wish for more time promises the answer; absent: none was named. */
      readonly wishedUntil?: LocalDate;
      /** Absent: `e-mail`. */
      readonly channel?: Channel;
      /** Of what was logged: who logged it, and what was said. */
      readonly by?: string;
      readonly said?: string;
      /** Local day on which it was said, where it was logged later. */
      readonly happenedOn?: LocalDate;
    }
  /** A desk officer tried to reach an office by another channel than mail and nothing was answered. */
  | {
      readonly type: 'contact-logged';
      readonly office: string;
      readonly channel: Channel;
      readonly by: string;
      readonly said: string;
      /** Whether somebody was reached: a sign that the office is there. */
      readonly reached: boolean;
      /** Rungs of our letters that were carried to it on paper; absent: none. */
      readonly carried?: readonly string[];
      /** Key of the log entry, so that the same entry counts once. */
      readonly mail: string;
      /** Local day of it, where it was logged later. */
      readonly happenedOn?: LocalDate;
    }
  | {
      readonly type: 'rung-vetoed';
      readonly office: string;
      readonly rung: string;
      readonly by: string;
      readonly reason: string;
    }
  /** The plan moved, and why; rungs already sent stay sent. */
  | {
      readonly type: 'replanned';
      readonly cause: ReplanCause;
      readonly by: string;
      readonly reason: string;
      /** Id of the calendar order behind it, null where there is none. */
      readonly order: string | null;
      readonly plan: Plan;
      /** What later re-planning starts from; absent: `plan`. */
      readonly basePlan?: Plan;
      /** What no milestone may lie before; absent: unchanged. */
      readonly floors?: readonly PlanFloor[];
      /** Versions in force from now on; absent: unchanged. */
      readonly versions?: CycleVersions;
      /** A day the treaty body has moved the deadline to; absent: unchanged. */
      readonly deadline?: LocalDate;
      /** Working days to answer in, for the offices whose budget changed. */
      readonly budgets?: Readonly<Record<string, number>>;
      /** Days until which the word of clearers and the Mission is awaited, where they moved. */
      readonly awaited?: readonly {
        readonly matter: AwaitedMatter;
        readonly office: string;
        readonly dueOn: LocalDate;
        /** Federal working days it was asked to take. */
        readonly days: number;
      }[];
      /** Offices that were late, and whose answer date lies ahead again. */
      readonly inTime?: readonly string[];
    }
  /** Another reading of the list is in force from now on; its words stand in the store. */
  | {
      readonly type: 'list-amended';
      readonly by: string;
      readonly reason: string;
      readonly list: string;
      /** Questions that are not as they were. */
      readonly questions: readonly string[];
      /** As printed now; absent: unchanged. */
      readonly symbol?: string | null;
      readonly title?: string;
    }
  | {
      readonly type: 'rows-changed';
      readonly office: string;
      readonly by: string;
      readonly rows: Readonly<Record<RowId, RowState>>;
      readonly reason: string | null;
      /** Of rows returned by the completeness check: by what the text of each is known again. */
      readonly texts?: Readonly<Record<RowId, string>>;
    }
  | {
      readonly type: 'question-reassigned';
      readonly by: string;
      readonly question: string;
      readonly from: readonly string[];
      readonly to: readonly string[];
      readonly rows: readonly RowId[];
      readonly budget: number;
    }
  | {
      readonly type: 'clock-stopped';
      readonly office: string;
      readonly from: LocalDate;
      readonly reason: string;
      /** Where its end is known beforehand (a recess); the day `to` counts again. */
      readonly to?: LocalDate;
      readonly holder?: SuspensionHolder;
      /** Who entered it, where it is no consequence of a message. */
      readonly by?: string;
    }
  | { readonly type: 'clock-resumed'; readonly office: string; readonly to: LocalDate }
  | { readonly type: 'days-granted'; readonly office: string; readonly by: string; readonly workingDays: number }
  | {
      readonly type: 'consolidated';
      readonly by: string;
      readonly text: string;
      readonly words: number;
      readonly openQuestions: readonly string[];
    }
  | {
      readonly type: 'awaiting';
      readonly matter: AwaitedMatter;
      readonly office: string;
      readonly dueOn: LocalDate;
      /** Group of clearers it belongs to; −1 for other matters before, the last one after. */
      readonly group: number;
    }
  | {
      readonly type: 'delivered';
      readonly matter: AwaitedMatter;
      readonly office: string;
      readonly by: string;
      readonly reference: string | null;
    }
  | { readonly type: 'clearance-refused'; readonly office: string; readonly by: string; readonly comments: string }
  /** An officer has said which of two figures holds. */
  | {
      readonly type: 'figures-settled';
      readonly holds: ContestedFigure;
      readonly gives: ContestedFigure;
      readonly by: string;
      readonly reason: string;
    }
  | { readonly type: 'task-opened'; readonly task: OfficerTask }
  | { readonly type: 'task-done'; readonly task: string; readonly by: string };

/** An event with its place in the cycle's own order and its day. */
export interface RecordedEvent {
  readonly seq: number;
  /** Local date in Islamabad, from the cycle's business time. */
  readonly on: LocalDate;
  /** Business time, ISO 8601 with offset. */
  readonly at: string;
  readonly event: CycleEvent;
}
