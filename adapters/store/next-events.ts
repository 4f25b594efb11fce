import { DeskError } from '../../contracts/errors.ts';
import type { RecordedEvent } from '../../domain/cycle/events.ts';
import { evolve } from '../../domain/cycle/evolve.ts';
import type { CycleState } from '../../domain/cycle/state.ts';
import { canonical } from '../../domain/register/canonical.ts';
import { eventId } from '../../domain/register/chain.ts';

/**
 * The events of a batch that are not recorded yet.
 *
 * @param last number of the cycle's last recorded event, 0 when there is none
 * @param recorded what is recorded under the numbers of the batch
 * @throws DeskError `register-broken` on a gap, and on an event that differs from the one recorded under its number
 */
export function nextEvents(
  cycleId: string,
  last: number,
  recorded: readonly RecordedEvent[],
  batch: readonly RecordedEvent[],
): readonly RecordedEvent[] {
  const first = batch[0]?.seq ?? last + 1;
  if (!Number.isInteger(first) || first < 1 || first > last + 1) {
    throw broken(cycleId, first, `cannot follow event ${last}`, `The next event of this cycle is number ${last + 1}.`);
  }
  for (const [index, event] of batch.entries()) {
    if (event.seq !== first + index) {
      throw broken(
        cycleId,
        event.seq,
        `stands where ${first + index} must stand`,
        'A batch holds events without a gap.',
      );
    }
    if (event.seq > last) continue;
    const before = recorded.find(({ seq }) => seq === event.seq);
    if (before === undefined || canonical(contentOf(before)) !== canonical(contentOf(event))) {
      const was = before === undefined ? 'nothing' : JSON.stringify(before.event);
      const hint = 'An event is recorded once; only the very same one may be given again.';
      throw broken(cycleId, event.seq, `is recorded already as something else: ${was}`, hint);
    }
  }
  return batch.filter(({ seq }) => seq > last);
}

/**
 * The cycle after more events.
 * @throws DeskError `register-broken` when the events cannot follow
 */
export function evolveAll(
  cycleId: string,
  state: CycleState | null,
  events: readonly RecordedEvent[],
): CycleState | null {
  const after = evolved(cycleId, state, events);
  if (after !== null && after.cycleId !== cycleId) {
    throw new DeskError('register-broken', `The events open ${after.cycleId}, but are recorded for ${cycleId}.`);
  }
  return after;
}

function evolved(cycleId: string, state: CycleState | null, events: readonly RecordedEvent[]): CycleState | null {
  try {
    return events.reduce<CycleState | null>((before, event) => evolve(before, event), state);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new DeskError('register-broken', `The events of ${cycleId} do not follow each other: ${error.message}.`);
  }
}

const contentOf = ({ seq, on, at, event }: RecordedEvent): RecordedEvent => ({ seq, on, at, event });

function broken(cycleId: string, seq: number, why: string, hint: string): DeskError {
  return new DeskError('register-broken', `Event ${eventId(cycleId, seq)} ${why}.`, hint);
}
