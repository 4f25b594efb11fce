import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { DeskError } from '../../../contracts/errors.ts';
import type { RunCommand } from '../command.ts';
import { table } from '../table.ts';

/**
 * `mail stories [--out DIR]`: writes every letter in its named cases, one page that shows them all and each as a message.
 *
 * @throws DeskError `folder-unusable` when the folder cannot be written to
 */
export const run: RunCommand = async (_args, options, context) => {
  const { stories } = await context.mail();
  if (stories === undefined) throw new DeskError('internal', 'The letters are not at hand here.');
  const folder = resolve(typeof options.out === 'string' ? options.out : 'mail-stories');
  const made = await stories();
  try {
    await mkdir(folder, { recursive: true });
    for (const { name, content } of made.files) await writeFile(join(folder, name), content);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new DeskError(
      'folder-unusable',
      `--out: ${folder} could not be written to (${why})`,
      'a folder that may be written to',
    );
  }
  const page = join(folder, made.page);
  return {
    json: { folder, page, stories: made.stories },
    text: [
      table(
        ['letter', 'case'],
        made.stories.map(({ id, title }) => [id, title]),
      ),
      '',
      `Open ${page}`,
    ].join('\n'),
  };
};
