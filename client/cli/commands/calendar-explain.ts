import { DeskError } from '../../../contracts/errors.ts';
import { LAYERS, type LayerId } from '../../../domain/calendar/calendar.ts';
import { explainWorkingDays, uncoveredYears } from '../../../domain/calendar/open-days.ts';
import { weekdayName, weekdayOf } from '../../../domain/calendar/local-date.ts';
import type { CliOptions, RunCommand } from '../command.ts';
import { dateOption, requiredOption } from '../options.ts';
import { table } from '../table.ts';

/** More working days than any cycle takes; an explanation of more would not be read. */
const MOST_WORKING_DAYS = 2500;

/**
 * `calendar explain --from D --working-days N [--layer L…]`: a date counted day by day. With several layers a day
 * counts when all of them work.
 *
 * @throws DeskError `usage`, `date-invalid`
 */
export const run: RunCommand = async (_args, options, context) => {
  const from = dateOption(options, 'from', '--from');
  const workingDays = wholeNumber(options);
  const layers = namedLayers(options);
  const { calendar } = await context.reference();
  const unknown = layers.find((layer) => !calendar.layers.some(({ id }) => id === layer));
  if (unknown !== undefined) {
    const known = calendar.layers.map(({ id }) => id).join(', ');
    throw new DeskError('usage', `--layer: calendar ${calendar.version} has no layer "${unknown}"`, `one of: ${known}`);
  }

  const { on, days } = explainWorkingDays(calendar, layers, from, workingDays);
  const [first, last] = on < from ? [on, from] : [from, on];
  const notes = uncoveredYears(calendar, first, last).map((year) => `the calendar holds no holidays of ${year}`);
  const rows = days.map(({ date, counted, why, source }) => [
    date,
    weekdayName(weekdayOf(date)),
    counted ? 'counted' : '-',
    why,
    source ?? '',
  ]);
  const text = [
    `${workingDays} working days from ${from} (${layers.join(' and ')}): ${on}`,
    '',
    table(['date', 'weekday', 'counted', 'why', 'source'], rows),
    ...notes.map((note) => `\nMind: ${note}.`),
  ].join('\n');
  return { json: { on, days, notes }, text };
};

function wholeNumber(options: CliOptions): number {
  const given = requiredOption(options, 'workingDays', '--working-days', 'N');
  const number = Number(given);
  if (!/^[+-]?\d+$/.test(given) || Math.abs(number) > MOST_WORKING_DAYS) {
    const hint = `a whole number from -${MOST_WORKING_DAYS} to ${MOST_WORKING_DAYS}`;
    throw new DeskError('usage', `--working-days: "${given}" is not a number of working days`, hint);
  }
  return number;
}

function namedLayers(options: CliOptions): readonly LayerId[] {
  const given = options.layer;
  if (given === undefined || typeof given === 'boolean') return ['federal'];
  return (typeof given === 'string' ? [given] : given).map((name) => {
    const layer = LAYERS.find((id) => id === name);
    if (layer === undefined)
      throw new DeskError('usage', `--layer: there is no layer "${name}"`, `one of: ${LAYERS.join(', ')}`);
    return layer;
  });
}
