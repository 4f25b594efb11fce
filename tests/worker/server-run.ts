import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { stopOrphan } from '../../worker/embedded/process-table.ts';
import type { PostgresServer } from '../../worker/embedded/postgres.ts';
import type { SystemUser } from '../../worker/embedded/postgres-binaries.ts';

const PROGRAM = fileURLToPath(new URL('./programs/run-servers.ts', import.meta.url));

/** Servers that run in a process of their own, so that a test can kill what started them. */
export interface ServerRun {
  readonly process: ChildProcess;
  readonly postgres: Pick<PostgresServer, 'pid' | 'url' | 'cluster' | 'connection'>;
  /** Process id of the Temporal server; null when it was not asked for. */
  readonly temporal: number | null;
  /** Lets it stop in good order, and ends what a failed test left of it. */
  readonly end: () => Promise<void>;
}

/** Starts `programs/run-servers.ts` and waits until it has told what runs. */
export async function runServers(args: readonly string[], user?: SystemUser): Promise<ServerRun> {
  const child = spawn(process.execPath, ['--import', 'tsx', PROGRAM, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    ...user,
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const line = await Promise.race([
    once(createInterface(child.stdout), 'line').then(([text]) => text as string),
    once(child, 'exit').then(() => null),
  ]);
  if (line === null) throw new Error(`The servers did not start: ${errors}`);
  const said = JSON.parse(line) as Omit<ServerRun, 'process' | 'end'>;
  const end = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.stdin.end();
      await once(child, 'exit');
    }
    await stopOrphan(said.postgres.pid, [said.postgres.cluster], 'SIGINT', 5_000);
    await rm(said.postgres.connection.host, { recursive: true, force: true });
    if (said.temporal !== null) await stopOrphan(said.temporal, ['start-dev', args[0] ?? ''], 'SIGTERM', 5_000);
  };
  return { ...said, process: child, end };
}

/**
 * Ends what watches over a server, so that the server outlives the one who started it.
 *
 * @param mark text in the server's command line, and in no other’s
 */
export function killWatcher(mark: string): void {
  const watchers = execFileSync('ps', ['-e', '-ww', '-o', 'pid=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\/bin\/sh .*)$/.exec(line))
    .filter((match) => match?.[2]?.includes(mark));
  if (watchers.length !== 1) throw new Error(`Expected one watcher over ${mark}, found ${watchers.length}.`);
  process.kill(Number(watchers[0]?.[1]), 'SIGKILL');
}

/** Runs one statement. */
export async function query(connection: PostgresServer['connection'], sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client(connection);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}
