import type { LocalDate } from '../../../../domain/calendar/calendar.ts';
import { endOfDayInZone, epochMs, instantAt } from '../../../../domain/calendar/instants.ts';
import { isLocalDate, monthName, weekdayName, weekdayOf } from '../../../../domain/calendar/local-date.ts';

/**
 * A date as letters of the Government write it.
 * @throws RangeError when it is no local date
 * @example writtenDate('2026-11-30') // '30th November, 2026'
 */
export function writtenDate(date: LocalDate): string {
  if (!isLocalDate(date)) throw new RangeError(`"${String(date)}" is not a local date; accepted: YYYY-MM-DD`);
  const month = monthName(Number(date.slice(5, 7)));
  return `${ordinal(Number(date.slice(8)))} ${month}, ${date.slice(0, 4)}`;
}

/**
 * The same with its weekday.
 * @throws RangeError when it is no local date
 * @example writtenDay('2026-11-30') // 'Monday, the 30th November, 2026'
 */
export function writtenDay(date: LocalDate): string {
  return `${weekdayName(weekdayOf(date))}, the ${writtenDate(date)}`;
}

/**
 * The moment a day ends in one zone, as the clocks of another show it.
 * @param date the day that ends
 * @throws RangeError when date or zone is none
 * @example endOfDay('2027-06-30', 'Europe/Zurich', 'Asia/Karachi') // '3.00 a.m. on Thursday, the 1st July, 2027'
 */
export function endOfDay(date: LocalDate, zone: string, shownIn: string): string {
  const next = instantAt(epochMs(endOfDayInZone(date, zone)) + 1_000, shownIn);
  const hour = Number(next.slice(11, 13));
  const clock = `${hour % 12 === 0 ? 12 : hour % 12}.${next.slice(14, 16)}`;
  return `${clock} ${hour < 12 ? 'a.m.' : 'p.m.'} on ${writtenDay(next.slice(0, 10))}`;
}

function ordinal(day: number): string {
  const teen = day >= 11 && day <= 13;
  return `${day}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th')}`;
}
