import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseSdgLinks } from '../../contracts/schemas/sdg-links.ts';
import type { SdgLink } from '../../domain/exports/sdg-targets.ts';

/**
 * The links from subjects to targets of the Sustainable Development Goals, as the folder of seeds holds them.
 * @throws DeskError `data-invalid` with place, value and what would be accepted
 */
export async function readSdgLinks(folder: string): Promise<readonly SdgLink[]> {
  const text = await readFile(join(folder, 'sdg-targets.json'), 'utf8');
  return parseSdgLinks(text, 'seeds/sdg-targets.json').links;
}
