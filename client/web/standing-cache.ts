import { answerChecks, type CheckedAnswer } from '../../activities/answer-checks.ts';
import type { Store } from '../../activities/store-ports.ts';
import type { CycleState } from '../../domain/cycle/state.ts';

/** Cycles whose checks are kept; the ones looked at last. */
const KEPT = 20;

/**
 * The checks of a cycle's answers, made once for each of its events and days: answers come with an event, and hundreds
 * are checked.
 */
export function keptChecks(store: Store): (state: CycleState, today: string) => Promise<readonly CheckedAnswer[]> {
  const kept = new Map<string, { readonly of: string; readonly checks: Promise<readonly CheckedAnswer[]> }>();
  return (state, today) => {
    const { cycleId, seq } = state;
    const of = `${seq} ${today}`;
    const before = kept.get(cycleId);
    if (before?.of === of) return before.checks;
    const checks = answerChecks(store, state, null, today);
    kept.delete(cycleId);
    kept.set(cycleId, { of, checks });
    // What failed is tried again.
    checks.catch(() => kept.delete(cycleId));
    for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - KEPT))) kept.delete(oldest);
    return checks;
  };
}
