import type { Calendar, LayerId, LocalDate } from './calendar.ts';
import { calendarDays, type CalendarDay } from './calendar-days.ts';
import { slug } from './order.ts';

/** A closed day or recess as an entry of a calendar program. */
export interface CalendarEvent {
  readonly uid: string;
  readonly sequence: number;
  readonly on: LocalDate;
  readonly to: LocalDate;
  readonly title: string;
  readonly description: string;
  readonly status: 'confirmed' | 'tentative' | 'cancelled';
}

/** How an entry changes: expected, then ordered, then taken back. A subscriber's copy follows the higher number. */
const SEQUENCE = { tentative: 0, fixed: 1, gazetted: 1, withdrawn: 2 } as const;
const STATUS = { tentative: 'tentative', fixed: 'confirmed', gazetted: 'confirmed', withdrawn: 'cancelled' } as const;

/**
 * What closes a layer in some years, as entries for a calendar program: one for each closed day and each recess that
 * holds, and one for each withdrawal. An entry keeps its uid from expected to ordered to withdrawn.
 *
 * @throws RangeError when the calendar has no such layer
 */
export function calendarEvents(
  calendar: Calendar,
  layer: LayerId,
  years: { readonly from: number; readonly to: number },
): readonly CalendarEvent[] {
  const events = new Map<string, CalendarEvent>();
  for (let year = years.from; year <= years.to; year += 1) {
    for (const day of calendarDays(calendar, layer, year)) {
      if (day.kind === 'hours' || day.lifted !== null) continue;
      const event = eventOf(day, layer);
      const held = events.get(event.uid);
      if (held === undefined || held.sequence <= event.sequence) events.set(event.uid, event);
    }
  }
  return [...events.values()];
}

function eventOf(day: CalendarDay, layer: LayerId): CalendarEvent {
  const { date, to, title, standing, source, notifiedOn, order } = day;
  const lines = [
    ...(standing === 'tentative' ? ['Tentative: counts as closed until notified.'] : []),
    ...(standing === 'withdrawn' ? ['Withdrawn: offices work on this day.'] : []),
    `Source: ${source}`,
    ...(notifiedOn === null ? [] : [`Notified on: ${notifiedOn}`]),
    ...(order === null ? [] : [`Order: ${order}`]),
  ];
  return {
    uid: `${layer}-${date}-${slug(title)}@calendar.treaty-desk`,
    sequence: SEQUENCE[standing],
    on: date,
    to,
    title,
    description: lines.join('\n'),
    status: STATUS[standing],
  };
}
