import { Worker } from 'node:worker_threads';
import { DeskError, type ErrorCode } from '../../contracts/errors.ts';

/** What a child process is asked for. */
export interface ChildRequest {
  readonly id: number;
  /** Name of an operation. */
  readonly what: string;
  /** What a structured clone can carry. */
  readonly input: unknown;
}

/** Why an operation gave nothing: a stated error keeps its code. */
export interface ChildFailure {
  readonly message: string;
  readonly code: ErrorCode | null;
  readonly hint: string | null;
}

/** What a child process says: first that it is ready, then one answer to each request, in their order. */
export type ChildAnswer =
  | { readonly ready: true }
  /** @property memory bytes that the process holds after it */
  | { readonly id: number; readonly value: unknown; readonly memory: number }
  | { readonly id: number; readonly failure: ChildFailure; readonly memory: number };

/** One operation. */
export type ChildOperation<In = never> = (input: In) => Promise<unknown>;

/** By this signal a child ends itself when it holds too much memory. */
export const TOO_MUCH_MEMORY = 'SIGUSR2';

/**
 * Waits for the end of the standard input, which is the end of the process that started this one, and looks at the
 * memory that the whole process holds, which the limit of the heap does not bound. It is a thread of its own: the main
 * one may hang in the very thing it was started to hang in.
 */
const WATCH = `
const { read } = require('node:fs');
const { workerData } = require('node:worker_threads');
const end = (signal) => process.kill(process.pid, signal);
const wait = () => read(0, Buffer.alloc(64), 0, 64, null, (error, n) => (error || n === 0 ? end('SIGKILL') : wait()));
wait();
if (workerData.most !== null)
  setInterval(() => process.memoryUsage.rss() > workerData.most && end('${TOO_MUCH_MEMORY}'), 50);
`;

/**
 * Makes this process answer the requests of the one that started it, one after the other, until that one ends.
 * @param most bytes that the process may hold before it ends itself; unbounded but for its heap when left out
 */
export function serveRequests(
  operations: Readonly<Record<string, ChildOperation>>,
  { most = null }: { readonly most?: number | null } = {},
): void {
  const say = (answer: ChildAnswer): void => void process.send?.(answer);
  let before = Promise.resolve();
  process.on('message', ({ id, what, input }: ChildRequest) => {
    const answer = async (): Promise<void> => {
      const memory = (): number => process.memoryUsage.rss();
      try {
        const value = await operations[what]?.(input as never);
        say({ id, value, memory: memory() });
      } catch (error) {
        say({ id, failure: failureOf(error), memory: memory() });
      }
    };
    before = before.then(answer);
  });
  // An ordinary end would wait for that thread, and it for the parent's end.
  process.on('exit', () => process.kill(process.pid, 'SIGKILL'));
  new Worker(WATCH, { eval: true, execArgv: [], workerData: { most } }).unref();
  say({ ready: true });
}

function failureOf(error: unknown): ChildFailure {
  if (error instanceof DeskError) return { message: error.message, code: error.code, hint: error.hint };
  return { message: error instanceof Error ? error.message : String(error), code: null, hint: null };
}
