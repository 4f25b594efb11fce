import type { Calendar, ClosedDay } from '../../domain/calendar/calendar.ts';

/** A closed day: a fixed federal one unless said otherwise. */
export function aClosedDay(change: Partial<ClosedDay> = {}): ClosedDay {
  return {
    date: '2026-03-23',
    title: 'Pakistan Day',
    layer: 'federal',
    standing: 'fixed',
    source: 'list of the year',
    ...change,
  };
}

/** A calendar with a five-day federal layer, Punjab and Sindh under it, and no holidays. */
export function aCalendar(change: Partial<Calendar> = {}): Calendar {
  return {
    version: 'built',
    zone: 'Asia/Karachi',
    layers: [
      { id: 'federal', parent: null, weeklyOff: [6, 7] },
      { id: 'punjab', parent: 'federal', weeklyOff: [6, 7] },
      { id: 'sindh', parent: 'federal', weeklyOff: [7] },
    ],
    closed: [],
    ...change,
  };
}
