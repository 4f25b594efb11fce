import type { Calendar, LayerId, LocalDate } from '../calendar/calendar.ts';
import type { FormOfAddress, RecipientRole } from '../offices/office.ts';
import type { Suspension } from '../plan/office-due-on.ts';
import type { Plan } from '../plan/plan.ts';
import type { Mechanism, Procedure } from '../procedures/procedure.ts';
import type { RuleDeadline } from '../procedures/rule-deadline.ts';
import type { Ladder } from '../reminders/ladder.ts';
import type { RowId, RowState } from '../requests/row.ts';
import type { MilestoneId, Stage } from '../stages.ts';

/** What is known when a cycle starts; small, and never changed afterwards. */
export interface CycleFacts {
  readonly cycleId: string;
  readonly mechanism: Mechanism;
  /** As printed on the list, null where none is. */
  readonly symbol: string | null;
  /** What people call it: `CCPR/C/PAK/Q/2`, or the committee's name and the date. */
  readonly title: string;
  /** Local date in Islamabad. */
  readonly receivedOn: LocalDate;
  /** Last local date, in the procedure's zone, on which the text may reach the UN. */
  readonly deadline: LocalDate;
  /** Where no document states the deadline: the rule that gave it, with its source. */
  readonly deadlineRule?: RuleDeadline;
  /** A rehearsal is marked wherever it shows, and reaches no real address. */
  readonly rehearsal: boolean;
}

/** Versions of the reference data a cycle runs on; another version is taken only by an update. */
export interface CycleVersions {
  readonly offices: number;
  readonly calendar: number;
  readonly ladder: number;
  readonly clearanceLadder: number;
  readonly procedure: number;
  /** Id of the procedure; absent: the one that is named like the mechanism. */
  readonly procedureId?: string;
}

/**
 * Version of the rules of the chase. A running cycle keeps the rules with which its terms were loaded, so that its
 * history replays; a new run takes the newest. 2 adds silent mailboxes, the veto window and the last safe day; 3 answers
 * returned by the completeness check, where the procedure says so, and the chase of contradicting figures.
 */
export const RULES = 3;

/** One office as a cycle needs it: no person, no address. */
export interface OfficeTerms {
  readonly id: string;
  readonly name: string;
  readonly layer: LayerId;
  readonly form: FormOfAddress;
  readonly asked: boolean;
  /** Who is written to, by post; absent in terms that were loaded before rules 2. */
  readonly posts?: Readonly<Partial<Record<RecipientRole, string>>>;
  /** Number the office is telephoned at; absent where none is known. */
  readonly telephone?: string;
}

/**
 * The rules and reference data a cycle runs on, in the versions it holds. Loaded from the store by version,
 * never part of an event.
 */
export interface CycleTerms {
  /** See `RULES`; absent: 1. */
  readonly rules?: number;
  readonly procedure: Procedure;
  readonly ladder: Ladder;
  readonly clearanceLadder: Ladder;
  readonly calendar: Calendar;
  readonly wordLimit: { readonly words: number; readonly kind: 'hard' | 'soft' } | null;
  /** Every question with the rows it makes: its parts, or itself. */
  readonly questions: readonly { readonly id: string; readonly rows: readonly RowId[] }[];
  readonly offices: readonly OfficeTerms[];
}

/** Who keeps an office's clock from running: we, while we owe it something, or nobody (the office is under recess). */
export type SuspensionHolder = 'secretariat' | 'recess';

/** A stop of an office's clock, with its reason; never counted against the office. */
export interface ReasonedSuspension extends Suspension {
  readonly reason: string;
  /** Absent: `secretariat`. */
  readonly holder?: SuspensionHolder;
}

/** What one office is asked in one cycle, and where that stands. */
export interface RequestState {
  readonly office: string;
  readonly rows: Readonly<Record<RowId, RowState>>;
  /** Day the request letter was written; day zero of the office's clock. */
  readonly requestedOn: LocalDate | null;
  /** The clock: working days to answer in, without and with what was granted. */
  readonly budget: number;
  readonly granted: number;
  readonly suspensions: readonly ReasonedSuspension[];
  /** Rungs decided so far, each with its day; a rung overtaken by a higher one has `null`. */
  readonly rungs: Readonly<Record<string, LocalDate | null>>;
  /** Messages of persons; what machines sent is not counted. */
  readonly replies: number;
  readonly lastReplyOn: LocalDate | null;
  /** Day on which the last open row was answered, null while something is open. */
  readonly answeredOn: LocalDate | null;
  /** The focal point is away until this day, as an absence note said. */
  readonly absentUntil: LocalDate | null;
  /** Mail to the focal point failed for good. */
  readonly mailboxFailed: boolean;
  /** Its answer date passed with rows open, and it was given no more time since. */
  readonly overdue?: boolean;
  /** Day by which the office itself promised its answer when it last asked for more time. */
  readonly wishedUntil?: LocalDate;
  /** Last day on which anything showed that somebody is there: a message, an absence note, a logged contact. */
  readonly signOn?: LocalDate | null;
  /** Texts that went back by the completeness check, by row: by what each is known again. */
  readonly returned?: Readonly<Record<RowId, readonly string[]>>;
  /** Rungs that the Director vetoed, each with the reason; they count as used. */
  readonly vetoed?: Readonly<Record<string, string>>;
}

/** What an awaited office owes after consolidation: the Committee considers, clearers clear, the Mission delivers. */
export type AwaitedMatter = 'committee' | 'clearance' | 'submission' | 'acknowledgement';

/** Something awaited from a clearer or from the Mission, with its own chase. */
export interface AwaitedState {
  readonly matter: AwaitedMatter;
  readonly office: string;
  readonly askedOn: LocalDate;
  readonly dueOn: LocalDate;
  /** Federal working days it was asked to take, kept once an order has moved its day; absent: those up to `dueOn`. */
  readonly days?: number;
  readonly rungs: Readonly<Record<string, LocalDate | null>>;
  readonly doneOn: LocalDate | null;
}

/** Where one letter stands. */
export type LetterStatus = 'waiting' | 'sent' | 'failed' | 'withdrawn';

/** One letter, by office and rung. */
export interface LetterState {
  readonly writtenOn: LocalDate;
  readonly status: LetterStatus;
  /** Local date of sending or of giving up. */
  readonly endedOn: LocalDate | null;
  /** Why it failed or was withdrawn. */
  readonly reason: string | null;
  /** How often it was put on its way; more than 1 only after a route failed. */
  readonly routes: number;
  /** Day from which it goes to the same people once more, as their mailbox took nothing for the time being; absent: it does not. */
  readonly againOn?: LocalDate;
  /** An officer had it sent again after every route had failed; absent: no. */
  readonly resent?: true;
  /** Routes that failed for the time being, each followed by one to the same people; absent: none. */
  readonly putOff?: readonly number[];
}

/** A figure that another office's contradicts, and where it stands. */
export interface ContestedFigure {
  readonly office: string;
  readonly row: RowId;
  /** As written: `1,845 victims`. */
  readonly figure: string;
  /** Day on which the answer that gives it came. */
  readonly on: LocalDate;
}

/** Something only a person can do, shown to the Director until done. */
export interface OfficerTask {
  readonly id: string;
  readonly kind:
    | 'confirm-assignment'
    | 'no-address'
    | 'mail-failed'
    | 'clarification'
    | 'extension'
    | 'not-ours'
    | 'late-answer'
    | 'read-reply'
    | 'record-clearance'
    | 'hand-over'
    | 'over-limit'
    | 'consolidate'
    /** A silent mailbox, or one that no letter reaches: somebody has to telephone. */
    | 'telephone'
    /** Nobody is reached by mail or telephone: the letter is printed, signed and carried. */
    | 'print-letter'
    /** A letter above the focal point leaves on its day unless it is vetoed. */
    | 'escalation'
    /** The last day on which an answer leaves time for everything after it has passed. */
    | 'last-safe-day'
    /** One office answered a row in two ways, and no rule says which is meant. */
    | 'conflicting-answers'
    /** Two offices give figures that contradict each other; both are asked. */
    | 'reconcile'
    /** A corrigendum or a correction changed what is asked. */
    | 'list-changed'
    /** An office is asked for a shorter text. */
    | 'shorten';
  readonly office: string | null;
  readonly since: LocalDate;
  readonly text: string;
  /** Of `telephone` and `print-letter`: the letter that no mail delivers; absent: it is about silence. */
  readonly rung?: string;
  /** Of `reconcile`: both figures, this office's first, and the year or years both are of. */
  readonly figures?: { readonly own: ContestedFigure; readonly other: ContestedFigure; readonly of: string | null };
  /** Of `reconcile`: the office was reminded. */
  readonly reminded?: true;
  /** Of `shorten`: the row, and how many words its answer may have. */
  readonly row?: RowId;
  readonly most?: number;
  /** Of `conflicting-answers`: the rows between whose answers nobody has decided yet. */
  readonly rows?: readonly RowId[];
  /** Of `not-ours`: whose each row is, as the office wrote it; absent where it said nothing. */
  readonly suggests?: Readonly<Record<RowId, string>>;
  /** Day by which it is awaited; absent: none was set. */
  readonly dueOn?: LocalDate;
}

/** The consolidated text, by the hash under which the store holds it. */
export interface ConsolidationState {
  readonly on: LocalDate;
  readonly text: string;
  readonly words: number;
  /** Questions for which some office still owes an answer. */
  readonly openQuestions: readonly string[];
}

/** The milestones of a plan before an order took days from it: while the order stands none lies before its day here. */
export interface PlanFloor {
  /** Id of the order. */
  readonly order: string | null;
  readonly days: Readonly<Partial<Record<MilestoneId, LocalDate>>>;
}

/** A reporting cycle at one moment: the fold of its events. */
export interface CycleState extends CycleFacts {
  /** Sequence number of the last event; carried across continue-as-new. */
  readonly seq: number;
  readonly stage: Stage;
  readonly plan: Plan;
  /** The plan before days were lost to orders announced late; re-planning starts from it. Absent: `plan` itself. */
  readonly basePlan?: Plan;
  /** One for each order that took days from the plan, in the order in which they came. */
  readonly floors?: readonly PlanFloor[];
  /** Versions the cycle was moved to; absent: those it started with. */
  readonly versions?: CycleVersions;
  readonly reached: Readonly<Partial<Record<MilestoneId, LocalDate>>>;
  /** Hash of the amended list in force; absent: the list as it was first stored. */
  readonly list?: string;
  /** Hash of the assignment the store holds: proposed, then confirmed. */
  readonly assignment: string | null;
  readonly requests: Readonly<Record<string, RequestState>>;
  readonly consolidation: ConsolidationState | null;
  /** How often the text went to clearance, from 1; a refusal begins the next round. */
  readonly round: number;
  /** Which group of clearers is being asked, from 0; −1 before the first. */
  readonly clearerGroup: number;
  readonly awaited: readonly AwaitedState[];
  /** By `office/rung`. */
  readonly letters: Readonly<Record<string, LetterState>>;
  readonly tasks: readonly OfficerTask[];
  /** Note verbale under which the text was submitted. */
  readonly noteVerbale: string | null;
  readonly acknowledgement: string | null;
  /** Keys of the messages already taken, shortened, so that none counts twice. */
  readonly taken: readonly string[];
}
