import type { Engine } from './engine-port.ts';
import type { MailActivities, TrayActivities } from './cycle-activities.ts';
import { scopeOf } from '../contracts/ids.ts';
import { instantAt } from '../domain/calendar/instants.ts';
import type { ActivityPorts } from './activity-ports.ts';

/**
 * For out-trays that were on their way when one despatch for all offices came: whatever one has is handed to it, and
 * the tray ends. No new letter comes here.
 */
export function trayActivities(ports: Pick<ActivityPorts, 'engine' | 'clock'>): TrayActivities {
  return {
    untilSendingWindow: async () => 0,
    async makeMails(_office, scope, at) {
      await hand(ports, scope, at);
      return [];
    },
  };
}

/** The same for a mail that such a tray was sending. */
export function trayMailActivities(
  ports: Pick<ActivityPorts, 'engine' | 'clock'>,
): Pick<MailActivities, 'deliverMail'> {
  return { deliverMail: (mailId) => hand(ports, scopeOf(mailId), null) };
}

function hand(
  { engine, clock }: { readonly engine: Pick<Engine, 'wakeDespatch'>; readonly clock: () => number },
  scope: string,
  at: string | null,
): Promise<void> {
  return engine.wakeDespatch(scope, at ?? instantAt(clock(), 'Asia/Karachi'));
}
