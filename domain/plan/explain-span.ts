import type { Calendar, LayerId, LocalDate } from '../calendar/calendar.ts';
import { addDays } from '../calendar/local-date.ts';
import { closedReason } from '../calendar/open-days.ts';

/**
 * What was skipped between two dates, in words: weekly days off by number, dated holidays by name and date.
 *
 * @returns `skipping 4 weekly days off and 2026-03-20 (Eid-ul-Fitr)`, or an empty text when nothing was skipped
 */
export function skippedBetween(calendar: Calendar, layer: LayerId, from: LocalDate, to: LocalDate): string {
  let weekly = 0;
  const dated: string[] = [];
  for (let date = addDays(from, 1); date < to; date = addDays(date, 1)) {
    const closed = closedReason(calendar, layer, date);
    if (closed === null) continue;
    if (closed.source === null) weekly += 1;
    else dated.push(`${date} (${closed.why})`);
  }
  const parts = [...(weekly === 0 ? [] : [`${weekly} weekly ${weekly === 1 ? 'day' : 'days'} off`]), ...dated];
  if (parts.length === 0) return '';
  return `skipping ${parts.length === 1 ? parts[0] : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`}`;
}

/** A number of working days in words. */
export function workingDays(n: number): string {
  return `${n} working ${n === 1 ? 'day' : 'days'}`;
}
