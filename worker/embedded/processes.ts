import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync, renameSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Writable } from 'node:stream';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** How a process ended. */
export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A process of ours that is running. */
export interface Running {
  readonly pid: number;
  /** Settles when the process has ended, however it did. */
  readonly exited: Promise<Exit>;
  /** Asks the process to end, and forces it when it does not; settles when it is gone. May be called again. */
  readonly stop: () => Promise<void>;
}

/** What every process of ours is started with. */
export interface ProcessOptions {
  /** File that takes what the process writes; what an earlier run wrote stays beside it as `.1`. */
  readonly logFile: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  /** How long a process may take to end before it is forced. */
  readonly stopWithinMs: number;
}

/** A program that is not ours: a server. */
export interface ProgramOptions extends ProcessOptions {
  readonly command: string;
  readonly args: readonly string[];
  /** Signal that makes it end in good order. */
  readonly stopSignal: 'SIGTERM' | 'SIGINT';
  /** User it runs as, when not our own; only root may ask for another. */
  readonly runAs?: { readonly uid: number; readonly gid: number } | null;
}

/**
 * The program takes this shell's place, so that the process id is its own. A watcher stays behind with the reading end
 * of a pipe: a line on it means that the program has ended; its end means that we have, be it by `kill -9`. The outer
 * parentheses make it nobody's child: a server that finds a child it did not start thinks that one of its own crashed.
 */
const WITH_WATCHER = `
( ( read -r _ <&3 || kill -s "$0" "$$" ) & )
exec "$@" 3<&-
`;

/**
 * Starts a server so that it never outlives us.
 *
 * It gets a session of its own: Ctrl-C in the terminal reaches us alone, and we stop things in their order.
 */
export function startProgram(options: ProgramOptions): Running {
  const { command, args, stopSignal, runAs } = options;
  const log = openLog(options.logFile);
  const child = spawn('/bin/sh', ['-c', WITH_WATCHER, stopSignal.slice(3), command, ...args], {
    stdio: ['ignore', log, log, 'pipe'],
    env: { ...options.env },
    cwd: options.cwd ?? '/',
    detached: true,
    ...(runAs ? { uid: runAs.uid, gid: runAs.gid } : {}),
  });
  closeSync(log);
  const running = track(child, options.stopWithinMs, () => child.kill(stopSignal));
  const watch = child.stdio[3] as Writable;
  watch.on('error', () => undefined);
  void running.exited.then(() => watch.end('ended\n'));
  return running;
}

/** One of our own Node processes. */
export interface NodeOptions extends ProcessOptions {
  /** File of the project to run, TypeScript or JavaScript. */
  readonly entry: string;
  readonly args?: readonly string[];
  /** How long it may take until it reports that it is ready. */
  readonly readyWithinMs: number;
}

/** A Node process of ours that has said it is ready. */
export interface RunningNode extends Running {
  /** What it said of itself with `reportReady`. */
  readonly ready: unknown;
}

/**
 * Starts a file of ours as a Node process and waits until it calls `reportReady` of `child-side.ts`, which also sees to
 * it that the process ends with us. That file is not preloaded: threads of the process would load it again.
 *
 * @throws Error when it ends, or says nothing, before `readyWithinMs` is over; the message holds the end of its log
 */
export async function startNode(options: NodeOptions): Promise<RunningNode> {
  const log = openLog(options.logFile);
  const tsx = createRequire(import.meta.url).resolve('tsx');
  const child = spawn(process.execPath, ['--import', pathToFileURL(tsx).href, options.entry, ...(options.args ?? [])], {
    stdio: ['ignore', log, log, 'ipc'],
    env: { ...options.env },
    cwd: options.cwd ?? fileURLToPath(new URL('../..', import.meta.url)),
    detached: true,
  });
  closeSync(log);
  const running = track(child, options.stopWithinMs, () => child.kill('SIGTERM'));
  let timer: NodeJS.Timeout | undefined;
  const outcome = await Promise.race([
    new Promise<{ ready: unknown }>((resolve) => {
      child.on('message', (message: { ready?: unknown }) => {
        if ('ready' in message) resolve({ ready: message.ready });
      });
    }),
    running.exited.then((exit) => `ended at once (${describeExit(exit)})`),
    new Promise<string>((resolve) => {
      timer = setTimeout(() => resolve(`was not ready after ${options.readyWithinMs / 1000} s`), options.readyWithinMs);
    }),
  ]);
  clearTimeout(timer);
  if (typeof outcome !== 'string') return { ...running, ready: outcome.ready };
  await running.stop();
  throw new Error(`${options.entry} ${outcome}. Its log ends:\n${await endOfLog(options.logFile)}`);
}

/** How a process ended, in words. */
export function describeExit(exit: Exit): string {
  return exit.signal ? `by ${exit.signal}` : `with code ${exit.code}`;
}

/** The last lines of a log, for an error message; empty when there is none. */
export async function endOfLog(file: string, bytes = 1_500): Promise<string> {
  const handle = await open(file, 'r').catch(() => null);
  if (handle === null) return '';
  try {
    const { size } = await handle.stat();
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(bytes), 0, bytes, Math.max(0, size - bytes));
    return buffer.toString('utf8', 0, bytesRead).trim();
  } finally {
    await handle.close();
  }
}

function openLog(file: string): number {
  try {
    renameSync(file, `${file}.1`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  return openSync(file, 'a', 0o600);
}

function track(child: ChildProcess, stopWithinMs: number, ask: () => void): Running {
  const exited = new Promise<Exit>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
    // A command that cannot be started has no id and never exits.
    child.once('error', () => child.pid === undefined && resolve({ code: 127, signal: null }));
  });
  let stopping: Promise<void> | undefined;
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
    ask();
    const force = setTimeout(() => child.kill('SIGKILL'), stopWithinMs);
    await exited;
    clearTimeout(force);
  };
  return { pid: child.pid ?? 0, exited, stop: () => (stopping ??= stop()) };
}
