import type { Ladder } from './ladder.ts';

/**
 * Working days for which a letter above the focal point is shown before it leaves, where its ladder does not say.
 * @source ours, 2026-11-24; to be confirmed by the ministry
 */
const VETO_WORKING_DAYS = 1;

/** Working days before a rung leaves on which it is shown to the Director, who may veto it: its own, else its ladder's. */
export function vetoDays(ladder: Ladder, rung: string): number {
  const own = ladder.rungs.find(({ id }) => id === rung)?.vetoWorkingDays;
  return own ?? ladder.vetoWorkingDays ?? VETO_WORKING_DAYS;
}
