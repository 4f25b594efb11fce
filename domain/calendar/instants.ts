import { Temporal } from 'temporal-polyfill';
import type { LocalDate } from './calendar.ts';
import { isLocalDate } from './local-date.ts';

/** Whether a name is a time zone with rules of its own that can be calculated with. */
export function isZone(name: string): boolean {
  try {
    return /^[A-Za-z]/.test(name) && Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name) !== null;
  } catch {
    return false;
  }
}

/**
 * The instant at which the clocks of a zone show a time on a date.
 * A time that the clocks skip is taken as late as they skip; of a time they show twice, the first.
 *
 * @param time `HH:MM` or `HH:MM:SS`, 24 hours
 * @returns ISO 8601 with the offset of that zone on that day: `2026-03-05T09:00:00+05:00`
 * @throws RangeError when date, time or zone is none
 */
export function instantOf(date: LocalDate, time: string, zone: string): string {
  if (!isLocalDate(date)) throw new RangeError(`"${String(date)}" is not a local date; accepted: YYYY-MM-DD`);
  if (!/^\d{2}:\d{2}(:\d{2})?$/.test(time)) throw new RangeError(`"${time}" is not a time; accepted: HH:MM`);
  return written(Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: time }));
}

/**
 * Milliseconds since 1970-01-01T00:00Z of an instant.
 *
 * @param instant ISO 8601 with offset or `Z`
 * @throws RangeError when it is no instant (a time without offset is none)
 */
export function epochMs(instant: string): number {
  return Temporal.Instant.from(instant).epochMilliseconds;
}

/** An instant written as the clocks of a zone show it: ISO 8601 with offset, whole seconds. */
export function instantAt(ms: number, zone: string): string {
  return written(zoned(ms, zone));
}

/** The date that the clocks of a zone show at an instant. */
export function localDateOf(ms: number, zone: string): LocalDate {
  return zoned(ms, zone).toPlainDate().toString();
}

/** The time of day, `HH:MM`, that the clocks of a zone show at an instant. */
export function localTimeOf(ms: number, zone: string): string {
  return zoned(ms, zone).toPlainTime().toString({ smallestUnit: 'minute', roundingMode: 'floor' });
}

/**
 * The last second of a day in a zone: until when a deadline of that day is kept.
 *
 * @returns ISO 8601 with offset, in the clocks of that zone
 * @example endOfDayInZone('2024-11-30', 'Europe/Zurich') // '2024-11-30T23:59:59+01:00'
 */
export function endOfDayInZone(date: LocalDate, zone: string): string {
  if (!isLocalDate(date)) throw new RangeError(`"${String(date)}" is not a local date; accepted: YYYY-MM-DD`);
  const nextMidnight = Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime({ timeZone: zone });
  return written(nextMidnight.subtract({ seconds: 1 }));
}

function zoned(ms: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
}

function written(moment: Temporal.ZonedDateTime): string {
  return moment.toString({ timeZoneName: 'never', smallestUnit: 'second', roundingMode: 'floor' });
}
