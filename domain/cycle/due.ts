import type { LocalDate } from '../calendar/calendar.ts';
import { isSettled } from '../requests/row.ts';
import type { Rung } from '../reminders/ladder.ts';
import type { PlannedRung } from '../plan/plan.ts';
import { awaitedRung, awaitedRungs, dueWithin, requestDueOn, requestRungs } from './clock.ts';
import { openRows, plannedOn, taskOpener } from './decide-answers.ts';
import type { CycleEvent } from './events.ts';
import type { AwaitedState, CycleState, CycleTerms, RequestState } from './state.ts';

/**
 * What is due on a day without anybody asking, one step at a time: the caller folds what it gets and asks again until
 * nothing more is due. Of several due rungs of one office only the highest is sent, the others are overtaken, so that
 * an outage is followed by one letter and never by nine.
 *
 * @param today local date in Islamabad
 */
export function dueNow(state: CycleState, terms: CycleTerms, today: LocalDate): readonly CycleEvent[] {
  if (state.reached.assigned === undefined) return [];
  if (state.reached.requested === undefined) return firstRequests(state, terms, today);
  if (state.consolidation === null) return [...chase(state, terms, today), ...passing(state, today)];
  if (state.reached.acknowledged === undefined) return clearing(state, terms, today);
  return [];
}

/**
 * The next day on which something may be due, after `today`; null when only a message can bring the cycle on.
 */
export function nextDueDate(state: CycleState, terms: CycleTerms, today: LocalDate): LocalDate | null {
  const days: LocalDate[] = [];
  const consider = (day: LocalDate | null | undefined): void => {
    if (day != null && day > today) days.push(day);
  };
  if (state.reached.requested !== undefined && state.consolidation === null) {
    for (const request of Object.values(state.requests)) {
      if (openRows(request).length === 0 || standsStill(request)) continue;
      for (const rung of requestRungs(state, request, terms, today)?.rungs ?? []) {
        if (!(rung.id in request.rungs)) consider(rung.on);
      }
    }
    consider(plannedOn(state, 'answers-due'));
    consider(plannedOn(state, 'answers-closed'));
    consider(plannedOn(state, 'consolidated'));
  }
  for (const awaited of state.awaited.filter((a) => a.doneOn === null)) {
    if (awaited.matter === 'committee') consider(awaited.dueOn);
    else
      for (const rung of awaitedRungs(awaited, terms, state.round).rungs)
        if (!(rung.id in awaited.rungs)) consider(rung.on);
  }
  return days.sort()[0] ?? null;
}

/** Whether the text has to be assembled now: everything is settled, or the planned day has come. */
export function consolidationIsDue(state: CycleState, today: LocalDate): boolean {
  if (state.consolidation !== null || state.reached['answers-closed'] === undefined) return false;
  const planned = plannedOn(state, 'consolidated');
  return state.round === 1 && (everythingSettled(state) || (planned !== null && planned <= today));
}

/** The highest rung not yet used for an office, whatever its day; for an officer who wants it now. */
export function nextRung(request: RequestState, terms: CycleTerms, today: LocalDate): readonly CycleEvent[] {
  const rung = terms.ladder.rungs.find((r) => !(r.id in request.rungs) && r.offset > 0);
  if (rung === undefined) return [];
  const before = terms.ladder.rungs.filter((r) => r.offset < rung.offset && !(r.id in request.rungs));
  return [
    ...before.map((r) => overtaken(request.office, r.id)),
    rungLetter(request.office, rung.id, rung, openRows(request), requestDueOn(request, terms, today)),
  ];
}

function firstRequests(state: CycleState, terms: CycleTerms, today: LocalDate): readonly CycleEvent[] {
  const letters = Object.values(state.requests)
    .filter((request) => request.requestedOn === null && Object.keys(request.rows).length > 0)
    .map((request) => requestLetter(request, terms, today));
  return [
    ...letters,
    { type: 'milestone-reached', milestone: 'requested' },
    { type: 'stage-entered', stage: 'reminders' },
  ];
}

function requestLetter(request: RequestState, terms: CycleTerms, today: LocalDate): CycleEvent {
  const answerBy = requestDueOn({ ...request, requestedOn: today }, terms, today);
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
      rows: Object.keys(request.rows),
      answerBy,
      note: null,
    },
  };
}

function chase(state: CycleState, terms: CycleTerms, today: LocalDate): readonly CycleEvent[] {
  return Object.values(state.requests).flatMap((request): readonly CycleEvent[] => {
    if (Object.keys(request.rows).length > 0 && request.requestedOn === null)
      return [requestLetter(request, terms, today)];
    const rows = openRows(request);
    if (rows.length === 0 || standsStill(request)) return [];
    const plan = requestRungs(state, request, terms, today);
    const due = (plan?.rungs ?? []).filter((rung) => rung.on <= today && !(rung.id in request.rungs));
    const answerBy = requestDueOn(request, terms, today);
    return highestOnly(due, request.office, (rung) => {
      const full = terms.ladder.rungs.find((r) => r.id === rung.id);
      return full && rungLetter(request.office, rung.id, full, rows, answerBy);
    });
  });
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

function clearing(state: CycleState, terms: CycleTerms, today: LocalDate): readonly CycleEvent[] {
  const committee = state.awaited.find((a) => a.matter === 'committee');
  if (committee === undefined) return askCommittee(state, terms, today);
  if (committee.doneOn === null) {
    if (committee.dueOn > today) return [];
    const reference = 'considered without objection by its day';
    return [{ type: 'delivered', matter: 'committee', office: committee.office, by: 'procedure', reference }];
  }
  if (state.reached.committee === undefined) return [{ type: 'milestone-reached', milestone: 'committee' }];
  const { clearers } = terms.procedure;
  const asked = state.awaited.filter((a) => a.matter === 'clearance');
  const waits = asked.some((a) => a.doneOn === null);
  if (!waits && state.clearerGroup + 1 < clearers.length) {
    const group = state.clearerGroup + 1;
    const dueOn = dueWithin(state, terms, 'cleared', today);
    return (clearers[group] ?? []).flatMap((office) => ask('clearance', office, group, dueOn, state.round));
  }
  if (!waits && state.reached.cleared === undefined) {
    return [
      { type: 'milestone-reached', milestone: 'cleared' },
      { type: 'stage-entered', stage: 'submission' },
      taskOpener(null, today)('hand-over', 'the text is cleared; hand it over to the Mission'),
    ];
  }
  return state.awaited.flatMap((awaited) => chaseAwaited(state, awaited, terms, today));
}

function askCommittee(state: CycleState, terms: CycleTerms, today: LocalDate): readonly CycleEvent[] {
  const dueOn = dueWithin(state, terms, 'committee', today);
  return ask('committee', CHAIR, -1, dueOn, state.round);
}

/** Office of the chair of the Executive Committee. */
const CHAIR = 'mohr';

function ask(
  matter: AwaitedState['matter'],
  office: string,
  group: number,
  dueOn: LocalDate,
  round: number,
): readonly CycleEvent[] {
  return [
    { type: 'awaiting', matter, office, dueOn, group },
    {
      type: 'letter-written',
      letter: {
        office,
        rung: awaitedRung({ matter }, 'request', round),
        form: matter === 'committee' ? 'report' : 'letter',
        formal: true,
        annexHistory: false,
        to: matter === 'committee' ? ['chair'] : ['focal-point'],
        cc: matter === 'committee' ? ['committee'] : ['accountable'],
        rows: [],
        answerBy: dueOn,
        note: null,
      },
    },
  ];
}

function chaseAwaited(
  state: CycleState,
  awaited: AwaitedState,
  terms: CycleTerms,
  today: LocalDate,
): readonly CycleEvent[] {
  if (awaited.doneOn !== null || awaited.matter === 'committee') return [];
  const due = awaitedRungs(awaited, terms, state.round).rungs.filter((r) => r.on <= today && !(r.id in awaited.rungs));
  return highestOnly(due, awaited.office, (rung) => {
    const full = terms.clearanceLadder.rungs.find((r) => awaitedRung(awaited, r.id, state.round) === rung.id);
    return full && rungLetter(awaited.office, rung.id, full, [], awaited.dueOn);
  });
}

function highestOnly(
  due: readonly PlannedRung[],
  office: string,
  letter: (rung: PlannedRung) => CycleEvent | undefined,
): readonly CycleEvent[] {
  const highest = due.at(-1);
  if (highest === undefined) return [];
  const written = letter(highest);
  return [...due.slice(0, -1).map((rung) => overtaken(office, rung.id)), ...(written === undefined ? [] : [written])];
}

function overtaken(office: string, rung: string): CycleEvent {
  return { type: 'rung-overtaken', office, rung };
}

function rungLetter(
  office: string,
  id: string,
  rung: Rung,
  rows: readonly string[],
  answerBy: LocalDate | null,
): CycleEvent {
  const { form, formal, annexHistory, to, cc } = rung;
  return {
    type: 'letter-written',
    letter: { office, rung: id, form, formal, annexHistory, to, cc, rows, answerBy, note: null },
  };
}

/** While we owe the office an answer its ladder rests. */
function standsStill(request: RequestState): boolean {
  return request.suspensions.some((s) => s.to === null);
}

function everythingSettled(state: CycleState): boolean {
  return Object.values(state.requests).every((request) => Object.values(request.rows).every(isSettled));
}
