import { readFile, stat, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { DocumentText } from '../../activities/ports.ts';
import { DeskError } from '../../contracts/errors.ts';
import type { CliContext } from './command.ts';

/** No document of a cycle is near this size; what is larger is not taken into memory. */
const LARGEST_FILE = 100 * 2 ** 20;

/**
 * The bytes of a file named on the command line.
 * @throws DeskError `file-not-found`; `document-too-large` above 100 MB
 */
export async function bytesOfFile(path: string): Promise<Uint8Array> {
  const size = await stat(path).then((found) => found.size, notReadable(path));
  if (size > LARGEST_FILE) {
    const megabytes = Math.ceil(size / 2 ** 20);
    throw new DeskError(
      'document-too-large',
      `${path} has ${megabytes} MB.`,
      `a file of at most ${LARGEST_FILE / 2 ** 20} MB`,
    );
  }
  return readFile(path).catch(notReadable(path));
}

/**
 * Reads the document that a command names as its first argument.
 *
 * @param command as it is typed, for the message when the file is missing: `loi read`
 * @throws DeskError `usage`, `file-not-found`, and what `ReadDocument` throws
 */
export async function documentArgument(
  command: string,
  args: readonly string[],
  context: CliContext,
): Promise<DocumentText> {
  const [path, ...more] = args;
  if (path === undefined || more.length > 0) {
    throw new DeskError('usage', `${command} takes one file, ${args.length} are given`, `treaty-desk ${command} FILE`);
  }
  const { read } = await context.documents();
  return read(await bytesOfFile(path), basename(path));
}

/**
 * Writes a file named on the command line, over one that is there.
 * @throws DeskError `folder-unusable`
 */
export async function writeBytes(path: string, bytes: Uint8Array): Promise<void> {
  await writeFile(path, bytes).catch((error: unknown) => {
    throw new DeskError(
      'folder-unusable',
      `${path} could not be written (${reasonOf(error)}).`,
      'a path in a folder that may be written to',
    );
  });
}

function notReadable(path: string): (error: unknown) => never {
  return (error) => {
    throw new DeskError(
      'file-not-found',
      `${path} could not be read (${reasonOf(error)}).`,
      'the path of a file that may be read',
    );
  };
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT') return 'there is no such file or folder';
  if (code === 'EISDIR') return 'it is a folder';
  return error instanceof Error ? error.message : String(error);
}
