import { basename } from 'node:path';
import { DeskError } from '../../../contracts/errors.ts';
import type { RunCommand } from '../command.ts';
import { bytesOfFile } from '../files.ts';
import { textOption } from '../options.ts';
import { troubleOptions } from '../trouble-options.ts';

/** `rehearse FILE`: a whole cycle in seconds, on a stack of its own, with simulated offices. */
export const run: RunCommand = async ([file = ''], options, context) => {
  if (context.rehearse === undefined) throw new DeskError('internal', 'Rehearsals cannot be played here.');
  const text = (name: string): string | undefined => textOption(options, name);
  const seed = text('seed') ?? '1';
  if (!/^\d{1,9}$/u.test(seed))
    throw new DeskError('usage', `--seed: “${seed}” is not a seed`, 'a whole number, such as 1');
  const played = await context.rehearse({
    file: { bytes: await bytesOfFile(file), filename: basename(file) },
    receivedOn: text('received'),
    deadline: text('deadline'),
    mechanism: text('mechanism'),
    officesFile: text('offices'),
    seed: Number(seed),
    trouble: troubleOptions(options),
    documents: text('documents'),
  });
  return { json: played.report, text: played.text };
};
