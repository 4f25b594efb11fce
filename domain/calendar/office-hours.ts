import type { Calendar, DayHours, LayerId, LocalDate } from './calendar.ts';
import { lineageOf } from './lineage.ts';

/** Hours in which mail may leave for an office, on its open days. */
export interface SendingWindow {
  /** `HH:MM`, inclusive. */
  readonly from: string;
  /** `HH:MM`, exclusive. */
  readonly to: string;
  /** End on a Friday, before the prayer, `HH:MM`, exclusive. */
  readonly fridayTo: string;
}

/**
 * The window of a calendar that states no sending hours: the hours in which offices work even in Ramadan.
 * @source Ramadan office hours as announced in the press (9 to 15, Friday 9 to 12:30); to be confirmed by the ministry
 */
export const SENDING_WINDOW: SendingWindow = { from: '09:00', to: '15:00', fridayTo: '12:30' };

/**
 * The window on a date: the office hours ordered for it (Ramadan), of the nearest layer that orders any, a gazetted
 * order before a tentative one; else the calendar's usual sending hours; else `SENDING_WINDOW`.
 *
 * @param date open or not; a closed day has no sending moment whatever its hours
 * @throws RangeError when the calendar has no such layer
 */
export function sendingWindowOn(calendar: Calendar, layer: LayerId, date: LocalDate): SendingWindow {
  const ordered = (calendar.hours ?? []).filter(({ from, to }) => from <= date && date <= to);
  for (const id of ordered.length === 0 ? [] : lineageOf(calendar, layer)) {
    const own = ordered.filter((hours) => hours.layer === id);
    const surest = own.find(({ standing }) => standing === 'gazetted') ?? own[0];
    if (surest !== undefined) return windowOf(surest);
  }
  return calendar.sendingHours === undefined ? SENDING_WINDOW : windowOf(calendar.sendingHours);
}

function windowOf({ opens, closes, fridayCloses }: DayHours): SendingWindow {
  return { from: opens, to: closes, fridayTo: fridayCloses };
}
