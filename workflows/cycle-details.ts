import { lateOffices } from '../domain/cycle/late.ts';
import type { CycleState } from '../domain/cycle/state.ts';
import { isOpen } from '../domain/requests/row.ts';

/** What Temporal's own pages show of a cycle, as Markdown; no person, no address, no answer. */
export function cycleDetails(state: CycleState): string {
  const rows = Object.values(state.requests).flatMap((request) => Object.values(request.rows));
  const open = rows.filter(isOpen).length;
  const late = lateOffices(state);
  const tasks = state.tasks.map((task) => `- ${task.office === null ? '' : `${task.office}: `}${task.text}`);
  return [
    `**${state.title}**${state.rehearsal ? ' (rehearsal)' : ''}`,
    `Stage ${state.stage}; due ${state.deadline}; ${rows.length - open} of ${rows.length} rows answered.`,
    late.length === 0 ? 'No office is late.' : `Late: ${late.join(', ')}.`,
    ...(tasks.length === 0 ? [] : ['Waiting for an officer:', ...tasks]),
  ].join('\n\n');
}
