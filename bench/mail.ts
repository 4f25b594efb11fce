import type { BenchResult, BenchSizes, Say } from './bench.ts';
import { benchAccuracy } from './mail-accuracy.ts';
import { benchFlood } from './mail-flood.ts';
import { benchSpeed } from './mail-speed.ts';

/** Mail: how fast it is read, how often right, and what happens when very much of it comes at once. */
export async function benchMail({ messages }: BenchSizes, say: Say): Promise<readonly BenchResult[]> {
  return [await benchSpeed(say), await benchAccuracy(say), await benchFlood(messages, say)];
}
