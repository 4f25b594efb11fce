import type { LocalDate } from '../calendar/calendar.ts';
import { workingDaysBetween } from '../calendar/open-days.ts';
import { makePlan } from '../plan/make-plan.ts';
import { refuse, type CycleCommand, type Decision } from './commands.ts';
import {
  answerClarification,
  changeRows,
  doneTasks,
  grantDays,
  openRows,
  reassign,
  recordLetter,
  recordReply,
  refuseDays,
  taskOpener,
} from './decide-answers.ts';
import { acknowledge, clear, consolidate, handOver, returnText, submit } from './decide-finish.ts';
import { nextRung } from './due.ts';
import type { CycleEvent } from './events.ts';
import type { CycleState, CycleTerms } from './state.ts';

/**
 * What a command leads to. Pure: asked once by the validator of an update, to say why it refuses before anything is
 * done, and again when the command's turn comes.
 *
 * @param today local date in Islamabad
 */
export function decide(state: CycleState, terms: CycleTerms, command: CycleCommand, today: LocalDate): Decision {
  if (state.reached.acknowledged !== undefined && command.type !== 'record-letter' && command.type !== 'record-reply') {
    if (command.type === 'acknowledge') return { events: [] };
    return refuse(`${state.cycleId} ended on ${state.reached.acknowledged}`, 'an ended cycle takes no more decisions');
  }
  switch (command.type) {
    case 'propose-assignment':
      return propose(state, command, today);
    case 'confirm-assignment':
      return confirm(state, terms, command, today);
    case 'report-addresses':
      return {
        events: command.problems.map((p) => taskOpener(p.office, today)('no-address', p.text)),
      };
    case 'record-letter':
      return recordLetter(state, command, today);
    case 'record-reply':
      return recordReply(state, command.reply, today);
    case 'change-rows':
      return changeRows(state, command);
    case 'grant-days':
      return grantDays(state, terms, command, today);
    case 'refuse-days':
      return refuseDays(state, terms, command, today);
    case 'answer-clarification':
      return answerClarification(state, terms, command, today);
    case 'reassign':
      return reassign(state, terms, command, today);
    case 'remind':
      return remind(state, terms, command, today);
    case 'consolidate':
      return consolidate(state, terms, command, today);
    case 'clear':
      return clear(state, command);
    case 'return-text':
      return returnText(state, command);
    case 'hand-over':
      return handOver(state, terms, command, today);
    case 'submit':
      return submit(state, terms, command, today);
    case 'acknowledge':
      return acknowledge(state, terms, command);
  }
}

function propose(
  state: CycleState,
  command: Extract<CycleCommand, { type: 'propose-assignment' }>,
  today: LocalDate,
): Decision {
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

function confirm(
  state: CycleState,
  terms: CycleTerms,
  command: Extract<CycleCommand, { type: 'confirm-assignment' }>,
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

/** An officer sends the next rung of the ladder ahead of its day. */
function remind(
  state: CycleState,
  terms: CycleTerms,
  command: Extract<CycleCommand, { type: 'remind' }>,
  today: LocalDate,
): Decision {
  const request = state.requests[command.office];
  if (request === undefined || request.requestedOn === null) {
    return refuse(`${command.office} has not been asked`, 'a reminder follows a request');
  }
  const rows = openRows(request);
  if (rows.length === 0) return refuse(`${command.office} owes nothing`, 'only open rows are chased');
  const events: readonly CycleEvent[] = nextRung(request, terms, today);
  if (events.length === 0)
    return refuse(`every rung was used for ${command.office}`, 'telephone, visit, or waive the rows');
  return { events };
}
