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

describe('days that an order closed and another opened again', () => {
  const eid = (date: string, change: Partial<ClosedDay> = {}) =>
    aClosedDay({ title: 'Eid-ul-Fitr', date, standing: 'gazetted', notifiedOn: '2027-03-01', ...change });
  const withdrawn = (change: Partial<ClosedDay> = {}) =>
    eid('2027-03-11', { standing: 'withdrawn', notifiedOn: '2027-03-05', source: 'second order', ...change });

  it.each<[string, ClosedDay[], LayerId, string | null]>([
    ['a withdrawn day is worked on', [eid('2027-03-11'), withdrawn()], 'federal', null],
    ['in the provinces too', [eid('2027-03-11'), withdrawn()], 'punjab', null],
    ['whatever order the entries stand in', [withdrawn(), eid('2027-03-11')], 'federal', null],
    ['however the title is spelt', [eid('2027-03-11'), withdrawn({ title: 'eid ul fitr' })], 'federal', null],
    ['not for another occasion', [eid('2027-03-11'), withdrawn({ title: 'Ashura' })], 'federal', 'Eid-ul-Fitr'],
    ['not on another day', [eid('2027-03-11'), withdrawn({ date: '2027-03-10' })], 'federal', 'Eid-ul-Fitr'],
    ['a province works on a federal day', [eid('2027-03-11'), withdrawn({ layer: 'punjab' })], 'punjab', null],
    ['and the federation does not', [eid('2027-03-11'), withdrawn({ layer: 'punjab' })], 'federal', 'Eid-ul-Fitr'],
    [
      'what a province ordered itself, the federation does not take back',
      [eid('2027-03-11'), eid('2027-03-11', { layer: 'punjab' }), withdrawn()],
      'punjab',
      'Eid-ul-Fitr',
    ],
    [
      'a day notified after its withdrawal is closed again',
      [eid('2027-03-11'), withdrawn(), eid('2027-03-11', { notifiedOn: '2027-03-06' })],
      'federal',
      'Eid-ul-Fitr',
    ],
    [
      'only for the week whose day was withdrawn',
      [eid('2027-03-11'), withdrawn({ week: 'six-day' })],
      'federal',
      'Eid-ul-Fitr',
    ],
  ])('%s', (_, closed, layer, why) => {
    expect(closedReason(aCalendar({ closed }), layer, '2027-03-11')?.why ?? null).toBe(why);
  });

  it('are explained as counted, with the order that opened them', () => {
    const calendar = aCalendar({ closed: [eid('2027-03-10'), eid('2027-03-11'), withdrawn()] });
    const { days } = explainWorkingDays(calendar, 'punjab', '2027-03-08', 2);
    expect(days.slice(2)).toEqual([
      { date: '2027-03-10', counted: false, why: 'Eid-ul-Fitr', source: 'list of the year' },
      {
        date: '2027-03-11',
        counted: true,
        why: 'working day 2; Eid-ul-Fitr on this day was withdrawn',
        source: 'second order',
      },
    ]);
  });

  it('leave the weekly day off that they fall on', () => {
    const calendar = aCalendar({ closed: [eid('2027-03-13'), withdrawn({ date: '2027-03-13' })] });
    expect(closedReason(calendar, 'federal', '2027-03-13')?.why).toBe('weekly day off (Saturday)');
    expect(isOpenDay(calendar, 'sindh', '2027-03-13')).toBe(true);
  });

  it('include those that an order moved to other days', () => {
    const calendar = aCalendar({
      closed: [eid('2027-03-09', { standing: 'tentative' }), eid('2027-03-10', { source: 'first order' })],
    });
    expect(explainWorkingDays(calendar, 'federal', '2027-03-08', 1).days.at(-1)).toMatchObject({
      date: '2027-03-09',
      why: 'working day 1; Eid-ul-Fitr expected on this day was moved by order',
      source: 'first order',
    });
  });

  it('are closed as they were expected when the order that moved them is withdrawn', () => {
    const calendar = aCalendar({
      closed: [eid('2027-03-09', { standing: 'tentative' }), eid('2027-03-11'), withdrawn()],
    });
    expect([isOpenDay(calendar, 'federal', '2027-03-09'), isOpenDay(calendar, 'federal', '2027-03-11')]).toEqual([
      false,
      true,
    ]);
  });

  it('in calendars stored before the word was gazetted are read all the same', () => {
    const notified = eid('2027-03-10', { standing: 'notified' as Standing });
    const calendar = aCalendar({ closed: [eid('2027-03-09', { standing: 'tentative' }), notified] });
    expect(isOpenDay(calendar, 'federal', '2027-03-09')).toBe(true);
    expect(closedReason(calendar, 'federal', '2027-03-10')).toMatchObject({ standing: 'gazetted', why: 'Eid-ul-Fitr' });
  });
});

describe('offices of a six-day week', () => {
  const layers: Calendar['layers'] = [
    { id: 'federal', parent: null, weeklyOff: [6, 7] },
    { id: 'punjab', parent: 'federal', weeklyOff: [6, 7] },
    { id: 'punjab-six-day', parent: 'punjab', weeklyOff: [7] },
  ];
  // Ordered as in June 2023: the same feast, but other days for offices of the five-day and of the six-day week.
  const closed = [
    aClosedDay({ date: '2023-06-28', title: 'Eid-ul-Azha', standing: 'gazetted' }),
    aClosedDay({ date: '2023-06-29', title: 'Eid-ul-Azha', standing: 'gazetted' }),
    aClosedDay({ date: '2023-06-30', title: 'Eid-ul-Azha', standing: 'gazetted', week: 'five-day' }),
    aClosedDay({ date: '2023-07-01', title: 'Eid-ul-Azha', standing: 'gazetted', week: 'six-day' }),
  ];
  const calendar = aCalendar({ layers, closed });

  it.each<[LayerId, string, boolean, string]>([
    ['punjab', '2023-06-29', false, 'a day for all'],
    ['punjab-six-day', '2023-06-29', false, 'a day for all, inherited'],
    ['punjab', '2023-06-30', false, 'a Friday for offices of five days'],
    ['punjab-six-day', '2023-06-30', true, 'not for those of six'],
    ['punjab-six-day', '2023-07-01', false, 'a Saturday for offices of six days'],
    ['punjab-six-day', '2023-07-08', true, 'who work on others'],
    ['punjab', '2023-07-08', false, 'when those of five do not'],
    ['punjab-six-day', '2023-07-09', false, 'nobody works on Sundays'],
  ])('%s on %s: open %s (%s)', (layer, date, open) => {
    expect(isOpenDay(calendar, layer, date)).toBe(open);
  });

  it.each<[LayerId, string, string]>([
    ['federal', '2026-05-11', 'Monday after five days'],
    ['federal-six-day', '2026-05-09', 'a Saturday'],
    ['balochistan-six-day', '2026-05-09', 'below each province'],
  ])('of Pakistan: 5 working days of %s from 4 May 2026 end on %s (%s)', (layer, on) => {
    expect(addWorkingDays(pakistan, layer, '2026-05-04', 5)).toBe(on);
  });
});

describe('days that are the same each year', () => {
  const rule = { month: 2, day: 5, title: 'Kashmir Day', layer: 'federal', source: 'rule', notifiedOn: null } as const;
  const calendar = aCalendar({ rules: [{ ...rule, fromYear: 2000, untilYear: 2030 }] });

  it.each([
    ['1999-02-05', true, 'before the first year'],
    ['2000-02-05', false, 'the first year'],
    ['2026-02-05', false, 'each year'],
    ['2026-02-06', true, 'that day only'],
    ['2030-02-05', false, 'the last year'],
    ['2031-02-05', true, 'after the last year'],
  ])('%s: open %s (%s)', (date, open) => {
    expect(isOpenDay(calendar, 'punjab', date)).toBe(open);
  });

  it('on 29 February come in leap years only', () => {
    const leap = aCalendar({ rules: [{ ...rule, month: 2, day: 29, fromYear: 2000, untilYear: null }] });
    expect(isOpenDay(leap, 'federal', '2028-02-29')).toBe(false);
    expect([isOpenDay(leap, 'federal', '2027-02-26'), isOpenDay(leap, 'federal', '2027-03-01')]).toEqual([true, true]);
  });

  it('can be withdrawn for one year', () => {
    const off = aClosedDay({ date: '2026-02-05', title: 'Kashmir Day', standing: 'withdrawn', source: 'order' });
    const once = { ...calendar, closed: [off] };
    expect([isOpenDay(once, 'federal', '2026-02-05'), isOpenDay(once, 'federal', '2027-02-05')]).toEqual([true, false]);
    expect(explainWorkingDays(once, 'federal', '2026-02-04', 1).days.at(-1)?.why).toBe(
      'working day 1; Kashmir Day on this day was withdrawn',
    );
  });

  it('do not make a year known, nor does one late order, but the order of a feast of the moon does', () => {
    const feast = { title: 'Eid-ul-Fitr', standing: 'gazetted', order: 'a', date: '2028-02-27' } as const;
    const years = (closed: ClosedDay[]) => uncoveredYears({ ...calendar, closed }, '2026-06-01', '2028-06-01');
    const list = aClosedDay({ date: '2026-03-20', title: 'Eid-ul-Fitr', standing: 'tentative' });
    expect(years([])).toEqual([2026, 2027, 2028]);
    expect(years([list])).toEqual([2027, 2028]);
    expect(years([list, aClosedDay({ ...feast, title: 'Day of mourning' })])).toEqual([2027, 2028]);
    expect(years([list, aClosedDay(feast)])).toEqual([2027]);
    expect(years([list, aClosedDay({ ...feast, standing: 'withdrawn' })])).toEqual([2027, 2028]);
  });
});

describe('a recess', () => {
  const recess = {
    from: '2026-07-13',
    to: '2026-07-24',
    layer: 'sindh',
    title: 'summer recess',
    source: 'order of the court',
    notifiedOn: null,
    standing: 'gazetted',
  } as const;
  const calendar = aCalendar({ recesses: [recess] });

  it('has no working days for its offices, from its first to its last day', () => {
    expect(addWorkingDays(calendar, 'sindh', '2026-07-10', 2)).toBe('2026-07-25');
    expect(addWorkingDays(calendar, 'punjab', '2026-07-10', 1)).toBe('2026-07-13');
    expect(closedReason(calendar, 'sindh', '2026-07-24')).toEqual({
      why: 'recess (summer recess)',
      source: 'order of the court',
      standing: 'gazetted',
    });
  });

  it('names a holiday inside it first, and is marked while it is only expected', () => {
    const inside = { ...calendar, closed: [aClosedDay({ date: '2026-07-15', title: 'Local day', layer: 'sindh' })] };
    expect(closedReason(inside, 'sindh', '2026-07-15')?.why).toBe('Local day');
    const expected = aCalendar({ recesses: [{ ...recess, standing: 'tentative' }] });
    expect(closedReason(expected, 'sindh', '2026-07-15')?.why).toContain('recess (summer recess) (tentative');
  });

  it('that is ordered takes the place of the expected one, whole', () => {
    const expected = { ...recess, from: '2026-07-01', to: '2026-07-10', standing: 'tentative' } as const;
    const moved = aCalendar({ recesses: [expected, recess] });
    expect(isOpenDay(moved, 'sindh', '2026-07-01')).toBe(true);
    expect(isOpenDay(moved, 'sindh', '2026-07-13')).toBe(false);
  });

  it('can be withdrawn day by day', () => {
    const off = aClosedDay({ date: '2026-07-15', title: 'Summer Recess', layer: 'sindh', standing: 'withdrawn' });
    expect(isOpenDay({ ...calendar, closed: [off] }, 'sindh', '2026-07-15')).toBe(true);
    expect(isOpenDay({ ...calendar, closed: [off] }, 'sindh', '2026-07-16')).toBe(false);
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
  const anyEntry = fc.record({
    date: anyDate,
    layer: anyLayer,
    standing: fc.constantFrom('fixed', 'gazetted', 'tentative', 'withdrawn'),
    title: fc.constantFrom('Some day', 'Another day'),
  });
  const anyRecess = fc.record({ from: anyDate, length: fc.nat(40), layer: anyLayer });
  const anyCalendar: fc.Arbitrary<Calendar> = fc
    .record({
      days: fc.array(anyEntry, { maxLength: 60 }),
      recesses: fc.array(anyRecess, { maxLength: 2 }),
      yearly: fc.array(fc.record({ month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 31 }) }), {
        maxLength: 4,
      }),
    })
    .map(({ days, recesses, yearly }) =>
      aCalendar({
        closed: days.map((day) => aClosedDay(day)),
        recesses: recesses.map(({ from, length, layer }) => ({
          ...{ from, to: addDays(from, length), layer, title: 'Recess', source: 'order', notifiedOn: null },
          standing: 'gazetted',
        })),
        rules: yearly.map((date) => ({
          ...{ ...date, title: 'Yearly day', layer: 'federal', fromYear: 2025, untilYear: null },
          ...{ source: 'rule', notifiedOn: null },
        })),
      }),
    );

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
