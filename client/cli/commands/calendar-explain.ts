import { DeskError } from '../../../contracts/errors.ts';
import { coverageNotes, explainWorkingDays } from '../../../domain/calendar/open-days.ts';
import { weekdayName, weekdayOf } from '../../../domain/calendar/local-date.ts';
import { calendarOption, layerOptions } from '../calendar-options.ts';
import type { CliOptions, RunCommand } from '../command.ts';
import { dateOption, requiredOption } from '../options.ts';
import { table } from '../table.ts';

/** More working days than any cycle takes; an explanation of more would not be read. */
const MOST_WORKING_DAYS = 2500;

/**
 * `calendar explain --from D --working-days N [--layer L…] [--calendar FILE]`: a date counted day by day. With several
 * layers a day counts when all of them work.
 *
 * @throws DeskError `usage`, `date-invalid`, `file-not-found`, `data-invalid`
 */
export const run: RunCommand = async (_args, options, context) => {
  const from = dateOption(options, 'from', '--from');
  const workingDays = wholeNumber(options);
  const calendar = await calendarOption(options, await context.reference());
  const layers = layerOptions(options, calendar);

  const { on, days } = explainWorkingDays(calendar, layers, from, workingDays);
  const [first, last] = on < from ? [on, from] : [from, on];
  const notes = coverageNotes(calendar, first, last);
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
