import type { Calendar, LayerId } from './calendar.ts';
import { epochMs, instantOf, localDateOf } from './instants.ts';
import { addWorkingDays, nextOpenDay } from './open-days.ts';
import { weekdayOf } from './local-date.ts';

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
 * The window kept all year: the hours in which offices work even in Ramadan.
 * @source Ramadan office hours as announced in the press (9 to 15, Friday 9 to 12:30); to be confirmed by the ministry
 */
export const SENDING_WINDOW: SendingWindow = { from: '09:00', to: '15:00', fridayTo: '12:30' };

const FRIDAY = 5;

/**
 * The next moment at which mail may leave for an office of a layer, in the calendar's zone.
 *
 * @param ms milliseconds since the epoch
 * @returns the same moment when it is already inside the window, else the next opening of it
 */
export function nextSendingMoment(
  calendar: Calendar,
  layer: LayerId,
  ms: number,
  window: SendingWindow = SENDING_WINDOW,
): number {
  const today = localDateOf(ms, calendar.zone);
  const on = nextOpenDay(calendar, layer, today);
  const opens = epochMs(instantOf(on, window.from, calendar.zone));
  if (ms <= opens) return opens;
  const closes = epochMs(instantOf(on, weekdayOf(on) === FRIDAY ? window.fridayTo : window.to, calendar.zone));
  if (ms < closes) return ms;
  return epochMs(instantOf(addWorkingDays(calendar, layer, on, 1), window.from, calendar.zone));
}
