import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../domain/calendar/local-date.ts';
import { addWorkingDays, isOpenDay, workingDaysBetween } from '../../../domain/calendar/open-days.ts';
import { officeClock, officeDueOn, type OfficeTime } from '../../../domain/plan/office-due-on.ts';
import { aCalendar, aClosedDay } from '../../builders/calendar.ts';

const calendar = aCalendar({ closed: [aClosedDay({ date: '2026-04-14', title: 'Local day', layer: 'sindh' })] });

/** A request of Wednesday 1 April 2026 with five working days to answer. */
function anOfficesTime(change: Partial<OfficeTime> = {}): OfficeTime {
  return { requestedOn: '2026-04-01', budgetWorkingDays: 5, extensionDays: 0, suspensions: [], ...change };
}

describe('the day by which an office must answer', () => {
  it.each<[string, Partial<OfficeTime>, string, string]>([
    ['2026-04-08', {}, '2026-04-02', 'five working days over a weekend'],
    ['2026-04-10', { extensionDays: 2 }, '2026-04-02', 'two days granted'],
    [
      '2026-04-10',
      { suspensions: [{ from: '2026-04-02', to: '2026-04-06' }] },
      '2026-04-20',
      'Friday and Monday were the secretariat’s',
    ],
    [
      '2026-04-08',
      { suspensions: [{ from: '2026-04-03', to: '2026-04-05' }] },
      '2026-04-20',
      'a weekend takes nothing from anybody',
    ],
    [
      '2026-04-08',
      { suspensions: [{ from: '2026-04-02', to: '2026-04-02' }] },
      '2026-04-20',
      'asked and answered on one day',
    ],
    [
      '2026-04-08',
      { suspensions: [{ from: '2026-04-09', to: '2026-04-15' }] },
      '2026-04-20',
      'asked after the day was over',
    ],
    ['2026-04-09', { suspensions: [{ from: '2026-04-02', to: null }] }, '2026-04-03', 'still held: one day so far'],
    [
      '2026-04-10',
      { suspensions: [{ from: '2026-04-02', to: null }] },
      '2026-04-06',
      'the day moves as long as it is held',
    ],
    [
      '2026-04-13',
      {
        suspensions: [
          { from: '2026-04-02', to: '2026-04-07' },
          { from: '2026-04-03', to: '2026-04-06' },
        ],
      },
      '2026-04-20',
      'two that overlap count once',
    ],
  ])('is %s with %j, asked on %s: %s', (dueOn, change, today) => {
    expect(officeDueOn(anOfficesTime(change), calendar, 'federal', today)).toBe(dueOn);
  });

  it('follows the week and the holidays of the office', () => {
    const dueOn = (layer: 'punjab' | 'sindh', budgetWorkingDays: number) =>
      officeDueOn(anOfficesTime({ requestedOn: '2026-04-09', budgetWorkingDays }), calendar, layer, '2026-04-10');
    expect([dueOn('punjab', 2), dueOn('punjab', 3)]).toEqual(['2026-04-13', '2026-04-14']);
    expect([dueOn('sindh', 2), dueOn('sindh', 4)]).toEqual(['2026-04-11', '2026-04-15']);
  });

  it('refuses a budget or an extension that is none', () => {
    expect(() => officeDueOn(anOfficesTime({ budgetWorkingDays: 0 }), calendar, 'federal', '2026-04-02')).toThrow(
      'budget is 0',
    );
    expect(() => officeDueOn(anOfficesTime({ extensionDays: -1 }), calendar, 'federal', '2026-04-02')).toThrow(
      'extension is -1',
    );
  });
});

describe('the two sides of the clock', () => {
  it('count the days of the office and those of the secretariat apart', () => {
    const time = anOfficesTime({ suspensions: [{ from: '2026-04-02', to: '2026-04-06' }] });
    expect(officeClock(time, calendar, 'federal', '2026-04-08')).toEqual({
      dueOn: '2026-04-10',
      suspended: false,
      usedByOffice: 3,
      takenBySecretariat: 2,
      underRecess: 0,
      left: 2,
    });
  });

  it.each([
    ['2026-04-01', false, 'before the matter came back'],
    ['2026-04-02', true, 'from the day it came'],
    ['2026-04-05', true, 'a Sunday in between'],
    ['2026-04-06', false, 'no more on the day it went out again'],
  ])('on %s the clock stands: %s (%s)', (today, suspended) => {
    const time = anOfficesTime({ suspensions: [{ from: '2026-04-02', to: '2026-04-06' }] });
    expect(officeClock(time, calendar, 'federal', today).suspended).toBe(suspended);
  });

  it('lateness does not grow while the secretariat holds the matter', () => {
    const held = anOfficesTime({ suspensions: [{ from: '2026-04-09', to: '2026-04-15' }] });
    expect(officeClock(held, calendar, 'federal', '2026-04-09').left).toBe(-1);
    expect(officeClock(held, calendar, 'federal', '2026-04-15').left).toBe(-1);
    expect(officeClock(held, calendar, 'federal', '2026-04-16').left).toBe(-2);
  });
});

describe('for any ledger', () => {
  const anyDate = fc.integer({ min: 0, max: 90 }).map((days) => addDays('2026-04-01', days));
  const anySuspension = fc
    .record({ from: anyDate, length: fc.nat(15), open: fc.boolean() })
    .map(({ from, length, open }) => ({
      from,
      to: open ? null : addDays(from, length),
    }));
  const anyTime = fc.record({
    requestedOn: anyDate,
    budgetWorkingDays: fc.integer({ min: 1, max: 30 }),
    extensionDays: fc.nat(10),
    suspensions: fc.array(anySuspension, { maxLength: 4 }),
  });

  it('the answer is due on an open day, never before its budget, and exactly then without suspensions', () => {
    fc.assert(
      fc.property(anyTime, anyDate, (time, today) => {
        const plain = addWorkingDays(calendar, 'sindh', time.requestedOn, time.budgetWorkingDays + time.extensionDays);
        const dueOn = officeDueOn(time, calendar, 'sindh', today);
        expect(isOpenDay(calendar, 'sindh', dueOn)).toBe(true);
        expect(dueOn >= plain).toBe(true);
        expect(officeDueOn({ ...time, suspensions: [] }, calendar, 'sindh', today)).toBe(plain);
      }),
    );
  });

  it('both sides together are the working days that have passed', () => {
    fc.assert(
      fc.property(anyTime, anyDate, (time, today) => {
        const { usedByOffice, takenBySecretariat } = officeClock(time, calendar, 'sindh', today);
        expect(usedByOffice + takenBySecretariat).toBe(
          Math.max(0, workingDaysBetween(calendar, 'sindh', time.requestedOn, today)),
        );
      }),
    );
  });

  it('what is used and what is left are the budget and no more, whatever the calendar closes later', () => {
    fc.assert(
      fc.property(anyTime, anyDate, anyDate, (time, today, date) => {
        const later = aCalendar({ closed: [aClosedDay({ date, title: 'Late order', layer: 'sindh' })] });
        for (const held of [calendar, later]) {
          const { usedByOffice, left } = officeClock(time, held, 'sindh', today);
          expect(usedByOffice + left).toBe(time.budgetWorkingDays + time.extensionDays);
        }
      }),
    );
  });

  it('days are left before the answer is due, and owed after it', () => {
    fc.assert(
      fc.property(anyTime, anyDate, (time, today) => {
        const ended = { ...time, suspensions: time.suspensions.filter(({ to }) => to !== null && to < today) };
        const { left, dueOn } = officeClock(ended, calendar, 'sindh', today);
        expect(left > 0).toBe(today < dueOn);
        if (left < 0) expect(dueOn < today).toBe(true);
      }),
    );
  });

  it('one more day granted moves the day by one working day where nothing is suspended after it', () => {
    fc.assert(
      fc.property(anyTime, anyDate, (time, today) => {
        const dueOn = officeDueOn(time, calendar, 'sindh', today);
        const granted = officeDueOn({ ...time, extensionDays: time.extensionDays + 1 }, calendar, 'sindh', today);
        expect(granted >= addWorkingDays(calendar, 'sindh', dueOn, 1)).toBe(true);
      }),
    );
  });
});
