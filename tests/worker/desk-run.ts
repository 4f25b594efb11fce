import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { choosePorts } from '../../worker/embedded/ports.ts';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const START = fileURLToPath(new URL('../../worker/start.ts', import.meta.url));

/** Parts of a running desk, each with a text that only its command line holds. */
export const PARTS = {
  'Mail post': 'worker/post-main.ts',
  Worker: 'worker/worker-main.ts',
  Intake: 'worker/intake-main.ts',
  Desk: 'client/web/server.ts',
  PostgreSQL: 'bin/postgres ',
  Temporal: 'server start-dev',
} as const;

/** One of the parts that `npm start` keeps up. */
export type PartName = keyof typeof PARTS;

/** Ports of a desk under test, by the option of the command line that takes each. */
export type DeskPorts = Readonly<Record<(typeof PORT_OPTIONS)[number], number>>;

const PORT_OPTIONS = ['port', 'temporal-port', 'temporal-ui-port', 'post-port', 'intake-port'] as const;

/** What `npm start` runs, run in a process of its own as a person would run it. */
export interface DeskRun {
  readonly process: ChildProcess;
  readonly pid: number;
  /** What it has written so far, both streams in order. */
  readonly said: () => string;
  /** Waits until it has written a text. @throws Error with all it wrote, when it ends before or takes too long */
  readonly says: (text: string, withinMs: number) => Promise<void>;
  /** Ids of every process below it, the watchers of the servers too. */
  readonly below: () => readonly number[];
  /** Id of the process of one part. @throws Error when there is not exactly one */
  readonly part: (name: PartName) => number;
  /** Waits for its end. @returns its exit code; null when a signal ended it */
  readonly ended: Promise<number | null>;
}

/** Ports that nobody listens on now. */
export function freePorts(): Promise<DeskPorts> {
  return choosePorts(Object.fromEntries(PORT_OPTIONS.map((name) => [name, 0])) as DeskPorts);
}

/** Starts a desk on a data folder; `says('Ctrl-C stops everything')` waits until it is up. */
export function runDesk(folder: string, ports: DeskPorts, args: readonly string[] = []): DeskRun {
  const options = PORT_OPTIONS.flatMap((name) => [`--${name}`, String(ports[name])]);
  // Settings of whoever runs the tests would lead to servers that are not the tests' own.
  const { PATH, HOME, XDG_CACHE_HOME } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', START, '--data', folder, ...options, ...args], {
    cwd: PROJECT,
    env: { PATH, HOME, ...(XDG_CACHE_HOME === undefined ? {} : { XDG_CACHE_HOME }) },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const pid = child.pid!;
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  }
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return {
    process: child,
    pid,
    said: () => text,
    async says(wanted, withinMs) {
      const until = Date.now() + withinMs;
      while (!text.includes(wanted)) {
        const over = child.exitCode !== null || child.signalCode !== null;
        if (over || Date.now() > until) throw new Error(`It did not say “${wanted}” but:\n${text}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    below: () => descendants(pid).map((entry) => entry.pid),
    part(name) {
      const found = descendants(pid).filter(
        (entry) => entry.parent === pid && entry.line.includes(PARTS[name]) && !entry.line.startsWith('/bin/sh'),
      );
      if (found.length !== 1) throw new Error(`Expected one process of ${name}, found ${found.length}.`);
      return found[0]!.pid;
    },
    ended,
  };
}

interface Entry {
  readonly pid: number;
  readonly parent: number;
  readonly line: string;
}

function descendants(pid: number): readonly Entry[] {
  const all = execFileSync('ps', ['-ww', '-e', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .flatMap((text): Entry[] => {
      const match = /^\s*(\d+)\s+(\d+)\s+(.*)$/u.exec(text);
      return match === null ? [] : [{ pid: Number(match[1]), parent: Number(match[2]), line: match[3]! }];
    });
  const below = (parent: number): Entry[] =>
    all.filter((entry) => entry.parent === parent).flatMap((entry) => [entry, ...below(entry.pid)]);
  return below(pid);
}
