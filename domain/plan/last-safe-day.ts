import type { Calendar, LocalDate } from '../calendar/calendar.ts';
import type { Layers } from '../calendar/layer-index.ts';
import { addDays } from '../calendar/local-date.ts';
import { addWorkingDays, previousOpenDay } from '../calendar/open-days.ts';
import { PLAN_STEPS } from './budgets.ts';
import type { PlanStep, PlanStepId } from './plan.ts';

/** The last day on which the text may reach the UN: the last federal open day on or before the deadline. */
export function lastDayBefore(calendar: Calendar, deadline: LocalDate): LocalDate {
  return previousOpenDay(calendar, 'federal', deadline);
}

/** The work that follows a step, in its order; slack is not work. */
export function workAfter(steps: readonly PlanStep[], step: PlanStepId): readonly PlanStep[] {
  const place = PLAN_STEPS.indexOf(step);
  return steps.filter(({ id }) => id !== 'slack' && PLAN_STEPS.indexOf(id) > place);
}

/**
 * The first day on which it is too late for work to begin so that it ends before the deadline.
 *
 * @param workingDays federal working days that the work takes, 0 or more; the day from which it is counted is day zero
 * @returns a federal open day, or for no work at all the day after the last one in time
 */
export function tooLateFrom(calendar: Calendar, deadline: LocalDate, workingDays: number): LocalDate {
  const lastDay = lastDayBefore(calendar, deadline);
  return workingDays === 0 ? addDays(lastDay, 1) : addWorkingDays(calendar, 'federal', lastDay, 1 - workingDays);
}

/**
 * The last day on which something may still come, so that the work after it ends before the deadline.
 *
 * @param layers whose day it is; a six-day office may use a Saturday on which the ministry rests
 * @param workingDays as in `tooLateFrom`
 * @returns an open day of `layers`; from it the work ends on or before the deadline, from the next one it would not
 */
export function lastSafeDay(calendar: Calendar, layers: Layers, deadline: LocalDate, workingDays: number): LocalDate {
  return previousOpenDay(calendar, layers, addDays(tooLateFrom(calendar, deadline, workingDays), -1));
}
