import { DeskError, ERRORS } from '../contracts/errors.ts';
import type { CycleOpening } from '../contracts/treaty-calendar.ts';
import { instrumentReceived } from '../domain/obligations/instrument-received.ts';
import type { ActivityPorts } from './activity-ports.ts';
import type { CycleOpened, TreatyActivities } from './treaty-activities.ts';

/** Cycles that the treaty calendar opens by itself. */
export function cycleOpening(ports: Pick<ActivityPorts, 'store' | 'openCycle'>): Pick<TreatyActivities, 'openCycle'> {
  return {
    async openCycle(opening) {
      try {
        return await opened(ports, opening);
      } catch (error) {
        if (!(error instanceof DeskError) || ERRORS[error.code].retryable) throw error;
        const { code, message, hint } = error;
        return { refused: { code, message, hint } };
      }
    },
  };
}

async function opened(
  { store, openCycle }: Pick<ActivityPorts, 'store' | 'openCycle'>,
  { document, about, ...list }: CycleOpening,
): Promise<CycleOpened> {
  const stored = await store.content.get(document);
  if (stored === null) {
    throw new DeskError('file-not-found', `${list.filename} is not in the store.`, 'Receive the document again.');
  }
  const { started, facts } = await openCycle({ ...list, bytes: stored.bytes });
  const { cycleId } = facts;
  const received = instrumentReceived(facts, about.kind, await store.cycles.state(cycleId));
  return { cycleId, started, received };
}
