import type { CycleEvent } from './events.ts';
import { openRows } from './request-facts.ts';
import { isAboveFocalPoint } from './rung-letters.ts';
import type { CycleState, CycleTerms, RequestState } from './state.ts';

/** The letter that tells those above that the office has answered. */
export const STEP_DOWN_RUNG = 'stood-down';

/**
 * An office that was written about above its focal point has answered its last open row: the highest people who were
 * written to are told, once. Rows that were only waived tell nobody anything.
 */
export function stepDown(state: CycleState, request: RequestState, terms: CycleTerms): readonly CycleEvent[] {
  const { office, rungs, rows } = request;
  if (openRows(request).length > 0 || STEP_DOWN_RUNG in rungs) return [];
  const answered = Object.keys(rows).filter((row) => rows[row] !== 'waived');
  const highest = terms.ladder.rungs
    .filter(isAboveFocalPoint)
    .findLast(({ id }) => state.letters[`${office}/${id}`]?.status === 'sent');
  if (highest === undefined || answered.length === 0) return [];
  return [
    {
      type: 'letter-written',
      letter: {
        office,
        rung: STEP_DOWN_RUNG,
        form: 'letter',
        formal: true,
        annexHistory: false,
        to: highest.to,
        cc: highest.to.includes('focal-point') ? [] : ['focal-point'],
        rows: answered,
        answerBy: null,
        note: highest.id,
      },
    },
  ];
}
