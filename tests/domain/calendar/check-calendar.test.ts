import { describe, expect, it } from 'vitest';
import type { Calendar, ClosedDay, OfficeHours, Recess, YearlyDay } from '../../../domain/calendar/calendar.ts';
import { checkCalendar } from '../../../domain/calendar/check-calendar.ts';
import { aCalendar, aClosedDay } from '../../builders/calendar.ts';
import { seededReference } from '../../builders/reference.ts';

const yearly: YearlyDay = {
  ...{ month: 2, day: 5, title: 'Kashmir Day', fromYear: 2020, untilYear: null, source: 'rule', notifiedOn: null },
  layer: 'federal',
};
const recess: Recess = {
  ...{ from: '2026-07-01', to: '2026-07-10', title: 'Recess', source: 'order', notifiedOn: null },
  layer: 'federal',
  standing: 'gazetted',
};
const hours: OfficeHours = { ...recess, title: 'Ramadan', opens: '09:00', closes: '15:00', fridayCloses: '12:30' };
const gazetted = (change: Partial<ClosedDay> = {}) => aClosedDay({ standing: 'gazetted', ...change });

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
    [
      'two orders for one day',
      { closed: [gazetted(), gazetted({ title: 'Day of mourning' })] },
      'closed day 2026-03-23 of federal has both Pakistan Day (gazetted) and Day of mourning (gazetted)',
    ],
    [
      'an order twice, spelt in two ways',
      { closed: [gazetted(), gazetted({ title: 'pakistan-day' })] },
      'accepted: one of the two, or a withdrawal of one',
    ],
    [
      'two days expected at once',
      { closed: [aClosedDay({ standing: 'tentative' }), aClosedDay({ standing: 'tentative', title: 'Eid' })] },
      'has both',
    ],
    [
      'an order for the day of a rule',
      { rules: [yearly], closed: [gazetted({ date: '2026-02-05', title: 'Kashmir Day' })] },
      'Kashmir Day (each year)',
    ],
    [
      'a withdrawal of nothing',
      { closed: [aClosedDay({ standing: 'withdrawn' })] },
      'withdrawal of Pakistan Day on 2026-03-23 (federal) takes nothing back',
    ],
    [
      'a withdrawal of what a province ordered',
      { closed: [gazetted({ layer: 'punjab' }), aClosedDay({ standing: 'withdrawn' })] },
      'takes nothing back',
    ],
    ['a notification on no day', { closed: [aClosedDay({ notifiedOn: '2026-13-01' })] }, 'notified on "2026-13-01"'],
    ['a rule on 30 February', { rules: [{ ...yearly, day: 30 }] }, 'day 30 of month 2; accepted: a day of a month'],
    ['a rule that ends before it begins', { rules: [{ ...yearly, untilYear: 2019 }] }, 'ends in 2019'],
    ['a rule of no layer', { rules: [{ ...yearly, layer: 'balochistan' }] }, 'unknown layer "balochistan"'],
    ['one rule twice', { rules: [yearly, { ...yearly, title: 'Solidarity Day' }] }, 'are one day of federal'],
    ['a recess backwards', { recesses: [{ ...recess, to: '2026-06-01' }] }, 'ends on 2026-06-01, before it begins'],
    [
      'a recess on no day',
      { recesses: [{ ...recess, to: '2026-07-32' }] },
      'recess Recess: "2026-07-32" is not a date',
    ],
    ['a recess of a year', { recesses: [{ ...recess, to: '2027-06-30' }] }, 'accepted: at most 100 days'],
    ['a recess of no layer', { recesses: [{ ...recess, layer: 'balochistan' }] }, 'unknown layer "balochistan"'],
    [
      'recesses that overlap',
      { recesses: [recess, { ...recess, from: '2026-07-10', to: '2026-07-12', title: 'Vacation' }] },
      'of federal overlap; accepted: spans that do not meet',
    ],
    ['hours that overlap', { hours: [hours, { ...hours, from: '2026-07-05' }] }, 'hours Ramadan (2026-07-01'],
    ['hours that are none', { hours: [{ ...hours, opens: '24:00' }] }, '"24:00" is not a time'],
    ['hours backwards', { hours: [{ ...hours, fridayCloses: '09:00' }] }, 'end at 09:00, not after they begin'],
    [
      'sending hours backwards',
      { sendingHours: { opens: '15:00', closes: '09:00', fridayCloses: '16:00', source: 'x' } },
      'sendingHours: the hours end at 09:00',
    ],
  ])('finds %s', (_, change, message) => {
    expect(checkCalendar(aCalendar(change)).join('\n')).toContain(message);
  });

  it.each<[string, Partial<Calendar>]>([
    ['a day of each week', { closed: [gazetted({ week: 'five-day' }), gazetted({ week: 'six-day', title: 'Other' })] }],
    [
      'a gazetted day on one that is expected',
      { closed: [gazetted(), aClosedDay({ standing: 'tentative', title: 'Eid' })] },
    ],
    ['a feast on the day of a rule', { rules: [yearly], closed: [gazetted({ date: '2026-02-05', title: 'Eid' })] }],
    [
      'a federal day that a province ordered too',
      { closed: [gazetted(), gazetted({ layer: 'punjab', title: 'Eid' })] },
    ],
    [
      'an order in place of one withdrawn',
      {
        closed: [gazetted(), aClosedDay({ standing: 'withdrawn' }), gazetted({ title: 'Day of mourning' })],
      },
    ],
    ['a leap day each leap year', { rules: [{ ...yearly, day: 29 }] }],
    [
      'rules that follow each other',
      {
        rules: [
          { ...yearly, untilYear: 2025 },
          { ...yearly, fromYear: 2026 },
        ],
      },
    ],
    ['recesses of two layers', { recesses: [recess, { ...recess, layer: 'punjab' }] }],
    ['an expected recess over an ordered one', { recesses: [recess, { ...recess, standing: 'tentative' }] }],
  ])('finds no fault with %s', (_, change) => {
    expect(checkCalendar(aCalendar(change))).toEqual([]);
  });
});
