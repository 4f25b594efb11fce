import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { PaperFile } from '../../activities/submission-ports.ts';
import { DeskError } from '../../contracts/errors.ts';
import { writeBytes } from './files.ts';

/** A document as it was written into a folder. */
export interface WrittenPaper {
  readonly file: string;
  readonly title: string;
  readonly sha256: string;
}

/**
 * Writes the documents of a submission into a folder, which is made where it is not there.
 * @throws DeskError `folder-unusable`
 */
export async function writeIntoFolder(papers: readonly PaperFile[], folder: string): Promise<readonly WrittenPaper[]> {
  await mkdir(folder, { recursive: true }).catch((error: Error) => {
    throw new DeskError('folder-unusable', `${folder} cannot be made (${error.message}).`, 'a folder to write into');
  });
  const written: WrittenPaper[] = [];
  for (const { name, title, bytes, sha256 } of papers) {
    const file = join(folder, name);
    await writeBytes(file, bytes);
    written.push({ file, title, sha256 });
  }
  return written;
}
