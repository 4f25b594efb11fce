import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dateOfDay } from '../../../domain/calendar/local-date.ts';
import {
  endOfDayInZone,
  epochMs,
  instantAt,
  instantOf,
  isZone,
  localDateOf,
  localTimeOf,
} from '../../../domain/calendar/instants.ts';

const KARACHI = 'Asia/Karachi';
const ZURICH = 'Europe/Zurich';

describe('instants', () => {
  it.each([
    ['2026-03-05', '09:00', KARACHI, '2026-03-05T09:00:00+05:00', 'Pakistan keeps one time all year'],
    ['2026-07-05', '09:00', ZURICH, '2026-07-05T09:00:00+02:00', 'Geneva in summer'],
    ['2026-12-05', '09:00', ZURICH, '2026-12-05T09:00:00+01:00', 'Geneva in winter'],
    ['2026-03-29', '02:30', ZURICH, '2026-03-29T03:30:00+02:00', 'a time that the clocks skip'],
    ['2026-10-25', '02:30', ZURICH, '2026-10-25T02:30:00+02:00', 'a time that they show twice: the first'],
  ])('%s %s in %s is %s: %s', (date, time, zone, instant) => {
    expect(instantOf(date, time, zone)).toBe(instant);
  });

  it.each([
    ['2024-11-30', ZURICH, '2024-11-30T23:59:59+01:00', '2024-12-01', '03:59', 'winter: four hours apart'],
    ['2027-06-30', ZURICH, '2027-06-30T23:59:59+02:00', '2027-07-01', '02:59', 'summer: three'],
    ['2026-03-29', ZURICH, '2026-03-29T23:59:59+02:00', '2026-03-30', '02:59', 'a day of 23 hours'],
    ['2026-12-31', KARACHI, '2026-12-31T23:59:59+05:00', '2026-12-31', '23:59', 'end of the year'],
  ])('a deadline of %s in %s is kept until %s, in Islamabad %s %s: %s', (date, zone, instant, on, at) => {
    expect(endOfDayInZone(date, zone)).toBe(instant);
    expect([localDateOf(epochMs(instant), KARACHI), localTimeOf(epochMs(instant), KARACHI)]).toEqual([on, at]);
    expect(localDateOf(epochMs(instant) + 1000, zone)).toBe(addDays(date, 1));
  });

  it('are written as the clocks of a zone show them, and read back', () => {
    const ms = fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => seconds * 1000);
    fc.assert(
      fc.property(ms, fc.constantFrom(KARACHI, ZURICH, 'UTC', 'America/St_Johns'), (at, zone) => {
        const written = instantAt(at, zone);
        expect(epochMs(written)).toBe(at);
        expect(written.slice(0, 16)).toBe(`${localDateOf(at, zone)}T${localTimeOf(at, zone)}`);
      }),
    );
  });

  it('keep the date and the time of day they were made of', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10_000, max: 30_000 }), fc.nat(23), fc.nat(59), (day, hour, minute) => {
        const time = [hour, minute].map((part) => String(part).padStart(2, '0')).join(':');
        const at = epochMs(instantOf(dateOfDay(day), time, 'UTC'));
        expect([localDateOf(at, 'UTC'), localTimeOf(at, 'UTC')]).toEqual([dateOfDay(day), time]);
      }),
    );
  });

  it('are refused when they are none', () => {
    expect(() => instantOf('2026-02-30', '09:00', KARACHI)).toThrow('accepted: YYYY-MM-DD');
    expect(() => instantOf('2026-02-28', '9:00', KARACHI)).toThrow('accepted: HH:MM');
    expect(() => instantOf('2026-02-28', '25:00', KARACHI)).toThrow(RangeError);
    expect(() => endOfDayInZone('30.11.2024', ZURICH)).toThrow('accepted: YYYY-MM-DD');
    expect(() => epochMs('2026-02-28T09:00')).toThrow(RangeError);
    expect([isZone(KARACHI), isZone('Islamabad'), isZone('+05:00'), isZone('')]).toEqual([true, false, false, false]);
  });
});
