import type { LocalDate } from '../calendar/calendar.ts';
import { addWorkingDays } from '../calendar/open-days.ts';
import type { RowId } from '../requests/row.ts';
import { refuse, type CommandOf, type Decision, type FiledReply } from './commands.ts';
import type { CycleEvent } from './events.ts';
import { countRungs, layerOf, plainLetter, plannedOn, unknownOffice } from './request-facts.ts';
import type { CycleState, CycleTerms, OfficerTask } from './state.ts';

/**
 * Working days an office has to shorten an answer.
 * @source ours, 2026-11-24; to be confirmed by the ministry
 */
const DAYS_TO_SHORTEN = 3;

/**
 * An office is asked to say the same in fewer words. Its answer stays what it is, accepted or not, and nothing is
 * chased: only a task remembers that a shorter one is awaited, until it comes.
 */
export function askShorter(
  state: CycleState,
  terms: CycleTerms,
  command: CommandOf<'ask-shorter'>,
  today: LocalDate,
): Decision {
  const { office, row, words, most } = command;
  const request = state.requests[office];
  if (request === undefined) return unknownOffice(state, office);
  const now = request.rows[row];
  if (now === undefined)
    return refuse(`${office} was not asked ${row}`, `its rows are ${Object.keys(request.rows).join(', ')}`);
  if (now !== 'answered' && now !== 'accepted')
    return refuse(`${row} of ${office} is ${now}`, 'only an answer can be made shorter');
  if (state.reached['handed-over'] !== undefined)
    return refuse(`the text was handed over on ${state.reached['handed-over']}`, 'ask the Mission to hold it');
  if (!Number.isInteger(most) || most < 1)
    return refuse(`${most} is no number of words`, 'a whole number of words, from 1');
  const open = shortenTask(state, office, row);
  if (most >= words) {
    if (open !== undefined) return { events: [{ type: 'task-done', task: open.id, by: command.by }] };
    return refuse(`the answer of ${office} to ${row} has ${words} words`, `ask for fewer than ${words}`);
  }
  if (open?.most === most) return { events: [] };
  const dueOn = shortenBy(state, terms, office, today);
  const rung = `shorten-${countRungs(request, 'shorten-') + 1}`;
  const letter = plainLetter(office, rung, [row], null, dueOn);
  return {
    events: [
      { type: 'letter-written', letter: { ...letter, shorten: { words, most } } },
      { type: 'task-opened', task: taskOf(office, row, words, most, dueOn, today) },
    ],
  };
}

/** Rows of an office for which a shorter answer is awaited. */
export function awaitedShorter(state: CycleState, office: string): readonly RowId[] {
  return state.tasks.flatMap((task) =>
    task.kind === 'shorten' && task.office === office && task.row !== undefined ? [task.row] : [],
  );
}

/** What a reply does to the shorter answers that are awaited: short enough it ends the task, else the task says how long it is. */
export function shorterAnswers(state: CycleState, { office, answers }: FiledReply): readonly CycleEvent[] {
  return answers.flatMap(({ row, status, words }): readonly CycleEvent[] => {
    const task = shortenTask(state, office, row);
    if (task === undefined || task.most === undefined || status !== 'answered') return [];
    if (words === undefined || words <= task.most) return [{ type: 'task-done', task: task.id, by: 'procedure' }];
    return [{ type: 'task-opened', task: taskOf(office, row, words, task.most, task.dueOn ?? null, task.since) }];
  });
}

/** Ends what is awaited for rows that are asked no more, or are asked anew. @param rows null: every row of the office */
export function noShorter(
  state: CycleState,
  office: string,
  rows: readonly RowId[] | null,
  by: string,
): readonly CycleEvent[] {
  return state.tasks
    .filter((task) => task.kind === 'shorten' && task.office === office)
    .filter(({ row }) => rows === null || (row !== undefined && rows.includes(row)))
    .map((task) => ({ type: 'task-done' as const, task: task.id, by }));
}

function shortenTask(state: CycleState, office: string, row: RowId): OfficerTask | undefined {
  return state.tasks.find((task) => task.kind === 'shorten' && task.office === office && task.row === row);
}

function taskOf(
  office: string,
  row: RowId,
  words: number,
  most: number,
  dueOn: LocalDate | null,
  since: LocalDate,
): OfficerTask {
  const by = dueOn === null ? '' : `, by ${dueOn}`;
  const text = `asked to say ${row} in at most ${most} words${by}; its answer has ${words} and stands until a shorter one comes`;
  const due = dueOn === null ? {} : { dueOn };
  return { id: `shorten/${office}/${row}`, kind: 'shorten', office, since, text, row, most, ...due };
}

/** Three working days, but not beyond the day on which the text is put together where that still lies ahead. */
function shortenBy(state: CycleState, terms: CycleTerms, office: string, today: LocalDate): LocalDate {
  const layer = layerOf(terms, office);
  const fair = addWorkingDays(terms.calendar, layer, today, DAYS_TO_SHORTEN);
  const next = addWorkingDays(terms.calendar, layer, today, 1);
  const planned = state.consolidation === null ? plannedOn(state, 'consolidated') : null;
  return planned === null || planned >= fair ? fair : planned > next ? planned : next;
}
