import type { LocalDate } from '../calendar/calendar.ts';
import { workingDaysBetween } from '../calendar/open-days.ts';
import { makePlan } from '../plan/make-plan.ts';
import { refuse, type CommandOf, type Decision } from './commands.ts';
import type { CycleState, CycleTerms } from './state.ts';
import { doneTasks, taskOpener } from './tasks.ts';

/** Who answers what is proposed; the Director decides. */
export function propose(state: CycleState, command: CommandOf<'propose-assignment'>, today: LocalDate): Decision {
  if (state.assignment !== null) return { events: [] };
  const { undecided } = command;
  const text =
    undecided.length === 0
      ? 'confirm who answers what; nothing is sent before'
      : `confirm who answers what; no rule decides ${undecided.join(', ')}`;
  return {
    events: [
      { type: 'assignment-proposed', assignment: command.assignment },
      { type: 'stage-entered', stage: 'questions' },
      taskOpener(null, today)('confirm-assignment', text),
    ],
  };
}

/** The Director has decided who answers what: the plan is made anew, and the requests may leave. */
export function confirm(
  state: CycleState,
  terms: CycleTerms,
  command: CommandOf<'confirm-assignment'>,
  today: LocalDate,
): Decision {
  if (state.reached.assigned !== undefined) {
    if (state.assignment === command.assignment) return { events: [] };
    return refuse(`the assignment was confirmed on ${state.reached.assigned}`, 'reassign single questions instead');
  }
  if (state.assignment === null) return refuse('the proposal is still being made', 'try again in a moment');
  const known = new Map(terms.offices.map((o) => [o.id, o]));
  const rowsKnown = new Set(terms.questions.flatMap((q) => q.rows));
  for (const [office, rows] of Object.entries(command.rows)) {
    if (known.get(office)?.asked !== true)
      return refuse(`${office} is not an office that is asked`, 'choose a member of the Committee');
    const strange = rows.find((row) => !rowsKnown.has(row));
    if (strange !== undefined) return refuse(`${strange} is no row of this list`, 'rows are questions or their parts');
  }
  if (Object.keys(command.rows).length === 0)
    return refuse('no office is asked anything', 'assign at least one question');
  // Planned anew from the day of confirming: the days the assignment took are spent, whatever was planned for them.
  const plan = makePlan({
    receivedOn: today,
    // A passed deadline does not end the duty to answer: the plan then stands at its minimums.
    deadline: state.deadline < today ? today : state.deadline,
    steps: terms.procedure.steps.map((s) => (s.id === 'assign' ? { ...s, wished: 0, minimum: 0 } : s)),
    calendar: terms.calendar,
    ladder: terms.ladder,
  });
  if ('problem' in plan) return refuse(plan.message, plan.hint);
  const on = (id: string): LocalDate => plan.milestones.find((m) => m.id === id)?.on ?? today;
  const budget = Math.max(1, workingDaysBetween(terms.calendar, 'federal', on('requested'), on('answers-due')));
  return {
    events: [
      {
        type: 'assignment-confirmed',
        by: command.by,
        assignment: command.assignment,
        plan,
        budget,
        rows: command.rows,
      },
      { type: 'milestone-reached', milestone: 'assigned' },
      ...doneTasks(state, 'confirm-assignment', null, command.by),
      { type: 'stage-entered', stage: 'requests' },
    ],
  };
}
