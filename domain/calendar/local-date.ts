import type { LocalDate } from './calendar.ts';

const SHAPE = /^\d{4}-\d{2}-\d{2}$/;
/** Days before the first of each month in a year that is not a leap year. */
const DAYS_BEFORE = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365] as const;
/** Days from 0000-01-01 to 1970-01-01. */
const EPOCH = 719_528;

/** Names of the days of the week by ISO number, 1 Monday to 7 Sunday. */
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** Whether a value is a local date: text `YYYY-MM-DD` that names a day which exists, years 0100 to 9999. */
export function isLocalDate(value: unknown): value is LocalDate {
  if (typeof value !== 'string' || !SHAPE.test(value)) return false;
  const [year, month, day] = partsOf(value);
  return year >= 100 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/**
 * Number of a day, counted in whole days from 1970-01-01; what loops over days calculate with.
 *
 * @throws RangeError when `date` is not a local date
 */
export function dayNumber(date: LocalDate): number {
  if (!isLocalDate(date)) throw new RangeError(`"${String(date)}" is not a local date; accepted: YYYY-MM-DD`);
  const [year, month, day] = partsOf(date);
  const leapDay = month > 2 && isLeap(year) ? 1 : 0;
  return daysBeforeYear(year) + DAYS_BEFORE[month - 1]! + leapDay + day - 1 - EPOCH;
}

/**
 * The local date of a day number, the inverse of `dayNumber`.
 *
 * @throws RangeError when the day lies outside the years 0100 to 9999
 */
export function dateOfDay(day: number): LocalDate {
  const year = yearOfDay(day);
  if (!Number.isInteger(day) || year < 100 || year > 9999) {
    throw new RangeError(`day ${day} lies outside the years 0100 to 9999`);
  }
  let left = day + EPOCH - daysBeforeYear(year);
  let month = 1;
  while (left >= daysInMonth(year, month)) {
    left -= daysInMonth(year, month);
    month += 1;
  }
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(left + 1, 2)}`;
}

/** The year in which a day number lies. */
export function yearOfDay(day: number): number {
  const count = day + EPOCH;
  // The mean year is a little too long for early and too short for late days of a cycle: one step mends it.
  const year = Math.floor(count / 365.2425);
  if (count < daysBeforeYear(year)) return year - 1;
  return count >= daysBeforeYear(year + 1) ? year + 1 : year;
}

/** Weekday of a day number, 1 Monday to 7 Sunday; 1970-01-01 was a Thursday. */
export function weekdayOfDay(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** Weekday of a date, ISO numbers: 1 Monday to 7 Sunday. */
export function weekdayOf(date: LocalDate): number {
  return weekdayOfDay(dayNumber(date));
}

/** English name of a month, 1 to 12. */
export function monthName(month: number): string {
  const name = MONTHS[month - 1];
  if (name === undefined) throw new RangeError(`${month} is not a month; accepted: 1 (January) to 12 (December)`);
  return name;
}

const URDU_MONTHS = [
  'جنوری',
  'فروری',
  'مارچ',
  'اپریل',
  'مئی',
  'جون',
  'جولائی',
  'اگست',
  'ستمبر',
  'اکتوبر',
  'نومبر',
  'دسمبر',
] as const;

/**
 * A date as Urdu writes it, in the figures that offices use.
 * @throws RangeError when it is no local date
 * @example urduDate('2026-11-30') // '30 نومبر 2026ء'
 */
export function urduDate(date: LocalDate): string {
  if (!isLocalDate(date)) throw new RangeError(`"${String(date)}" is not a local date; accepted: YYYY-MM-DD`);
  return `${Number(date.slice(8))} ${URDU_MONTHS[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}ء`;
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

/** Every day from one to another, both included; none when `to` lies before `from`. */
export function eachDay(from: LocalDate, to: LocalDate): readonly LocalDate[] {
  const first = dayNumber(from);
  return Array.from({ length: Math.max(0, dayNumber(to) - first + 1) }, (_, at) => dateOfDay(first + at));
}

/** The later of some dates. */
export function latestOf(first: LocalDate, ...others: readonly LocalDate[]): LocalDate {
  return others.reduce((latest, date) => (date > latest ? date : latest), first);
}

function partsOf(date: string): readonly [year: number, month: number, day: number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8))];
}

/** Days from 0000-01-01 to the first day of a year of the Gregorian calendar, carried back before its beginning. */
function daysBeforeYear(year: number): number {
  const past = year - 1;
  return 365 * year + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400) + 1;
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function daysInMonth(year: number, month: number): number {
  return DAYS_BEFORE[month]! - DAYS_BEFORE[month - 1]! + (month === 2 && isLeap(year) ? 1 : 0);
}

function digits(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
