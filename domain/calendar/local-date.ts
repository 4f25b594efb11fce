import type { LocalDate } from './calendar.ts';

const DAY_MS = 86_400_000;
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Names of the days of the week by ISO number, 1 Monday to 7 Sunday. */
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** Whether a value is a local date: text `YYYY-MM-DD` that names a day which exists, years 0100 to 9999. */
export function isLocalDate(value: unknown): value is LocalDate {
  const match = typeof value === 'string' ? SHAPE.exec(value) : null;
  if (match === null) return false;
  const instant = new Date(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])));
  return instant.toISOString().startsWith(match[0]);
}

/**
 * Number of a day, counted in whole days from 1970-01-01; what loops over days calculate with.
 *
 * @throws RangeError when `date` is not a local date
 */
export function dayNumber(date: LocalDate): number {
  if (!isLocalDate(date)) throw new RangeError(`"${String(date)}" is not a local date; accepted: YYYY-MM-DD`);
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8))) / DAY_MS;
}

/**
 * The local date of a day number, the inverse of `dayNumber`.
 *
 * @throws RangeError when the day lies outside the years 0100 to 9999
 */
export function dateOfDay(day: number): LocalDate {
  const instant = new Date(day * DAY_MS);
  const date = Number.isNaN(instant.getTime()) ? '' : instant.toISOString().slice(0, 10);
  if (!isLocalDate(date)) throw new RangeError(`day ${day} lies outside the years 0100 to 9999`);
  return date;
}

/** Weekday of a day number, 1 Monday to 7 Sunday; 1970-01-01 was a Thursday. */
export function weekdayOfDay(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** Weekday of a date, ISO numbers: 1 Monday to 7 Sunday. */
export function weekdayOf(date: LocalDate): number {
  return weekdayOfDay(dayNumber(date));
}

/** English name of the weekday with this ISO number. */
export function weekdayName(weekday: number): string {
  const name = WEEKDAYS[weekday - 1];
  if (name === undefined) throw new RangeError(`${weekday} is not a weekday; accepted: 1 (Monday) to 7 (Sunday)`);
  return name;
}

/** The date `days` calendar days later; earlier when negative. */
export function addDays(date: LocalDate, days: number): LocalDate {
  if (!Number.isInteger(days)) throw new RangeError(`${days} is not a whole number of days`);
  return dateOfDay(dayNumber(date) + days);
}

/** The later of some dates. */
export function latestOf(first: LocalDate, ...others: readonly LocalDate[]): LocalDate {
  return others.reduce((latest, date) => (date > latest ? date : latest), first);
}
