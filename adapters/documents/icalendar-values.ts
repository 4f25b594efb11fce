import type ICAL from 'ical.js';
import { DeskError } from '../../contracts/errors.ts';
import type { LocalDate } from '../../domain/calendar/calendar.ts';
import { dayNumber, isLocalDate } from '../../domain/calendar/local-date.ts';

/** The first days and the length, in calendar days, of an all-day entry; or why it is none, in words. */
export type AllDay = { readonly from: LocalDate; readonly length: number } | { readonly skipped: string };

/** A property's value as text, null where there is none. Dates are `YYYY-MM-DD`, moments `YYYY-MM-DDTHH:MM:SS`. */
export function textOf(component: ICAL.Component, name: string): string | null {
  // The raw value: the library's own objects of dates roll 30 February over into March.
  const raw = (component.getFirstProperty(name)?.jCal as unknown[] | undefined)?.[3];
  // A date that does not say that it is one comes out as a moment without a time.
  return typeof raw === 'string' ? raw.replace(/^(\d{4}-\d{2}-\d{2})T::$/, '$1') : null;
}

/** Text short enough for a message. */
export function excerpt(text: string, longest = 60): string {
  const line = text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}

/**
 * Which days an entry takes. A day from midnight to midnight is one, whether or not it says so.
 * @param place how the entry is called in a message
 * @throws DeskError `calendar-unreadable` when its dates are none, or it ends before it begins
 */
export function allDay(event: ICAL.Component, place: string): AllDay {
  const start = textOf(event, 'dtstart');
  if (start === null) throw wrong(place, 'the entry has no first day', 'DTSTART;VALUE=DATE:YYYYMMDD');
  const end = textOf(event, 'dtend');
  for (const moment of [start, end]) {
    const time = moment?.slice(10) ?? '';
    if (time !== '' && !/^T00:00:00Z?$/.test(time)) {
      return { skipped: `it has a time of day (${excerpt(moment ?? '')}), a closed day has none` };
    }
  }
  const from = dateOf(start, 'DTSTART', place);
  if (end === null) return { from, length: durationOf(event, place) };
  const length = dayNumber(dateOf(end, 'DTEND', place)) - dayNumber(from);
  if (length < 0) throw wrong(place, `it ends on ${end}, before it begins on ${start}`, 'a DTEND after DTSTART');
  // The end is exclusive; programs that do not know it end a day on the day itself.
  return { from, length: Math.max(1, length) };
}

function durationOf(event: ICAL.Component, place: string): number {
  const duration = textOf(event, 'duration');
  if (duration === null) return 1;
  const found = /^\+?P(?:(\d{1,3})W|(\d{1,3})D)(?:T0+[HMS])?$/.exec(duration);
  if (found === null) throw wrong(place, `its duration "${duration}" is none of whole days`, 'P1D, P3D or P1W');
  return Math.max(1, Number(found[1] ?? 0) * 7 + Number(found[2] ?? 0));
}

function dateOf(moment: string, property: string, place: string): LocalDate {
  const date = moment.slice(0, 10);
  if (!isLocalDate(date)) throw wrong(place, `${property} "${moment}" is not a date`, 'a day that exists, as YYYYMMDD');
  return date;
}

function wrong(place: string, what: string, hint: string): DeskError {
  return new DeskError('calendar-unreadable', `${place}: ${excerpt(what, 200)}`, hint);
}
