import { proxyActivities } from '@temporalio/workflow';
import type { IntakeActivities } from '../activities/cycle-activities.ts';
import type { MailIntakeInput } from '../contracts/workflows.ts';

const world = proxyActivities<IntakeActivities>({
  startToCloseTimeout: '2 minutes',
  retry: { initialInterval: '250 milliseconds', maximumInterval: '30 seconds' },
});

/** One stored message: read, matched, and filed to its cycle once. What cannot be matched waits for an officer. */
export async function mailIntake({ key }: MailIntakeInput): Promise<void> {
  const filed = await world.interpretMail(key);
  if (filed !== null) await world.fileReply(filed);
}
