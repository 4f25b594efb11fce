import type { LocalDate } from '../calendar/calendar.ts';
import type { Rung } from '../reminders/ladder.ts';
import type { RowId } from '../requests/row.ts';
import { requestDueOn } from './clock.ts';
import type { CycleEvent } from './events.ts';
import { openRows } from './request-facts.ts';
import type { CycleTerms, RequestState } from './state.ts';

/**
 * The rungs that may still be used: those above the highest that was decided or overtaken. A plan that moved may give
 * a day again to a rung it had dropped; after a higher one it would be a step back. A rung that was vetoed is used,
 * but those below it are not passed over by it.
 *
 * @param rungs in the order of the ladder
 * @param order ids of the whole ladder, where `rungs` are not all of it
 */
export function rungsAhead<T extends { readonly id: string }>(
  rungs: readonly T[],
  used: Readonly<Record<string, LocalDate | null>>,
  order: readonly string[] = rungs.map((rung) => rung.id),
  vetoed: Readonly<Record<string, string>> = {},
): readonly T[] {
  const highest = order.findLastIndex((id) => id in used && !(id in vetoed));
  return rungs.filter((rung) => order.indexOf(rung.id) > highest && !(rung.id in vetoed));
}

/** Whether a rung writes to anybody above the focal point and those who stand in for it. */
export function isAboveFocalPoint({ to }: Pick<Rung, 'to'>): boolean {
  return to.some((role) => role !== 'focal-point' && role !== 'alternate');
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

/**
 * The letter of one rung of a ladder.
 * @param dueOn day on which the rung was due, where it is told that the letter is late
 */
export function rungLetter(
  office: string,
  id: string,
  rung: Rung,
  rows: readonly RowId[],
  answerBy: LocalDate | null,
  today: LocalDate,
  dueOn: LocalDate = today,
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
      ...(dueOn < today ? { dueOn } : {}),
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
