import { DeskError } from '../../contracts/errors.ts';
import type { LocalDate } from '../../domain/calendar/calendar.ts';
import { isLocalDate } from '../../domain/calendar/local-date.ts';
import type { CliOptions } from './command.ts';
import { bytesOfFile } from './files.ts';

/** An option as text; undefined where it was not given. @param name in camelCase, as the options hold it */
export function textOption(options: CliOptions, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

/** An option that lists ids with commas: `a, b`; empty where it was not given. */
export function listOption(options: CliOptions, name: string): readonly string[] {
  const ids = (textOption(options, name) ?? '').split(',').map((one) => one.trim());
  return ids.filter((one) => one !== '');
}

/** Who decides, by post: `--by`, else the Director. */
export function deciderOption(options: CliOptions): string {
  return textOption(options, 'by') ?? 'Director';
}

/**
 * An option that must be there.
 *
 * @param name in camelCase, as the options hold it
 * @param flag as it is typed: `--working-days`
 * @param example what would be accepted
 * @throws DeskError `usage`
 */
export function requiredOption(options: CliOptions, name: string, flag: string, example: string): string {
  const value = options[name];
  if (typeof value !== 'string') throw new DeskError('usage', `${flag} is missing`, `${flag} ${example}`);
  return value;
}

/**
 * An option that is a local date.
 *
 * @throws DeskError `usage` when it is missing, `date-invalid` when it is no date
 */
export function dateOption(options: CliOptions, name: string, flag: string): LocalDate {
  const value = requiredOption(options, name, flag, 'YYYY-MM-DD');
  if (!isLocalDate(value)) {
    throw new DeskError('date-invalid', `${flag}: "${value}" is not a date`, 'a day that exists, as YYYY-MM-DD');
  }
  return value;
}

/**
 * The text of a file named on the command line, in UTF-8.
 *
 * @param flag the option or argument that named it
 * @throws DeskError `file-not-found`; `document-too-large` above 100 MB
 */
export async function textOfFile(path: string, flag: string): Promise<string> {
  try {
    return new TextDecoder().decode(await bytesOfFile(path));
  } catch (error) {
    throw error instanceof DeskError ? new DeskError(error.code, `${flag}: ${error.message}`, error.hint) : error;
  }
}
