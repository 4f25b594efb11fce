import { DeskError } from '../contracts/errors.ts';
import type { Obligations } from '../domain/obligations/obligation.ts';
import type { ActivityPorts } from './activity-ports.ts';
import { OBLIGATIONS } from './reference.ts';
import type { TreatyActivities } from './treaty-activities.ts';

/** The obligations as the store has them: versions of one document, each with who made it, why and on which day. */
export function obligationActivities({ store }: Pick<ActivityPorts, 'store'>): Omit<TreatyActivities, 'openCycle'> {
  const { reference } = store;
  return {
    async loadObligations() {
      const found = await reference.load('obligations', OBLIGATIONS);
      if (found !== null) return { version: found.version, obligations: found.document as Obligations };
      // To be tried again: on a first start a worker may come up before the seeds are in the store.
      throw new DeskError('store-unavailable', 'No obligations are in the store yet.', 'Load the seeds: npm run seed.');
    },
    saveObligations: (obligations) => reference.save('obligations', OBLIGATIONS, obligations),
  };
}
