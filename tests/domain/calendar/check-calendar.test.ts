import { describe, expect, it } from 'vitest';
import type { Calendar } from '../../../domain/calendar/calendar.ts';
import { checkCalendar } from '../../../domain/calendar/check-calendar.ts';
import { aCalendar, aClosedDay } from '../../builders/calendar.ts';
import { seededReference } from '../../builders/reference.ts';

const federal = { id: 'federal', parent: null, weeklyOff: [6, 7] } as const;

describe('checking a calendar', () => {
  it('finds no fault with the shipped one', () => {
    expect(checkCalendar(seededReference().calendar)).toEqual([]);
  });

  it.each<[string, Partial<Calendar>, string]>([
    [
      'an unknown zone',
      { zone: 'Islamabad' },
      'zone "Islamabad" is not known; accepted: an IANA name such as Asia/Karachi',
    ],
    ['no federal layer', { layers: [] }, 'there is no layer "federal"'],
    ['a layer twice', { layers: [federal, federal] }, 'layer "federal" stands twice'],
    [
      'an unknown parent',
      { layers: [federal, { ...federal, id: 'punjab', parent: 'sindh' }] },
      'unknown parent "sindh"',
    ],
    [
      'a week without work',
      { layers: [{ ...federal, weeklyOff: [1, 2, 3, 4, 5, 6, 7] }] },
      'accepted: up to six different',
    ],
    ['an eighth weekday', { layers: [{ ...federal, weeklyOff: [8] }] }, 'weekly days off [8]'],
    ['parents in a circle', { layers: [federal, { ...federal, id: 'punjab', parent: 'punjab' }] }, 'run in a circle'],
    [
      'a day that does not exist',
      { closed: [aClosedDay({ date: '2026-02-30' })] },
      '"2026-02-30" (Pakistan Day) is not a date',
    ],
    ['a day of no layer', { closed: [aClosedDay({ layer: 'balochistan' })] }, 'unknown layer "balochistan"'],
    ['a day twice', { closed: [aClosedDay(), aClosedDay()] }, '2026-03-23 (Pakistan Day, federal) stands twice'],
  ])('finds %s', (_, change, message) => {
    expect(checkCalendar(aCalendar(change)).join('\n')).toContain(message);
  });
});
