import { instrumentReceived } from '../domain/obligations/instrument-received.ts';
import type { Desk } from './desk.ts';
import { startCycle, type CycleParts, type NewCycle, type StartedCycle } from './start-cycle.ts';

/**
 * Starts the cycle of a real list at once and leaves word for the treaty calendar, which takes it in when it is there.
 * Repeated, it does what was left undone and nothing twice.
 *
 * @param by who received it, by post
 * @param now milliseconds since 1970
 * @throws DeskError what `startCycle` throws
 */
export async function startToldCycle(
  parts: CycleParts & { readonly desk: Pick<Desk, 'treaties'> },
  list: Omit<NewCycle, 'scope'>,
  by: string,
  now: number,
): Promise<StartedCycle> {
  const cycle = await startCycle(parts, { ...list, scope: '' }, now);
  const { facts, reading, cycleId } = cycle;
  const received = instrumentReceived(facts, reading.kind, await parts.store.cycles.state(cycleId));
  if (received !== null) await parts.desk.treaties.news(received, by);
  return cycle;
}
