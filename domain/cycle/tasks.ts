import type { LocalDate } from '../calendar/calendar.ts';
import type { CycleEvent } from './events.ts';
import type { CycleState, OfficerTask } from './state.ts';

/** Makes tasks for one office; the same kind for the same office is one task. */
export function taskOpener(
  office: string | null,
  today: LocalDate,
): (kind: OfficerTask['kind'], text: string) => Extract<CycleEvent, { type: 'task-opened' }> {
  return (kind, text) => ({
    type: 'task-opened',
    task: { id: office === null ? kind : `${kind}/${office}`, kind, office, since: today, text },
  });
}

/**
 * A question that an amended list adds, and that nobody is asked yet.
 * @param proposed offices that the routing would ask
 */
export function addedTask(
  question: string,
  proposed: readonly string[],
  today: LocalDate,
): Extract<CycleEvent, { type: 'task-opened' }> {
  const offices = proposed.length === 0 ? 'no rule proposes an office' : `proposed: ${proposed.join(', ')}`;
  const text = `${question} is new in the list and nobody is asked it yet; ${offices}`;
  return {
    type: 'task-opened',
    task: { id: `list-changed/${question}`, kind: 'list-changed', office: null, since: today, text },
  };
}

/** Closes the task about a question that was added, once it goes to somebody. */
export function doneAdded(state: CycleState, question: string, by: string): readonly CycleEvent[] {
  return state.tasks
    .filter(({ id }) => id === `list-changed/${question}`)
    .map(({ id }) => ({ type: 'task-done' as const, task: id, by }));
}

/** Closes the open tasks of some kinds for an office. */
export function doneTasks(
  state: CycleState,
  kinds: OfficerTask['kind'] | readonly OfficerTask['kind'][],
  office: string | null,
  by: string,
): readonly CycleEvent[] {
  const wanted = typeof kinds === 'string' ? [kinds] : kinds;
  return state.tasks
    .filter((t) => wanted.includes(t.kind) && t.office === office)
    .map((t) => ({ type: 'task-done' as const, task: t.id, by }));
}

/**
 * Closes what was opened because a letter reaches an office by no mail: the telephone call, the printed letter.
 * @param office null: of every office
 */
export function deliveredTasks(state: CycleState, office: string | null, by: string): readonly CycleEvent[] {
  return state.tasks
    .filter((t) => t.rung !== undefined && (office === null || t.office === office))
    .map((t) => ({ type: 'task-done' as const, task: t.id, by }));
}

/** Closes every task of some kinds, whoever it is about; of every kind when none is named. */
export function allTasksDone(
  state: CycleState,
  by: string,
  kinds: readonly OfficerTask['kind'][] | null = null,
): readonly CycleEvent[] {
  return state.tasks
    .filter((t) => kinds === null || kinds.includes(t.kind))
    .map((t) => ({ type: 'task-done' as const, task: t.id, by }));
}
