/**
 * Imported by every Node process that `startNode` starts: the process ends when the one that started it has ended,
 * even by `kill -9`. It first gets its ordinary SIGTERM, so that it can finish what it holds.
 */
const GRACE_MS = 10_000;

if (process.send) {
  process.on('disconnect', () => {
    setTimeout(() => process.exit(1), GRACE_MS).unref();
    process.kill(process.pid, 'SIGTERM');
  });
  // The channel is there to notice its end, not to keep a process alive that has nothing left to do.
  process.channel?.unref();
}

/**
 * Tells the process that started this one that it can be used.
 *
 * @param details what the other should know, for example the port that is listened on
 */
export function reportReady(details: unknown = null): void {
  process.send?.({ ready: details });
}
