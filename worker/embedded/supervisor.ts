import { describeExit } from './processes.ts';
import type { Exit } from './processes.ts';

/** Something that runs beside us and can be started again: a server or a process of ours. */
export interface Part {
  readonly pid: number;
  readonly exited: Promise<Exit>;
  readonly stop: () => Promise<void>;
}

/** Keeps several parts running and stops them in order. */
export interface Supervisor {
  /**
   * Starts a part and keeps it running: when it ends by itself it is started again, each time after a longer pause.
   *
   * @param name for messages: “the worker”
   * @throws whatever the first start throws; only a part that once came up is kept up
   */
  readonly run: <P extends Part>(name: string, start: () => Promise<P>) => Promise<P>;
  /** Stops all parts, the last started first. May be called again; nothing starts afterwards. */
  readonly stop: () => Promise<void>;
  /** Settles when everything has been stopped. */
  readonly stopped: Promise<void>;
}

/** Pauses before a part is started again, in milliseconds. */
export interface Backoff {
  readonly first: number;
  readonly longest: number;
  /** A part that ran this long is taken to be well: the pauses begin anew. */
  readonly wellAfter: number;
}

const BACKOFF: Backoff = { first: 250, longest: 30_000, wellAfter: 60_000 };

/** A supervisor with no parts yet. */
export function createSupervisor(say: (step: string, detail?: string) => void, backoff: Backoff = BACKOFF): Supervisor {
  const parts: { name: string; current: Part | null; kept: Promise<void> }[] = [];
  let leaving = false;
  let leave: () => void = () => undefined;
  const toldToLeave = new Promise<void>((resolve) => (leave = resolve));
  let done: () => void = () => undefined;
  const stopped = new Promise<void>((resolve) => (done = resolve));

  const pause = async (ms: number) => {
    let timer: NodeJS.Timeout | undefined;
    await Promise.race([toldToLeave, new Promise((resolve) => (timer = setTimeout(resolve, ms)))]);
    clearTimeout(timer);
  };

  /** Watches one part for as long as we are here. */
  const keep = async (part: { name: string; current: Part | null }, start: () => Promise<Part>) => {
    let wait = backoff.first;
    let startedAt = Date.now();
    while (!leaving) {
      const end = await Promise.race([toldToLeave, part.current?.exited]);
      if (leaving) return;
      if (part.current) {
        if (Date.now() - startedAt > backoff.wellAfter) wait = backoff.first;
        say(`${part.name} ended ${end ? describeExit(end) : ''}`.trim(), `starting it again in ${wait / 1000} s`);
        part.current = null;
      }
      await pause(wait);
      if (leaving) return;
      wait = Math.min(wait * 2, backoff.longest);
      startedAt = Date.now();
      try {
        part.current = await start();
        say(`${part.name} runs again`, `process ${part.current.pid}`);
      } catch (error) {
        say(`${part.name} could not be started`, `${(error as Error).message}; trying again in ${wait / 1000} s`);
      }
    }
  };

  let stopping: Promise<void> | undefined;
  const stop = async () => {
    leaving = true;
    leave();
    for (const part of parts.toReversed()) {
      // A start that is under way is waited for, so that nothing comes up behind our back.
      await part.kept;
      await part.current?.stop();
    }
    done();
  };

  return {
    run: async (name, start) => {
      const current = await start();
      if (leaving) {
        await current.stop();
        throw new Error(`${name} came up while everything was being stopped.`);
      }
      const part = { name, current: current as Part | null };
      parts.push(Object.assign(part, { kept: keep(part, start) }));
      return current;
    },
    stop: () => (stopping ??= stop()),
    stopped,
  };
}

/**
 * Stops everything on Ctrl-C, on a request to end, and when the terminal goes away. The second time it does not wait.
 *
 * @param force ends the process at once; the servers end by themselves when we are gone
 */
export function stopOnSignals(
  supervisor: Pick<Supervisor, 'stop'>,
  say: (step: string, detail?: string) => void,
  force: () => void = () => process.exit(130),
): void {
  let asked = false;
  const onSignal = (signal: NodeJS.Signals) => {
    if (asked) return force();
    asked = true;
    say('Stopping', `${signal}; once more ends it without waiting`);
    void supervisor.stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
}
