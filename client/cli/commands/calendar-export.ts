import { instantAt } from '../../../domain/calendar/instants.ts';
import { calendarEvents } from '../../../domain/calendar/calendar-events.ts';
import { calendarOption, layerOption, yearOption } from '../calendar-options.ts';
import type { RunCommand } from '../command.ts';
import { writeBytes } from '../files.ts';
import { textOption } from '../options.ts';
import type { Calendar } from '../../../domain/calendar/calendar.ts';

/**
 * `calendar export [--layer L] [--year Y] [--out FILE] [--calendar FILE]`: the closed days of a layer as an iCalendar
 * file: of one year, or of all years for which the calendar holds dated days.
 *
 * @throws DeskError `usage`, `file-not-found`, `data-invalid`, `folder-unusable`
 */
export const run: RunCommand = async (_args, options, context) => {
  const calendar = await calendarOption(options, await context.reference());
  const layer = layerOption(options, calendar);
  const year = yearOption(options);
  const now = (context.now ?? Date.now)();
  const years = year === null ? datedYears(calendar, instantAt(now, calendar.zone)) : { from: year, to: year };
  const events = calendarEvents(calendar, layer, years);
  const { writeICalendar } = await context.documents();
  const bytes = writeICalendar({ name: `Closed days: ${layer}`, at: instantAt(now, 'UTC'), events });

  const out = textOption(options, 'out');
  if (out !== undefined) await writeBytes(out, bytes);
  const ics = new TextDecoder().decode(bytes);
  return {
    json: { layer, years, events: events.length, ...(out === undefined ? { ics } : { file: out }) },
    text: out === undefined ? ics.trimEnd() : `${events.length} entries of ${layer} written to ${out}`,
  };
};

function datedYears(calendar: Calendar, now: string): { readonly from: number; readonly to: number } {
  const years = calendar.closed.map(({ date }) => Number(date.slice(0, 4)));
  const thisYear = Number(now.slice(0, 4));
  return years.length === 0 ? { from: thisYear, to: thisYear } : { from: Math.min(...years), to: Math.max(...years) };
}
