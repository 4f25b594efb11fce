import type { PlanStep, PlanStepId } from './plan.ts';

/** The steps of a plan in the order in which they are walked. */
export const PLAN_STEPS = [
  'assign',
  'requests-out',
  'answers',
  'chase',
  'consolidate',
  'committee',
  'clearance',
  'hand-over',
  'slack',
] as const satisfies readonly PlanStepId[];

/** Working days given to one step. */
export interface StepBudget {
  readonly step: PlanStepId;
  readonly wished: number;
  readonly minimum: number;
  readonly given: number;
}

/**
 * Divides the working days before a deadline among the steps.
 *
 * With days to spare each step gets its wish and the surplus becomes slack, so that no work is put off. With too few,
 * slack above its minimum goes first; the other steps then give up days in proportion to what each can give. The
 * days above the minimums are dealt by the highest quotient `room / (2 × dealt + 1)`: as close to proportion as whole
 * days allow, and, unlike the largest remainder, never taking a day from a step because there is one day more in all.
 *
 * @param available working days after the day of receipt, up to and including the last one before the deadline
 * @returns the budgets in the order of `steps`, and how many working days are missing even at the minimums (else 0);
 * when days are missing each step has its minimum
 */
export function divideDays(
  steps: readonly PlanStep[],
  available: number,
): { readonly budgets: readonly StepBudget[]; readonly shortBy: number } {
  const minimums = steps.reduce((sum, step) => sum + step.minimum, 0);
  const dealt = new Map<PlanStepId, number>();
  let spare = Math.max(0, available - minimums);
  const work = steps.filter(({ id }) => id !== 'slack');
  while (spare > 0) {
    const next = mostDeserving(work, dealt);
    if (next === null) break;
    dealt.set(next.id, (dealt.get(next.id) ?? 0) + 1);
    spare -= 1;
  }
  const budgets = steps.map(({ id, wished, minimum }) => ({
    step: id,
    wished,
    minimum,
    given: minimum + (id === 'slack' ? spare : (dealt.get(id) ?? 0)),
  }));
  return { budgets, shortBy: Math.max(0, minimums - available) };
}

function mostDeserving(steps: readonly PlanStep[], dealt: ReadonlyMap<PlanStepId, number>): PlanStep | null {
  let best: PlanStep | null = null;
  let highest = 0;
  for (const step of steps) {
    const room = step.wished - step.minimum;
    const had = dealt.get(step.id) ?? 0;
    const quotient = room / (2 * had + 1);
    if (had < room && quotient > highest) {
      best = step;
      highest = quotient;
    }
  }
  return best;
}
