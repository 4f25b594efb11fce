import { MILESTONES } from '../../../domain/stages.ts';
import { completeness } from '../../../domain/matrix/completeness.ts';
import type { CycleState } from '../../../domain/cycle/state.ts';
import type { RunCommand } from '../command.ts';
import { findCycle } from '../find-cycle.ts';
import { storeAndDesk } from '../running.ts';
import { table } from '../table.ts';

/** `cycle show ID`: everything about one cycle. */
export const run: RunCommand = async ([id = ''], _options, context) => {
  const { store } = await storeAndDesk(context);
  const state = await findCycle(store, id);
  const { questions, share } = completeness(Object.values(state.requests));
  return { json: { ...state, questions, share }, text: cycleText(state) };
};

function cycleText(state: CycleState): string {
  const plan = MILESTONES.map((milestone) => [
    milestone,
    state.plan.milestones.find((m) => m.id === milestone)?.on ?? '',
    state.reached[milestone] ?? '',
  ]);
  const offices = Object.values(state.requests).map((request) => {
    const states = Object.values(request.rows);
    const rungs = Object.entries(request.rungs).filter(([, on]) => on !== null);
    return [
      request.office,
      request.requestedOn ?? 'not yet',
      `${states.filter((row) => row !== 'open').length}/${states.length}`,
      String(states.filter((row) => row === 'accepted').length),
      rungs.map(([rung]) => rung).join(' '),
      request.lastReplyOn ?? '',
    ];
  });
  const awaited = state.awaited.map((a) => [a.matter, a.office, a.askedOn, a.dueOn, a.doneOn ?? '']);
  const tasks = state.tasks.map(
    (task) => `  ${task.since}  ${task.office === null ? '' : `${task.office} `}${task.text}`,
  );
  const parts = [
    `${state.title} (${state.cycleId})${state.rehearsal ? ', REHEARSAL' : ''}`,
    `Stage ${state.stage}; received ${state.receivedOn}; due at the UN ${state.deadline}`,
    table(['Milestone', 'Planned', 'Reached'], plan),
    offices.length === 0
      ? 'Nobody is asked before the Director has confirmed who answers what.'
      : table(['Office', 'Asked', 'Answered', 'Accepted', 'Rungs', 'Last reply'], offices),
    ...(awaited.length === 0 ? [] : [table(['Awaited', 'Office', 'Asked', 'Due', 'Done'], awaited)]),
    ...(state.consolidation === null
      ? []
      : [
          `Text of ${state.consolidation.on}: ${state.consolidation.words} words, ${state.consolidation.openQuestions.length} questions with something open`,
        ]),
    ...(tasks.length === 0 ? [] : [`Waiting for a decision\n${tasks.join('\n')}`]),
  ];
  return parts.join('\n\n');
}
