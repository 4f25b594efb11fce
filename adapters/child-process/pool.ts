import { startChild, type ChildLimits, type ChildOutcome, type OneChild } from './one-child.ts';

/** What processes of a kind may take together. */
export interface PoolOptions extends ChildLimits {
  /** How many work at once. */
  readonly processes: number;
  /** One that has answered so many requests and holds more bytes than `holds` is replaced by a fresh one. */
  readonly renew: { readonly after: number; readonly holds: number };
}

/** What became of a request that was taken. */
export type PoolOutcome = Exclude<ChildOutcome, { readonly state: 'not-begun' }>;

/** Processes of their own that may die of what they are asked. */
export interface Pool {
  /** @throws Error when a process cannot be started at all, or after `close` */
  readonly ask: (what: string, input: unknown) => Promise<PoolOutcome>;
  /** Ends the processes; what still waits is rejected. */
  readonly close: () => Promise<void>;
}

/** The next request is there when one is done, and little is asked anew when a process dies. */
const AHEAD = 4;

interface Request {
  readonly what: string;
  readonly input: unknown;
  /** Processes that died of it. */
  deaths: number;
  readonly resolve: (outcome: PoolOutcome) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Hands each request to the process with the least to do, and to another where that one ends before its turn. The
 * processes start when they are first needed, and end with this one, however it ends.
 */
export function openPool({ processes, renew, ...limits }: PoolOptions): Pool {
  const queue: Request[] = [];
  /** All that have not ended, those too that only finish what they have. */
  const children = new Set<OneChild>();
  let closed = false;
  const isClosed = (): Error => new Error(`The process that ${limits.does} is closed.`);

  const free = (): OneChild | null => {
    const open = [...children].filter((child) => child.takesMore()).sort((a, b) => a.load() - b.load());
    const [least] = open;
    if (least !== undefined && least.load() < AHEAD) return least;
    if (open.length >= processes) return null;
    const fresh = startChild(limits);
    children.add(fresh);
    void fresh.gone.then(() => children.delete(fresh));
    return fresh;
  };
  const hand = (): void => {
    while (queue.length > 0 && !closed) {
      const child = free();
      if (child === null) return;
      void serve(child, queue.shift()!).finally(hand);
    }
  };
  const serve = async (child: OneChild, request: Request): Promise<void> => {
    try {
      const outcome = await child.ask(request.what, request.input);
      const { requests, memory } = child.served();
      if (requests >= renew.after && memory > renew.holds) child.retire();
      if (closed) request.reject(isClosed());
      else if (outcome.state === 'not-begun') queue.unshift(request);
      // The machine may have ended the process for what others took: once more, with nothing before it. Memory of its
      // own is its own fault.
      else if (outcome.state === 'died' && !outcome.memory && request.deaths === 0)
        queue.unshift(Object.assign(request, { deaths: 1 }));
      else request.resolve(outcome);
    } catch (error) {
      request.reject(error);
    }
  };

  return {
    ask: (what, input) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(isClosed());
        queue.push({ what, input, deaths: 0, resolve, reject });
        hand();
      }),
    close: async () => {
      closed = true;
      for (const { reject } of queue.splice(0)) reject(isClosed());
      for (const child of children) child.end();
      await Promise.all([...children].map(({ gone }) => gone));
    },
  };
}
