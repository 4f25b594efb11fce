import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = process.env['TREATY_DESK_CORPUS'] ?? resolve(project, '../shared');

/** The same as bytes. */
export function corpusBytes(path: string): Uint8Array | null {
  const file = join(folder, path);
  return existsSync(file) ? readFileSync(file) : null;
}

/**
 * Real material from outside the project, as text.
 * @param path inside the folder that `TREATY_DESK_CORPUS` names (beside the project where it does not)
 * @returns null where the folder or the file is not there; the test then says what it left out
 */
export function corpus(path: string): string | null {
  const file = join(folder, path);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}
