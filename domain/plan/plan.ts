import type { LocalDate } from '../calendar/calendar.ts';
import type { RecipientRole } from '../offices/office.ts';
import type { MilestoneId } from '../stages.ts';

/** The steps between two milestones, each with a budget of working days. */
export type PlanStepId =
  'assign' | 'requests-out' | 'answers' | 'chase' | 'consolidate' | 'committee' | 'clearance' | 'hand-over' | 'slack';

/** Budget of one step in working days of the federal calendar. */
export interface PlanStep {
  readonly id: PlanStepId;
  readonly wished: number;
  readonly minimum: number;
}

/** A rung with its day. */
export interface PlannedRung {
  /** Id in its ladder. */
  readonly id: string;
  readonly on: LocalDate;
  readonly to: readonly RecipientRole[];
}

/** A rung that has no day in this plan, and why. */
export interface DroppedRung {
  readonly id: string;
  readonly why: string;
}

/**
 * A plan from receipt to deadline. All dates are local dates of the offices' zone; each but `received` is an open day
 * of the federal layer.
 */
export interface Plan {
  readonly feasible: boolean;
  /** Working days missing when not feasible, else 0. */
  readonly shortByWorkingDays: number;
  /** Steps that got less than wished. */
  readonly cuts: readonly { readonly step: PlanStepId; readonly wished: number; readonly given: number }[];
  /** Working days given to each step, in the order of the steps. */
  readonly budgets: readonly { readonly step: PlanStepId; readonly given: number }[];
  readonly milestones: readonly { readonly id: MilestoneId; readonly on: LocalDate; readonly explain: string }[];
  /** The ladder on the federal calendar, compressed so that its last rung falls inside the chase. */
  readonly rungs: readonly PlannedRung[];
  /** Rungs for which the plan has no day, the mildest first. */
  readonly dropped: readonly DroppedRung[];
}
