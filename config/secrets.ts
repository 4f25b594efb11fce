import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DeskError } from '../contracts/errors.ts';
import type { Settings } from './settings.ts';

/**
 * The secret that signs reply addresses: the one of the settings, else the one this data folder made on its first
 * start (`secrets/reply-address`, readable by its owner alone). Every process of one data folder gets the same.
 *
 * @throws DeskError `data-invalid` when the kept secret has been shortened, so that no address is signed weakly
 */
export async function replySecret(settings: Pick<Settings, 'replySecret' | 'dataFolder'>): Promise<string> {
  if (settings.replySecret !== null) return settings.replySecret;
  const folder = join(settings.dataFolder, 'secrets');
  const file = join(folder, 'reply-address');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // Written aside and linked into place: whoever comes second reads the first one's secret, never half of it.
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  await writeFile(draft, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx', flush: true });
  try {
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await unlink(draft);
  }
  const secret = (await readFile(file, 'utf8')).trim();
  if (secret.length < 32) {
    throw new DeskError(
      'data-invalid',
      `${file} holds ${secret.length} characters.`,
      'Accepted are at least 32. Restore the file from a backup; a new secret makes replies to letters already sent unmatched.',
    );
  }
  return secret;
}
