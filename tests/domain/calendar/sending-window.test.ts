import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { epochMs, instantAt, localDateOf, localTimeOf } from '../../../domain/calendar/instants.ts';
import { weekdayOf } from '../../../domain/calendar/local-date.ts';
import { isOpenDay } from '../../../domain/calendar/open-days.ts';
import { nextSendingMoment } from '../../../domain/calendar/sending-window.ts';
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
});
