import { createServer } from 'node:net';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporalDesk } from '../../client/desk.ts';
import type { CycleState } from '../../domain/cycle/state.ts';
import { runningInstance } from '../../worker/embedded/instance-lock.ts';
import { gone } from '../../worker/embedded/process-table.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import type { TemporaryFolder } from '../temporary-folder.ts';
import { freePorts, PARTS, runDesk } from './desk-run.ts';
import type { DeskPorts, DeskRun, PartName } from './desk-run.ts';

const UP = 'Ctrl-C stops everything';
const UP_WITHIN_MS = 60_000;
const HEALED_WITHIN_MS = 30_000;
const SPECIMEN = 'cycle/ccpr/ccpr-c-pak-q-99';

/** One desk after the other on one data folder, as over a day: each test goes on from where the last one left it. */
describe('npm start', () => {
  let folder: TemporaryFolder;
  let ports: DeskPorts;
  const runs: DeskRun[] = [];

  const start = (with_: DeskPorts = ports, args: readonly string[] = []) => {
    const run = runDesk(folder.path, with_, args);
    runs.push(run);
    return run;
  };
  const running = (): DeskRun => runs.at(-1)!;
  const get = (path: string) => fetch(`http://127.0.0.1:${ports.port}${path}`, { signal: AbortSignal.timeout(10_000) });
  const listed = async () =>
    ((await (await get('/api/cycles')).json()) as readonly { readonly cycleId: string }[]).map(
      ({ cycleId }) => cycleId,
    );
  /** What the workflow itself says: it takes the server and a worker to answer. */
  const asTheWorkflowHasIt = async () => {
    const connection = await Connection.connect({ address: `127.0.0.1:${ports['temporal-port']}` });
    try {
      const client = new Client({ connection, namespace: 'treaty-desk' });
      return await temporalDesk(client).cycleState(SPECIMEN);
    } finally {
      await connection.close();
    }
  };
  const waitingFor = (cycle: CycleState | null) => cycle?.tasks.map((task) => task.kind);
  const allGone = async (pids: readonly number[], withinMs: number) => {
    expect(pids.length).toBeGreaterThanOrEqual(Object.keys(PARTS).length);
    const still = await Promise.all(pids.map(async (pid) => ((await gone(pid, withinMs)) ? [] : [pid])));
    expect(still.flat()).toEqual([]);
    expect(await runningInstance(folder.path)).toBeNull();
  };

  beforeAll(async () => {
    folder = await temporaryFolder();
    ports = await freePorts();
  });
  afterAll(async () => {
    for (const run of runs) {
      const below = run.below();
      if (run.process.exitCode === null && run.process.signalCode === null) run.process.kill('SIGKILL');
      await Promise.all(below.map((pid) => gone(pid, 20_000)));
    }
    await folder.remove();
  });

  it('brings everything up on a fresh folder, with a specimen cycle that waits for the Director', async () => {
    const run = start();
    await run.says(UP, UP_WITHIN_MS);
    for (const part of Object.keys(PARTS)) expect(run.said()).toMatch(new RegExp(`✓ ${part}: `, 'u'));
    expect(run.said()).toContain(`http://127.0.0.1:${ports.port}/`);
    expect(run.said()).toContain(`cycle assign ${SPECIMEN} --confirm`);
    expect((await get('/ready')).status).toBe(200);
    expect(await listed()).toEqual([SPECIMEN]);
    const cycle = await asTheWorkflowHasIt();
    expect(cycle).toMatchObject({ stage: 'questions', rehearsal: false, requests: {} });
    expect(waitingFor(cycle)).toEqual(['confirm-assignment']);
  });

  it('refuses a second instance on the same folder and names the first', async () => {
    const second = runDesk(folder.path, await freePorts());
    expect(await second.ended).toBe(1);
    expect(second.said()).toContain(`Process ${running().pid} works on ${folder.path}`);
    expect((await get('/ready')).status).toBe(200);
  });

  it.for<{ what: string; parts: readonly PartName[] }>([
    { what: 'the worker', parts: ['Worker'] },
    { what: 'the Temporal server', parts: ['Temporal'] },
    { what: 'the database', parts: ['PostgreSQL'] },
    { what: 'post, intake and desk at once', parts: ['Mail post', 'Intake', 'Desk'] },
  ])('brings back what was killed, and the cycle is still there: $what', async ({ parts }) => {
    const run = running();
    const before = parts.map((part) => run.part(part));
    const cycle = await asTheWorkflowHasIt();
    for (const pid of before) process.kill(pid, 'SIGKILL');
    for (const part of parts) {
      await run.says(`${part} ended by SIGKILL`, HEALED_WITHIN_MS);
      await run.says(`${part} runs again`, HEALED_WITHIN_MS);
      expect(before).not.toContain(run.part(part));
    }
    await expect.poll(async () => (await get('/ready')).status, { timeout: HEALED_WITHIN_MS }).toBe(200);
    expect(await asTheWorkflowHasIt()).toEqual(cycle);
    expect(await listed()).toEqual([SPECIMEN]);
  });

  it('ends everything on Ctrl-C', async () => {
    const below = running().below();
    running().process.kill('SIGINT');
    expect(await running().ended).toBe(0);
    expect(running().said()).toContain('Stopped. Start again with npm start');
    await allGone(below, 1_000);
  });

  it('goes on where it was, and names a port that is taken', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => void taken.listen(ports.port, '127.0.0.1', resolve));
    try {
      await start().says(UP, UP_WITHIN_MS);
      expect(running().said()).toContain(`Port ${ports.port} for the desk is taken by process ${process.pid}`);
      expect(running().said()).not.toContain('Reference data');
      expect(running().said()).not.toContain('Specimen cycle');
      expect(waitingFor(await asTheWorkflowHasIt())).toEqual(['confirm-assignment']);
    } finally {
      await new Promise((resolve) => taken.close(resolve));
    }
  });

  it('leaves nothing running when it is killed, and the next start finds all of it', async () => {
    const below = running().below();
    const before = await asTheWorkflowHasIt();
    running().process.kill('SIGKILL');
    await allGone(below, 20_000);
    await start().says(UP, UP_WITHIN_MS);
    expect(await listed()).toEqual([SPECIMEN]);
    expect(await asTheWorkflowHasIt()).toEqual(before);
  });
});
