import { buffer } from 'node:stream/consumers';
import { DeskError } from '../../../contracts/errors.ts';
import type { ReplyMatch } from '../../../domain/replies/match-reply.ts';
import type { MailReading } from '../../../domain/replies/reply.ts';
import { heldBecause } from '../../hold.ts';
import type { CliContext, RunCommand } from '../command.ts';
import { bytesOfFile } from '../files.ts';

/**
 * `mail read [FILE or -]`: what a message is, what it says and what travels with it; `--files-from -` reads the paths
 * of many from standard input and prints one JSON document per line, each with its `file`. A file that cannot be read
 * has an `error` in its place, and the exit code is 1.
 *
 * @throws DeskError `usage`, `file-not-found`
 */
export const run: RunCommand = async (args, options, context) => {
  if (options.filesFrom !== undefined) return readMany(options.filesFrom, context);
  const [file, ...rest] = args;
  if (rest.length > 0) throw new DeskError('usage', 'One message is read at a time.', 'FILE, - or --files-from -');
  const raw =
    file === undefined || file === '-' ? new Uint8Array(await buffer(process.stdin)) : await bytesOfFile(file);
  const told = await tell(raw, context);
  return { json: told, text: inWords(told) };
};

type Told = Pick<
  MailReading,
  | 'kind'
  | 'replyClass'
  | 'replyText'
  | 'attachments'
  | 'finalRecipient'
  | 'status'
  | 'action'
  | 'returnsOn'
  | 'subject'
  | 'from'
  | 'problems'
> & {
  readonly match: ReplyMatch | null;
};

async function tell(raw: Uint8Array, context: CliContext): Promise<Told> {
  const { read, match } = await context.mail();
  const reading = await read(raw);
  const {
    kind,
    replyClass,
    replyText,
    attachments,
    finalRecipient,
    status,
    action,
    returnsOn,
    subject,
    from,
    problems,
  } = reading;
  return {
    kind,
    replyClass,
    replyText,
    attachments,
    finalRecipient,
    status,
    action,
    returnsOn,
    match: match === undefined ? null : await match(reading),
    subject,
    from,
    problems,
  };
}

async function readMany(from: unknown, context: CliContext): ReturnType<RunCommand> {
  if (from !== '-') throw new DeskError('usage', '--files-from takes its paths from standard input', '--files-from -');
  const paths = (await context.stdin()).split(/\r?\n/u).filter((path) => path.trim() !== '');
  const lines: ({ readonly file: string } & (
    Told | { readonly error: { code: string; message: string; hint: string | null } }
  ))[] = [];
  for (const file of paths) {
    try {
      lines.push({ file, ...(await tell(await bytesOfFile(file), context)) });
    } catch (error) {
      if (!(error instanceof DeskError)) throw error;
      lines.push({ file, error: { code: error.code, message: error.message, hint: error.hint } });
    }
  }
  const text = lines.map(
    (line) => `${line.file}: ${'error' in line ? line.error.message : `${line.kind}, ${line.replyClass}`}`,
  );
  return { json: lines, lines: true, text: text.join('\n'), exitCode: lines.some((line) => 'error' in line) ? 1 : 0 };
}

function inWords(told: Told): string {
  const lines = [
    `${told.kind}, ${told.replyClass}`,
    `From ${told.from ?? 'nobody'}: ${told.subject}`,
    ...(told.finalRecipient.length === 0
      ? []
      : [`Not delivered to ${told.finalRecipient.join(', ')} (${told.status.join(', ')})`]),
    ...(told.returnsOn === null ? [] : [`Back on ${told.returnsOn}`]),
    ...told.attachments.map(({ filename, contentType, size }) => `File ${filename} (${contentType}, ${size} bytes)`),
    ...told.problems.map((problem) => `Mind: ${problem}`),
    ...(told.match === null
      ? []
      : [
          told.match.state === 'matched'
            ? `Belongs to ${told.match.cycle}, ${told.match.office}`
            : told.match.state === 'shared'
              ? `Answers a digest to ${told.match.office}: ${told.match.cycles.join(', ')}`
              : `${told.match.state}: ${heldBecause(told.match.reason)}`,
        ]),
  ];
  return [...lines, '', told.replyText].join('\n');
}
