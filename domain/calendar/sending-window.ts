import type { Calendar, LayerId, LocalDate } from './calendar.ts';
import { epochMs, instantOf, localDateOf } from './instants.ts';
import { sendingWindowOn, type SendingWindow } from './office-hours.ts';
import { addWorkingDays, nextOpenDay } from './open-days.ts';
import { weekdayOf } from './local-date.ts';

const FRIDAY = 5;

/**
 * The next moment at which mail may leave for an office of a layer, in the calendar's zone.
 *
 * @param ms milliseconds since the epoch
 * @param window hours to keep on every day; left out, those that the calendar orders for each date
 * @returns the same moment when it is already inside the window, else the next opening of it
 */
export function nextSendingMoment(calendar: Calendar, layer: LayerId, ms: number, window?: SendingWindow): number {
  const hoursOn = (date: LocalDate) => window ?? sendingWindowOn(calendar, layer, date);
  const at = (date: LocalDate, time: string) => epochMs(instantOf(date, time, calendar.zone));

  const on = nextOpenDay(calendar, layer, localDateOf(ms, calendar.zone));
  const { from, to, fridayTo } = hoursOn(on);
  const opens = at(on, from);
  if (ms <= opens) return opens;
  if (ms < at(on, weekdayOf(on) === FRIDAY ? fridayTo : to)) return ms;
  const next = addWorkingDays(calendar, layer, on, 1);
  return at(next, hoursOn(next).from);
}
