import { setTimeout } from 'node:timers/promises';

/**
 * The same activity, whose results are reported at the next beat of the clock: what ends at about one time reaches the
 * workflow in one task of its, not in a task for each. What it throws is reported at once.
 *
 * @param everyMs length of a beat; a result waits half of it on average
 */
export function onTheBeat<A extends readonly unknown[], T>(
  activity: (...args: A) => Promise<T>,
  everyMs: number,
): (...args: A) => Promise<T> {
  return async (...args) => {
    const result = await activity(...args);
    await setTimeout(everyMs - (Date.now() % everyMs));
    return result;
  };
}
