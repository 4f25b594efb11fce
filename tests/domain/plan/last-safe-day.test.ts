import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LayerId } from '../../../domain/calendar/calendar.ts';
import { addDays } from '../../../domain/calendar/local-date.ts';
import { addWorkingDays, isOpenDay, nextOpenDay } from '../../../domain/calendar/open-days.ts';
import { lastDayBefore, lastSafeDay, tooLateFrom, workAfter } from '../../../domain/plan/last-safe-day.ts';
import { aCalendar, aClosedDay } from '../../builders/calendar.ts';

const EID = [
  { date: '2027-03-10', title: 'Eid-ul-Fitr' },
  { date: '2027-03-11', title: 'Eid-ul-Fitr, second day' },
  { date: '2027-03-12', title: 'Eid-ul-Fitr, third day' },
].map((day) => aClosedDay(day));
const PLAIN = aCalendar();
const WITH_EID = aCalendar({ closed: EID });
const PUNJAB = aCalendar({ closed: [aClosedDay({ date: '2027-03-08', title: 'Urs', layer: 'punjab' })] });

test.each<[string, typeof PLAIN, LayerId, string, number, string]>([
  ['counted back from a Wednesday', PLAIN, 'federal', '2027-03-17', 7, '2027-03-08'],
  ['no work is left: the deadline itself', PLAIN, 'federal', '2027-03-17', 0, '2027-03-17'],
  ['a deadline on a Sunday ends on the Friday before', PLAIN, 'federal', '2027-03-14', 1, '2027-03-11'],
  ['no work, and the deadline is a Saturday', PLAIN, 'federal', '2027-03-13', 0, '2027-03-12'],
  ['three days of Eid in the tail cost three days', WITH_EID, 'federal', '2027-03-17', 7, '2027-03-03'],
  ['a deadline on the last day of Eid', WITH_EID, 'federal', '2027-03-12', 1, '2027-03-08'],
  ['a holiday of the province alone takes that day from its offices', PUNJAB, 'punjab', '2027-03-17', 7, '2027-03-05'],
  ['… and from nobody else', PUNJAB, 'federal', '2027-03-17', 7, '2027-03-08'],
  ['work begins on a Monday: a five-day office must come on Friday', PLAIN, 'punjab', '2027-03-17', 3, '2027-03-12'],
  ['… a six-day office may still come on Saturday', PLAIN, 'sindh', '2027-03-17', 3, '2027-03-13'],
])('the last safe day: %s', (_why, calendar, layer, deadline, days, on) => {
  expect(lastSafeDay(calendar, layer, deadline, days)).toBe(on);
});

test('work that ends by the deadline from the last safe day would miss it from the next open day', () => {
  let looped = 0;
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 400 }),
      fc.integer({ min: 0, max: 40 }),
      fc.constantFrom<LayerId>('federal', 'punjab', 'sindh'),
      fc.uniqueArray(fc.integer({ min: -60, max: 400 }), { maxLength: 25 }),
      (offset, days, layer, holidays) => {
        const closed = holidays.map((day, at) =>
          aClosedDay({
            date: addDays('2027-01-01', day),
            title: `H${day}`,
            layer: at % 3 === 0 ? 'punjab' : 'federal',
          }),
        );
        const calendar = aCalendar({ closed });
        const deadline = addDays('2027-01-01', offset);
        const safe = lastSafeDay(calendar, layer, deadline, days);
        const next = nextOpenDay(calendar, layer, addDays(safe, 1));
        expect(isOpenDay(calendar, layer, safe)).toBe(true);
        expect(addWorkingDays(calendar, 'federal', safe, days) <= deadline).toBe(true);
        expect(addWorkingDays(calendar, 'federal', next, days) > lastDayBefore(calendar, deadline)).toBe(true);
        expect(tooLateFrom(calendar, deadline, days) > safe).toBe(true);
        looped += 1;
      },
    ),
  );
  expect(looped).toBeGreaterThan(50);
});

test('the work after a step is what the plan has behind it, without the slack', () => {
  const steps = (['answers', 'chase', 'consolidate', 'slack'] as const).map((id) => ({ id, wished: 2, minimum: 1 }));
  expect(workAfter(steps, 'answers').map(({ id }) => id)).toEqual(['chase', 'consolidate']);
  // A procedure without a chase: its place in the plan still tells what follows.
  expect(
    workAfter(
      steps.filter(({ id }) => id !== 'chase'),
      'chase',
    ).map(({ id }) => id),
  ).toEqual(['consolidate']);
});
