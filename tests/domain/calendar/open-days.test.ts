import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Calendar, ClosedDay, LayerId, Standing } from '../../../domain/calendar/calendar.ts';
import { addDays, dateOfDay, dayNumber } from '../../../domain/calendar/local-date.ts';
import {
  addWorkingDays,
  closedReason,
  explainWorkingDays,
  isOpenDay,
  nextOpenDay,
  previousOpenDay,
  uncoveredYears,
  workingDaysBetween,
} from '../../../domain/calendar/open-days.ts';
import { aCalendar, aClosedDay } from '../../builders/calendar.ts';
import { seededReference } from '../../builders/reference.ts';

const { calendar: pakistan } = seededReference();

describe('open and closed days of Pakistan', () => {
  it.each<[string, string | null, string]>([
    ['2026-03-19', null, 'Thursday before the feast'],
    ['2026-03-20', 'Eid-ul-Fitr', 'notified a week before, beats the January list'],
    ['2026-03-21', 'Eid-ul-Fitr', 'notified, a Saturday'],
    ['2026-03-22', 'weekly day off (Sunday)', 'on the January list, not notified: an ordinary Sunday'],
    ['2026-03-23', 'Pakistan Day', 'same day each year'],
    ['2026-03-24', null, 'work begins again'],
    ['2025-03-30', 'weekly day off (Sunday)', 'Eid by the calendar, but the order began it on the 31st'],
    ['2025-04-02', 'Eid-ul-Fitr', 'third day by the order'],
    ['2026-05-27', 'Eid-ul-Azha (tentative, counts as closed until notified)', 'subject to the moon'],
    ['2026-05-28', 'Youm-e-Takbeer', 'a fixed day is named before the tentative one it falls on'],
    ['2026-08-14', 'Independence Day', 'a Friday'],
    ['2026-12-25', 'Quaid-e-Azam Day / Christmas', 'a Friday'],
    ['2026-12-26', 'weekly day off (Saturday)', 'the day for Christians only closes no office'],
    ['2026-07-01', null, 'a bank holiday closes no office'],
    ['2027-06-14', 'Ashura (tentative, counts as closed until notified)', 'computed'],
  ])('%s: %s (%s)', (date, why) => {
    expect(closedReason(pakistan, 'federal', date)?.why ?? null).toBe(why);
    expect(isOpenDay(pakistan, 'federal', date)).toBe(why === null);
  });

  it('say which order closes them and how sure it is', () => {
    expect(closedReason(pakistan, 'sindh', '2026-03-20')).toMatchObject({
      standing: 'gazetted',
      source: expect.stringContaining('15 March 2026'),
    });
    expect(closedReason(pakistan, 'sindh', '2026-03-22')).toMatchObject({ standing: 'fixed', source: null });
  });

  it('are known for 2025 to 2027 only', () => {
    expect(uncoveredYears(pakistan, '2024-12-01', '2028-01-01')).toEqual([2024, 2028]);
    expect(uncoveredYears(pakistan, '2025-01-01', '2027-12-31')).toEqual([]);
  });
});

describe('layers', () => {
  const orders = [
    aClosedDay({ date: '2026-04-14', title: 'Local day', layer: 'sindh' }),
    aClosedDay({ date: '2026-04-15', title: 'Federal day' }),
  ];
  const calendar = aCalendar({ closed: orders });

  it.each<[LayerId, string, boolean, string]>([
    ['federal', '2026-04-14', true, 'a provincial day does not close the federation'],
    ['sindh', '2026-04-14', false, 'but its province'],
    ['punjab', '2026-04-14', true, 'and no other'],
    ['punjab', '2026-04-15', false, 'a federal day closes every province'],
    ['sindh', '2026-04-18', true, 'a six-day week works on Saturdays'],
    ['sindh', '2026-04-19', false, 'not on Sundays'],
    ['punjab', '2026-04-18', false, 'a five-day week does not work on Saturdays'],
  ])('%s on %s: open %s (%s)', (layer, date, open) => {
    expect(isOpenDay(calendar, layer, date)).toBe(open);
  });

  it('taken together are open when all of them are', () => {
    expect(addWorkingDays(calendar, ['punjab', 'sindh'], '2026-04-13', 1)).toBe('2026-04-16');
  });

  it('that the calendar does not have are refused with those it has', () => {
    expect(() => isOpenDay(calendar, 'balochistan', '2026-04-14')).toThrow('it has: federal, punjab, sindh');
  });

  it('let a notified day of a province replace the tentative federal one of the same occasion', () => {
    const eid = { title: 'Eid-ul-Fitr', source: 'order' };
    const moved = aCalendar({
      closed: [
        aClosedDay({ ...eid, date: '2027-03-09', standing: 'tentative' }),
        aClosedDay({ ...eid, date: '2027-03-10', standing: 'gazetted', layer: 'punjab' }),
      ],
    });
    expect(isOpenDay(moved, 'punjab', '2027-03-09')).toBe(true);
    expect(isOpenDay(moved, 'punjab', '2027-03-10')).toBe(false);
    expect(isOpenDay(moved, 'federal', '2027-03-09')).toBe(false);
  });

  it('keep a tentative day when the notified one nearby is of another occasion', () => {
    const both = aCalendar({
      closed: [
        aClosedDay({ title: 'Ashura', date: '2026-06-24', standing: 'tentative' }),
        aClosedDay({ title: 'Day of mourning', date: '2026-06-22', standing: 'gazetted' }),
      ],
    });
    expect(isOpenDay(both, 'federal', '2026-06-24')).toBe(false);
  });

  it('name the surest of several orders for one day, in whatever order they stand', () => {
    const day = (title: string, standing: Standing) => aClosedDay({ date: '2026-05-28', title, standing });
    const orders = [
      day('Eid-ul-Azha', 'tentative'),
      day('Youm-e-Takbeer', 'fixed'),
      day('Special holiday', 'gazetted'),
    ];
    const why = (closed: ClosedDay[]) => closedReason(aCalendar({ closed }), 'federal', '2026-05-28')?.why;
    expect([why(orders), why([...orders].reverse())]).toEqual(['Special holiday', 'Special holiday']);
    expect(why(orders.slice(0, 2))).toBe('Youm-e-Takbeer');
  });

  it('keep a tentative day when the notified one belongs to another year', () => {
    const moved = aCalendar({
      closed: [
        aClosedDay({ title: 'Eid-ul-Fitr', date: '2026-03-20', standing: 'gazetted' }),
        aClosedDay({ title: 'Eid-ul-Fitr', date: '2027-03-09', standing: 'tentative' }),
      ],
    });
    expect(isOpenDay(moved, 'federal', '2027-03-09')).toBe(false);
  });
});

describe('counting working days', () => {
  it.each([
    ['2026-03-18', 1, '2026-03-19', 'the starting day is day zero'],
    ['2026-03-19', 1, '2026-03-24', 'over Eid, the weekend and Pakistan Day'],
    ['2026-03-21', 1, '2026-03-24', 'from a closed day, to the first open one'],
    ['2026-03-24', -1, '2026-03-19', 'backwards over the same days'],
    ['2026-03-22', 0, '2026-03-22', 'nought days is the day itself, open or not'],
    ['2026-12-24', 1, '2026-12-28', 'Christmas and a weekend'],
    ['2026-12-31', 1, '2027-01-01', 'over the end of the year; 1 January closes banks only'],
    ['2027-02-04', 1, '2027-02-08', 'Kashmir Day and a weekend'],
    ['2026-02-27', 1, '2026-03-02', 'over the end of February'],
    ['2028-02-28', 1, '2028-02-29', 'into the leap day'],
  ])('%s and %i is %s: %s', (from, n, on) => {
    expect(addWorkingDays(pakistan, 'federal', from, n)).toBe(on);
  });

  it.each([
    ['2026-03-18', '2026-03-24', 2, 'after the first, up to and including the last'],
    ['2026-03-24', '2026-03-18', -2, 'reversed, negative'],
    ['2026-03-20', '2026-03-23', 0, 'only closed days between'],
    ['2026-03-19', '2026-03-19', 0, 'the same day'],
  ])('from %s to %s there are %i: %s', (from, to, n) => {
    expect(workingDaysBetween(pakistan, 'federal', from, to)).toBe(n);
  });

  it('finds the open day at or after a date, and at or before it', () => {
    expect(nextOpenDay(pakistan, 'federal', '2026-03-20')).toBe('2026-03-24');
    expect(previousOpenDay(pakistan, 'federal', '2026-03-23')).toBe('2026-03-19');
    expect([
      nextOpenDay(pakistan, 'federal', '2026-03-19'),
      previousOpenDay(pakistan, 'federal', '2026-03-19'),
    ]).toEqual(['2026-03-19', '2026-03-19']);
  });

  it('explains each day: counted, skipped, why and by which order', () => {
    const { on, days } = explainWorkingDays(pakistan, 'federal', '2026-03-18', 2);
    expect(on).toBe('2026-03-24');
    expect(days.map(({ date, counted, why }) => [date, counted, why])).toEqual([
      ['2026-03-18', false, 'day zero'],
      ['2026-03-19', true, 'working day 1'],
      ['2026-03-20', false, 'Eid-ul-Fitr'],
      ['2026-03-21', false, 'Eid-ul-Fitr'],
      ['2026-03-22', false, 'weekly day off (Sunday)'],
      ['2026-03-23', false, 'Pakistan Day'],
      ['2026-03-24', true, 'working day 2'],
    ]);
    expect(days[2]?.source).toContain('notification');
  });

  it('refuses part of a day, and a calendar that never opens', () => {
    expect(() => addWorkingDays(pakistan, 'federal', '2026-03-18', 1.5)).toThrow('1.5 is not a whole number');
    const shut = aCalendar({ layers: [{ id: 'federal', parent: null, weeklyOff: [1, 2, 3, 4, 5, 6, 7] }] });
    expect(() => nextOpenDay(shut, 'federal', '2026-03-18')).toThrow('no working day within 366 days of 2026-03-18');
  });
});

describe('on any calendar', () => {
  const anyDate = fc.integer({ min: dayNumber('2025-01-01'), max: dayNumber('2027-12-31') }).map(dateOfDay);
  const anyCount = fc.integer({ min: -150, max: 150 });
  const anyLayer = fc.constantFrom<LayerId>('federal', 'punjab', 'sindh');
  const anyCalendar: fc.Arbitrary<Calendar> = fc
    .array(fc.record({ date: anyDate, layer: anyLayer, standing: fc.constantFrom('fixed', 'gazetted', 'tentative') }), {
      maxLength: 60,
    })
    .map((days) => aCalendar({ closed: days.map((day) => aClosedDay({ ...day, title: 'Some day' })) }));

  it('a count never lands on a closed day, and counting back gives the count', () => {
    fc.assert(
      fc.property(anyCalendar, anyLayer, anyDate, anyCount, (calendar, layer, from, n) => {
        const on = addWorkingDays(calendar, layer, from, n);
        if (n !== 0) expect(isOpenDay(calendar, layer, on)).toBe(true);
        expect(workingDaysBetween(calendar, layer, from, on)).toBe(n);
      }),
    );
  });

  it('two counts in one direction are one count of their sum', () => {
    fc.assert(
      fc.property(anyCalendar, anyLayer, anyDate, fc.nat(60), fc.nat(60), (calendar, layer, from, a, b) => {
        const inTwo = addWorkingDays(calendar, layer, addWorkingDays(calendar, layer, from, a), b);
        expect(inTwo).toBe(addWorkingDays(calendar, layer, from, a + b));
      }),
    );
  });

  it('the explanation tells every day once, counts as many as asked, and ends on the same date', () => {
    fc.assert(
      fc.property(anyCalendar, anyLayer, anyDate, anyCount, (calendar, layer, from, n) => {
        const { on, days } = explainWorkingDays(calendar, layer, from, n);
        expect(on).toBe(addWorkingDays(calendar, layer, from, n));
        expect(days.map(({ date }) => date)).toEqual(days.map((_, at) => addDays(from, n < 0 ? -at : at)));
        expect(days.filter(({ counted }) => counted)).toHaveLength(Math.abs(n));
        expect(days.slice(1).every(({ date, counted }) => counted === isOpenDay(calendar, layer, date))).toBe(true);
        expect(days.at(-1)?.date).toBe(on);
      }),
    );
  });

  it('an added holiday never brings a date nearer', () => {
    fc.assert(
      fc.property(anyCalendar, anyDate, anyDate, fc.nat(100), (calendar, from, date, n) => {
        const late = { ...calendar, closed: [...calendar.closed, aClosedDay({ date, title: 'Late order' })] };
        expect(addWorkingDays(late, 'federal', from, n) >= addWorkingDays(calendar, 'federal', from, n)).toBe(true);
      }),
    );
  });
});
