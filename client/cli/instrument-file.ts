import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { DocumentText } from '../../activities/ports.ts';
import { DeskError } from '../../contracts/errors.ts';
import type { CliContext } from './command.ts';

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
  return read(await bytesOf(path), basename(path));
}

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ERR_FS_FILE_TOO_LARGE')
      throw new DeskError('document-too-large', `${path} is too large to be opened`);
    const why =
      code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : String(code ?? error);
    throw new DeskError('file-not-found', `${path}: ${why}`, 'the path of a file that may be read');
  }
}
