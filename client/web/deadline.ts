import { html } from 'hono/html';
import { endOfDayInZone, epochMs, localDateOf, localTimeOf } from '../../domain/calendar/instants.ts';
import { dayNumber } from '../../domain/calendar/local-date.ts';
import { counted, day, type Html } from './layout.ts';

/** Where the desk is. */
export const ISLAMABAD = 'Asia/Karachi';

/** What people call the zone of a deadline. */
const PLACES: Readonly<Record<string, string>> = {
  'Europe/Zurich': 'Geneva',
  'Europe/Brussels': 'Brussels',
  [ISLAMABAD]: 'Islamabad',
};

/** A deadline: a date, and the zone in which that day ends. */
export interface Deadline {
  readonly on: string;
  readonly zone: string;
}

/** A deadline as both sides read it: the end of its day where it is due, and that moment in Islamabad. */
export function deadlineWords({ on, zone }: Deadline): Html {
  const end = epochMs(endOfDayInZone(on, zone));
  const there = html`${day(on)}, end of day in ${placeOf(zone)}`;
  if (zone === ISLAMABAD) return there;
  return html`${there} (${day(localDateOf(end, ISLAMABAD))}, ${localTimeOf(end, ISLAMABAD)} in Islamabad)`;
}

/** Days left by the calendars of both places; one number where they agree. @param now milliseconds since 1970 */
export function daysLeft({ on, zone }: Deadline, now: number): Html {
  const [here, there] = [ISLAMABAD, zone].map((at) => dayNumber(on) - dayNumber(localDateOf(now, at))) as [
    number,
    number,
  ];
  const words = (days: number): string => (days < 0 ? `${counted(-days, 'day')} past` : counted(days, 'day'));
  if (here === there) return html`${words(here)}`;
  return html`${words(here)} in Islamabad, ${words(there)} in ${placeOf(zone)}`;
}

/** An instant on the clocks of Islamabad. @param at ISO 8601 with offset */
export function momentWords(at: string): Html {
  const ms = epochMs(at);
  return html`${day(localDateOf(ms, ISLAMABAD))}, ${localTimeOf(ms, ISLAMABAD)} in Islamabad`;
}

function placeOf(zone: string): string {
  return PLACES[zone] ?? zone;
}
