import { calendarDays, type CalendarDay } from '../../../domain/calendar/calendar-days.ts';
import { weekdayName, weekdayOf } from '../../../domain/calendar/local-date.ts';
import { coverageNotes } from '../../../domain/calendar/open-days.ts';
import { calendarOption, layerOption, todayOf, yearOption } from '../calendar-options.ts';
import type { RunCommand } from '../command.ts';
import { table } from '../table.ts';

/**
 * `calendar show [--year Y] [--layer L] [--calendar FILE]`: every closed day, recess and order of hours of a layer in a
 * year (this one when left out), with what was withdrawn or moved.
 *
 * @throws DeskError `usage`, `file-not-found`, `data-invalid`
 */
export const run: RunCommand = async (_args, options, context) => {
  const calendar = await calendarOption(options, await context.reference());
  const layer = layerOption(options, calendar);
  const year = yearOption(options) ?? Number(todayOf(context, calendar).slice(0, 4));
  const days = calendarDays(calendar, layer, year);
  const notes = coverageNotes(calendar, `${year}-01-01`, `${year}-12-31`);
  const head = ['date', 'weekday', 'title', 'standing', 'notified on', 'source', 'order'];
  const text = [
    `${layer}, ${year} (calendar ${calendar.version})`,
    '',
    days.length === 0 ? 'No entries.' : table(head, days.map(row)),
    ...notes.map((note) => `\nMind: ${note}.`),
  ].join('\n');
  return { json: { version: calendar.version, layer, year, days, notes }, text };
};

function row(day: CalendarDay): readonly string[] {
  const { date, to, title, kind, standing, layer, week, notifiedOn, source, order, lifted } = day;
  const reach = week === null ? layer : `${layer}, ${week} week`;
  return [
    to === date ? date : `${date} to ${to}`,
    weekdayName(weekdayOf(date)),
    `${kind === 'recess' ? `recess (${title})` : title}${reach === 'federal' ? '' : ` [${reach}]`}`,
    lifted === null ? standing : `${standing}, ${lifted}`,
    notifiedOn ?? '',
    source,
    order ?? '',
  ];
}
