import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths } from '../../../domain/calendar/add-months.ts';
import { addDays, dateOfDay, dayNumber } from '../../../domain/calendar/local-date.ts';

describe('a day some months later', () => {
  it.each([
    ['2026-05-14', 12, '2027-05-14', 'a year later is the same day'],
    ['2026-11-30', 3, '2027-02-28', 'February has no 30th'],
    ['2027-11-30', 3, '2028-02-29', 'of a leap year it has a 29th'],
    ['2028-02-29', 12, '2029-02-28', 'the leap day has no anniversary in the next year'],
    ['2028-02-29', 48, '2032-02-29', 'but in the next leap year'],
    ['2096-02-29', 48, '2100-02-28', 'and 2100 is none'],
    ['2027-01-31', 1, '2027-02-28', 'from the end of a long month to the end of a short one'],
    ['2027-02-28', 1, '2027-03-28', 'and back by its number, not to the end'],
    ['2026-12-31', 2, '2027-02-28', 'over the year end'],
    ['2026-10-31', 0, '2026-10-31', 'no month at all'],
    ['2026-12-01', 11, '2027-11-01', 'eleven months over the year end'],
  ])('after %s, %i months: %s (%s)', (from, months, on) => {
    expect(addMonths(from, months)).toBe(on);
  });

  it('is never later than that day of the month, lies in that month, and rises with the day', () => {
    const day = fc.integer({ min: dayNumber('1990-01-01'), max: dayNumber('2090-12-31') }).map(dateOfDay);
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 200 }), (date, months) => {
        const on = addMonths(date, months);
        const count = (of: string): number => Number(of.slice(0, 4)) * 12 + Number(of.slice(5, 7));
        expect(count(on)).toBe(count(date) + months);
        expect(on.slice(8) <= date.slice(8)).toBe(true);
        expect(addMonths(addDays(date, 1), months) >= on).toBe(true);
        // It is cut only at the end of the month.
        if (on.slice(8) !== date.slice(8)) expect(addDays(on, 1).slice(8)).toBe('01');
      }),
    );
  });

  it.each([-1, 1.5, Number.NaN])('is refused for %d months', (months) => {
    expect(() => addMonths('2026-05-14', months)).toThrow('accepted: whole months, 0 or more');
  });
});
