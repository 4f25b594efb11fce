import type { LocalDate } from '../calendar/calendar.ts';
import { openRows, waitsForUs } from './request-facts.ts';
import type { CycleState, RequestState } from './state.ts';

/**
 * Whether an office still owes an answer after its answer date: it was given no more time since, and does not wait
 * for us.
 */
export function isLateOffice(request: RequestState): boolean {
  return request.overdue === true && openRows(request).length > 0 && !waitsForUs(request);
}

/** Ids of the offices that are late, in alphabetical order. */
export function lateOffices(state: CycleState): readonly string[] {
  return Object.values(state.requests)
    .filter(isLateOffice)
    .map((request) => request.office)
    .sort();
}

/**
 * Whether a cycle needs attention for time: an office is late, or a planned day has passed without its milestone.
 * @param today local date in Islamabad
 */
export function isLate(state: CycleState, today: LocalDate): boolean {
  if (state.reached.acknowledged !== undefined) return false;
  const missed = state.plan.milestones.some((m) => m.on < today && state.reached[m.id] === undefined);
  return missed || lateOffices(state).length > 0;
}
