import type { LocalDate } from './calendar.ts';
import { addDays } from './local-date.ts';

/**
 * The same day of the month some months later; the last day of that month where it has no such day. A year is twelve.
 *
 * @param months whole, 0 or more
 * @throws RangeError when `months` is negative or not whole, or the day lies after the year 9999
 * @example addMonths('2027-01-31', 1) // '2027-02-28'
 * @example addMonths('2028-02-29', 12) // '2029-02-28'
 */
export function addMonths(date: LocalDate, months: number): LocalDate {
  if (!Number.isInteger(months) || months < 0)
    throw new RangeError(`${months} is not a number of months; accepted: whole months, 0 or more`);
  const count = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const last = addDays(firstOfMonth(count + 1), -1);
  const same = firstOfMonth(count).slice(0, 8) + date.slice(8);
  return same < last ? same : last;
}

/** First day of a month, counted in months from the year 0. */
function firstOfMonth(count: number): LocalDate {
  const year = Math.floor(count / 12);
  return `${String(year).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}-01`;
}
