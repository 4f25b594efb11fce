import type { LocalDate } from '../../domain/calendar/calendar.ts';
import { monthName } from '../../domain/calendar/local-date.ts';

/**
 * A local date in words, day first, as letters of the ministry and of the UN print it.
 * @throws RangeError when `date` is not `YYYY-MM-DD`
 * @example longDate('2027-01-05') // '5 January 2027'
 */
export function longDate(date: LocalDate): string {
  const [, year, month, day] = /^(\d{4})-(0[1-9]|1[0-2])-(\d{2})$/.exec(date) ?? [];
  if (month === undefined) throw new RangeError(`“${date}” is not a date of the form YYYY-MM-DD.`);
  return `${Number(day)} ${monthName(Number(month))} ${year}`;
}
