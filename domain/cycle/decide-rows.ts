import type { LocalDate } from '../calendar/calendar.ts';
import { addWorkingDays, workingDaysBetween } from '../calendar/open-days.ts';
import { isOpen, type RowState } from '../requests/row.ts';
import { conflictsDecided } from './answer-tasks.ts';
import { requestDueOn } from './clock.ts';
import { refuse, type CommandOf, type Decision } from './commands.ts';
import { nothingAwaited } from './decide-replies.ts';
import { doneReconcile } from './decide-reconcile.ts';
import { noShorter } from './decide-shorten.ts';
import type { CycleEvent } from './events.ts';
import { countRungs, layerOf, plainLetter, plannedOn, unknownOffice } from './request-facts.ts';
import type { CycleState, CycleTerms, RequestState } from './state.ts';
import { doneAdded, doneTasks } from './tasks.ts';

/**
 * Working days an office has at least for what is returned to it or added: what the secretariat took to look at an
 * answer is not the office's time.
 * @source ours, 2026-11-24; to be confirmed by the ministry
 */
export const DAYS_FOR_MORE = 3;

/** Rows an officer means when none is named: to return, what the office said and nobody has decided on. */
const MEANT: Readonly<Partial<Record<'accepted' | 'open' | 'waived', readonly RowState[]>>> = {
  open: ['answered', 'no-data', 'not-ours'],
};

const MAY_BECOME: Readonly<Record<'accepted' | 'open' | 'waived', readonly RowState[]>> = {
  accepted: ['answered'],
  open: ['answered', 'accepted', 'no-data', 'not-ours', 'waived'],
  waived: ['open', 'answered', 'not-ours'],
};

/** An officer accepts, returns or waives rows. */
export function changeRows(
  state: CycleState,
  terms: CycleTerms,
  command: CommandOf<'change-rows'>,
  today: LocalDate,
): Decision {
  const { office, to, by, reason } = command;
  const request = state.requests[office];
  if (request === undefined) return unknownOffice(state, office);
  const may = MAY_BECOME[to];
  const meant = MEANT[to] ?? may;
  const chosen =
    command.rows.length > 0 ? command.rows : Object.keys(request.rows).filter((r) => meant.includes(request.rows[r]!));
  for (const row of chosen) {
    const before = request.rows[row];
    if (before === undefined)
      return refuse(`${office} was not asked ${row}`, `its rows are ${Object.keys(request.rows).join(', ')}`);
    if (before !== to && !may.includes(before))
      return refuse(`${row} of ${office} is ${before} and cannot become ${to}`, `it must be ${may.join(' or ')} first`);
  }
  const rows = Object.fromEntries(chosen.filter((r) => request.rows[r] !== to).map((r) => [r, to]));
  if (Object.keys(rows).length === 0) {
    if (command.rows.length > 0) return { events: [] };
    return refuse(`no row of ${office} can become ${to} now`, `a row must be ${meant.join(' or ')} first`);
  }
  if (to !== 'accepted' && (reason === null || reason.trim() === '')) {
    return refuse(
      `${to === 'open' ? 'returning' : 'waiving'} a row needs a reason`,
      'say why; the office and the register read it',
    );
  }
  if (to === 'open' && state.consolidation !== null)
    return refuse('the text is consolidated', 'return the text from clearance before its answers');
  const after = Object.values({ ...request.rows, ...rows });
  const events: CycleEvent[] = [
    { type: 'rows-changed', office, by, rows, reason, ...textsOf(command.texts, rows) },
    ...doneTasks(state, ['late-answer', 'read-reply'], office, by),
    ...conflictsDecided(state, office, Object.keys(rows), by),
    ...(to === 'accepted' ? [] : noShorter(state, office, Object.keys(rows), by)),
    ...(to === 'accepted' ? [] : doneReconcile(state, office, Object.keys(rows), by)),
    ...(after.includes('not-ours') ? [] : doneTasks(state, 'not-ours', office, by)),
    ...(after.some(isOpen) ? [] : nothingAwaited(state, request, today)),
  ];
  if (to === 'open') {
    const time = timeForMore(state, terms, request, by, today, DAYS_FOR_MORE);
    const rung = `returned-${countRungs(request, 'returned-') + 1}`;
    const letter = plainLetter(office, rung, Object.keys(rows), reason, time.answerBy);
    const told = command.findings === undefined ? letter : { ...letter, findings: command.findings };
    events.push(...time.events, { type: 'letter-written', letter: told });
  }
  return { events };
}

/** Of the rows that are changed, by what their texts are known again. */
function textsOf(
  texts: CommandOf<'change-rows'>['texts'],
  rows: Readonly<Record<string, RowState>>,
): { readonly texts?: Readonly<Record<string, string>> } {
  if (texts === undefined) return {};
  return { texts: Object.fromEntries(Object.entries(texts).filter(([row]) => row in rows)) };
}

/** A question goes to other offices; those that had it are relieved of its rows, those that get it are asked. */
export function reassign(
  state: CycleState,
  terms: CycleTerms,
  command: CommandOf<'reassign'>,
  today: LocalDate,
): Decision {
  const { question, by } = command;
  const to = [...new Set(command.to)];
  const asked = terms.questions.find((q) => q.id === question);
  if (asked === undefined)
    return refuse(`there is no question ${question}`, `questions run from q1 to q${terms.questions.length}`);
  if (to.length === 0) return refuse('no office is named', 'name at least one office that is asked');
  const stranger = to.find((office) => terms.offices.find((o) => o.id === office)?.asked !== true);
  if (stranger !== undefined)
    return refuse(`${stranger} is not an office that is asked`, 'choose a member of the Committee');
  if (state.reached.requested === undefined)
    return refuse('the requests have not left yet', 'change the assignment before confirming it');
  if (state.consolidation !== null)
    return refuse('the text is consolidated', 'return the text from clearance before asking another office');
  const holds = (office: string): boolean => asked.rows.some((row) => state.requests[office]?.rows[row] !== undefined);
  const from = Object.keys(state.requests).filter((office) => holds(office) && !to.includes(office));
  const fresh = to.filter((office) => !holds(office));
  if (from.length === 0 && fresh.length === 0) return { events: [] };
  const answersDue = plannedOn(state, 'answers-due') ?? today;
  const budget = Math.max(DAYS_FOR_MORE, workingDaysBetween(terms.calendar, 'federal', today, answersDue));
  return {
    events: [
      { type: 'question-reassigned', by, question, from, to: fresh, rows: asked.rows, budget },
      ...doneAdded(state, question, by),
      ...from.flatMap((office) => relieved(state, office, asked.rows, by, today)),
      ...fresh.flatMap((office) => askedMore(state, terms, office, asked.rows, by, today, budget)),
    ],
  };
}

/** Tasks about an office that end because rows were taken from it. */
function relieved(
  state: CycleState,
  office: string,
  rows: readonly string[],
  by: string,
  today: LocalDate,
): readonly CycleEvent[] {
  const request = state.requests[office];
  if (request === undefined) return [];
  const left = Object.entries(request.rows).flatMap(([row, now]) => (rows.includes(row) ? [] : [now]));
  return [
    ...doneTasks(state, 'read-reply', office, by),
    ...conflictsDecided(state, office, rows, by),
    ...noShorter(state, office, rows, by),
    ...doneReconcile(state, office, rows, by),
    ...(left.includes('not-ours') ? [] : doneTasks(state, 'not-ours', office, by)),
    ...(left.some(isOpen) ? [] : nothingAwaited(state, request, today)),
  ];
}

/** The additional letter to an office that has its request already; another gets a request of its own. */
function askedMore(
  state: CycleState,
  terms: CycleTerms,
  office: string,
  rows: readonly string[],
  by: string,
  today: LocalDate,
  budget: number,
): readonly CycleEvent[] {
  const request = state.requests[office];
  if (request?.requestedOn == null) return [];
  const time = timeForMore(state, terms, request, by, today, budget);
  const rung = `additional-${countRungs(request, 'additional-') + 1}`;
  const letter = plainLetter(office, rung, rows, null, time.answerBy);
  return [...time.events, { type: 'letter-written', letter: { ...letter, form: 'request', formal: true } }];
}

/** Time until an answer to something more is due: at least `days` working days from today while answers are taken. */
export function timeForMore(
  state: CycleState,
  terms: CycleTerms,
  request: RequestState,
  by: string,
  today: LocalDate,
  days: number,
): { readonly events: readonly CycleEvent[]; readonly answerBy: LocalDate | null } {
  const { office } = request;
  const layer = layerOf(terms, office);
  const due = requestDueOn(request, terms, today);
  const closes = plannedOn(state, 'answers-closed');
  if (due === null || closes === null) return { events: [], answerBy: due };
  const fair = addWorkingDays(terms.calendar, layer, today, days);
  const target = fair < closes ? fair : closes;
  const workingDays = workingDaysBetween(terms.calendar, layer, due, target);
  if (workingDays < 1) return { events: [], answerBy: due > today ? due : null };
  return {
    events: [{ type: 'days-granted', office, by, workingDays }],
    answerBy: requestDueOn({ ...request, granted: request.granted + workingDays }, terms, today),
  };
}
