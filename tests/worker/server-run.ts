import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import type { PostgresServer } from '../../worker/embedded/postgres.ts';
import type { SystemUser } from '../../worker/embedded/postgres-binaries.ts';

const PROGRAM = fileURLToPath(new URL('./programs/run-servers.ts', import.meta.url));

/** Servers that run in a process of their own, so that a test can kill what started them. */
export interface ServerRun {
  readonly process: ChildProcess;
  readonly postgres: Pick<PostgresServer, 'pid' | 'url' | 'cluster' | 'connection'>;
  /** Process id of the Temporal server; null when it was not asked for. */
  readonly temporal: number | null;
  /** Lets it stop in good order. */
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
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.stdin.end();
    await once(child, 'exit');
  };
  return { ...said, process: child, end };
}

/** Ends what watches over a server, so that the server outlives the one who started it. */
export function killWatcher(server: number): void {
  const children = execFileSync('ps', ['-e', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .filter((match) => match?.[2] === String(server) && match[3]?.startsWith('/bin/sh'));
  if (children.length !== 1) throw new Error(`Expected one watcher of process ${server}, found ${children.length}.`);
  for (const match of children) process.kill(Number(match?.[1]), 'SIGKILL');
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
