import type { LocalDate } from '../calendar/calendar.ts';
import type { Rung } from '../reminders/ladder.ts';
import type { RowId } from '../requests/row.ts';
import { requestDueOn } from './clock.ts';
import type { CycleEvent } from './events.ts';
import { openRows } from './request-facts.ts';
import type { CycleTerms, RequestState } from './state.ts';

/**
 * The rungs that may still be used: those above the highest that was decided or overtaken. A plan that moved may give
 * a day again to a rung it had dropped; after a higher one it would be a step back.
 *
 * @param rungs in the order of the ladder
 * @param order ids of the whole ladder, where `rungs` are not all of it
 */
export function rungsAhead<T extends { readonly id: string }>(
  rungs: readonly T[],
  used: Readonly<Record<string, LocalDate | null>>,
  order: readonly string[] = rungs.map((rung) => rung.id),
): readonly T[] {
  const highest = order.findLastIndex((id) => id in used);
  return rungs.filter((rung) => order.indexOf(rung.id) > highest);
}

/** Of several due rungs the highest, as a letter; the others are overtaken by it. */
export function highestOnly<T extends { readonly id: string }>(
  due: readonly T[],
  office: string,
  letter: (rung: T) => CycleEvent | undefined,
): readonly CycleEvent[] {
  const highest = due.at(-1);
  if (highest === undefined) return [];
  const written = letter(highest);
  return [...due.slice(0, -1).map((rung) => overtaken(office, rung.id)), ...(written === undefined ? [] : [written])];
}

/** A rung that will not be used because a higher one is. */
export function overtaken(office: string, rung: string): CycleEvent {
  return { type: 'rung-overtaken', office, rung };
}

/** The letter of one rung of a ladder. */
export function rungLetter(
  office: string,
  id: string,
  rung: Rung,
  rows: readonly RowId[],
  answerBy: LocalDate | null,
  today: LocalDate,
): CycleEvent {
  const { form, formal, annexHistory, to, cc } = rung;
  const overdue = answerBy !== null && answerBy < today;
  return {
    type: 'letter-written',
    letter: {
      office,
      rung: id,
      form,
      formal,
      annexHistory,
      to,
      cc,
      rows,
      answerBy,
      note: null,
      ...(overdue ? { overdue } : {}),
    },
  };
}

/** The first letter to an office: all of its rows, and by when. */
export function requestLetter(request: RequestState, terms: CycleTerms, today: LocalDate): CycleEvent {
  return {
    type: 'letter-written',
    letter: {
      office: request.office,
      rung: 'request',
      form: 'request',
      formal: true,
      annexHistory: false,
      to: ['focal-point'],
      cc: ['accountable'],
      rows: openRows(request),
      answerBy: requestDueOn({ ...request, requestedOn: today }, terms, today),
      note: null,
    },
  };
}
