import { DeskError } from '../../contracts/errors.ts';
import type { ReadingChange, ReadingField } from '../../domain/loi/reading-change.ts';
import { READING_FIELDS } from '../../domain/loi/reading-change.ts';
import type { CliOptions } from './command.ts';
import { listOption, textOfFile, textOption } from './options.ts';

/**
 * The changes of the file that `--corrections` names; null where none is named.
 * @throws DeskError `file-not-found`, `data-invalid`
 */
export async function correctionsFile(options: CliOptions): Promise<readonly ReadingChange[] | null> {
  const path = textOption(options, 'corrections');
  return path === undefined ? null : changesOfFile(path, '--corrections');
}

/**
 * The changes that the options of `loi correct` ask for, in the order in which they are explained.
 * @throws DeskError `usage`, `file-not-found`, `data-invalid`
 */
export async function changesOf(options: CliOptions): Promise<readonly ReadingChange[]> {
  const file = textOption(options, 'file');
  const changes: ReadingChange[] = [
    ...(file === undefined ? [] : await changesOfFile(file, '--file')),
    ...pairs(options, 'set').map(setField),
    ...(await questionChange(options)),
    ...split(options),
    ...merge(options),
    ...listOption(options, 'remove').map((id): ReadingChange =>
      id.includes('.') ? { type: 'remove-part', part: id } : { type: 'remove-question', question: id },
    ),
  ];
  return changes;
}

async function changesOfFile(path: string, flag: string): Promise<readonly ReadingChange[]> {
  const { parseCorrectionsFile } = await import('../../contracts/schemas/corrections.ts');
  return parseCorrectionsFile(await textOfFile(path, flag), path);
}

/** `--set deadline=2027-05-01`; an empty value says that the text has none. */
function setField([name, value]: readonly [string, string]): ReadingChange {
  const field = READING_FIELDS.find((one): one is ReadingField => one === name);
  if (field === undefined)
    throw new DeskError('usage', `--set ${name}: a list has no such field`, `one of ${READING_FIELDS.join(', ')}`);
  const numeric = field === 'wordLimit' || field === 'pageLimit';
  return { type: 'set-field', field, value: value === '' ? null : numeric ? Number(value) : value };
}

/** `--question q4 --text FILE`, or `--question q4.b`: the new words of a question or a part. */
async function questionChange(options: CliOptions): Promise<readonly ReadingChange[]> {
  const id = textOption(options, 'question');
  const path = textOption(options, 'text');
  if (id === undefined && path === undefined) return [];
  if (id === undefined || path === undefined)
    throw new DeskError('usage', '--question and --text belong together', '--question q4 --text FILE');
  const text = (await textOfFile(path, '--text')).trim();
  return [
    id.includes('.')
      ? { type: 'change-part', part: id, to: { text } }
      : { type: 'change-question', question: id, to: { text } },
  ];
}

function split(options: CliOptions): readonly ReadingChange[] {
  const question = textOption(options, 'split');
  const at = textOption(options, 'at');
  if (question === undefined && at === undefined) return [];
  if (question === undefined || at === undefined)
    throw new DeskError(
      'usage',
      '--split needs the words with which the second question begins',
      '--split q4 --at "Please also"',
    );
  return [{ type: 'split-question', question, at }];
}

function merge(options: CliOptions): readonly ReadingChange[] {
  const ids = listOption(options, 'merge');
  if (ids.length === 0) return [];
  const [first = '', ...others] = ids;
  if (others.length === 0) throw new DeskError('usage', '--merge needs two questions or more', '--merge q4,q5');
  return others.map((other): ReadingChange =>
    first.includes('.')
      ? { type: 'merge-parts', part: first, with: other }
      : { type: 'merge-questions', question: first, with: other },
  );
}

/**
 * Options of the form `name=value`, given once or several times.
 * @throws DeskError `usage` where the sign is missing
 */
export function pairs(options: CliOptions, name: string): readonly (readonly [string, string])[] {
  const given = options[name];
  const all = Array.isArray(given) ? (given as readonly string[]) : typeof given === 'string' ? [given] : [];
  return all.map((one) => {
    const at = one.indexOf('=');
    if (at < 1) throw new DeskError('usage', `--${name} ${one}: there is no “=”`, `--${name} name=value`);
    return [one.slice(0, at).trim(), one.slice(at + 1).trim()];
  });
}
