import type { TreatyReceipt } from '../contracts/treaty-calendar.ts';
import { startCycle, type CycleParts, type NewCycle, type StartedCycle } from './start-cycle.ts';

/** A cycle that was opened, and what the treaty calendar made of it. */
export interface ReceivedInstrument extends StartedCycle {
  /** `changed` is false where it was known before, or where nothing is kept under its mechanism; null: it was submitted long ago. */
  readonly calendar: TreatyReceipt | null;
}

/**
 * Opens the cycle of a real instrument and tells the treaty calendar, which links what is owed to it. Repeated, it does
 * what was left undone and nothing twice.
 *
 * @param by who received it, by post
 * @param now milliseconds since 1970
 * @throws DeskError what `startCycle` throws; `engine-unavailable`
 */
export async function receiveInstrument(
  parts: CycleParts,
  list: Omit<NewCycle, 'scope'>,
  by: string,
  now: number,
): Promise<ReceivedInstrument> {
  const cycle = await startCycle(parts, { ...list, scope: '' }, now);
  const state = await parts.store.cycles.state(cycle.cycleId);
  if (state?.reached.submitted !== undefined) return { ...cycle, calendar: null };
  // A cycle that was there before keeps the days it was started with.
  const { mechanism, symbol, title, receivedOn, deadline } = state ?? cycle.facts;
  const calendar = await parts.desk.treaties.tell(
    {
      type: 'instrument-received',
      mechanism,
      cycle: cycle.cycleId,
      kind: cycle.reading.kind,
      symbol,
      title,
      receivedOn,
      dueOn: deadline,
    },
    by,
  );
  return { ...cycle, calendar };
}
