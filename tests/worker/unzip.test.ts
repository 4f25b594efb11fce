import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unzipOne } from '../../worker/embedded/unzip.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import type { TemporaryFolder } from '../temporary-folder.ts';

describe('one file of an archive', () => {
  let folder: TemporaryFolder;
  const large = randomBytes(300_000);
  /** Made by another program than ours: one packed file, one stored one, a comment at the end. */
  const make = `
import sys, zipfile
base = sys.argv[1]
with zipfile.ZipFile(base + '/a.zip', 'w') as z:
    z.writestr('words.txt', 'treaty ' * 5000, zipfile.ZIP_DEFLATED)
    z.write(base + '/large.bin', 'deep/large.bin', zipfile.ZIP_STORED)
    z.writestr('odd.txt', 'treaty ' * 5000, zipfile.ZIP_BZIP2)
    z.comment = b'a comment of the archive'
`;

  beforeAll(async () => {
    folder = await temporaryFolder();
    await mkdir(folder.path, { recursive: true });
    await writeFile(join(folder.path, 'large.bin'), large);
    execFileSync('python3', ['-c', make, folder.path]);
  });
  afterAll(() => folder.remove());
  const archive = () => join(folder.path, 'a.zip');

  it('comes out as it went in, packed or stored', async () => {
    expect((await unzipOne(archive(), (name) => name === 'words.txt'))?.toString()).toBe('treaty '.repeat(5000));
    expect((await unzipOne(archive(), (name) => name.endsWith('large.bin')))?.equals(large)).toBe(true);
  });

  it('is null when the archive does not hold it', async () => {
    expect(await unzipOne(archive(), (name) => name === 'none')).toBeNull();
  });

  it('is refused when packed in another way', async () => {
    await expect(unzipOne(archive(), (name) => name === 'odd.txt')).rejects.toThrow(/method 12; read are 0 .* and 8/);
  });

  it('is refused from a file that is no archive, empty, or cut short', async () => {
    const whole = await readFile(archive());
    const cases = { text: Buffer.from('treaty'), empty: Buffer.alloc(0), cut: whole.subarray(0, -200) };
    for (const [name, content] of Object.entries(cases)) {
      const file = join(folder.path, `${name}.zip`);
      await writeFile(file, content);
      await expect(
        unzipOne(file, () => true),
        name,
      ).rejects.toThrow(RangeError);
    }
    expect(Object.keys(cases)).toHaveLength(3);
  });
});
