import { createHash } from 'node:crypto';
import { chown, lstat, mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { DeskError } from '../../contracts/errors.ts';
import { postgresPackage, runnableBinaries } from './postgres-binaries.ts';
import type { PostgresPackage, SystemUser } from './postgres-binaries.ts';
import { clusterPlace, ensureCluster } from './postgres-cluster.ts';
import { isAlive, stopOrphan } from './process-table.ts';
import { describeExit, endOfLog, startProgram } from './processes.ts';
import type { Running } from './processes.ts';

/** A PostgreSQL server of ours. */
export interface PostgresServer extends Running {
  /** For any PostgreSQL client; names the socket's folder and the database. */
  readonly url: string;
  /** The same for `pg`. */
  readonly connection: {
    readonly host: string;
    readonly port: number;
    readonly user: string;
    readonly database: string;
  };
  /** Folder that holds the data; part of a backup. */
  readonly cluster: string;
}

/** How to start it. */
export interface PostgresOptions {
  /** Folder of the instance; the database goes into `postgres` in it where that can be. */
  readonly dataFolder: string;
  /** Folder for the log. */
  readonly logFolder: string;
  /** Folder for what can be fetched again. */
  readonly cacheFolder: string;
  /** False for a throwaway database that need not survive a power cut; faster. */
  readonly durable?: boolean;
  /** Where the database goes when root's helper cannot reach the data folder. */
  readonly elsewhere?: string;
  /** The programs to run; those npm installed unless given. */
  readonly programs?: PostgresPackage;
  readonly say?: (step: string, detail?: string) => void;
}

/** Longest path of a unix socket on every system we run on, in bytes. */
const SOCKET_PATH_LIMIT = 103;
const PORT = 5432;
const DATABASE = 'treaty_desk';
const READY_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 20_000;

/**
 * Starts a real PostgreSQL on a unix socket, with every commit on disk before it is acknowledged. A server left over
 * from a run that was killed is stopped first. Call it only while holding the data folder (see `instance-lock.ts`).
 *
 * @throws DeskError `store-unavailable` when it does not come up, with the end of its log
 * @throws DeskError `folder-unusable` when the folder cannot be used by it
 */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  if (process.platform === 'win32') {
    throw new DeskError(
      'store-unavailable',
      'PostgreSQL is started by us on Linux and macOS only.',
      'Give a PostgreSQL server in DATABASE_URL.',
    );
  }
  const { elsewhere = '/var/lib/treaty-desk', durable = true, say = () => undefined } = options;
  const place = await clusterPlace(options.dataFolder, elsewhere, say);
  const binaries = await runnableBinaries(
    options.programs ?? (await postgresPackage()),
    place.runAs,
    place.runAs ? elsewhere : options.cacheFolder,
  );
  const cluster = await ensureCluster(place, binaries, durable, say);
  await settleEarlierRun(cluster, say);
  const host = await socketFolder(cluster, place.runAs);
  const logFile = join(options.logFolder, 'postgres.log');
  await mkdir(options.logFolder, { recursive: true });

  const running = await startUntilFree(
    () =>
      startProgram({
        command: binaries.postgres,
        args: ['-D', cluster, ...serverSettings(host, durable)],
        env: { PATH: '/usr/bin:/bin', TZ: 'UTC' },
        logFile,
        // Fast shutdown: connections are ended, what was committed stays.
        stopSignal: 'SIGINT',
        stopWithinMs: STOP_WITHIN_MS,
        runAs: place.runAs,
      }),
    host,
    logFile,
  );
  const connection = { host, port: PORT, user: 'postgres', database: DATABASE };
  await createDatabase(connection);
  return {
    ...running,
    cluster,
    connection,
    url: `postgresql:///${DATABASE}?host=${encodeURIComponent(host)}&port=${PORT}&user=postgres`,
    stop: async () => {
      await running.stop();
      await rm(host, { recursive: true, force: true });
    },
  };
}

function serverSettings(socketFolder: string, durable: boolean): string[] {
  const sync = durable ? 'on' : 'off';
  const settings = {
    listen_addresses: '',
    unix_socket_directories: `"${socketFolder}"`,
    unix_socket_permissions: '0700',
    port: PORT,
    fsync: sync,
    full_page_writes: sync,
    synchronous_commit: sync,
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_messages: 'warning',
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/**
 * Stops the server a killed run left behind. Where the process id in its lock then still exists, because it is a
 * stranger's by now or nobody collected the dead process, PostgreSQL would refuse to start. The lock is not removed, for
 * PostgreSQL also finds by it whether anybody still uses its memory; our own id in it says that the writer is gone.
 */
async function settleEarlierRun(cluster: string, say: (step: string, detail?: string) => void): Promise<void> {
  const file = join(cluster, 'postmaster.pid');
  const pid = Number((await readFile(file, 'utf8').catch(() => '')).split('\n')[0]);
  if (!pid) return;
  if (await stopOrphan(pid, ['postgres', cluster], 'SIGINT', STOP_WITHIN_MS)) {
    say('A database server left by an earlier run was stopped', `process ${pid}`);
  }
  const left = await readFile(file, 'utf8').catch(() => null);
  if (left !== null && isAlive(pid)) await writeFile(file, left.replace(/^\d+/, String(process.pid)));
}

/**
 * Folder for the socket: short, in the system's temporary folder, entered by the server's user and root alone, and the
 * same at every start of one cluster.
 */
async function socketFolder(cluster: string, user: SystemUser | null): Promise<string> {
  const name = `td-${createHash('sha256')
    .update(await realpath(cluster))
    .digest('hex')
    .slice(0, 12)}`;
  const fits = (base: string) => join(base, `${name}-abcdef`, `.s.PGSQL.${PORT}`).length <= SOCKET_PATH_LIMIT;
  const base = fits(tmpdir()) ? tmpdir() : '/tmp';
  const folder = join(base, name);
  const uid = user?.uid ?? process.getuid?.();
  await mkdir(folder, { mode: 0o700 }).then(
    () => user && chown(folder, user.uid, user.gid),
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    },
  );
  const found = await lstat(folder);
  if (found.isDirectory() && found.uid === uid && (found.mode & 0o077) === 0) {
    // What a killed run left in it would count as a server's while its process id is in use.
    for (const name of await readdir(folder)) await rm(join(folder, name), { force: true });
    return folder;
  }
  // Somebody else holds the name, in a folder where everybody may write: take one that nobody could foresee.
  const other = await mkdtemp(`${folder}-`);
  if (user) await chown(other, user.uid, user.gid);
  return other;
}

/** Starts the server; while processes of a killed one still hold its memory, waits for them and tries again. */
async function startUntilFree(start: () => Running, host: string, logFile: string): Promise<Running> {
  const until = Date.now() + READY_WITHIN_MS;
  for (;;) {
    const running = start();
    const exit = await Promise.race([running.exited, whenReady(host, until)]);
    if (exit === 'ready') return running;
    await running.stop();
    const log = await endOfLog(logFile);
    if (exit !== 'late' && /pre-existing shared memory block/.test(log) && Date.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, 250));
      continue;
    }
    const how = exit === 'late' ? `did not answer within ${READY_WITHIN_MS / 1000} s` : `ended ${describeExit(exit)}`;
    throw new DeskError('store-unavailable', `The database server ${how}. Its log (${logFile}) ends:\n${log}`);
  }
}

async function whenReady(host: string, until: number): Promise<'ready' | 'late'> {
  while (Date.now() < until) {
    const client = new Client({ host, port: PORT, user: 'postgres', database: 'postgres' });
    try {
      await client.connect();
      return 'ready';
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  return 'late';
}

async function createDatabase(connection: PostgresServer['connection']): Promise<void> {
  const client = new Client({ ...connection, database: 'postgres' });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [connection.database]);
    if (rowCount === 0) await client.query(`create database ${connection.database}`);
  } finally {
    await client.end();
  }
}
