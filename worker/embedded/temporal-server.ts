import { access, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DeskError } from '../../contracts/errors.ts';
import { requireFreePort } from './ports.ts';
import { stopOrphan } from './process-table.ts';
import { describeExit, endOfLog, startProgram } from './processes.ts';
import type { Exit, Running } from './processes.ts';
import { prepareNamespace, RETENTION_DAYS, SEARCH_ATTRIBUTES } from './temporal-namespace.ts';

/** A Temporal server of ours. */
export interface TemporalServer extends Running {
  /** `127.0.0.1:port`, for a client or a worker. */
  readonly address: string;
  readonly namespace: string;
  /** Address of the pages for an engineer; null when they are not served. */
  readonly ui: string | null;
}

/** How to start it. */
export interface TemporalOptions {
  /** The program, as `findTemporal` found it. */
  readonly binary: string;
  /** File that holds all cycles; null keeps everything in memory, for tests and rehearsals. */
  readonly file: string | null;
  /** False when the file need not survive a power cut; faster. */
  readonly durable?: boolean;
  readonly namespace: string;
  /** Port on the loopback address. */
  readonly port: number;
  /** Port of the pages; null for none. */
  readonly uiPort: number | null;
  readonly logFile: string;
  readonly logLevel?: 'error' | 'warn' | 'info' | 'debug';
  readonly say?: (step: string, detail?: string) => void;
}

const READY_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 15_000;
const LOOPBACK = '127.0.0.1';

/**
 * Settings of the server's inside.
 *
 * Skipping of time is for rehearsals: a cycle skips only when it was started so. Its name changes after server 1.32, so
 * both are given. Without the time shift a timer fires up to a second late; one partition of a queue is enough for one
 * machine and spares every task a detour.
 */
const DYNAMIC_CONFIG = {
  'frontend.WorkflowTimeSkippingEnabled': true,
  'system.workflowTimeSkippingEnabled': true,
  'history.timerProcessorMaxTimeShift': '10ms',
  'matching.numTaskqueueReadPartitions': 1,
  'matching.numTaskqueueWritePartitions': 1,
};

/**
 * Starts a real Temporal server on this machine, reachable from this machine only. With a file, every event is on disk
 * before it is acknowledged, and that is checked. A server left over from a run that was killed, still holding the file,
 * is stopped first. Call it only while holding the data folder (see `instance-lock.ts`).
 *
 * @throws DeskError `port-taken` when another program listens on the port
 * @throws DeskError `engine-unavailable` when it does not come up, with the end of its log
 */
export async function startTemporal(options: TemporalOptions): Promise<TemporalServer> {
  const { binary, file, namespace, port, uiPort, logFile, say = () => undefined } = options;
  await mkdir(dirname(logFile), { recursive: true });
  if (file !== null) {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await stopEarlierRun(file, say);
  }
  // Another Temporal server on this port would answer in place of ours, and nobody would notice.
  await requireFreePort(port, 'Temporal');
  const running = startProgram({
    command: binary,
    args: [
      ...['server', 'start-dev', '--ip', LOOPBACK, '--port', String(port), '--namespace', namespace],
      ...(uiPort === null ? ['--headless'] : ['--ui-port', String(uiPort), '--ui-disable-news-fetch']),
      ...(file === null ? [] : ['--db-filename', file]),
      ...['journal_mode=WAL', `synchronous=${options.durable === false ? 'OFF' : 'FULL'}`].flatMap((pragma) => [
        '--sqlite-pragma',
        pragma,
      ]),
      ...Object.entries(SEARCH_ATTRIBUTES).flatMap(([name, type]) => ['--search-attribute', `${name}=${type}`]),
      ...Object.entries(DYNAMIC_CONFIG).flatMap(([key, value]) => [
        '--dynamic-config-value',
        `${key}=${JSON.stringify(value)}`,
      ]),
      ...['--log-level', options.logLevel ?? 'warn', '--disable-config-file', '--disable-config-env'],
    ],
    // A file of settings in somebody's home, or a variable meant for a client, must not reach this server.
    env: { PATH: '/usr/bin:/bin', HOME: dirname(logFile), TZ: 'UTC' },
    logFile,
    stopSignal: 'SIGTERM',
    stopWithinMs: STOP_WITHIN_MS,
  });
  if (file !== null) await writeFile(pidFile(file), `${running.pid}\n`);
  const address = `${LOOPBACK}:${port}`;
  try {
    let exit: Exit | null = null;
    void running.exited.then((how) => (exit = how));
    const givenUp = () => (exit === null ? null : `ended ${describeExit(exit)} while starting.`);
    await prepareNamespace({ address, namespace, retentionDays: RETENTION_DAYS, withinMs: READY_WITHIN_MS, givenUp });
    if (file !== null) await requireWal(file, binary);
  } catch (error) {
    await running.stop();
    throw new DeskError(
      'engine-unavailable',
      `${(error as Error).message} Its log (${logFile}) ends:\n${await endOfLog(logFile)}`,
      error instanceof DeskError ? error.hint : null,
    );
  }
  return {
    ...running,
    address,
    namespace,
    ui: uiPort === null ? null : `http://${LOOPBACK}:${uiPort}`,
    stop: async () => {
      await running.stop();
      if (file !== null) await rm(pidFile(file), { force: true });
    },
  };
}

const pidFile = (file: string) => `${file}.pid`;

async function stopEarlierRun(file: string, say: (step: string, detail?: string) => void): Promise<void> {
  const pid = Number(await readFile(pidFile(file), 'utf8').catch(() => ''));
  if (pid && (await stopOrphan(pid, ['start-dev', file], 'SIGTERM', STOP_WITHIN_MS))) {
    say('A Temporal server left by an earlier run was stopped', `process ${pid}`);
  }
}

/** Older programs take the sync settings and ignore them; then a power cut loses the last event. */
async function requireWal(file: string, binary: string): Promise<void> {
  await access(`${file}-wal`).catch(() => {
    throw new DeskError(
      'engine-unavailable',
      `${binary} does not keep a write-ahead log beside ${file}: it ignored the setting that makes every event safe.`,
      'Use the pinned version of the Temporal program: unset TREATY_DESK_TEMPORAL and take it off the PATH.',
    );
  });
}
