import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { DeskError } from '../../contracts/errors.ts';

const run = promisify(execFile);
/** Milliseconds; its first start on a machine lays out a profile. */
const AT_MOST = 120_000;
/** How LibreOffice is called, on Linux and as its own packages call it. */
const PROGRAMS = ['soffice', 'libreoffice'] as const;

/**
 * A Word document as PDF, laid out by LibreOffice in a folder of its own, which is removed.
 * @throws DeskError `program-missing` where LibreOffice is not installed, `internal` where it fails
 */
export async function wordToPdf(document: Uint8Array, programs: readonly string[] = PROGRAMS): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'treaty-desk-pdf-'));
  try {
    const source = join(folder, 'letter.docx');
    await writeFile(source, document);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const args = [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, source];
    for (const program of programs) {
      const failed = await run(program, args, { timeout: AT_MOST }).then(
        () => null,
        (error: NodeJS.ErrnoException) => error,
      );
      if (failed?.code === 'ENOENT') continue;
      if (failed !== null)
        throw new DeskError('internal', `LibreOffice could not lay the letter out: ${failed.message}`);
      return await readFile(join(folder, 'letter.pdf'));
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  throw new DeskError(
    'program-missing',
    'A PDF is laid out by LibreOffice, which is not installed here.',
    'Install it (Debian, Ubuntu: apt-get install libreoffice-writer-nogui), or write a .docx or .html and print that.',
  );
}
