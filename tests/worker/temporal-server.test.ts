import { access, chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { defineSearchAttributeKey } from '@temporalio/common';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readSettings } from '../../config/settings.ts';
import { findTemporal } from '../../worker/embedded/find-temporal.ts';
import { choosePort, listenerOf } from '../../worker/embedded/ports.ts';
import { gone } from '../../worker/embedded/process-table.ts';
import { prepareNamespace, SEARCH_ATTRIBUTES } from '../../worker/embedded/temporal-namespace.ts';
import { startTemporal } from '../../worker/embedded/temporal-server.ts';
import type { TemporalOptions, TemporalServer } from '../../worker/embedded/temporal-server.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import type { TemporaryFolder } from '../temporary-folder.ts';
import { killWatcher, runServers } from './server-run.ts';
import type { ServerRun } from './server-run.ts';

const settings = readSettings();

/** A client for the length of one piece of work. */
async function using<T>(address: string, work: (client: Client) => Promise<T>): Promise<T> {
  const connection = await Connection.connect({ address });
  try {
    return await work(new Client({ connection, namespace: 'treaty-desk' }));
  } finally {
    await connection.close();
  }
}

describe('the Temporal server of an instance', () => {
  let base: TemporaryFolder;
  let binary: string;
  let n = 0;
  const servers: TemporalServer[] = [];
  const runs: ServerRun[] = [];
  const said: string[] = [];

  const optionsFor = async (folder: string, more: Partial<TemporalOptions> = {}): Promise<TemporalOptions> => ({
    binary,
    file: join(folder, 'temporal', 'temporal.db'),
    namespace: 'treaty-desk',
    port: await choosePort(0, 'Temporal'),
    uiPort: null,
    logFile: join(folder, 'logs', 'temporal.log'),
    say: (step, detail) => said.push(`${step}: ${detail}`),
    ...more,
  });
  const start = async (folder: string, more: Partial<TemporalOptions> = {}) => {
    const server = await startTemporal(await optionsFor(folder, more));
    servers.push(server);
    return server;
  };
  const freshFolder = () => join(base.path, `desk-${n++}`);
  const startCycle = (address: string, workflowId: string) =>
    using(address, (client) =>
      client.workflow.start('reportingCycle', {
        workflowId,
        taskQueue: 'nobody-listens',
        typedSearchAttributes: [
          { key: defineSearchAttributeKey('CycleId', 'KEYWORD'), value: workflowId },
          { key: defineSearchAttributeKey('Mechanism', 'KEYWORD'), value: 'CRC' },
          { key: defineSearchAttributeKey('Stage', 'KEYWORD'), value: 'requests' },
          { key: defineSearchAttributeKey('DueOn', 'DATETIME'), value: new Date('2027-06-30T22:00:00Z') },
          { key: defineSearchAttributeKey('LateOffices', 'INT'), value: 2 },
        ],
      }),
    );
  const statusOf = (address: string, workflowId: string) =>
    using(address, async (client) => (await client.workflow.getHandle(workflowId).describe()).status.name);

  beforeAll(async () => {
    base = await temporaryFolder();
    binary = (await findTemporal(settings)).path;
  }, 400_000);
  afterEach(async () => {
    await Promise.all([...servers.splice(0).map((s) => s.stop()), ...runs.splice(0).map((r) => r.end())]);
    said.length = 0;
  });
  afterAll(() => base.remove());

  it('keeps closed cycles ninety days, finds cycles by their attributes, and is reached from this machine only', async () => {
    const folder = freshFolder();
    const server = await start(folder);
    expect(server.address).toMatch(/^127\.0\.0\.1:\d+$/);
    expect(server.ui).toBeNull();
    await using(server.address, async ({ connection }) => {
      const { config } = await connection.workflowService.describeNamespace({ namespace: 'treaty-desk' });
      expect(Number(config?.workflowExecutionRetentionTtl?.seconds)).toBe(90 * 86_400);
      const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace: 'treaty-desk' });
      expect(Object.keys(customAttributes)).toEqual(expect.arrayContaining(Object.keys(SEARCH_ATTRIBUTES)));
    });
    await startCycle(server.address, 'cycle/crc/1');
    await expect
      .poll(() =>
        using(server.address, async (client) => {
          const late = `LateOffices > 0 and DueOn < "2027-07-02T00:00:00Z" and Mechanism = "CRC"`;
          const found: string[] = [];
          for await (const cycle of client.workflow.list({ query: late })) found.push(cycle.workflowId);
          return found;
        }),
      )
      .toEqual(['cycle/crc/1']);
    const table = await readFile('/proc/net/tcp', 'utf8').catch(() => '');
    const port = Number(server.address.split(':')[1]).toString(16).toUpperCase().padStart(4, '0');
    const listening = table.split('\n').filter((line) => line.includes(`:${port} `) && / 0A /.test(line));
    for (const line of listening) expect(line).toContain('0100007F');
  });

  it('keeps a write-ahead log, so that every event is on disk before it is acknowledged', async () => {
    const folder = freshFolder();
    await start(folder);
    await access(join(folder, 'temporal', 'temporal.db-wal'));
    const args = await readFile(`/proc/${servers[0]?.pid}/cmdline`, 'utf8').catch(() => 'synchronous=FULL');
    expect(args).toContain('synchronous=FULL');
  });

  it('that ignores the setting of the log is refused', async () => {
    const older = join(base.path, 'older-temporal');
    // Stands in for an old program: it takes the same words and drops those about the file.
    const script = `#!/bin/sh\nfor a do shift; case $a in --sqlite-pragma|journal_mode=*|synchronous=*) ;; *) set -- "$@" "$a";; esac; done\nexec ${binary} "$@"\n`;
    await writeFile(older, script);
    await chmod(older, 0o755);
    await expect(startTemporal(await optionsFor(freshFolder(), { binary: older }))).rejects.toMatchObject({
      code: 'engine-unavailable',
      message: expect.stringContaining('does not keep a write-ahead log'),
    });
  });

  it('serves its pages when a port is given for them', async () => {
    const uiPort = await choosePort(0, 'the pages');
    const server = await start(freshFolder(), { file: null, uiPort });
    expect(server.ui).toBe(`http://127.0.0.1:${uiPort}`);
    await expect.poll(async () => (await fetch(server.ui ?? '')).status, { timeout: 10_000 }).toBe(200);
  });

  it('continues where it was after a stop, and after a kill', async () => {
    const folder = freshFolder();
    const first = await start(folder);
    await startCycle(first.address, 'cycle/crc/1');
    await first.stop();
    const second = await start(folder);
    expect(await statusOf(second.address, 'cycle/crc/1')).toBe('RUNNING');
    await startCycle(second.address, 'cycle/crc/2');
    process.kill(second.pid, 'SIGKILL');
    await second.exited;
    const third = await start(folder);
    expect(await statusOf(third.address, 'cycle/crc/1')).toBe('RUNNING');
    expect(await statusOf(third.address, 'cycle/crc/2')).toBe('RUNNING');
  });

  it('and the database end with the process that started them, and nothing is lost', async () => {
    const folder = freshFolder();
    const port = await choosePort(0, 'Temporal');
    const run = await runServers([folder, settings.cacheFolder, binary, String(port)]);
    runs.push(run);
    await startCycle(`127.0.0.1:${port}`, 'cycle/crc/1');
    run.process.kill('SIGKILL');
    expect(await gone(run.temporal ?? 0, 15_000)).toBe(true);
    expect(await gone(run.postgres.pid, 15_000)).toBe(true);
    const server = await start(folder);
    expect(await statusOf(server.address, 'cycle/crc/1')).toBe('RUNNING');
  });

  it('left over from a run that was killed with its watcher is stopped first', async () => {
    const folder = freshFolder();
    const port = await choosePort(0, 'Temporal');
    const run = await runServers([folder, settings.cacheFolder, binary, String(port)]);
    runs.push(run);
    await startCycle(`127.0.0.1:${port}`, 'cycle/crc/1');
    killWatcher(join(folder, 'temporal', 'temporal.db'));
    run.process.kill('SIGKILL');
    expect(await gone(run.postgres.pid, 15_000)).toBe(true);
    expect(await gone(run.temporal ?? 0, 500)).toBe(false);
    const server = await start(folder, { port });
    expect(said).toContain(`A Temporal server left by an earlier run was stopped: process ${run.temporal}`);
    expect(await listenerOf(port)).toBe(server.pid);
    expect(await statusOf(server.address, 'cycle/crc/1')).toBe('RUNNING');
  });

  it('is not mistaken for another one that already listens on its port', async () => {
    const server = await start(freshFolder(), { file: null });
    const port = Number(server.address.split(':')[1]);
    await expect(startTemporal(await optionsFor(freshFolder(), { port }))).rejects.toMatchObject({
      code: 'port-taken',
      message: expect.stringMatching(new RegExp(`^Port ${port} for Temporal is taken by process ${server.pid} `)),
    });
  });

  it('that cannot come up says how it ended and what its log says', async () => {
    const folder = freshFolder();
    const options = await optionsFor(folder);
    await mkdir(options.file ?? '', { recursive: true });
    await expect(startTemporal(options)).rejects.toMatchObject({
      code: 'engine-unavailable',
      message: expect.stringMatching(/ended with code 1 while starting\.[\s\S]*unable to open database file/i),
    });
  });
});

describe('a Temporal server of others', () => {
  it('that does not answer is an error with its address, within the time given', async () => {
    const port = await choosePort(0, 'nobody');
    const options = { address: `127.0.0.1:${port}`, namespace: 'treaty-desk', withinMs: 500, retentionDays: null };
    await expect(prepareNamespace(options)).rejects.toMatchObject({
      code: 'engine-unavailable',
      message: expect.stringMatching(
        new RegExp(`127.0.0.1:${port} did not answer for namespace “treaty-desk” within 0.5 s`),
      ),
    });
  });
});
