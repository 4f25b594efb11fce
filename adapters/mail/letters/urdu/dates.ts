import type { LocalDate } from '../../../../domain/calendar/calendar.ts';
import { endOfDayInZone, epochMs, instantAt } from '../../../../domain/calendar/instants.ts';
import { urduDate, weekdayOf } from '../../../../domain/calendar/local-date.ts';

/** From Monday on. */
const WEEKDAYS = ['پیر', 'منگل', 'بدھ', 'جمعرات', 'جمعہ', 'ہفتہ', 'اتوار'] as const;

/**
 * A date as letters in Urdu write it, with its weekday.
 * @throws RangeError when it is no local date
 * @example urduDay('2026-11-30') // 'پیر، 30 نومبر 2026ء'
 */
export function urduDay(date: LocalDate): string {
  const written = urduDate(date);
  return `${WEEKDAYS[weekdayOf(date) - 1]}، ${written}`;
}

/**
 * The moment a day ends in one zone, as the clocks of another show it.
 * @throws RangeError when date or zone is none
 * @example urduEndOfDay('2027-06-30', 'Europe/Zurich', 'Asia/Karachi') // 'جمعرات، 1 جولائی 2027ء کو رات 3:00 بجے'
 */
export function urduEndOfDay(date: LocalDate, zone: string, shownIn: string): string {
  const next = instantAt(epochMs(endOfDayInZone(date, zone)) + 1_000, shownIn);
  const hour = Number(next.slice(11, 13));
  const part = hour < 4 ? 'رات' : hour < 12 ? 'صبح' : hour < 16 ? 'دوپہر' : hour < 19 ? 'شام' : 'رات';
  return `${urduDay(next.slice(0, 10))} کو ${part} ${hour % 12 === 0 ? 12 : hour % 12}:${next.slice(14, 16)} بجے`;
}
