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
 * The last day on which something may still come, so that the work after it fits before the deadline.
 *
 * @param layers whose day it is; a six-day office may use a Saturday on which the ministry rests
 * @param workingDays federal working days that the work after it takes, 0 or more; the day itself is day zero
 * @returns an open day of `layers`; counted from it, the work ends on or before the deadline, and from the next open
 * day of `layers` it would not
 */
export function lastSafeDay(calendar: Calendar, layers: Layers, deadline: LocalDate, workingDays: number): LocalDate {
  const lastDay = lastDayBefore(calendar, deadline);
  if (workingDays === 0) return previousOpenDay(calendar, layers, lastDay);
  const firstDayOfWork = addWorkingDays(calendar, 'federal', lastDay, 1 - workingDays);
  return previousOpenDay(calendar, layers, addDays(firstDayOfWork, -1));
}
