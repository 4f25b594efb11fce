import { z } from 'zod';
import { isLocalDate } from '../../domain/calendar/local-date.ts';
import { DeskError } from '../errors.ts';

/** Longer texts are refused before they are parsed; the offices of a whole country take a fiftieth of it. */
const LONGEST_TEXT = 8_000_000;

/** So many problems are told at once. */
const MOST_TOLD = 5;

/** An object with exactly these keys; a key it does not know is refused and the known ones named. */
export function exactly<Shape extends z.core.$ZodLooseShape>(shape: Shape): z.ZodObject<Shape, z.core.$strict> {
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? `the keys ${Object.keys(shape).join(', ')}` : undefined),
  });
}

/** Text that is not empty and not only spaces. */
export const words = z.string().refine((text) => text.trim() !== '', 'text that is not empty');

/** Who entered a version of a document, and when. */
export const entered = exactly({ by: words, on: z.string().refine(isLocalDate, 'a day that exists, as YYYY-MM-DD') });

/**
 * Reads a data file: JSON of the given shape that its own rules find no fault with.
 *
 * @param text the content of the file
 * @param where how the file is called in a message: its path, or the form field it came from
 * @param rules further problems of a value of the right shape, each `what is wrong; accepted: what would be right`
 * @throws DeskError `data-invalid`, with file, place, value and what would be accepted
 */
export function parseDataFile<Value>(
  text: string,
  where: string,
  schema: z.ZodType<Value>,
  rules: (value: Value) => readonly string[],
): Value {
  const json = parseJson(text, where);
  const parsed = schema.safeParse(json);
  const problems = parsed.success
    ? rules(parsed.data)
    : parsed.error.issues.map((issue) => `${describe(issue, json)}; accepted: ${accepted(issue)}`);
  refuseProblems(where, problems);
  return parsed.data!;
}

/**
 * Refuses what rules found fault with.
 * @param problems each `what is wrong; accepted: what would be right`
 * @throws DeskError `data-invalid` when there is one
 */
export function refuseProblems(where: string, problems: readonly string[]): void {
  if (problems.length > 0) throw invalid(where, problems);
}

function parseJson(text: string, where: string): unknown {
  if (text.length > LONGEST_TEXT) {
    throw new DeskError('data-invalid', `${where}: ${text.length} characters`, `at most ${LONGEST_TEXT} characters`);
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const why =
      text.trim() === '' ? 'the file is empty' : `not JSON (${error instanceof Error ? error.message : String(error)})`;
    throw new DeskError('data-invalid', `${where}: ${why}`, 'one JSON object');
  }
}

function invalid(where: string, problems: readonly string[]): DeskError {
  const told = problems.slice(0, MOST_TOLD).map((problem) => problem.split('; accepted: '));
  const more = problems.length > MOST_TOLD ? `; and ${problems.length - MOST_TOLD} more` : '';
  const hints = new Set(told.flatMap(([, hint]) => (hint === undefined ? [] : [hint])));
  return new DeskError(
    'data-invalid',
    `${where}: ${told.map(([problem]) => problem).join('; ')}${more}`,
    hints.size === 0 ? null : [...hints].join('; '),
  );
}

function describe(issue: z.core.$ZodIssue, json: unknown): string {
  const place = issue.path.reduce<string>(
    (path, key) => (typeof key === 'number' ? `${path}[${key}]` : path === '' ? String(key) : `${path}.${String(key)}`),
    '',
  );
  const name = place === '' ? 'the file' : place;
  if (issue.code === 'unrecognized_keys') return `${name} has the unknown key ${issue.keys.map(quoted).join(', ')}`;
  const value = issue.path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | null)?.[key], json);
  return value === undefined ? `${name} is missing` : `${name} is ${quoted(value)}`;
}

function accepted(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value') return issue.values.map(String).join(', ');
  if (issue.code === 'invalid_type') return issue.expected;
  if (issue.code === 'invalid_union') {
    return 'options' in issue ? issue.options.map(String).join(', ') : issue.errors.flat().map(accepted).join(' or ');
  }
  if (issue.code === 'too_small') return `${issue.inclusive === true ? 'at least' : 'more than'} ${issue.minimum}`;
  if (issue.code === 'too_big') return `${issue.inclusive === true ? 'at most' : 'less than'} ${issue.maximum}`;
  return issue.message;
}

function quoted(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
