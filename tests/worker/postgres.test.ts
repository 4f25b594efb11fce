import { spawnSync } from 'node:child_process';
import { execFileSync } from 'node:child_process';
import { access, chmod, chown, cp, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startPostgres } from '../../worker/embedded/postgres.ts';
import type { PostgresOptions, PostgresServer } from '../../worker/embedded/postgres.ts';
import { postgresPackage } from '../../worker/embedded/postgres-binaries.ts';
import { gone, isAlive } from '../../worker/embedded/process-table.ts';
import { startProgram } from '../../worker/embedded/processes.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import type { TemporaryFolder } from '../temporary-folder.ts';
import { killWatcher, query, runServers } from './server-run.ts';
import type { ServerRun } from './server-run.ts';

const asRoot = process.getuid?.() === 0;
const nobody = { uid: Number(execFileSync('id', ['-u', 'nobody'])), gid: Number(execFileSync('id', ['-g', 'nobody'])) };

describe('the database of an instance', () => {
  let base: TemporaryFolder;
  let n = 0;
  const servers: PostgresServer[] = [];
  const runs: ServerRun[] = [];
  const said: string[] = [];

  const optionsFor = (dataFolder: string, more: Partial<PostgresOptions> = {}): PostgresOptions => ({
    dataFolder,
    logFolder: join(dataFolder, 'logs'),
    cacheFolder: join(base.path, 'cache'),
    elsewhere: join(base.path, 'elsewhere'),
    // Where durability is the subject the test says so; elsewhere the sync of every file would only take time.
    durable: false,
    say: (step, detail) => said.push(`${step}: ${detail}`),
    ...more,
  });
  const start = async (dataFolder: string, more: Partial<PostgresOptions> = {}) => {
    const server = await startPostgres(optionsFor(dataFolder, more));
    servers.push(server);
    return server;
  };
  const freshFolder = async () => {
    const folder = join(base.path, `desk-${n++}`);
    await mkdir(folder);
    return folder;
  };

  beforeAll(async () => {
    base = await temporaryFolder();
  });
  afterEach(async () => {
    await Promise.all([...servers.splice(0).map((s) => s.stop()), ...runs.splice(0).map((r) => r.end())]);
    said.length = 0;
  });
  afterAll(() => base.remove());

  it('is a real PostgreSQL that acknowledges nothing before it is on disk, in Unicode, on no network', async () => {
    const server = await start(await freshFolder(), { durable: true });
    const [row] = await query(
      server.connection,
      `select current_setting('fsync') fsync, current_setting('synchronous_commit') sync,
        current_setting('listen_addresses') listen, current_setting('timezone') zone, current_setting('data_checksums') sums,
        pg_encoding_to_char(encoding) encoding, datlocprovider provider from pg_database where datname = current_database()`,
    );
    expect(row).toEqual({
      fsync: 'on',
      sync: 'on',
      listen: '',
      zone: 'UTC',
      sums: 'on',
      encoding: 'UTF8',
      provider: 'b',
    });
    const [{ upper }] = (await query(server.connection, `select upper('écrit') upper`)) as [{ upper: string }];
    expect(upper).toBe('ÉCRIT');
  });

  it('is reached by its URL, through a folder that others may not enter', async () => {
    const server = await start(await freshFolder());
    const rows = await query({ connectionString: server.url } as never, 'select current_database() name');
    expect(rows).toEqual([{ name: 'treaty_desk' }]);
    expect((await stat(server.connection.host)).mode & 0o777).toBe(0o700);
    await server.stop();
    await expect(access(server.connection.host)).rejects.toThrow();
    expect(isAlive(server.pid)).toBe(false);
  });

  it('continues where it was at the next start, under the same address', async () => {
    const folder = await freshFolder();
    const first = await start(folder);
    await query(first.connection, 'create table letters (id text); insert into letters values ($$l1$$)');
    await first.stop();
    const second = await start(folder);
    expect(second.url).toBe(first.url);
    expect(await query(second.connection, 'select * from letters')).toEqual([{ id: 'l1' }]);
  });

  it('loses nothing acknowledged when the server is killed', async () => {
    const folder = await freshFolder();
    const first = await start(folder, { durable: true });
    await query(first.connection, 'create table letters (id int)');
    for (let i = 1; i <= 50; i++) await query(first.connection, `insert into letters values (${i})`);
    process.kill(first.pid, 'SIGKILL');
    expect(await first.exited).toEqual({ code: null, signal: 'SIGKILL' });
    const second = await start(folder, { durable: true });
    expect(await query(second.connection, 'select count(*)::int count, max(id) from letters')).toEqual([
      { count: 50, max: 50 },
    ]);
  });

  it('ends with the process that started it, and loses nothing', async () => {
    const folder = await freshFolder();
    const run = await runServers([folder, join(base.path, 'cache')]);
    runs.push(run);
    await query(run.postgres.connection, 'create table letters (id int); insert into letters values (1)');
    run.process.kill('SIGKILL');
    expect(await gone(run.postgres.pid, 15_000)).toBe(true);
    const second = await start(folder);
    expect(await query(second.connection, 'select * from letters')).toEqual([{ id: 1 }]);
  });

  it('left over from a run that was killed with its watcher is stopped first, and loses nothing', async () => {
    const folder = await freshFolder();
    const run = await runServers([folder, join(base.path, 'cache')]);
    runs.push(run);
    await query(run.postgres.connection, 'create table letters (id int); insert into letters values (1)');
    killWatcher(run.postgres.cluster);
    run.process.kill('SIGKILL');
    expect(await gone(run.postgres.pid, 500)).toBe(false);
    const second = await start(folder);
    expect(said).toContain(`A database server left by an earlier run was stopped: process ${run.postgres.pid}`);
    expect(await gone(run.postgres.pid, 0)).toBe(true);
    expect(await query(second.connection, 'select * from letters')).toEqual([{ id: 1 }]);
  });

  it('starts although the process id in its lock now belongs to a stranger', async () => {
    const folder = await freshFolder();
    const first = await start(folder);
    const lock = join(first.cluster, 'postmaster.pid');
    const left = (await readFile(lock, 'utf8')).split('\n');
    await first.stop();
    // Of the same user, so that PostgreSQL itself would take it for a server that is still there.
    const stranger = startProgram({
      command: '/bin/sleep',
      args: ['100'],
      env: {},
      logFile: join(folder, 'stranger.log'),
      stopSignal: 'SIGTERM',
      stopWithinMs: 1_000,
      runAs: asRoot ? nobody : null,
    });
    try {
      await writeFile(lock, [String(stranger.pid), ...left.slice(1)].join('\n'));
      const second = await start(folder);
      expect(await query(second.connection, 'select 1 one')).toEqual([{ one: 1 }]);
      expect(isAlive(stranger.pid)).toBe(true);
    } finally {
      await stranger.stop();
    }
  });

  it('is made anew when its first making was cut short', async () => {
    const folder = await freshFolder();
    const half = join(folder, 'postgres', 'cluster.draft');
    await mkdir(half, { recursive: true });
    await writeFile(join(half, 'PG_VERSION'), '18\n');
    const server = await start(folder);
    expect(await query(server.connection, 'select 1 one')).toEqual([{ one: 1 }]);
  });

  it('that another major version made is refused, untouched', async () => {
    const folder = await freshFolder();
    const first = await start(folder);
    await first.stop();
    await writeFile(join(first.cluster, 'PG_VERSION'), '17\n');
    await expect(startPostgres(optionsFor(folder))).rejects.toMatchObject({
      code: 'folder-unusable',
      message: expect.stringMatching(/made by PostgreSQL 17; this is PostgreSQL 18/),
    });
  });

  it('that cannot come up says what its log says', async () => {
    const folder = await freshFolder();
    const first = await start(folder);
    await first.stop();
    await writeFile(join(first.cluster, 'postgresql.conf'), 'shared_buffers = nonsense\n');
    await expect(startPostgres(optionsFor(folder))).rejects.toMatchObject({
      code: 'store-unavailable',
      message: expect.stringMatching(/ended with code 1\.[\s\S]*shared_buffers/),
    });
  });

  it('keeps its socket short and apart when somebody else holds the usual name', async () => {
    const folder = await freshFolder();
    const first = await start(folder);
    await first.stop();
    const usual = first.connection.host;
    await mkdir(usual, { mode: 0o777 });
    await chmod(usual, 0o777);
    try {
      const second = await start(folder);
      expect(second.connection.host).not.toBe(usual);
      expect(second.connection.host.startsWith(join(tmpdir(), 'td-'))).toBe(true);
      expect((await stat(second.connection.host)).mode & 0o777).toBe(0o700);
      await second.stop();
    } finally {
      await rm(usual, { recursive: true });
    }
  });

  it('runs from a copy where install scripts were blocked and its programs may not be changed or read', async () => {
    const shipped = await postgresPackage();
    const locked = join(base.path, 'locked');
    await mkdir(locked, { mode: 0o700 });
    await cp(shipped.native, join(locked, 'native'), { recursive: true, verbatimSymlinks: true });
    execFileSync('find', [join(locked, 'native'), '-type', 'l', '-delete']);
    if (!asRoot) await chmod(join(locked, 'native', 'lib'), 0o500);
    const programs = { native: join(locked, 'native'), version: shipped.version };
    const server = await start(await freshFolder(), { programs });
    expect(await query(server.connection, 'select 1 one')).toEqual([{ one: 1 }]);
    const copy = join(base.path, asRoot ? 'elsewhere' : 'cache', `postgresql-${shipped.version}`);
    expect(await stat(join(copy, 'bin', 'postgres'))).toBeTruthy();
  });

  it.runIf(asRoot)('started by root runs as another user', async () => {
    const server = await start(await freshFolder());
    const owner = execFileSync('ps', ['-o', 'uid=', '-p', String(server.pid)], { encoding: 'utf8' }).trim();
    expect(Number(owner)).toBe(nobody.uid);
  });

  it.runIf(asRoot)('of a project that only root may enter lies elsewhere, is noted, and is found again', async () => {
    const home = join(base.path, `root-home-${n++}`);
    await mkdir(home, { mode: 0o700 });
    const folder = join(home, 'desk');
    await mkdir(folder);
    const first = await start(folder);
    expect(first.cluster.startsWith(join(base.path, 'elsewhere'))).toBe(true);
    expect(said.some((line) => line.startsWith('The database lies outside the data folder'))).toBe(true);
    await query(first.connection, 'create table letters (id int); insert into letters values (1)');
    await first.stop();

    const second = await start(folder);
    expect(await query(second.connection, 'select * from letters')).toEqual([{ id: 1 }]);
    await second.stop();

    const moved = join(home, 'desk-moved');
    await rename(folder, moved);
    const third = await start(moved);
    expect(await query(third.connection, 'select * from letters')).toEqual([{ id: 1 }]);
    await third.stop();

    await cp(moved, folder, { recursive: true });
    await expect(startPostgres(optionsFor(folder))).rejects.toMatchObject({
      code: 'folder-unusable',
      message: expect.stringMatching(/belongs to the data folder .*desk-moved; .*desk is a copy of that/),
    });
    await rm(join(base.path, 'elsewhere'), { recursive: true });
    await expect(startPostgres(optionsFor(moved))).rejects.toMatchObject({
      code: 'folder-unusable',
      message: expect.stringContaining('it is not there'),
      hint: expect.stringContaining('backup'),
    });
  });

  it.runIf(asRoot)('that root’s helper can reach nowhere is refused, saying what to do', async () => {
    const home = join(base.path, `root-home-${n++}`);
    await mkdir(home, { mode: 0o700 });
    await mkdir(join(home, 'desk'));
    const elsewhere = join(home, 'elsewhere');
    await expect(startPostgres(optionsFor(join(home, 'desk'), { elsewhere }))).rejects.toMatchObject({
      code: 'folder-unusable',
      message: expect.stringMatching(/does not run as root/),
      hint: expect.stringMatching(/TREATY_DESK_DATA=.*DATABASE_URL/),
    });
  });

  // A checkout that only root may read cannot be run by anybody else.
  it.runIf(asRoot && othersMayRead(import.meta.filename))(
    'is started by a plain user too, and what root made is refused to that user',
    async () => {
      const folder = await freshFolder();
      await chown(folder, nobody.uid, nobody.gid);
      const cache = join(base.path, 'cache-of-nobody');
      await mkdir(cache, { recursive: true });
      await chown(cache, nobody.uid, nobody.gid);
      const run = await runServers([folder, cache], nobody);
      runs.push(run);
      expect(run.postgres.cluster).toBe(join(folder, 'postgres', 'cluster'));
      expect(await query(run.postgres.connection, 'select 1 one')).toEqual([{ one: 1 }]);
      await run.end();

      const rootOwned = await freshFolder();
      await mkdir(join(rootOwned, 'postgres'), { mode: 0o700 });
      await chmod(rootOwned, 0o777);
      await expect(runServers([rootOwned, cache], nobody)).rejects.toThrow(/belongs to user 0, not to us/);
    },
  );
});

function othersMayRead(path: string): boolean {
  const look = ['-e', 'require("node:fs").accessSync(process.argv[1])', path];
  return spawnSync(process.execPath, look, { uid: 65_534, gid: 65_534 }).status === 0;
}
