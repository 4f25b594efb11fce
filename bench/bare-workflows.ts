import { condition, proxyActivities, sleep } from '@temporalio/workflow';

const { emptyLetter } = proxyActivities<{ emptyLetter(): Promise<void> }>({ startToCloseTimeout: '1 minute' });

/** Letters that are due at one moment. */
export interface BareBatch {
  /** Workflow time, milliseconds since 1970. */
  readonly at: number;
  readonly letters: number;
}

/** The least that Temporal can do the same with: one timer for each moment, one empty activity for each letter. */
export async function bareLetters(batches: readonly BareBatch[], inFlight: number): Promise<void> {
  for (const { at, letters } of batches) {
    await sleep(Math.max(1, at - Date.now()));
    let left = letters;
    let running = 0;
    while (left > 0 || running > 0) {
      while (left > 0 && running < inFlight) {
        left -= 1;
        running += 1;
        void emptyLetter().then(() => (running -= 1));
      }
      const before = running;
      await condition(() => running < before);
    }
  }
}

/** One request: one timer, one empty activity. */
export async function bareRequest(at: number): Promise<void> {
  await sleep(Math.max(1, at - Date.now()));
  await emptyLetter();
}
