import type { LocalDate } from '../calendar/calendar.ts';
import type { PlannedRung } from '../plan/plan.ts';
import { requestRungs } from './clock.ts';
import { openRows, standsStill } from './request-facts.ts';
import { rungsAhead } from './rung-letters.ts';
import type { CycleState, CycleTerms, RequestState } from './state.ts';

/**
 * The rungs of an office that are still to be used, each on its day, which may have passed.
 *
 * @returns none while nothing is open, or while the office's clock stands still
 */
export function rungsToCome(
  state: CycleState,
  request: RequestState,
  terms: CycleTerms,
  today: LocalDate,
): readonly PlannedRung[] {
  if (openRows(request).length === 0 || standsStill(request, today)) return [];
  const order = terms.ladder.rungs.map((rung) => rung.id);
  return rungsAhead(requestRungs(state, request, terms, today)?.rungs ?? [], request.rungs, order, request.vetoed);
}

/** Whether a cycle keeps the rules of the chase that came with silent mailboxes and the veto window; see `RULES`. */
export function watchesSilence(terms: CycleTerms): boolean {
  return (terms.rules ?? 1) >= 2;
}
