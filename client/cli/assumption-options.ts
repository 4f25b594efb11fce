import { DeskError } from '../../contracts/errors.ts';
import type { LocalDate } from '../../domain/calendar/calendar.ts';
import { isLocalDate } from '../../domain/calendar/local-date.ts';
import type { AssumedHoliday, Assumptions } from '../../domain/forecast/assumptions.ts';
import type { CliOptions } from './command.ts';
import { dateOption } from './options.ts';
import { layerNamed } from './order-options.ts';

/** Options of `cycle what-if`; each but the deadline may be given several times. */
export const ASSUMPTION_OPTIONS = [
  ['--answers <office=date...>', 'an office answers, clears or delivers on a day'],
  ['--holiday <from..to@layer...>', 'a holiday is announced: a day or a span, federal when no layer is named'],
  ['--step <step=days...>', 'a step takes so many working days'],
  ['--deadline <date>', 'the treaty body moves its date'],
  ['--never <office...>', 'an office never answers; the text goes without it'],
] as const satisfies readonly (readonly [flags: string, meaning: string])[];

/**
 * What a command line assumes. Whether a cycle allows it is for `whatIf` to say.
 * @throws DeskError `usage`, `date-invalid`
 */
export function assumptionsOf(options: CliOptions): Assumptions {
  const answers = pairs(options, 'answers', '--answers', 'balochistan-home=2027-01-14');
  const steps = pairs(options, 'step', '--step', 'clearance=10');
  return {
    answers: Object.fromEntries(answers.map(([office, on]) => [office, dateOf(on, `--answers ${office}`)])),
    never: given(options, 'never'),
    holidays: given(options, 'holiday').map(holidayOf),
    steps: Object.fromEntries(steps.map(([step, days]) => [step, daysOf(step, days)])),
    ...(options['deadline'] === undefined ? {} : { deadline: dateOption(options, 'deadline', '--deadline') }),
  };
}

function given(options: CliOptions, name: string): readonly string[] {
  const value = options[name];
  return value === undefined || typeof value === 'boolean' ? [] : [value].flat();
}

/** `name=value`, each name once. */
function pairs(
  options: CliOptions,
  name: string,
  flag: string,
  example: string,
): readonly (readonly [string, string])[] {
  const found = given(options, name).map((text) => {
    const [, left, right] = /^([^=\s]+)=(\S+)$/u.exec(text) ?? [];
    if (left === undefined || right === undefined)
      throw new DeskError('usage', `${flag}: "${text}" does not say what of whom`, `${flag} ${example}`);
    return [left, right] as const;
  });
  const twice = found.find(([left], at) => found.findIndex(([other]) => other === left) !== at);
  if (twice === undefined) return found;
  throw new DeskError('usage', `${flag}: ${twice[0]} is named twice`, 'each once');
}

function holidayOf(text: string): AssumedHoliday {
  const [span = '', layer = 'federal', ...more] = text.split('@');
  const [from = '', to = from, ...others] = span.split('..');
  if (more.length > 0 || others.length > 0)
    throw new DeskError('usage', `--holiday: "${text}" is no holiday`, '2027-03-10..2027-03-13, or 2027-03-25@punjab');
  return { from: dateOf(from, '--holiday'), to: dateOf(to, '--holiday'), layer: layerNamed(layer) };
}

function dateOf(text: string, flag: string): LocalDate {
  if (isLocalDate(text)) return text;
  throw new DeskError('date-invalid', `${flag}: "${text}" is not a date`, 'a day that exists, as YYYY-MM-DD');
}

function daysOf(step: string, text: string): number {
  if (/^\d{1,4}$/u.test(text)) return Number(text);
  throw new DeskError('usage', `--step ${step}: "${text}" is not a number of working days`, `--step ${step}=10`);
}
