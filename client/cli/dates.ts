import type { LocalDate } from '../../domain/calendar/calendar.ts';
import { localDateOf } from '../../domain/calendar/instants.ts';
import { weekdayName, weekdayOf } from '../../domain/calendar/local-date.ts';
import type { CliContext } from './command.ts';

const ZONE = 'Asia/Karachi';

/** The present local date in Islamabad. */
export function today({ now = Date.now }: Pick<CliContext, 'now'>): LocalDate {
  return localDateOf(now(), ZONE);
}

/** The local date in Islamabad of a stored instant, ISO 8601. */
export function dayOf(instant: string): LocalDate {
  return localDateOf(Date.parse(instant), ZONE);
}

/**
 * A date for a person, in the form in which options take it.
 * @example dayWords('2026-11-30') // 'Mon 2026-11-30'
 * @returns '' for null
 */
export function dayWords(date: LocalDate | null | undefined): string {
  return date == null ? '' : `${weekdayName(weekdayOf(date)).slice(0, 3)} ${date}`;
}
