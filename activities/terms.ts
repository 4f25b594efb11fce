import { ApplicationFailure, Context } from '@temporalio/activity';
import type { TermsChange } from '../contracts/terms-change.ts';
import { DeskError } from '../contracts/errors.ts';
import { addOrder, ordersOf, undoOrder } from '../domain/calendar/orders.ts';
import type { CycleVersions } from '../domain/cycle/state.ts';
import { sameVersions, versionsAfter } from '../domain/cycle/versions.ts';
import type { ActivityPorts } from './activity-ports.ts';
import { CALENDAR, concernedCycles, presentVersions, referenceDocument } from './reference.ts';
import type { Store } from './store-ports.ts';
import type { TermsActivities } from './terms-activities.ts';

/** The cycles that a change of terms goes round, and the calendar it may change. */
export function termsActivities({ store, engine }: Pick<ActivityPorts, 'store' | 'engine'>): TermsActivities {
  return {
    storeChange: (change) => storeChange(store, change),
    async cyclesToMove(change, versions) {
      const cycles = await concernedCycles(store, change);
      const left: string[] = [];
      for (const state of cycles) {
        const present = await presentVersions(store, state);
        const order = change.kind === 'order' ? change.order.id : null;
        if (!sameVersions(present, versionsAfter(present, versions, order))) left.push(state.cycleId);
      }
      return left.sort();
    },
    // A worker that is stopped waits for no cycle; whichever worker goes on asks again under the same key.
    moveCycle: (cycleId, request, key) => Promise.race([engine.adoptTerms(cycleId, request, key), stopped()]),
  };
}

async function storeChange(store: Store, change: TermsChange): Promise<Partial<CycleVersions>> {
  if (change.kind === 'versions') return change.versions;
  const { order, undo } = change;
  const { version, document } = await referenceDocument(store.reference, 'calendar', CALENDAR);
  if (ordersOf(document).some(({ id }) => id === order.id) !== undo) return { calendar: version };
  const { id: _, ...draft } = order;
  const changed = undo ? undoOrder(document, order.id) : addOrder(document, draft);
  if ('problems' in changed) {
    const [problem] = changed.problems;
    throw new DeskError('order-invalid', problem?.message, problem?.hint);
  }
  return { calendar: await store.reference.save('calendar', CALENDAR, changed, version) };
}

/** Fails, to be repeated elsewhere, when the worker is stopped. */
async function stopped(): Promise<never> {
  await Context.current().cancelled.catch(() => undefined);
  throw ApplicationFailure.retryable('the worker was stopped', 'worker-stopped');
}
