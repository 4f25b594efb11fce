import { buffer } from 'node:stream/consumers';
import type { ReadMail } from '../../../activities/ports.ts';
import { DeskError } from '../../../contracts/errors.ts';
import type { CliContext, CliLine, RunCommand } from '../command.ts';
import { bytesOfFile } from '../files.ts';
import { inOrder, linesOf, type Begun } from '../in-order.ts';
import { readingInWords, told, type Told } from '../reading-words.ts';

type Match = Awaited<ReturnType<CliContext['mail']>>['match'];

/** Bytes of messages that are in memory at once, except that one alone may be larger. */
const BYTES_AT_ONCE = 64 * 2 ** 20;

/**
 * `mail read [FILE or -]`: what a message is, what it says and what travels with it. `--files-from -` reads the paths
 * of any number from standard input and prints one JSON document per line, with `--json` and
 * without, each with its `file`, in the order of the
 * paths and as soon as it is there. A file that cannot be read has an `error` in its place, and the exit code is 1.
 *
 * @throws DeskError `usage`, `file-not-found`, `document-too-large`
 */
export const run: RunCommand = async (args, options, context) => {
  const { filesFrom } = options;
  if (filesFrom !== undefined) {
    if (filesFrom !== '-')
      throw new DeskError('usage', '--files-from takes its paths from standard input', '--files-from -');
    if (args.length > 0) throw new DeskError('usage', 'Either one file or a list of paths is read.', '--files-from -');
    return { json: null, text: '', lines: readMany(context) };
  }
  const [file, ...rest] = args;
  if (rest.length > 0) throw new DeskError('usage', 'One message is read at a time.', 'FILE, - or --files-from -');
  const raw =
    file === undefined || file === '-' ? new Uint8Array(await buffer(context.stdin())) : await bytesOfFile(file);
  const { read, match } = await context.mail();
  const reading = await tell(raw, read, match);
  return { json: reading, text: readingInWords(reading) };
};

async function tell(raw: Uint8Array, read: ReadMail, match: Match): Promise<Told> {
  const reading = await read(raw);
  return told(reading, match === undefined ? null : await match(reading, null), raw.length);
}

async function* readMany(context: CliContext): AsyncGenerator<CliLine, void, void> {
  const [{ read, atOnce }, { match }] = [await context.mailReaders(), await context.mail()];
  const begin = async (file: string): Promise<Begun<CliLine>> => {
    const raw = await bytesOfFile(file).catch((error: unknown) => failed(file, error));
    if (!(raw instanceof Uint8Array)) return { weight: 0, result: Promise.resolve(raw) };
    const result = tell(raw, read, match).then(
      (reading) => ({ json: { file, ...reading } }),
      (error: unknown) => failed(file, error),
    );
    return { weight: raw.length, result };
  };
  yield* inOrder(linesOf(context.stdin()), begin, { many: atOnce, weight: BYTES_AT_ONCE });
}

function failed(file: string, error: unknown): CliLine {
  if (!(error instanceof DeskError)) throw error;
  const { code, message, hint } = error;
  return { json: { file, error: { code, message, hint } }, failed: true };
}
