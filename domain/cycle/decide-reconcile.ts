import type { LocalDate } from '../calendar/calendar.ts';
import { addDays } from '../calendar/local-date.ts';
import { addWorkingDays, isOpenDay, nextOpenDay } from '../calendar/open-days.ts';
import type { RowId } from '../requests/row.ts';
import { refuse, type CommandOf, type Decision } from './commands.ts';
import type { CycleEvent } from './events.ts';
import { countRungs, layerOf, plainLetter, plannedOn, unknownOffice } from './request-facts.ts';
import { reconcileId, type FigurePlace } from './reconcile-id.ts';
import type { ContestedFigure, CycleState, CycleTerms, OfficerTask } from './state.ts';

/**
 * Working days two offices have to agree on a figure.
 * @source ours, 2026-11-24; to be confirmed by the ministry
 */
export const DAYS_TO_RECONCILE = 4;

/**
 * Two offices are asked which of their figures holds: one letter to each that names both figures and where they stand,
 * and a task for each with the same day. Their answers stay what they are, accepted or not.
 */
export function askReconcile(
  state: CycleState,
  terms: CycleTerms,
  { figures, of, by, workingDays }: CommandOf<'ask-reconcile'>,
  today: LocalDate,
): Decision {
  const [first, second] = figures;
  if (first.office === second.office)
    return refuse(`both figures are of ${first.office}`, 'name the rows of two offices');
  for (const { office, row } of figures) {
    const request = state.requests[office];
    if (request === undefined) return unknownOffice(state, office);
    const now = request.rows[row];
    if (now === undefined)
      return refuse(`${office} was not asked ${row}`, `its rows are ${Object.keys(request.rows).join(', ')}`);
    if (now !== 'answered' && now !== 'accepted')
      return refuse(`${row} of ${office} is ${now}`, 'only figures of answers can be reconciled');
  }
  if (state.reached['handed-over'] !== undefined)
    return refuse(`the text was handed over on ${state.reached['handed-over']}`, 'ask the Mission to hold it');
  if (!Number.isInteger(workingDays) || workingDays < 1)
    return refuse(`${workingDays} is no number of working days`, 'a whole number, from 1');
  const asked = contestedTasks(state, first).find(({ figures: its }) => isSide(its?.other, second));
  if (asked !== undefined && isSide(asked.figures?.own, first)) return { events: [] };
  const dueOn = reconcileBy(state, terms, figures, workingDays, today);
  return {
    events: figures.flatMap((own, at): CycleEvent[] => {
      const other = figures[at === 0 ? 1 : 0];
      return [
        letterTo(state, { own, other, of }, dueOn, false),
        { type: 'task-opened', task: taskOf({ own, other, of }, dueOn, today, by) },
      ];
    }),
  };
}

/** An officer says which of two figures holds, and why; nothing more is awaited of either office. */
export function settleReconcile(state: CycleState, command: CommandOf<'settle-reconcile'>): Decision {
  const { office, row, against, by, reason } = command;
  const open = contestedTasks(state, { office, row });
  const [task, more] = open.filter(({ figures }) => against === undefined || figures?.other.office === against);
  if (task?.figures === undefined) {
    const all = state.tasks.filter(({ kind }) => kind === 'reconcile').map((t) => `${t.office ?? ''} ${t.row ?? ''}`);
    return refuse(
      `no figure of ${office} in ${row} is to be reconciled`,
      all.length === 0 ? 'none is' : `there are: ${all.join(', ')}`,
    );
  }
  if (more !== undefined) {
    const others = open.map(({ figures }) => figures?.other.office ?? '');
    return refuse(`${row} of ${office} is contested by several offices`, `say against whom: ${others.join(', ')}`);
  }
  if (reason.trim() === '') return refuse('settling a figure needs a reason', 'say by which source it holds');
  const { own, other } = task.figures;
  return { events: [{ type: 'figures-settled', holds: own, gives: other, by, reason }] };
}

/** The two figures agree now: one of the offices has changed its own. */
export function figuresAgree(state: CycleState, { figures: [one, other] }: CommandOf<'figures-agree'>): Decision {
  const done = [reconcileId(one, other), reconcileId(other, one)];
  return {
    events: state.tasks.flatMap(({ id }) =>
      done.includes(id) ? [{ type: 'task-done' as const, task: id, by: 'procedure' }] : [],
    ),
  };
}

/** Rows of an office whose figures are to be reconciled. */
export function awaitedFigures(state: CycleState, office: string): readonly RowId[] {
  return state.tasks.flatMap((task) =>
    task.kind === 'reconcile' && task.office === office && task.row !== undefined ? [task.row] : [],
  );
}

/** The tasks about figures of a row of an office. */
export function contestedTasks(state: Pick<CycleState, 'tasks'>, { office, row }: FigurePlace): readonly OfficerTask[] {
  return state.tasks.filter((task) => task.kind === 'reconcile' && task.office === office && task.row === row);
}

/** Ends what is awaited about figures of rows that are asked no more. */
export function doneReconcile(
  state: CycleState,
  office: string,
  rows: readonly RowId[],
  by: string,
): readonly CycleEvent[] {
  return state.tasks
    .filter((task) => task.kind === 'reconcile')
    .filter(({ figures }) =>
      [figures?.own, figures?.other].some((side) => side?.office === office && rows.includes(side.row)),
    )
    .map((task) => ({ type: 'task-done' as const, task: task.id, by }));
}

/** Reminds, once, each office whose day to reconcile has passed, on an open day of its own; the task says since when. */
export function watchReconcile(state: CycleState, terms: CycleTerms, today: LocalDate): readonly CycleEvent[] {
  if ((terms.rules ?? 1) < 3) return [];
  return overdue(state).flatMap((task): readonly CycleEvent[] => {
    const { office, figures, dueOn } = task;
    if (office === null || figures === undefined || dueOn === undefined || dueOn >= today) return [];
    if (!isOpenDay(terms.calendar, layerOf(terms, office), today)) return [];
    const again = addWorkingDays(terms.calendar, layerOf(terms, office), today, DAYS_TO_RECONCILE);
    const text = `reminded on ${today}, overdue since ${dueOn}: ${task.text}`;
    return [letterTo(state, figures, again, true), { type: 'task-opened', task: { ...task, text, reminded: true } }];
  });
}

/** The days on which such a reminder may have to be written. */
export function reconcileDays(state: CycleState, terms: CycleTerms): readonly LocalDate[] {
  if ((terms.rules ?? 1) < 3) return [];
  return overdue(state).flatMap(({ office, dueOn }) =>
    office === null || dueOn === undefined
      ? []
      : [nextOpenDay(terms.calendar, layerOf(terms, office), addDays(dueOn, 1))],
  );
}

function overdue(state: CycleState): readonly OfficerTask[] {
  if (state.reached['handed-over'] !== undefined) return [];
  return state.tasks.filter(({ kind, reminded }) => kind === 'reconcile' && reminded !== true);
}

type Contest = NonNullable<OfficerTask['figures']>;

function letterTo(state: CycleState, figures: Contest, answerBy: LocalDate, reminder: boolean): CycleEvent {
  const { office, row } = figures.own;
  const rung = `reconcile-${countRungs(state.requests[office]!, 'reconcile-') + 1}`;
  const letter = plainLetter(office, rung, [row], null, answerBy);
  return { type: 'letter-written', letter: { ...letter, figures, note: reminder ? 'reminder' : null } };
}

function taskOf(figures: Contest, dueOn: LocalDate, since: LocalDate, by: string): OfficerTask {
  const { own, other, of } = figures;
  const when = of === null ? '' : ` for ${of}`;
  const text = `gives ${own.figure}${when} in ${own.row} where ${other.office} gives ${other.figure} in ${other.row}; both were asked by ${by}, until ${dueOn}`;
  const { office, row } = own;
  return { id: reconcileId(own, other), kind: 'reconcile', office, since, text, row, dueOn, figures };
}

const isSide = (a: ContestedFigure | undefined, b: ContestedFigure): boolean =>
  a?.office === b.office && a.row === b.row && a.figure === b.figure;

/** The later of both offices' days, but not beyond the day on which the text is put together where that lies ahead. */
function reconcileBy(
  state: CycleState,
  terms: CycleTerms,
  figures: readonly ContestedFigure[],
  workingDays: number,
  today: LocalDate,
): LocalDate {
  const days = (count: number): LocalDate =>
    figures
      .map(({ office }) => addWorkingDays(terms.calendar, layerOf(terms, office), today, count))
      .sort()
      .at(-1)!;
  const fair = days(workingDays);
  const planned = state.consolidation === null ? plannedOn(state, 'consolidated') : null;
  if (planned === null || planned >= fair) return fair;
  const next = days(1);
  return planned > next ? planned : next;
}
