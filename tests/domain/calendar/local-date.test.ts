import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  dateOfDay,
  dayNumber,
  isLocalDate,
  latestOf,
  weekdayName,
  weekdayOf,
} from '../../../domain/calendar/local-date.ts';

const anyDay = fc.integer({ min: dayNumber('0100-01-01') + 4000, max: dayNumber('9999-12-31') - 4000 });

describe('a local date', () => {
  it.each<[unknown, boolean, string]>([
    ['2026-02-28', true, 'last of February in a common year'],
    ['2028-02-29', true, 'leap day'],
    ['2026-02-29', false, 'no leap year'],
    ['2100-02-29', false, 'a century is no leap year'],
    ['2000-02-29', true, 'but the fourth century is'],
    ['2026-04-31', false, 'April has 30 days'],
    ['2026-13-01', false, 'no thirteenth month'],
    ['2026-00-10', false, 'months begin at 1'],
    ['2026-3-5', false, 'two digits each'],
    ['2026-03-05T00:00', false, 'a date has no time'],
    [' 2026-03-05', false, 'nothing around it'],
    ['0050-01-01', false, 'years of two digits are mistakes'],
    ['', false, 'empty'],
    [20260305, false, 'a number is no text'],
    [null, false, 'nothing'],
  ])('%j is %s: %s', (value, is) => {
    expect(isLocalDate(value)).toBe(is);
  });

  it.each([
    ['2026-12-31', 1, '2027-01-01', 'over the end of the year'],
    ['2027-01-01', -1, '2026-12-31', 'and back'],
    ['2026-02-28', 1, '2026-03-01', 'over February'],
    ['2028-02-28', 1, '2028-02-29', 'into the leap day'],
    ['2026-03-29', 1, '2026-03-30', 'Geneva sets its clocks that night; a date has none'],
  ])('%s and %i days is %s: %s', (from, days, to) => {
    expect(addDays(from, days)).toBe(to);
  });

  it('names the weekday', () => {
    expect([weekdayOf('1970-01-01'), weekdayOf('2026-11-30'), weekdayOf('2026-03-22')]).toEqual([4, 1, 7]);
    expect(weekdayName(5)).toBe('Friday');
    expect(() => weekdayName(8)).toThrow('accepted: 1 (Monday) to 7 (Sunday)');
  });

  it('is refused when it is none, or when it would leave the years that can be written', () => {
    expect(() => addDays('2026-02-30', 1)).toThrow('"2026-02-30" is not a local date');
    expect(() => addDays('2026-02-28', 0.5)).toThrow('0.5 is not a whole number of days');
    expect(() => addDays('9999-12-31', 1)).toThrow('outside the years');
    expect(() => dateOfDay(Number.NaN)).toThrow('outside the years');
  });

  it('is counted, shifted and ordered without contradiction', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -4000, max: 4000 }), (day, shift) => {
        const date = dateOfDay(day);
        const shifted = addDays(date, shift);
        expect(dayNumber(date)).toBe(day);
        expect(dayNumber(shifted) - day).toBe(shift);
        expect(date < shifted).toBe(shift > 0);
        expect(weekdayOf(shifted)).toBe(((((weekdayOf(date) - 1 + shift) % 7) + 7) % 7) + 1);
        expect(latestOf(date, shifted)).toBe(shift > 0 ? shifted : date);
      }),
    );
  });
});
