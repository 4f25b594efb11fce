import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { holdDataFolder, runningInstance } from '../../worker/embedded/instance-lock.ts';
import type { Addresses, InstanceLock } from '../../worker/embedded/instance-lock.ts';
import { openDataFolder } from '../../worker/embedded/data-folder.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import type { TemporaryFolder } from '../temporary-folder.ts';

const HOLDER = fileURLToPath(new URL('./programs/hold-folder.ts', import.meta.url));
const ADDRESSES: Addresses = {
  temporal: '127.0.0.1:7233',
  temporalNamespace: 'treaty-desk',
  temporalUi: 'http://127.0.0.1:8233',
  database: 'postgresql:///treaty_desk?host=/tmp/td',
  desk: 'http://127.0.0.1:8080',
  post: null,
  intake: '127.0.0.1:2526',
};

/** Another process that tries for the folder; its first line says whether it got it. */
async function otherProcess(folder: string): Promise<{ process: ChildProcess; said: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', HOLDER, folder], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  return { process: child, said: said.toString().trim() };
}

describe('a data folder', () => {
  let base: TemporaryFolder;
  const locks: InstanceLock[] = [];
  const children: ChildProcess[] = [];
  let n = 0;
  const freshFolder = async () => (await openDataFolder(join(base.path, `desk-${n++}`))).root;
  const hold = async (folder: string) => {
    const lock = await holdDataFolder(folder);
    locks.push(lock);
    return lock;
  };

  beforeAll(async () => {
    base = await temporaryFolder();
  });
  afterEach(async () => {
    await Promise.all(locks.splice(0).map((lock) => lock.release()));
    for (const child of children.splice(0)) child.kill('SIGKILL');
  });
  afterAll(() => base.remove());

  it('that nobody works on has no instance', async () => {
    expect(await runningInstance(await freshFolder())).toBeNull();
    expect(await runningInstance(join(base.path, 'not-there'))).toBeNull();
  });

  it('tells who works on it and where the parts are reached', async () => {
    const folder = await freshFolder();
    const lock = await hold(folder);
    expect(await runningInstance(folder)).toMatchObject({ pid: process.pid, addresses: null });
    lock.announce(ADDRESSES);
    expect(await runningInstance(folder)).toMatchObject({ pid: process.pid, addresses: ADDRESSES });
  });

  it('is refused to a second instance, naming the first and its addresses', async () => {
    const folder = await freshFolder();
    (await hold(folder)).announce(ADDRESSES);
    const other = await otherProcess(folder);
    children.push(other.process);
    expect(other.said).toMatch(/^already-running /);
    expect(other.said).toContain(`Process ${process.pid} works on ${folder}`);
    expect(other.said).toContain('desk http://127.0.0.1:8080');
    expect(other.said).not.toContain('null');
  });

  it('is free again after it was given back, and leaves nothing behind', async () => {
    const folder = await freshFolder();
    await (await holdDataFolder(folder)).release();
    expect(await runningInstance(folder)).toBeNull();
    expect(await readdir(join(folder, 'lock'))).toEqual([]);
    await hold(folder);
  });

  it('is free again the moment its holder was killed', async () => {
    const folder = await freshFolder();
    const other = await otherProcess(folder);
    children.push(other.process);
    expect(other.said).toBe('holding');
    await expect(holdDataFolder(folder)).rejects.toMatchObject({ code: 'already-running' });
    other.process.kill('SIGKILL');
    await once(other.process, 'exit');
    await hold(folder);
    expect((await readdir(join(folder, 'lock'))).length).toBe(1);
  });

  it('is never given to two of many who come at the same time', async () => {
    let held = 0;
    for (let round = 0; round < 40; round++) {
      const folder = await freshFolder();
      const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => hold(folder)));
      const holders = outcomes.filter((outcome) => outcome.status === 'fulfilled');
      expect(holders.length, `round ${round}`).toBe(1);
      held += holders.length;
    }
    expect(held).toBe(40);
  });

  it('is still held by one that gives no answer', async () => {
    const folder = await freshFolder();
    const other = await otherProcess(folder);
    children.push(other.process);
    other.process.kill('SIGSTOP');
    await expect(holdDataFolder(folder)).rejects.toMatchObject({
      code: 'already-running',
      message: expect.stringContaining('gives no answer'),
    });
  });

  it('may have a path longer than a socket can', async () => {
    const folder = join(base.path, ...Array.from({ length: 8 }, (_, i) => `a-long-name-of-a-folder-${i}`));
    await openDataFolder(folder);
    await hold(folder);
    expect(await runningInstance(folder)).toMatchObject({ pid: process.pid });
    await expect(holdDataFolder(folder)).rejects.toMatchObject({ code: 'already-running' });
  });

  it('must be a folder', async () => {
    const file = join(base.path, 'a-file');
    await writeFile(file, '');
    await expect(openDataFolder(file)).rejects.toMatchObject({ code: 'folder-unusable' });
    await expect(openDataFolder(join(file, 'below'))).rejects.toMatchObject({ code: 'folder-unusable' });
    await mkdir(join(base.path, 'plain'));
    await expect(openDataFolder(join(base.path, 'plain'))).resolves.toMatchObject({ root: join(base.path, 'plain') });
  });
});
