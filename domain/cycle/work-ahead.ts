import type { LocalDate } from '../calendar/calendar.ts';
import { lastSafeDay, workAfter } from '../plan/last-safe-day.ts';
import type { PlanStep, PlanStepId } from '../plan/plan.ts';
import { layerOf } from './request-facts.ts';
import type { AwaitedMatter, CycleState, CycleTerms } from './state.ts';

/** What a cycle waits for on its way to the UN. */
export type Matter =
  'assignment' | 'answers' | 'consolidation' | 'hand-over' | Exclude<AwaitedMatter, 'acknowledgement'>;

/** The step that ends when a matter is settled; the clearance is treated apart, as several groups may share it. */
const ENDS: Readonly<Record<Exclude<Matter, 'clearance' | 'submission'>, PlanStepId>> = {
  assignment: 'assign',
  answers: 'chase',
  consolidation: 'consolidate',
  committee: 'committee',
  'hand-over': 'hand-over',
};

/**
 * The work between a matter and the UN: each step with its minimum, and as its wish what the plan gave it, so that
 * nothing reckons with more than was planned. No slack; nothing after the hand-over.
 *
 * @param office whose word the matter is; it tells which group of clearers is meant
 */
export function workAhead(
  { plan }: Pick<CycleState, 'plan'>,
  { procedure }: CycleTerms,
  matter: Matter,
  office: string,
): readonly PlanStep[] {
  if (matter === 'submission') return [];
  const after = workAfter(procedure.steps, matter === 'clearance' ? 'committee' : ENDS[matter]);
  const planned = after.map(({ id, wished, minimum }): PlanStep => {
    const given = plan.budgets.find(({ step }) => step === id)?.given ?? wished;
    return { id, wished: given, minimum: Math.min(minimum, given) };
  });
  if (matter !== 'clearance') return planned;
  const groups = clearerGroups({ procedure });
  const group = groups.findIndex((offices) => offices.includes(office));
  return planned
    .map((step) => (step.id === 'clearance' ? clearanceAfter(step, group, groups.length) : step))
    .filter(({ wished }) => wished > 0);
}

/**
 * The last day on which a matter may still be settled.
 *
 * @param leaving what every later step is left: its `minimum`, or as its `wished` what the plan gave it
 * @returns an open day of the office
 */
export function safeUntil(
  state: Pick<CycleState, 'plan' | 'deadline'>,
  terms: CycleTerms,
  matter: Matter,
  office: string,
  leaving: 'minimum' | 'wished',
): LocalDate {
  const days = workAhead(state, terms, matter, office).reduce((sum, step) => sum + step[leaving], 0);
  return lastSafeDay(terms.calendar, layerOf(terms, office), state.deadline, days);
}

/** Federal working days that the work after a matter takes at the least. */
export function leastDaysAfter(
  state: Pick<CycleState, 'plan'>,
  terms: CycleTerms,
  matter: Matter,
  office: string,
): number {
  return workAhead(state, terms, matter, office).reduce((sum, { minimum }) => sum + minimum, 0);
}

/** The groups in which clearers are asked, without those that have nobody in them. */
export function clearerGroups({ procedure }: Pick<CycleTerms, 'procedure'>): readonly (readonly string[])[] {
  return procedure.clearers.filter((offices) => offices.length > 0);
}

/**
 * How many days of the clearance have passed when a group has cleared: the groups share them as evenly as whole days
 * allow.
 * @param group from 0; −1 before the first
 */
export function shareOfGroups(days: number, group: number, groups: number): number {
  return Math.floor((days * (group + 1)) / groups);
}

function clearanceAfter({ id, wished, minimum }: PlanStep, group: number, groups: number): PlanStep {
  const left = (days: number): number => days - shareOfGroups(days, group, groups);
  return { id, wished: left(wished), minimum: left(minimum) };
}
