import type { LocalDate } from '../calendar/calendar.ts';
import type { RowId } from '../requests/row.ts';
import type { FiledReply } from './commands.ts';
import type { CycleEvent } from './events.ts';
import type { CycleState, OfficerTask } from './state.ts';
import { taskOpener } from './tasks.ts';

type Opened = Extract<CycleEvent, { type: 'task-opened' }>;

/** Characters of what an office wrote that a task quotes. */
const QUOTED = 120;

/** Rows an office calls another's, each with whose it says it is. */
export function notOursTask(
  state: CycleState,
  { office, answers }: FiledReply,
  rows: readonly RowId[],
  today: LocalDate,
): Opened {
  const before = state.tasks.find((task) => task.kind === 'not-ours' && task.office === office)?.suggests ?? {};
  const said = Object.fromEntries(
    answers.flatMap(({ row, suggests }) => (suggests === undefined ? [] : [[row, suggests.slice(0, QUOTED)]])),
  );
  const suggests = Object.fromEntries(Object.entries({ ...before, ...said }).filter(([row]) => rows.includes(row)));
  const words = rows.map((row) => (suggests[row] === undefined ? row : `${row} (to ${suggests[row]})`)).join(', ');
  const opened = taskOpener(office, today)('not-ours', `says these rows belong to another office: ${words}`);
  return Object.keys(suggests).length === 0 ? opened : { ...opened, task: { ...opened.task, suggests } };
}

/** What a reply means for the rows an office answered in two ways: those it conflicts in are added, the others decided. */
export function conflictEvents(state: CycleState, reply: FiledReply, today: LocalDate): readonly CycleEvent[] {
  const { office, answers, conflicts = [], by = 'procedure' } = reply;
  const decided = answers.map(({ row }) => row).filter((row) => !conflicts.includes(row));
  const before = taskOf(state, office)?.rows ?? [];
  const rows = [...new Set([...before.filter((row) => !decided.includes(row)), ...conflicts])];
  return changed(state, office, rows, by, today);
}

/** An officer decided about rows: nothing conflicts in them any more. */
export function conflictsDecided(
  state: CycleState,
  office: string,
  decided: readonly RowId[],
  by: string,
): readonly CycleEvent[] {
  const task = taskOf(state, office);
  if (task === undefined) return [];
  const rows = (task.rows ?? []).filter((row) => !decided.includes(row));
  return changed(state, office, rows, by, task.since);
}

function changed(
  state: CycleState,
  office: string,
  rows: readonly RowId[],
  by: string,
  since: LocalDate,
): readonly CycleEvent[] {
  const task = taskOf(state, office);
  if (rows.length === 0) return task === undefined ? [] : [{ type: 'task-done', task: task.id, by }];
  if (task !== undefined && rows.join() === task.rows?.join()) return [];
  const text = `answered in two ways, and no rule says which is meant: ${rows.join(', ')}; read both and choose`;
  const opened = taskOpener(office, since)('conflicting-answers', text);
  return [{ ...opened, task: { ...opened.task, rows } }];
}

function taskOf(state: CycleState, office: string): OfficerTask | undefined {
  return state.tasks.find((task) => task.kind === 'conflicting-answers' && task.office === office);
}
