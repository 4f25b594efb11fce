import type { LocalDate } from '../../domain/calendar/calendar.ts';

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
];

/**
 * A local date in words, day first, as letters of the ministry and of the UN print it.
 * @throws RangeError when `date` is not `YYYY-MM-DD`
 * @example longDate('2027-01-05') // '5 January 2027'
 */
export function longDate(date: LocalDate): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? [];
  const name = MONTHS[Number(month) - 1];
  if (name === undefined) throw new RangeError(`“${date}” is not a date of the form YYYY-MM-DD.`);
  return `${Number(day)} ${name} ${year}`;
}
