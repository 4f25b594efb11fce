import { createServer } from 'node:net';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporalDesk } from '../../client/desk.ts';
import type { CycleState } from '../../domain/cycle/state.ts';
import { runningInstance } from '../../worker/embedded/instance-lock.ts';
import { gone, isAlive } from '../../worker/embedded/process-table.ts';
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
  const cycles = async () => (await (await get('/api/cycles')).json()) as readonly CycleState[];
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
  const allGone = async (pids: readonly number[], withinMs: number) => {
    expect(pids.length).toBeGreaterThanOrEqual(Object.keys(PARTS).length);
    await Promise.all(pids.map((pid) => gone(pid, withinMs)));
    expect(pids.filter(isAlive)).toEqual([]);
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
    const [cycle, ...others] = await cycles();
    expect(others).toEqual([]);
    expect(cycle).toMatchObject({ cycleId: SPECIMEN, stage: 'questions', rehearsal: false });
    expect(cycle!.tasks.map((task) => task.kind)).toEqual(['confirm-assignment']);
  });

  it('refuses a second instance on the same folder and names the first', async () => {
    const second = runDesk(folder.path, await freePorts());
    expect(await second.ended).toBe(1);
    expect(second.said()).toContain(`Process ${running().pid} works on ${folder.path}`);
    expect((await get('/ready')).status).toBe(200);
  });

  it.for(Object.keys(PARTS) as PartName[])(
    'brings back what was killed, and the cycle is still there: %s',
    async (part) => {
      const before = running().part(part);
      const waits = await asTheWorkflowHasIt();
      process.kill(before, 'SIGKILL');
      await running().says(`${part} ended by SIGKILL`, 10_000);
      await running().says(`${part} runs again`, HEALED_WITHIN_MS);
      expect(running().part(part)).not.toBe(before);
      await expect.poll(async () => (await get('/ready')).status, { timeout: HEALED_WITHIN_MS }).toBe(200);
      expect(await asTheWorkflowHasIt()).toEqual(waits);
      expect((await cycles()).map((cycle) => cycle.cycleId)).toEqual([SPECIMEN]);
    },
  );

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
      expect((await asTheWorkflowHasIt())!.tasks.map((task) => task.kind)).toEqual(['confirm-assignment']);
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
    expect(await cycles()).toEqual([before]);
    expect(await asTheWorkflowHasIt()).toEqual(before);
  });
});
