import type { LocalDate } from '../calendar/calendar.ts';
import { addWorkingDays, workingDaysBetween } from '../calendar/open-days.ts';
import type { CycleState, CycleTerms } from '../cycle/state.ts';
import { divideDays } from '../plan/budgets.ts';
import { lastDayBefore } from '../plan/last-safe-day.ts';
import type { PlanStep, PlanStepId } from '../plan/plan.ts';

/** One step on the way to the UN, with the day on which it ends. */
export interface ChainStep {
  readonly step: PlanStepId | 'submission';
  /** Federal working days it gets. */
  readonly days: number;
  readonly on: LocalDate;
}

/**
 * The way from a day to the UN: the working days left are divided as `makePlan` divides them, so each step gets what
 * the plan gave it while there is time, then less, down to its minimum; below that the text comes late.
 *
 * @param from day zero
 * @param work steps with what they got in the plan and their minimums; no slack
 * @returns the steps in their order and the submission; the text reaches the UN on the last one's day: the working day
 * after the hand-over, or the day itself where no slack is left
 */
export function wayFrom(
  { deadline }: Pick<CycleState, 'deadline'>,
  { calendar }: CycleTerms,
  from: LocalDate,
  work: readonly PlanStep[],
): readonly ChainStep[] {
  const available = workingDaysBetween(calendar, 'federal', from, lastDayBefore(calendar, deadline));
  const { budgets } = divideDays([...work, { id: 'slack', wished: 0, minimum: 0 }], available);
  const chain: ChainStep[] = [];
  let on = from;
  for (const { step, given } of budgets) {
    const days = step === 'slack' ? Math.min(1, given) : given;
    on = addWorkingDays(calendar, 'federal', on, days);
    chain.push({ step: step === 'slack' ? 'submission' : step, days, on });
  }
  return chain;
}
