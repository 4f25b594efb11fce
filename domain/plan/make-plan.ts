import type { Calendar, LocalDate } from '../calendar/calendar.ts';
import { latestOf } from '../calendar/local-date.ts';
import { addWorkingDays, previousOpenDay, workingDaysBetween } from '../calendar/open-days.ts';
import type { Ladder } from '../reminders/ladder.ts';
import type { MilestoneId } from '../stages.ts';
import { divideDays, PLAN_STEPS, type StepBudget } from './budgets.ts';
import { awaitedWords, STEP_ENDS, stepWords, submittedWords } from './explain-span.ts';
import type { Plan, PlanStep } from './plan.ts';
import { planRungs } from './plan-rungs.ts';

/** Why there can be no plan at all. */
export interface PlanProblem {
  readonly problem: 'deadline-past';
  /** The values, in a sentence. */
  readonly message: string;
  readonly hint: string;
}

/** What a plan is made of. */
export interface PlanInput {
  readonly receivedOn: LocalDate;
  readonly deadline: LocalDate;
  /** One budget for each of the nine steps, in their order. */
  readonly steps: readonly PlanStep[];
  readonly calendar: Calendar;
  readonly ladder: Ladder;
}

type Milestone = Plan['milestones'][number];

/**
 * Plans a cycle between the day of receipt and the deadline, on the federal calendar.
 *
 * The time is what lies after `receivedOn` (day zero, open or not) up to the last open day on or before the deadline.
 * It is divided among the steps as `divideDays` says, and each milestone lies as many working days after the one
 * before as its step was given. `submitted` is the day on which the text is with the UN: the working day after the
 * hand-over, taken from the slack; where there is no slack, the day of the hand-over itself. `acknowledged` is the
 * last open day on or before the deadline, until which the UN's word is awaited.
 *
 * Where even the minimums do not fit, the plan is not feasible: `shortByWorkingDays` says how many working days are
 * missing, and the milestones stand at the minimums and so run past the deadline; none is left out.
 *
 * @returns the plan, or the problem when the deadline lies before the day of receipt
 * @throws RangeError when a date is none, or `steps` are not the nine steps in their order
 */
export function makePlan(input: PlanInput): Plan | PlanProblem {
  const { receivedOn, deadline, steps, calendar, ladder } = input;
  if (steps.length !== PLAN_STEPS.length || steps.some(({ id }, at) => id !== PLAN_STEPS[at])) {
    throw new RangeError(`steps are [${steps.map(({ id }) => id).join(', ')}]; accepted: ${PLAN_STEPS.join(', ')}`);
  }
  if (deadline < receivedOn) {
    return {
      problem: 'deadline-past',
      message: `the deadline ${deadline} lies before the day of receipt ${receivedOn}`,
      hint: `a deadline after ${receivedOn}`,
    };
  }
  const lastDay = previousOpenDay(calendar, 'federal', deadline);
  const available = Math.max(0, workingDaysBetween(calendar, 'federal', receivedOn, lastDay));
  const { budgets, shortBy } = divideDays(steps, available);
  const walked = walkSteps(budgets, receivedOn, calendar);
  const slack = budgets.find(({ step }) => step === 'slack')?.given ?? 0;
  const handedOver = onOf(walked, 'handed-over');
  const submitted = slack > 0 ? addWorkingDays(calendar, 'federal', handedOver, 1) : handedOver;
  const chase = {
    requestedOn: onOf(walked, 'requested'),
    answersDue: onOf(walked, 'answers-due'),
    answersClosed: onOf(walked, 'answers-closed'),
  };
  return {
    feasible: shortBy === 0,
    shortByWorkingDays: shortBy,
    cuts: budgets
      .filter(({ given, wished }) => given < wished)
      .map(({ step, wished, given }) => ({ step, wished, given })),
    budgets: budgets.map(({ step, given }) => ({ step, given })),
    milestones: [
      ...walked,
      {
        id: 'submitted',
        on: submitted,
        explain: submittedWords(slack, handedOver, submitted, calendar),
      },
      {
        id: 'acknowledged',
        on: latestOf(submitted, lastDay),
        explain: awaitedWords(deadline, lastDay, submitted, calendar),
      },
    ],
    ...planRungs(ladder, chase, calendar, 'federal'),
  };
}

/** The milestones from receipt to hand-over, each as many working days after the one before as its step was given. */
function walkSteps(budgets: readonly StepBudget[], receivedOn: LocalDate, calendar: Calendar): readonly Milestone[] {
  const walked: Milestone[] = [{ id: 'received', on: receivedOn, explain: 'the day of receipt, day zero of the plan' }];
  let from = receivedOn;
  for (const [step, id, purpose] of STEP_ENDS) {
    const { given, wished } = budgets.find((budget) => budget.step === step) ?? { given: 0, wished: 0 };
    const on = addWorkingDays(calendar, 'federal', from, given);
    walked.push({ id, on, explain: stepWords({ given, wished, purpose }, from, on, calendar) });
    from = on;
  }
  return walked;
}

function onOf(milestones: readonly Milestone[], id: MilestoneId): LocalDate {
  const found = milestones.find((milestone) => milestone.id === id);
  if (found === undefined) throw new RangeError(`the plan has no milestone "${id}"`);
  return found.on;
}
