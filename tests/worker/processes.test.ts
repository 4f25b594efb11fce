import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gone, isAlive, stopOrphan } from '../../worker/embedded/process-table.ts';
import { startNode, startProgram } from '../../worker/embedded/processes.ts';
import { runLimited } from '../../worker/embedded/run-limited.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import type { TemporaryFolder } from '../temporary-folder.ts';

const PARENT = fileURLToPath(new URL('./programs/start-two.ts', import.meta.url));
const CHILD = fileURLToPath(new URL('./programs/say-ready.ts', import.meta.url));
const env = { PATH: '/usr/bin:/bin' };

describe('a process of ours', () => {
  let folder: TemporaryFolder;
  let n = 0;
  beforeAll(async () => {
    folder = await temporaryFolder();
  });
  afterAll(() => folder.remove());
  const log = () => join(folder.path, `${n++}.log`);

  it('writes to its log, and the last run’s log stays beside it', async () => {
    const logFile = log();
    for (const word of ['first', 'second']) {
      const args = ['-c', `echo ${word}; echo trouble >&2`];
      const options = { command: '/bin/sh', args, env, logFile, stopSignal: 'SIGTERM' as const, stopWithinMs: 1_000 };
      expect(await startProgram(options).exited).toEqual({ code: 0, signal: null });
    }
    expect(await readFile(logFile, 'utf8')).toBe('second\ntrouble\n');
    expect(await readFile(`${logFile}.1`, 'utf8')).toBe('first\ntrouble\n');
  });

  it('sees only the environment it was given', async () => {
    const logFile = log();
    const options = { command: '/usr/bin/env', args: [], env: { GIVEN: 'yes' }, logFile, stopWithinMs: 1_000 };
    await startProgram({ ...options, stopSignal: 'SIGTERM' }).exited;
    const lines = (await readFile(logFile, 'utf8')).split('\n');
    expect(lines).toContain('GIVEN=yes');
    expect(lines.filter((line) => /^(HOME|USER)=/.test(line))).toEqual([]);
  });

  it('that does not end when asked is forced', async () => {
    const args = ['-c', 'trap "" TERM; while :; do sleep 0.05; done'];
    const options = {
      command: '/bin/sh',
      args,
      env,
      logFile: log(),
      stopSignal: 'SIGTERM' as const,
      stopWithinMs: 300,
    };
    const running = startProgram(options);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await Promise.all([running.stop(), running.stop()]);
    expect(await running.exited).toEqual({ code: null, signal: 'SIGKILL' });
    expect(isAlive(running.pid)).toBe(false);
  });

  it('that cannot be started says so instead of hanging', async () => {
    const options = { command: '/nowhere/server', args: [], env, logFile: log(), stopWithinMs: 300 };
    expect(await startProgram({ ...options, stopSignal: 'SIGTERM' }).exited).toEqual({ code: 127, signal: null });
  });

  it('reports when it is ready, with what others need to know', async () => {
    const running = await startNode({
      entry: CHILD,
      args: ['ready'],
      env,
      logFile: log(),
      stopWithinMs: 5_000,
      readyWithinMs: 20_000,
    });
    expect(running.ready).toEqual({ port: 4711 });
    await running.stop();
    expect(await running.exited).toEqual({ code: 0, signal: null });
  });

  it.each([
    ['ends before it is ready', 'fail', 20_000, /ended at once \(with code 3\)[\s\S]*no database/],
    ['does not become ready in time', 'silent', 1_500, /was not ready after 1\.5 s/],
  ])('that %s is an error that shows its log', async (_, how, readyWithinMs, message) => {
    const started = startNode({ entry: CHILD, args: [how], env, logFile: log(), stopWithinMs: 500, readyWithinMs });
    await expect(started).rejects.toThrow(message);
  });

  it('ends when we do, even when we are killed, be it a server or one of our own', async () => {
    const parent = fork(PARENT, [folder.path, CHILD], { execArgv: ['--import', 'tsx'] });
    const [pids] = (await once(parent, 'message')) as [number[]];
    expect(pids).toHaveLength(2);
    for (const pid of pids) expect(isAlive(pid)).toBe(true);
    parent.kill('SIGKILL');
    await once(parent, 'exit');
    for (const pid of pids) expect(await gone(pid, 10_000), `process ${pid}`).toBe(true);
  });

  it('left over from an earlier run is stopped, and a stranger with its id is left alone', async () => {
    const options = { command: '/bin/sleep', args: ['100'], env, logFile: log(), stopWithinMs: 500 };
    const running = startProgram({ ...options, stopSignal: 'SIGTERM' });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await stopOrphan(running.pid, ['sleep', 'a-file-of-ours'], 'SIGTERM', 2_000)).toBe(false);
    expect(isAlive(running.pid)).toBe(true);
    expect(await stopOrphan(running.pid, ['sleep', '100'], 'SIGTERM', 2_000)).toBe(true);
    expect(await running.exited).toEqual({ code: null, signal: 'SIGTERM' });
  });

  it('with a limit is ended at the limit, together with everything it started', async () => {
    const file = join(folder.path, 'grandchild');
    await writeFile(file, '');
    const script = `sleep 100 & echo $! >${file}; echo started >&2; wait`;
    const run = await runLimited('/bin/sh', ['-c', script], 500);
    expect(run).toMatchObject({ timedOut: true, stderr: 'started\n' });
    expect(await gone(Number(await readFile(file, 'utf8')), 2_000)).toBe(true);
    await expect(runLimited('/nowhere/command', [], 500)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
