import type { LocalDate } from '../../../domain/calendar/calendar.ts';

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
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

function ordinal(day: number): string {
  const teen = day % 100 >= 11 && day % 100 <= 13;
  const ending = teen ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th');
  return `${day}${ending}`;
}

/**
 * A date as letters of the Government write it.
 * @throws RangeError when it is not `YYYY-MM-DD`
 * @example writtenDate('2026-11-30') // '30th November, 2026'
 */
export function writtenDate(date: LocalDate): string {
  const { year, month, day } = fields(date);
  return `${ordinal(day)} ${MONTHS[month - 1] ?? ''}, ${year}`;
}

/**
 * The same with its weekday.
 * @example writtenDay('2026-11-30') // 'Monday, the 30th November, 2026'
 */
export function writtenDay(date: LocalDate): string {
  const { year, month, day } = fields(date);
  return `${WEEKDAYS[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? ''}, the ${writtenDate(date)}`;
}

/**
 * The moment a day ends in one zone, as the clock of another shows it.
 * @param date the day that ends
 * @example endOfDay('2027-06-30', 'Europe/Zurich', 'Asia/Karachi') // '3.00 a.m. on Thursday, the 1st July, 2027'
 */
export function endOfDay(date: LocalDate, zone: string, shownIn: string): string {
  const { year, month, day } = fields(date);
  const midnight = Date.UTC(year, month - 1, day + 1);
  // Twice, because the offset is that of the instant looked for, not of the first guess.
  const guess = midnight - offsetAt(midnight, zone);
  const instant = midnight - offsetAt(guess, zone);
  const local = new Date(instant + offsetAt(instant, shownIn));
  const hour = local.getUTCHours();
  const clock = `${hour % 12 === 0 ? 12 : hour % 12}.${String(local.getUTCMinutes()).padStart(2, '0')}`;
  return `${clock} ${hour < 12 ? 'a.m.' : 'p.m.'} on ${writtenDay(local.toISOString().slice(0, 10))}`;
}

/** Milliseconds by which the zone's clock is ahead of UTC at an instant. */
function offsetAt(instant: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(new Date(instant));
  const field = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
  const wall = Date.UTC(
    field('year'),
    field('month') - 1,
    field('day'),
    field('hour'),
    field('minute'),
    field('second'),
  );
  return wall - instant;
}

function fields(date: LocalDate): { year: number; month: number; day: number } {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(date);
  const [year, month, day] = [Number(match?.[1]), Number(match?.[2]), Number(match?.[3])];
  const real = new Date(Date.UTC(year, month - 1, day));
  if (match === null || real.getUTCMonth() !== month - 1 || real.getUTCDate() !== day) {
    throw new RangeError(`"${date}" is not a date; YYYY-MM-DD is expected`);
  }
  return { year, month, day };
}
