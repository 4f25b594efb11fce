import type { LocalDate } from '../calendar/calendar.ts';
import { isOpen } from '../requests/row.ts';
import type { CycleState, RequestState } from './state.ts';

/** Rungs that go out before anybody is late. */
const BEFORE_DUE = new Set(['courtesy']);

/** Whether an office still owes an answer after its answer date: a rung past the courtesy notice was decided. */
export function isLateOffice(request: RequestState): boolean {
  const chased = Object.entries(request.rungs).some(([rung, on]) => on !== null && !BEFORE_DUE.has(rung));
  return chased && Object.values(request.rows).some(isOpen);
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
