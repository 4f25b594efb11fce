import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addWorkingDays, isOpenDay, workingDaysBetween } from '../../../domain/calendar/open-days.ts';
import { planRungs } from '../../../domain/plan/plan-rungs.ts';
import { aCalendar, aClosedDay } from '../../builders/calendar.ts';
import { seededReference } from '../../builders/reference.ts';

const calendar = aCalendar();
const ladder = seededReference().ladders.find(({ id }) => id === 'default')!;
const DUE = '2026-04-01';

/** The working day of the chase on which each rung falls, when the chase has this many. */
function days(chase: number, requestedOn = '2026-03-02') {
  const answersClosed = addWorkingDays(calendar, 'federal', DUE, chase);
  const { rungs, dropped } = planRungs(ladder, { requestedOn, answersDue: DUE, answersClosed }, calendar, 'federal');
  return {
    rungs: rungs.map(({ id, on }) => [id, workingDaysBetween(calendar, 'federal', DUE, on)]),
    dropped: dropped.map(({ id }) => id),
  };
}

describe('a ladder laid on the days of a chase', () => {
  it.each<[number, Record<string, number>, string]>([
    [
      14,
      { courtesy: -3, 'reminder-1': 1, 'reminder-2': 4, accountable: 7, 'demi-official': 10, chair: 13 },
      'as wished',
    ],
    [
      30,
      { courtesy: -3, 'reminder-1': 1, 'reminder-2': 4, accountable: 7, 'demi-official': 10, chair: 13 },
      'a longer chase draws nothing out',
    ],
    [
      7,
      { courtesy: -3, 'reminder-1': 1, 'reminder-2': 2, accountable: 4, 'demi-official': 5, chair: 7 },
      'half of it, drawn together',
    ],
    [
      5,
      { courtesy: -3, 'reminder-1': 1, 'reminder-2': 2, accountable: 3, 'demi-official': 4, chair: 5 },
      'a rung a day',
    ],
    [3, { courtesy: -3, accountable: 1, 'demi-official': 2, chair: 3 }, 'the two reminders give way'],
    [1, { courtesy: -3, chair: 1 }, 'only the report is left'],
    [0, { courtesy: -3 }, 'no chase at all'],
  ])('of %i working days: %j (%s)', (chase, expected) => {
    const laid = days(chase);
    expect(Object.fromEntries(laid.rungs)).toEqual(expected);
    expect([...laid.dropped, ...Object.keys(expected)].sort()).toEqual(ladder.rungs.map(({ id }) => id).sort());
  });

  it.each([
    ['2026-03-26', true, 'the day before the notice would be due'],
    ['2026-03-27', false, 'the very day of the request'],
    ['2026-03-30', false, 'after it'],
  ])('keeps the courtesy notice when the request of %s came first: %s, %s', (requestedOn, kept) => {
    expect(days(14, requestedOn).dropped).toEqual(kept ? [] : ['courtesy']);
  });

  it('follows the week and the holidays of the office, not those of the federation', () => {
    const local = aCalendar({ closed: [aClosedDay({ date: '2026-04-02', title: 'Local day', layer: 'sindh' })] });
    const dates = { requestedOn: '2026-03-02', answersDue: DUE, answersClosed: '2026-04-30' };
    const on = (layer: 'federal' | 'sindh') =>
      planRungs(ladder, dates, local, layer)
        .rungs.map((rung) => rung.on)
        .slice(1, 3);
    expect(on('federal')).toEqual(['2026-04-02', '2026-04-07']);
    expect(on('sindh')).toEqual(['2026-04-03', '2026-04-07']);
  });

  it('says why a rung is left out', () => {
    const answersClosed = addWorkingDays(calendar, 'federal', DUE, 4);
    const { dropped } = planRungs(
      ladder,
      { requestedOn: '2026-03-30', answersDue: DUE, answersClosed },
      calendar,
      'federal',
    );
    expect(dropped).toEqual([
      { id: 'courtesy', why: '2026-03-27 does not lie after the request of 2026-03-30' },
      { id: 'reminder-1', why: 'the chase has 4 working days for 5 rungs; the milder ones give way' },
    ]);
  });

  it('keeps every rung for which there is a day, whatever the offsets', () => {
    const anyLadder = fc
      .uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 12 })
      .map((offsets) => ({
        ...ladder,
        rungs: offsets.sort((a, b) => a - b).map((offset, at) => ({ ...ladder.rungs[1]!, id: `rung-${at}`, offset })),
      }));
    fc.assert(
      fc.property(anyLadder, fc.nat(60), (any, chase) => {
        const answersClosed = addWorkingDays(calendar, 'federal', DUE, chase);
        const laid = planRungs(any, { requestedOn: '2026-03-02', answersDue: DUE, answersClosed }, calendar, 'federal');
        const on = laid.rungs.map((rung) => rung.on);
        expect(laid.rungs).toHaveLength(Math.min(any.rungs.length, chase));
        expect([...new Set(on)].sort()).toEqual(on);
        expect(on.every((day) => day > DUE && day <= answersClosed && isOpenDay(calendar, 'federal', day))).toBe(true);
      }),
    );
  });
});
