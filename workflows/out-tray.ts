import { condition, defineSignal, proxyActivities, setHandler, sleep, workflowInfo } from '@temporalio/workflow';
import type { MailActivities, TrayActivities } from '../activities/cycle-activities.ts';
import { mailQueueOf, NAMES, type OutTrayInput, type TrayWake } from '../contracts/workflows.ts';

const store = proxyActivities<TrayActivities>({
  startToCloseTimeout: '60 seconds',
  retry: { initialInterval: '250 milliseconds', maximumInterval: '30 seconds' },
});

const onMailQueue = () =>
  proxyActivities<MailActivities>({
    taskQueue: mailQueueOf(workflowInfo().taskQueue),
    // Longer than the mailer's own limits together (connect 10 s, greeting 10 s, socket 30 s), so that a retry never
    // runs beside the attempt it repeats.
    startToCloseTimeout: '90 seconds',
    retry: { initialInterval: '5 seconds', backoffCoefficient: 2, maximumInterval: '10 minutes' },
  });

export const wake = defineSignal<[TrayWake]>(NAMES.wake);

/**
 * One office's letters on their way out, as earlier versions sent them. New letters go by `despatch`; this stays for
 * the histories there are, and its activities hand what a tray in flight has to the despatch.
 */
export async function outTray({ office, scope }: OutTrayInput): Promise<void> {
  let woken: TrayWake | null = null;
  setHandler(wake, (by) => {
    woken = by;
  });
  const rehearsal = scope !== '';
  const mail = onMailQueue();
  await condition(() => woken !== null);
  while (woken !== null) {
    // A rehearsal's tray takes its moment from the cycle that woke it and waits on no timer of its own.
    if (!rehearsal) {
      const wait = await store.untilSendingWindow(office);
      if (wait > 0) await sleep(wait);
    }
    const { at }: TrayWake = woken;
    woken = null;
    const mails = await store.makeMails(office, scope, rehearsal ? at : null);
    for (const mailId of mails) await mail.deliverMail(mailId);
  }
}
