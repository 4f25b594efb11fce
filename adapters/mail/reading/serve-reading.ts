import { Worker } from 'node:worker_threads';

/** What a reader's process is asked for. */
export interface ReaderRequest {
  readonly id: number;
  /** Name of an operation. */
  readonly what: string;
  readonly raw: Uint8Array;
}

/** What a reader's process says: first that it is ready, then one answer to each request, in their order. */
export type ReaderAnswer =
  | { readonly ready: true }
  /** @property memory bytes that the process holds after it */
  | { readonly id: number; readonly value: unknown; readonly memory: number }
  | { readonly id: number; readonly failure: string; readonly memory: number };

/** Reads what one operation asks for. */
export type ReaderOperation = (raw: Uint8Array) => Promise<unknown>;

/**
 * Waits for the end of the standard input, which is the end of the process that started this one. It is a thread of
 * its own: the main one may hang in the very message it was started to hang in.
 */
const END_WITH_PARENT = `
const { readSync } = require('node:fs');
try { while (readSync(0, Buffer.alloc(64)) > 0); } catch {}
process.kill(process.pid, 'SIGKILL');
`;

/** Makes this process answer the requests of the one that started it, one after the other, until that one ends. */
export function serveReading(operations: Readonly<Record<string, ReaderOperation>>): void {
  const say = (answer: ReaderAnswer): void => void process.send?.(answer);
  let before = Promise.resolve();
  process.on('message', ({ id, what, raw }: ReaderRequest) => {
    const answer = async (): Promise<void> => {
      const memory = (): number => process.memoryUsage.rss();
      try {
        const value = await operations[what]?.(raw);
        say({ id, value, memory: memory() });
      } catch (error) {
        say({ id, failure: error instanceof Error ? error.message : String(error), memory: memory() });
      }
    };
    before = before.then(answer);
  });
  // An ordinary end would wait for that thread, and it for the parent's end.
  process.on('exit', () => process.kill(process.pid, 'SIGKILL'));
  new Worker(END_WITH_PARENT, { eval: true, execArgv: [] }).unref();
  say({ ready: true });
}
