import { defineSignal, proxyActivities, setHandler } from '@temporalio/workflow';
import type { IntakeActivities } from '../activities/cycle-activities.ts';
import { NAMES, type MailIntakeInput } from '../contracts/workflows.ts';

const world = proxyActivities<IntakeActivities>({
  startToCloseTimeout: '2 minutes',
  retry: { initialInterval: '250 milliseconds', maximumInterval: '30 seconds' },
});

export const readAgain = defineSignal(NAMES.readAgain);

/**
 * One stored message: read, matched, and filed to its cycle once. What cannot be matched waits for an officer; when he
 * has said where it belongs it is read again, by this run where it has not ended yet.
 */
export async function mailIntake({ key }: MailIntakeInput): Promise<void> {
  let again = false;
  setHandler(readAgain, () => {
    again = true;
  });
  do {
    again = false;
    const filed = await world.interpretMail(key);
    if (filed !== null) await world.fileReply(filed);
  } while (again);
}
