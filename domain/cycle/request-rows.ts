import type { LocalDate } from '../calendar/calendar.ts';
import { isOpen, type RowId, type RowState } from '../requests/row.ts';
import type { CycleEvent } from './events.ts';
import type { CycleState, RequestState } from './state.ts';

/** What an office is asked, before anything has happened. */
export function newRequest(office: string, rows: readonly RowId[], budget: number): RequestState {
  return {
    office,
    rows: Object.fromEntries(rows.map((row) => [row, 'open' as const])),
    requestedOn: null,
    budget,
    granted: 0,
    suspensions: [],
    rungs: {},
    replies: 0,
    lastReplyOn: null,
    answeredOn: null,
    absentUntil: null,
    mailboxFailed: false,
  };
}

/** Rows in their new states, and whether the office owes anything still. */
export function withRows(
  request: RequestState,
  changed: Readonly<Record<RowId, RowState>>,
  on: LocalDate,
): Pick<RequestState, 'rows' | 'answeredOn'> {
  const rows = { ...request.rows, ...changed };
  const owes = Object.values(rows).some(isOpen);
  return { rows, answeredOn: owes ? null : (request.answeredOn ?? on) };
}

/** The texts that have gone back by the completeness check, with those that go now. */
export function withReturned(
  { returned = {} }: RequestState,
  texts: Readonly<Record<RowId, string>> | undefined,
): Pick<RequestState, 'returned'> {
  if (texts === undefined) return {};
  const now = Object.entries(texts).map(([row, key]) => [row, [...(returned[row] ?? []), key]] as const);
  return { returned: { ...returned, ...Object.fromEntries(now) } };
}

/** A question at other offices: its rows are taken from some and given to others. */
export function reassigned(
  state: CycleState,
  event: Extract<CycleEvent, { type: 'question-reassigned' }>,
  on: LocalDate,
): CycleState {
  const requests = { ...state.requests };
  for (const office of event.from) {
    const request = requests[office];
    if (request === undefined) continue;
    const rows = Object.fromEntries(Object.entries(request.rows).filter(([row]) => !event.rows.includes(row)));
    requests[office] = { ...request, ...withRows({ ...request, rows }, {}, on) };
  }
  for (const office of event.to) {
    const request = requests[office] ?? newRequest(office, [], event.budget);
    const added = Object.fromEntries(event.rows.map((row) => [row, request.rows[row] ?? ('open' as const)]));
    requests[office] = { ...request, ...withRows(request, added, on) };
  }
  return { ...state, requests };
}
