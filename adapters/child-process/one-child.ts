import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { TOO_MUCH_MEMORY, type ChildAnswer, type ChildFailure, type ChildRequest } from './serve-requests.ts';

/** What one process may take. */
export interface ChildLimits {
  /** Wall clock for one request, in milliseconds. */
  readonly withinMs: number;
  /** Megabytes of its heap. */
  readonly heapMb: number;
  /** File it runs. */
  readonly entry: URL;
  /** What it is there for, for the message when it does not start: `reads mail`. */
  readonly does: string;
}

/** What became of a request. */
export type ChildOutcome =
  | { readonly state: 'done'; readonly value: unknown }
  /** The operation threw. */
  | { readonly state: 'failed'; readonly failure: ChildFailure }
  /** It took too long; the process was ended for it. */
  | { readonly state: 'slow' }
  /** The process died of it. @property memory whether it was for want of memory */
  | { readonly state: 'died'; readonly why: string; readonly memory: boolean }
  /** The process ended before its turn came: ask another. */
  | { readonly state: 'not-begun' };

/** A process that answers requests, one after the other. */
export interface OneChild {
  /** Requests that wait for their answer. */
  readonly load: () => number;
  /** False once it has ended or is to end: it takes no more. */
  readonly takesMore: () => boolean;
  /** Requests it has answered, and bytes it held after the last. */
  readonly served: () => { readonly requests: number; readonly memory: number };
  /** @throws Error when the process cannot be started: that is no request's fault */
  readonly ask: (what: string, input: unknown) => Promise<ChildOutcome>;
  /** Takes no more, and ends after what it has. */
  readonly retire: () => void;
  /** Ends it at once. */
  readonly end: () => void;
  /** Settles when it is gone. */
  readonly gone: Promise<void>;
}

const START_WITHIN_MS = 60_000;
/** By this signal the engine ends a process whose heap is full. */
const HEAP_FULL = 'SIGABRT';

interface Waiting extends Pick<ChildRequest, 'id'> {
  readonly resolve: (outcome: ChildOutcome) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Starts such a process. It has no environment, so no secret either; it is in no group of ours, so Ctrl-C leaves
 * it to finish; and it ends when we do, also by `kill -9`, since its standard input ends then.
 */
export function startChild({ withinMs, heapMb, entry, does }: ChildLimits): OneChild {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const child = spawn(process.execPath, [`--max-old-space-size=${heapMb}`, '--import', tsx, fileURLToPath(entry)], {
    stdio: ['pipe', 'ignore', 'pipe', 'ipc'],
    serialization: 'advanced',
    env: {},
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    detached: true,
  });
  const waiting: Waiting[] = [];
  let ready = false;
  let ended = false;
  let retired = false;
  let slow = false;
  let lastId = 0;
  let requests = 0;
  let memory = 0;
  let said = '';
  let clock: NodeJS.Timeout | undefined;

  const kill = (): void => void child.kill('SIGKILL');
  /** The time of a request begins when the one before it is done. */
  const nextTurn = (): void => {
    clearTimeout(clock);
    if (ended) return;
    if (waiting.length === 0) return retired ? kill() : undefined;
    clock = setTimeout(
      () => {
        slow = true;
        kill();
      },
      ready ? withinMs : START_WITHIN_MS,
    );
  };
  const gone = new Promise<void>((resolve) => {
    const over = (how: string, memory = false): void => {
      if (ended) return;
      ended = true;
      clearTimeout(clock);
      const [first, ...others] = waiting.splice(0);
      if (!ready) {
        const error = new Error(`The process that ${does} did not start (${how}). ${said}`.trim());
        for (const one of [first, ...others]) one?.reject(error);
      } else {
        first?.resolve(slow ? { state: 'slow' } : { state: 'died', why: how, memory });
        for (const { resolve: answer } of others) answer({ state: 'not-begun' });
      }
      resolve();
    };
    child.once('exit', (code, signal) =>
      over(signal ?? `code ${code}`, signal === TOO_MUCH_MEMORY || signal === HEAP_FULL),
    );
    child.once('error', (error) => child.pid === undefined && over(error.message));
  });
  child.stdin?.on('error', () => undefined);
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = `${said}${text}`.slice(-1_500);
  });
  child.on('message', (answer: ChildAnswer) => {
    if ('ready' in answer) ready = true;
    else {
      requests += 1;
      memory = answer.memory;
      const outcome: ChildOutcome =
        'failure' in answer ? { state: 'failed', failure: answer.failure } : { state: 'done', value: answer.value };
      waiting.shift()?.resolve(outcome);
    }
    nextTurn();
  });

  return {
    load: () => waiting.length,
    takesMore: () => !ended && !retired,
    served: () => ({ requests, memory }),
    ask: (what, input) =>
      new Promise((resolve, reject) => {
        lastId += 1;
        waiting.push({ id: lastId, resolve, reject });
        if (waiting.length === 1) nextTurn();
        // An error here is the end of the process, which is told by its exit.
        child.send({ id: lastId, what, input } satisfies ChildRequest, () => undefined);
      }),
    retire: () => {
      retired = true;
      if (waiting.length === 0) kill();
    },
    end: () => {
      retired = true;
      kill();
    },
    gone,
  };
}
