import {
  ActivityFailure,
  ApplicationFailure,
  defineSignal,
  isCancellation,
  proxyActivities,
  setHandler,
  sleep,
  TimeoutFailure,
} from '@temporalio/workflow';
import type { FiledMail, IntakeActivities } from '../activities/cycle-activities.ts';
import { NAMES, type MailIntakeInput } from '../contracts/workflows.ts';

/** Failures that say nothing about the message: they are waited out, however long. */
const OUTAGES = ['store-unavailable', 'engine-unavailable'];
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 5 * 60_000;

const { interpretMail, fileReply } = proxyActivities<IntakeActivities>({
  startToCloseTimeout: '2 minutes',
  // What a killed worker had under way is taken over after that long.
  heartbeatTimeout: '30 seconds',
  retry: {
    initialInterval: '250 milliseconds',
    maximumInterval: '30 seconds',
    maximumAttempts: 5,
    nonRetryableErrorTypes: OUTAGES,
  },
});
const { leaveToOfficer } = proxyActivities<IntakeActivities>({
  startToCloseTimeout: '2 minutes',
  retry: { initialInterval: '250 milliseconds', maximumInterval: '30 seconds' },
});

export const readAgain = defineSignal(NAMES.readAgain);

/**
 * One stored message: read, matched, and filed once to its cycle, or to each that it answers. What cannot be matched
 * waits for an officer; when he has said where it belongs it is read again, by this run where it has not ended yet. What
 * cannot be read or filed after some tries waits for an officer too; an outage counts as no try.
 */
export async function mailIntake({ key }: MailIntakeInput): Promise<void> {
  let again = false;
  setHandler(readAgain, () => {
    again = true;
  });
  do {
    again = false;
    try {
      const read = await outlasting(() => interpretMail(key), isOutage);
      for (const one of filedIn(read)) await outlasting(() => fileReply(one), isWaiting);
    } catch (error) {
      if (isCancellation(error)) throw error;
      await leaveToOfficer(key);
    }
  } while (again);
}

/** In histories of earlier versions one message is filed to one cycle, or is null. */
function filedIn(read: readonly FiledMail[] | FiledMail | null): readonly FiledMail[] {
  if (read === null) return [];
  return 'reply' in read ? [read] : read;
}

/** Does it, again and again after growing pauses while it is held up. */
async function outlasting<T>(work: () => Promise<T>, isHeldUp: (error: unknown) => boolean): Promise<T> {
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    try {
      return await work();
    } catch (error) {
      if (!isHeldUp(error)) throw error;
    }
    await sleep(pause);
  }
}

function isOutage(error: unknown): boolean {
  const cause = error instanceof ActivityFailure ? error.cause : error;
  return cause instanceof ApplicationFailure && OUTAGES.includes(cause.type ?? '');
}

/** A cycle that takes nothing now holds up its mail; a message over which the reader takes for ever is another matter. */
function isWaiting(error: unknown): boolean {
  return isOutage(error) || (error instanceof ActivityFailure && error.cause instanceof TimeoutFailure);
}
