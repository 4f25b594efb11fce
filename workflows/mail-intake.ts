import { defineSignal, proxyActivities, setHandler } from '@temporalio/workflow';
import type { IntakeActivities } from '../activities/cycle-activities.ts';
import { NAMES, type MailIntakeInput } from '../contracts/workflows.ts';

const world = proxyActivities<IntakeActivities>({
  startToCloseTimeout: '2 minutes',
  retry: { initialInterval: '250 milliseconds', maximumInterval: '30 seconds' },
});

export const readAgain = defineSignal(NAMES.readAgain);

/**
 * One stored message: read, matched, and filed once to its cycle, or to each that it answers. What cannot be matched waits for an officer; when he
 * has said where it belongs it is read again, by this run where it has not ended yet.
 */
export async function mailIntake({ key }: MailIntakeInput): Promise<void> {
  let again = false;
  setHandler(readAgain, () => {
    again = true;
  });
  do {
    again = false;
    const read = await world.interpretMail(key);
    // In histories of earlier versions one message is filed to one cycle, or is null.
    const filed = read === null ? [] : 'reply' in read ? [read] : read;
    for (const one of filed) await world.fileReply(one);
  } while (again);
}
