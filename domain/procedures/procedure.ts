import type { LocalDate } from '../calendar/calendar.ts';
import type { InstrumentKind } from '../loi/instrument.ts';
import type { Mechanism } from '../mechanisms.ts';
import type { PlanStep } from '../plan/plan.ts';

export { MECHANISMS, type Mechanism } from '../mechanisms.ts';

/** How far a rule is to be trusted: read in a text of the body itself or of OHCHR, or still to be read there. */
export const RULE_STANDINGS = ['confirmed', 'to-be-confirmed'] as const;

/** Who returns an answer that the completeness check finds wanting; see `Procedure.returnByCheck`. */
export const RETURN_POLICIES = ['officer', 'missing', 'thin'] as const;

/** Standing of a rule. */
export type RuleStanding = (typeof RULE_STANDINGS)[number];

/** The days from which the period of a deadline may run: receipt by the Ministry, date of the document, its adoption. */
export const PERIOD_STARTS = ['received', 'published', 'adopted'] as const;

/** One of those days. */
export type PeriodStart = (typeof PERIOD_STARTS)[number];

/**
 * Where the deadline comes from. What the instrument itself prints, or an officer gives, always goes before a rule.
 * - `read-from-instrument`: no rule is known, so the instrument or an officer must say it
 * - `after`: exactly one of calendar days, months and years after a day
 * - `before-review`: whole weeks before the day on which the review begins
 */
export type DeadlineRule =
  | { readonly kind: 'read-from-instrument' }
  | {
      readonly kind: 'after';
      readonly calendarDays?: number | undefined;
      readonly months?: number | undefined;
      readonly years?: number | undefined;
      readonly from: PeriodStart;
      readonly standing: RuleStanding;
      readonly source: string;
    }
  | {
      readonly kind: 'before-review';
      readonly weeks: number;
      readonly standing: RuleStanding;
      readonly source: string;
    };

/** What is particular to one kind of answer to one mechanism, as data; a change is a new version. */
export interface Procedure {
  /** Mechanism and what is answered: `cescr-list-of-issues`. */
  readonly id: string;
  readonly version: number;
  readonly mechanism: Mechanism;
  readonly title: string;
  /** Kinds of document that start it by themselves; empty where only an officer starts it by name. */
  readonly instruments: readonly InstrumentKind[];
  /** The one meant where only the mechanism is named; one at most in each mechanism. Absent: no. */
  readonly main?: boolean | undefined;
  readonly deadline: DeadlineRule;
  /** Whether the body expects an answer in writing; where not, the State may still send one. */
  readonly replyRequired: boolean;
  /** By what no written answer is required; there when none is. */
  readonly replySource?: string | undefined;
  /** Limit of the State's text where the list prints none; `hard` refuses, `soft` warns; null: none known. */
  readonly wordLimit: {
    readonly words: number;
    readonly kind: 'hard' | 'soft';
    /** Absent: confirmed. */
    readonly standing?: RuleStanding | undefined;
    readonly source: string;
  } | null;
  /** Zone in which the deadline's day ends. */
  readonly deadlineZone: string;
  readonly ladder: string;
  readonly clearanceLadder: string;
  readonly steps: readonly PlanStep[];
  /** Office ids that clear the text, in groups: those of one group are asked together, the next when all have cleared. */
  readonly clearers: readonly (readonly string[])[];
  /** The office that delivers to the UN. */
  readonly mission: string;
  readonly source: string;
  /**
   * What becomes of an answer that the completeness check finds wanting: an officer decides, or the cycle returns what
   * is missing, or thin as well, by itself. Absent: an officer decides.
   */
  readonly returnByCheck?: (typeof RETURN_POLICIES)[number] | undefined;
  /** Who entered this version, by post, and when; absent: it came with the software. */
  readonly entered?: { readonly by: string; readonly on: LocalDate } | undefined;
}

/**
 * A procedure as it was stored before instruments and rules of deadlines were part of it: started by name alone, its
 * deadline read. Cycles that run on one go on as they did.
 */
export function withEarlierShape(stored: Procedure): Procedure {
  const earlier = { instruments: [], deadline: { kind: 'read-from-instrument' }, replyRequired: true } as const;
  return { ...earlier, ...stored };
}
