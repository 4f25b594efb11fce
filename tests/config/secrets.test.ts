import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { replySecret } from '../../config/secrets.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import type { TemporaryFolder } from '../temporary-folder.ts';

describe('the secret that signs reply addresses', () => {
  let folder: TemporaryFolder;
  beforeAll(async () => {
    folder = await temporaryFolder();
  });
  afterAll(() => folder.remove());

  it('is made once, however many processes ask for it at the first start', async () => {
    const asked = await Promise.all(
      Array.from({ length: 20 }, () => replySecret({ replySecret: null, dataFolder: folder.path })),
    );
    expect(new Set(asked).size).toBe(1);
    expect(asked[0]).toMatch(/^[0-9a-f]{64}$/);
  });

  it('can be read by its owner alone', async () => {
    await replySecret({ replySecret: null, dataFolder: folder.path });
    const { mode } = await stat(join(folder.path, 'secrets', 'reply-address'));
    expect(mode & 0o777).toBe(0o600);
  });

  it('is the one of the settings when there is one', async () => {
    const given = 'a secret of the ministry, long enough';
    expect(await replySecret({ replySecret: given, dataFolder: '/nowhere' })).toBe(given);
  });

  it('is refused when the kept one has been shortened', async () => {
    await writeFile(join(folder.path, 'secrets', 'reply-address'), 'short\n');
    await expect(replySecret({ replySecret: null, dataFolder: folder.path })).rejects.toMatchObject({
      code: 'data-invalid',
      message: expect.stringContaining('5 characters'),
    });
  });
});
