import type { IntakeActivities } from './cycle-activities.ts';
import type { Store } from './store-ports.ts';

/** What becomes of a stored message that could not be read or filed after some tries. */
export function unreadMailActivities({ store }: { readonly store: Store }): Pick<IntakeActivities, 'leaveToOfficer'> {
  return {
    async leaveToOfficer(key) {
      const mail = await store.inbound.load(key);
      const undecided = mail?.status === 'stored' || (mail?.status === 'held' && mail.reason === null);
      // What has been filed meanwhile, or waits for another reason, stays as it is.
      if (undecided) await store.inbound.mark(key, { status: 'held', reason: 'unreadable' });
    },
  };
}
