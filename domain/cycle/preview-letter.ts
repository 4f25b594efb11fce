import type { LocalDate } from '../calendar/calendar.ts';
import { awaitedRung, awaitedRungs, requestDueOn } from './clock.ts';
import { refuse, type Decision } from './commands.ts';
import type { CycleEvent, LetterDecision } from './events.ts';
import { openRows, unknownOffice } from './request-facts.ts';
import { requestLetter, rungLetter, rungsAhead } from './rung-letters.ts';
import type { AwaitedState, CycleState, CycleTerms, RequestState } from './state.ts';

/** A letter that has not been decided yet; or why there is none. */
export type PreviewedLetter = { readonly letter: LetterDecision } | Extract<Decision, { refused: unknown }>;

/**
 * The letter of a rung as it would be decided today, so that it can be looked at before it leaves.
 *
 * @param rung null takes the next one
 */
export function previewLetter(
  state: CycleState,
  terms: CycleTerms,
  office: string,
  rung: string | null,
  today: LocalDate,
): PreviewedLetter {
  const awaited = state.awaited.find((a) => a.office === office && a.doneOn === null && a.matter !== 'committee');
  if (awaited !== undefined) return ofAwaited(state, awaited, terms, rung, today);
  const request = state.requests[office];
  if (request === undefined) return refusal(unknownOffice(state, office));
  return ofRequest(request, terms, rung, today);
}

function ofRequest(request: RequestState, terms: CycleTerms, rung: string | null, today: LocalDate): PreviewedLetter {
  const { office, requestedOn, rungs: used, vetoed } = request;
  if (openRows(request).length === 0) return refusal(refuse(`${office} owes nothing`, 'only open rows are chased'));
  if (rung === 'request' || (rung === null && requestedOn === null))
    return written(requestLetter(request, terms, today));
  const ahead = rungsAhead(terms.ladder.rungs, used, undefined, vetoed);
  const chosen = rung === null ? ahead[0] : ahead.find(({ id }) => id === rung);
  if (chosen === undefined) return noSuchRung(office, rung, ahead);
  const answerBy = requestDueOn(request, terms, today);
  return written(rungLetter(office, chosen.id, chosen, openRows(request), answerBy, today));
}

function ofAwaited(
  state: CycleState,
  awaited: AwaitedState,
  terms: CycleTerms,
  rung: string | null,
  today: LocalDate,
): PreviewedLetter {
  const { office, dueOn } = awaited;
  const ahead = rungsAhead(awaitedRungs(awaited, terms, state.round).rungs, awaited.rungs);
  const chosen = rung === null ? ahead[0] : ahead.find(({ id }) => id === rung);
  const full = terms.clearanceLadder.rungs.find((r) => awaitedRung(awaited, r.id, state.round) === chosen?.id);
  if (chosen === undefined || full === undefined) return noSuchRung(office, rung, ahead);
  return written(rungLetter(office, chosen.id, full, [], dueOn, today));
}

function noSuchRung(office: string, rung: string | null, ahead: readonly { readonly id: string }[]): PreviewedLetter {
  const may = ahead.length === 0 ? 'every rung was used' : `still to come: ${ahead.map(({ id }) => id).join(', ')}`;
  const what = rung === null ? `no letter to ${office} is still to come` : `${rung} is not still to come for ${office}`;
  return refusal(refuse(what, may));
}

function written(event: CycleEvent): PreviewedLetter {
  if (event.type === 'letter-written') return { letter: event.letter };
  throw new RangeError(`a letter was expected, not ${event.type}`);
}

function refusal(decision: Decision): Extract<Decision, { refused: unknown }> {
  if ('refused' in decision) return decision;
  throw new RangeError('a refusal was expected');
}
