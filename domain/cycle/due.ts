import type { LocalDate } from '../calendar/calendar.ts';
import { addDays } from '../calendar/local-date.ts';
import { isOpenDay, nextOpenDay } from '../calendar/open-days.ts';
import { isSettled } from '../requests/row.ts';
import { awaitedRungs, requestDueOn } from './clock.ts';
import { reconcileDays, watchReconcile } from './decide-reconcile.ts';
import { askClearers, chaseAwaited, toBeAsked } from './due-clearance.ts';
import { escalationsAhead, watchEscalations } from './due-escalation.ts';
import { calledBy, endSilence, SILENT_RUNG, silenceDays, watchSilence } from './due-silence.ts';
import { safetyDays, watchSafety } from './due-safety.ts';
import { stepDown } from './due-step-down.ts';
import { undeliveredDays, watchUndelivered } from './due-undelivered.ts';
import type { CycleEvent } from './events.ts';
import { layerOf, openRows, plannedOn, standsStill } from './request-facts.ts';
import { highestOnly, isAboveFocalPoint, overtaken, requestLetter, rungLetter, rungsAhead } from './rung-letters.ts';
import { rungsToCome, watchesSilence } from './rungs-to-come.ts';
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
  const undelivered = watchUndelivered(state, terms, today);
  if (undelivered.length > 0) return undelivered;
  const figures = watchReconcile(state, terms, today);
  if (figures.length > 0) return figures;
  const due = state.consolidation === null ? chased(state, terms, today) : cleared(state, terms, today);
  return due.length > 0 || !watchesSilence(terms) ? due : watch(state, terms, today);
}

function chased(state: CycleState, terms: CycleTerms, today: LocalDate): readonly CycleEvent[] {
  return [...chase(state, terms, today), ...passing(state, today)];
}

function cleared(state: CycleState, terms: CycleTerms, today: LocalDate): readonly CycleEvent[] {
  const asked = askClearers(state, terms, today);
  return asked.length > 0 ? asked : state.awaited.flatMap((awaited) => chaseAwaited(state, awaited, terms, today));
}

/** What is seen to once nothing else is due: who need not be telephoned any more, what is about to leave, who answered. */
function watch(state: CycleState, terms: CycleTerms, today: LocalDate): readonly CycleEvent[] {
  const answered =
    state.consolidation === null ? Object.values(state.requests).flatMap((r) => stepDown(state, r, terms)) : [];
  const safety = watchSafety(state, terms, today);
  return [...endSilence(state), ...watchEscalations(state, terms, today), ...answered, ...safety];
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
      const due = mayBecomeLate(request, today) ? requestDueOn(request, terms, today) : null;
      if (due !== null) considerLetter(request.office, addDays(due, 1));
      for (const { holder, to } of request.suspensions) if (holder === 'recess') consider(to);
      if (watchesSilence(terms) && !standsStill(request, today)) {
        const { letterOn = null, telephoneOn = null } = silenceDays(state, request, terms, today) ?? {};
        if (letterOn !== null) considerLetter(request.office, letterOn);
        consider(telephoneOn);
      }
    }
    for (const id of ['answers-due', 'answers-closed', 'consolidated'] as const) consider(plannedOn(state, id));
  }
  const undelivered = undeliveredDays(state, terms);
  for (const { office, on } of undelivered.letters) considerLetter(office, on);
  for (const day of undelivered.printing) consider(day);
  for (const day of reconcileDays(state, terms)) consider(day > today ? day : tomorrow);
  for (const office of toBeAsked(state, terms)) considerLetter(office, today);
  for (const awaited of state.awaited.filter((a) => a.doneOn === null)) {
    if (awaited.matter === 'committee') consider(awaited.dueOn);
    else {
      const { rungs } = awaitedRungs(awaited, terms, state.round);
      for (const rung of rungsAhead(rungs, awaited.rungs)) considerLetter(awaited.office, rung.on);
    }
  }
  if (watchesSilence(terms)) for (const { shownOn } of escalationsAhead(state, terms, today)) consider(shownOn);
  if (watchesSilence(terms)) for (const day of safetyDays(state, terms)) consider(day);
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
  const ahead = rungsAhead(terms.ladder.rungs, request.rungs, undefined, request.vetoed);
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

function chase(state: CycleState, terms: CycleTerms, today: LocalDate): readonly CycleEvent[] {
  return Object.values(state.requests).flatMap((request): readonly CycleEvent[] => {
    const { office } = request;
    const rows = openRows(request);
    if (rows.length === 0 || !isOpenDay(terms.calendar, layerOf(terms, office), today)) return [];
    if (request.requestedOn === null) return [requestLetter(request, terms, today)];
    const ripe = rungsToCome(state, request, terms, today).filter((rung) => rung.on <= today);
    const silence = watchesSilence(terms) ? watchSilence(state, request, terms, today, ripe) : [];
    if (silence.length > 0) return silence;
    // What would be overtaken by a letter that waits for the telephone is not sent in its place.
    const waits = (calledBy(state, office, terms) ?? today) > today && ripe.some(isAboveFocalPoint);
    const due = waits ? [] : ripe;
    const answerBy = requestDueOn(request, terms, today);
    const letters = highestOnly(due, office, (rung) => {
      const full = terms.ladder.rungs.find((r) => r.id === rung.id);
      return (
        full && rungLetter(office, rung.id, full, rows, answerBy, today, lateSince(state, request, rung, terms, today))
      );
    });
    const passed = letters.length === 0 && mayBecomeLate(request, today) && answerBy !== null && answerBy < today;
    return passed ? [{ type: 'answer-date-passed', office }] : letters;
  });
}

/** The day a rung was due, where it is our delay that it comes later: no recess, no question of the office, no call awaited. */
function lateSince(
  state: CycleState,
  request: RequestState,
  rung: { readonly id: string; readonly on: LocalDate },
  terms: CycleTerms,
  today: LocalDate,
): LocalDate {
  const called = calledBy(state, request.office, terms);
  const awaitedCall = SILENT_RUNG in request.rungs && (called === null || called > rung.on);
  const kept = standsStill(request, rung.on) || awaitedCall;
  return watchesSilence(terms) && !kept ? rung.on : today;
}

/** Whether the office's answer date can still pass with rows open; its clock does not stand still. */
function mayBecomeLate(request: RequestState, today: LocalDate): boolean {
  return request.overdue !== true && openRows(request).length > 0 && !standsStill(request, today);
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
