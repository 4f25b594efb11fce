import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LayerId } from '../../../domain/calendar/calendar.ts';
import { epochMs, instantAt, localDateOf, localTimeOf } from '../../../domain/calendar/instants.ts';
import { weekdayOf } from '../../../domain/calendar/local-date.ts';
import { isOpenDay } from '../../../domain/calendar/open-days.ts';
import { SENDING_WINDOW, sendingWindowOn } from '../../../domain/calendar/office-hours.ts';
import { nextSendingMoment } from '../../../domain/calendar/sending-window.ts';
import { aCalendar } from '../../builders/calendar.ts';
import { seededReference } from '../../builders/reference.ts';

const { calendar } = seededReference();
const nextFrom = (instant: string) =>
  instantAt(nextSendingMoment(calendar, 'federal', epochMs(instant)), 'Asia/Karachi');

describe('the sending window', () => {
  it.each([
    ['2026-11-30T09:00:00+05:00', '2026-11-30T09:00:00+05:00', 'opens at nine'],
    ['2026-11-30T08:59:59+05:00', '2026-11-30T09:00:00+05:00', 'not a second before'],
    ['2026-11-30T14:59:59+05:00', '2026-11-30T14:59:59+05:00', 'still open'],
    ['2026-11-30T15:00:00+05:00', '2026-12-01T09:00:00+05:00', 'closes at three'],
    ['2026-12-04T12:29:00+05:00', '2026-12-04T12:29:00+05:00', 'Friday before the prayer'],
    ['2026-12-04T12:30:00+05:00', '2026-12-07T09:00:00+05:00', 'from the Friday prayer to Monday'],
    ['2026-12-05T10:00:00+05:00', '2026-12-07T09:00:00+05:00', 'no mail on a Saturday'],
    ['2026-03-19T16:00:00+05:00', '2026-03-24T09:00:00+05:00', 'over Eid, the weekend and Pakistan Day'],
    ['2026-12-31T23:00:00+05:00', '2027-01-01T09:00:00+05:00', 'over the end of the year'],
    ['2026-11-30T20:30:00+00:00', '2026-12-01T09:00:00+05:00', 'evening in Geneva is tomorrow in Islamabad'],
  ])('at %s the next moment is %s: %s', (now, next) => {
    expect(nextFrom(now)).toBe(next);
  });

  it('is never missed, never left early, and the moment it gives is inside it', () => {
    const moments = fc.integer({ min: epochMs('2025-01-02T00:00:00Z'), max: epochMs('2027-12-01T00:00:00Z') });
    fc.assert(
      fc.property(moments, (now) => {
        const next = nextSendingMoment(calendar, 'punjab', now);
        const date = localDateOf(next, 'Asia/Karachi');
        expect(next).toBeGreaterThanOrEqual(now);
        expect(nextSendingMoment(calendar, 'punjab', next)).toBe(next);
        expect(isOpenDay(calendar, 'punjab', date)).toBe(true);
        expect(localTimeOf(next, 'Asia/Karachi') >= '09:00').toBe(true);
        expect(localTimeOf(next, 'Asia/Karachi') < (weekdayOf(date) === 5 ? '12:30' : '15:00')).toBe(true);
      }),
    );
  });

  describe('in Ramadan', () => {
    const span = { from: '2026-02-19', to: '2026-03-19', title: 'Ramadan hours', source: 'order' } as const;
    const short = {
      ...span,
      layer: 'federal',
      standing: 'tentative',
      opens: '10:00',
      closes: '14:00',
      fridayCloses: '12:00',
    } as const;
    const ramadan = aCalendar({
      sendingHours: { opens: '08:30', closes: '16:00', fridayCloses: '12:30', source: 'ours' },
      hours: [
        short,
        { ...short, layer: 'sindh', opens: '09:30' },
        { ...short, layer: 'sindh', opens: '09:45', standing: 'gazetted' },
      ],
    });
    const next = (layer: LayerId, instant: string) =>
      instantAt(nextSendingMoment(ramadan, layer, epochMs(instant)), 'Asia/Karachi');

    it.each<[LayerId, string, string, string]>([
      ['punjab', '2026-02-18T08:40:00+05:00', '2026-02-18T08:40:00+05:00', 'the day before, usual hours'],
      ['punjab', '2026-02-18T16:00:00+05:00', '2026-02-19T10:00:00+05:00', 'from usual hours into short ones'],
      ['punjab', '2026-02-19T14:00:00+05:00', '2026-02-20T10:00:00+05:00', 'closes early'],
      ['punjab', '2026-02-20T12:00:00+05:00', '2026-02-23T10:00:00+05:00', 'Friday earlier still'],
      ['punjab', '2026-03-19T14:00:00+05:00', '2026-03-20T08:30:00+05:00', 'from the last day into usual hours'],
      ['sindh', '2026-02-19T08:00:00+05:00', '2026-02-19T09:45:00+05:00', 'the hours of the province, as gazetted'],
    ])('for %s, at %s the next moment is %s: %s', (layer, now, then) => {
      expect(next(layer, now)).toBe(then);
    });

    it('gives way to hours that are asked for by name', () => {
      const window = { from: '11:00', to: '11:30', fridayTo: '11:30' };
      const at = nextSendingMoment(ramadan, 'punjab', epochMs('2026-02-19T10:30:00+05:00'), window);
      expect(instantAt(at, 'Asia/Karachi')).toBe('2026-02-19T11:00:00+05:00');
    });
  });

  it('of a calendar without hours is the one that offices keep even in Ramadan', () => {
    expect(sendingWindowOn(aCalendar(), 'punjab', '2026-02-19')).toEqual(SENDING_WINDOW);
    expect(sendingWindowOn(calendar, 'sindh-six-day', '2027-02-10')).toEqual(SENDING_WINDOW);
  });
});
