import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Folder of the project. */
export const PROJECT = join(import.meta.dirname, '..', '..');

const NOT_OURS = new Set(['node_modules', 'dist', 'coverage', 'breaches', 'mail-stories']);

/**
 * Files under a folder of the project, without what is installed or made.
 * @param folder counts from the project; `.` for all of it
 * @param ending `.ts`, `.md`
 * @returns paths from the project, with `/`, sorted
 */
export function filesIn(folder: string, ending: string): readonly string[] {
  const found: string[] = [];
  const walk = (place: string): void => {
    for (const entry of readdirSync(place, { withFileTypes: true })) {
      if (entry.isDirectory()) {
        if (!NOT_OURS.has(entry.name) && (!entry.name.startsWith('.') || entry.name === '.ci')) {
          walk(join(place, entry.name));
        }
      } else if (entry.name.endsWith(ending))
        found.push(relative(PROJECT, join(place, entry.name)).replaceAll('\\', '/'));
    }
  };
  walk(join(PROJECT, folder));
  return found.sort();
}

/** Text of a file of the project. */
export function textOf(path: string): string {
  return readFileSync(join(PROJECT, path), 'utf8');
}
