import { Context } from '@temporalio/activity';

/** Well within the heartbeat time-out of the workflows, also on a busy machine. */
const EVERY_MS = 5_000;

/**
 * The same activity, which tells Temporal while it runs that its worker lives: where the worker is killed another takes
 * the step over after the heartbeat's time-out, not after that of the whole step.
 */
export function beating<A extends readonly unknown[], T>(
  activity: (...args: A) => Promise<T>,
): (...args: A) => Promise<T> {
  return async (...args) => {
    const context = Context.current();
    const timer = setInterval(() => context.heartbeat(), EVERY_MS);
    try {
      return await activity(...args);
    } finally {
      clearInterval(timer);
    }
  };
}
