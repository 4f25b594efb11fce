import type { LocalDate } from '../calendar/calendar.ts';
import { addWorkingDays, workingDaysBetween } from '../calendar/open-days.ts';
import { officeDueOn } from '../plan/office-due-on.ts';
import { planRungs, type RungPlan } from '../plan/plan-rungs.ts';
import type { MilestoneId } from '../stages.ts';
import { groupsToAsk, layerOf, plannedOn } from './request-facts.ts';
import type { AwaitedState, CycleState, CycleTerms, RequestState } from './state.ts';
import { shareOfGroups } from './work-ahead.ts';

/**
 * Working days after the submission in which the UN's word is awaited before the Mission is asked for it.
 * @source ours, 2026-11-24; to be confirmed by the ministry
 */
const ACKNOWLEDGED_WITHIN = 5;

/** The step that ends in a milestone after consolidation, to know how long it may take. */
const STEP_BEFORE: Partial<Record<MilestoneId, string>> = {
  consolidated: 'consolidate',
  committee: 'committee',
  cleared: 'clearance',
  'handed-over': 'hand-over',
};

/**
 * Last day on which an office may answer without being late: its budget of working days from the request, plus what
 * was granted, plus the days on which its clock stood still.
 *
 * @param today local date; a clock that stands still today moves the date with every further day
 * @returns null before the request has left
 */
export function requestDueOn(request: RequestState, terms: CycleTerms, today: LocalDate): LocalDate | null {
  if (request.requestedOn === null) return null;
  const layer = layerOf(terms, request.office);
  const { requestedOn, budget, granted, suspensions } = request;
  const clock = { requestedOn, budgetWorkingDays: budget, extensionDays: granted, suspensions };
  return officeDueOn(clock, terms.calendar, layer, today);
}

/**
 * The rungs of one office's ladder on days, by its own calendar and its own answer date.
 *
 * @returns null before the request has left
 */
export function requestRungs(
  state: CycleState,
  request: RequestState,
  terms: CycleTerms,
  today: LocalDate,
): RungPlan | null {
  const answersDue = requestDueOn(request, terms, today);
  const closes = plannedOn(state, 'answers-closed');
  if (answersDue === null || request.requestedOn === null || closes === null) return null;
  const layer = layerOf(terms, request.office);
  const { requestedOn } = request;
  return planRungs(terms.ladder, { requestedOn, answersDue, answersClosed: closes }, terms.calendar, layer);
}

/** The rungs of the chase of a clearer or the Mission; their ids begin with the matter. */
export function awaitedRungs(awaited: AwaitedState, terms: CycleTerms, round: number): RungPlan {
  const layer = layerOf(terms, awaited.office);
  const length = (terms.clearanceLadder.rungs.at(-1)?.offset ?? 0) + 1;
  const answersClosed = addWorkingDays(terms.calendar, layer, awaited.dueOn, length);
  const dates = { requestedOn: awaited.askedOn, answersDue: awaited.dueOn, answersClosed };
  const plan = planRungs(terms.clearanceLadder, dates, terms.calendar, layer);
  const named = <T extends { readonly id: string }>(rung: T): T => ({
    ...rung,
    id: awaitedRung(awaited, rung.id, round),
  });
  return { rungs: plan.rungs.map(named), dropped: plan.dropped.map(named) };
}

/**
 * Id of a rung towards a clearer or the Mission.
 * @example awaitedRung({ matter: 'submission' }, 'clearance-reminder', 1) // 'submission-reminder'
 */
export function awaitedRung(awaited: Pick<AwaitedState, 'matter'>, rung: string, round: number): string {
  const name = rung.startsWith('clearance-') ? rung.slice('clearance-'.length) : rung;
  return `${awaited.matter}-${name}${round > 1 ? `-${round}` : ''}`;
}

/**
 * Day until which the step that ends in a milestone may take from today: its planned day while that leaves at least
 * what the plan gave it, else what the plan gave it from today. Of the clearance it is the day of the group that is
 * asked next: the groups that are left share what the clearance may take.
 */
export function dueWithin(state: CycleState, terms: CycleTerms, milestone: MilestoneId, today: LocalDate): LocalDate {
  const until = wholeStepWithin(state, terms, milestone, today);
  if (milestone !== 'cleared' || (terms.rules ?? 1) < 2) return until;
  const groups = Math.max(1, groupsToAsk(state, terms).length);
  const share = shareOfGroups(workingDaysBetween(terms.calendar, 'federal', today, until), 0, groups);
  return addWorkingDays(terms.calendar, 'federal', today, Math.max(1, share));
}

function wholeStepWithin(state: CycleState, terms: CycleTerms, milestone: MilestoneId, today: LocalDate): LocalDate {
  const step = STEP_BEFORE[milestone];
  const given = state.plan.budgets.find((b) => b.step === step)?.given ?? 1;
  const byBudget = addWorkingDays(terms.calendar, 'federal', today, Math.max(1, given));
  const planned = plannedOn(state, milestone) ?? byBudget;
  if (milestone === 'submitted') return planned > today ? planned : byBudget;
  return byBudget < planned || planned <= today ? byBudget : planned;
}

/** Day until which the UN's acknowledgement is awaited without asking for it. */
export function acknowledgementDueOn(terms: CycleTerms, submittedOn: LocalDate): LocalDate {
  return addWorkingDays(terms.calendar, 'federal', submittedOn, ACKNOWLEDGED_WITHIN);
}
