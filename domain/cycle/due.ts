import type { LocalDate } from '../calendar/calendar.ts';
import { addDays } from '../calendar/local-date.ts';
import { isOpenDay, nextOpenDay } from '../calendar/open-days.ts';
import { isSettled } from '../requests/row.ts';
import { awaitedRungs, requestDueOn, requestRungs } from './clock.ts';
import { askClearers, chaseAwaited, toBeAsked } from './due-clearance.ts';
import type { CycleEvent } from './events.ts';
import { layerOf, openRows, plannedOn, standsStill } from './request-facts.ts';
import { highestOnly, overtaken, requestLetter, rungLetter, rungsAhead } from './rung-letters.ts';
import type { CycleState, CycleTerms, RequestState } from './state.ts';

/**
 * What is due on a day without anybody asking, one step at a time: the caller folds what it gets and asks again until
 * nothing more is due. Of several due rungs of one office only the highest is sent, the others are overtaken, so that
 * an outage is followed by one letter and never by nine. Letters are decided on open days of the office only.
 *
 * @param today local date in Islamabad
 */
export function dueNow(state: CycleState, terms: CycleTerms, today: LocalDate): readonly CycleEvent[] {
  if (state.reached.acknowledged !== undefined) return [];
  if (state.reached.assigned === undefined) return assignmentOverdue(state, today);
  if (state.reached.requested === undefined) return firstRequests(state, terms, today);
  if (state.consolidation === null) return [...chase(state, terms, today), ...passing(state, today)];
  const asked = askClearers(state, terms, today);
  return asked.length > 0 ? asked : state.awaited.flatMap((awaited) => chaseAwaited(state, awaited, terms, today));
}

/**
 * The next day on which something may be due, after `today`; null when only a message can bring the cycle on.
 */
export function nextDueDate(state: CycleState, terms: CycleTerms, today: LocalDate): LocalDate | null {
  if (state.reached.acknowledged !== undefined) return null;
  const days: LocalDate[] = [];
  const tomorrow = addDays(today, 1);
  const consider = (day: LocalDate | null): void => {
    if (day !== null && day > today) days.push(day);
  };
  /** A letter that is due today or before was kept back by a closed day, and goes on the next open one. */
  const considerLetter = (office: string, day: LocalDate): void =>
    consider(nextOpenDay(terms.calendar, layerOf(terms, office), day > today ? day : tomorrow));

  const assigning = plannedOn(state, 'assigned');
  if (state.reached.assigned === undefined) consider(assigning && addDays(assigning, 1));
  else if (state.reached.requested === undefined) consider(nextOpenDay(terms.calendar, 'federal', tomorrow));
  else if (state.consolidation === null) {
    for (const request of Object.values(state.requests)) {
      if (request.requestedOn === null && openRows(request).length > 0) considerLetter(request.office, today);
      for (const rung of rungsToCome(state, request, terms, today)) considerLetter(request.office, rung.on);
      const due = mayBecomeLate(request) ? requestDueOn(request, terms, today) : null;
      if (due !== null) considerLetter(request.office, addDays(due, 1));
    }
    for (const id of ['answers-due', 'answers-closed', 'consolidated'] as const) consider(plannedOn(state, id));
  }
  for (const office of toBeAsked(state, terms)) considerLetter(office, today);
  for (const awaited of state.awaited.filter((a) => a.doneOn === null)) {
    if (awaited.matter === 'committee') consider(awaited.dueOn);
    else {
      const { rungs } = awaitedRungs(awaited, terms, state.round);
      for (const rung of rungsAhead(rungs, awaited.rungs)) considerLetter(awaited.office, rung.on);
    }
  }
  return days.sort()[0] ?? null;
}

/**
 * Whether the text has to be assembled now: everything is settled, or the planned day has come. Only the first time: a
 * text that came back from clearance waits for an officer.
 */
export function consolidationIsDue(state: CycleState, today: LocalDate): boolean {
  if (state.consolidation !== null || state.reached['answers-closed'] === undefined) return false;
  const planned = plannedOn(state, 'consolidated');
  return state.round === 1 && (everythingSettled(state) || (planned !== null && planned <= today));
}

/** The next rung after the highest used for an office, whatever its day; for an officer who wants it now. */
export function nextRung(request: RequestState, terms: CycleTerms, today: LocalDate): readonly CycleEvent[] {
  const ahead = rungsAhead(terms.ladder.rungs, request.rungs);
  const rung = ahead.find((r) => r.offset > 0);
  if (rung === undefined) return [];
  const answerBy = requestDueOn(request, terms, today);
  return [
    ...ahead.slice(0, ahead.indexOf(rung)).map((r) => overtaken(request.office, r.id)),
    rungLetter(request.office, rung.id, rung, openRows(request), answerBy, today),
  ];
}

/** The day on which the assignment should have been confirmed has passed: the task says so. */
function assignmentOverdue(state: CycleState, today: LocalDate): readonly CycleEvent[] {
  const planned = plannedOn(state, 'assigned');
  const task = state.tasks.find((t) => t.kind === 'confirm-assignment');
  if (task === undefined || planned === null || planned >= today || task.text.startsWith('overdue')) return [];
  return [{ type: 'task-opened', task: { ...task, text: `overdue since ${planned}: ${task.text}` } }];
}

function firstRequests(state: CycleState, terms: CycleTerms, today: LocalDate): readonly CycleEvent[] {
  if (!isOpenDay(terms.calendar, 'federal', today)) return [];
  return [
    ...chase(state, terms, today),
    { type: 'milestone-reached', milestone: 'requested' },
    { type: 'stage-entered', stage: 'reminders' },
  ];
}

function rungsToCome(
  state: CycleState,
  request: RequestState,
  terms: CycleTerms,
  today: LocalDate,
): readonly { readonly id: string; readonly on: LocalDate }[] {
  if (openRows(request).length === 0 || standsStill(request)) return [];
  const order = terms.ladder.rungs.map((rung) => rung.id);
  return rungsAhead(requestRungs(state, request, terms, today)?.rungs ?? [], request.rungs, order);
}

function chase(state: CycleState, terms: CycleTerms, today: LocalDate): readonly CycleEvent[] {
  return Object.values(state.requests).flatMap((request): readonly CycleEvent[] => {
    const { office } = request;
    const rows = openRows(request);
    if (rows.length === 0 || !isOpenDay(terms.calendar, layerOf(terms, office), today)) return [];
    if (request.requestedOn === null) return [requestLetter(request, terms, today)];
    const due = rungsToCome(state, request, terms, today).filter((rung) => rung.on <= today);
    const answerBy = requestDueOn(request, terms, today);
    const letters = highestOnly(due, office, (rung) => {
      const full = terms.ladder.rungs.find((r) => r.id === rung.id);
      return full && rungLetter(office, rung.id, full, rows, answerBy, today);
    });
    const passed = letters.length === 0 && mayBecomeLate(request) && answerBy !== null && answerBy < today;
    return passed ? [{ type: 'answer-date-passed', office }] : letters;
  });
}

/** Whether the office's answer date can still pass with rows open; its clock does not stand still. */
function mayBecomeLate(request: RequestState): boolean {
  return request.overdue !== true && openRows(request).length > 0 && !standsStill(request);
}

/** Milestones that pass by their day, or earlier when nothing is left to wait for. */
function passing(state: CycleState, today: LocalDate): readonly CycleEvent[] {
  const passed = (milestone: 'answers-due' | 'answers-closed'): boolean => {
    const planned = plannedOn(state, milestone);
    return (
      state.reached[milestone] === undefined && ((planned !== null && planned <= today) || everythingSettled(state))
    );
  };
  const events: CycleEvent[] = [];
  if (passed('answers-due')) {
    events.push({ type: 'milestone-reached', milestone: 'answers-due' }, { type: 'stage-entered', stage: 'replies' });
  }
  if (passed('answers-closed')) {
    events.push({ type: 'milestone-reached', milestone: 'answers-closed' }, { type: 'stage-entered', stage: 'matrix' });
  }
  return events;
}

function everythingSettled(state: CycleState): boolean {
  return (
    // Rows that belong to another office are settled for this one, but somebody has still to be asked.
    !state.tasks.some((task) => task.kind === 'not-ours') &&
    Object.values(state.requests).every((request) => Object.values(request.rows).every(isSettled))
  );
}
