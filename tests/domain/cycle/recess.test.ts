import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../../domain/calendar/local-date.ts';
import { addWorkingDays, isOpenDay } from '../../../domain/calendar/open-days.ts';
import { requestDueOn } from '../../../domain/cycle/clock.ts';
import { clockLedger } from '../../../domain/cycle/clock-ledger.ts';
import { nextDueDate } from '../../../domain/cycle/due.ts';
import { lateOffices } from '../../../domain/cycle/late.ts';
import { LivedCycle } from '../../builders/cycle.ts';

const ROWS = { moi: ['q1.a', 'q1.b'], 'punjab-home': ['q2'] };

function asked(until = '2026-12-10'): LivedCycle {
  const cycle = new LivedCycle();
  cycle.assign(ROWS);
  for (const office of Object.keys(ROWS)) cycle.reply(office, { class: 'acknowledgement' });
  cycle.until(until);
  return cycle;
}

const recess = (from: string, to: string, reason = 'winter vacation') =>
  ({ type: 'suspend-clock', office: 'moi', from, to, by: 'Director', reason }) as const;
const due = (cycle: LivedCycle, office = 'moi') =>
  requestDueOn(cycle.state.requests[office]!, cycle.terms, cycle.today);

test('a recess moves the answer date by its own working days, and nobody else’s', () => {
  const cycle = asked();
  const [before, other] = [due(cycle)!, due(cycle, 'punjab-home')];
  // Monday to Thursday; Friday the 25th is a holiday, and the office is back on the 28th.
  expect(cycle.tell(recess('2026-12-20', '2026-12-25'))).toBeNull();
  expect(due(cycle)).toBe(addWorkingDays(cycle.terms.calendar, 'federal', before, 4));
  expect(due(cycle, 'punjab-home')).toBe(other);
});

test('while it runs nothing is chased; the day it ends is a day of work again', () => {
  const cycle = asked();
  cycle.tell(recess('2026-12-20', '2027-01-04'));
  expect(nextDueDate(cycle.state, cycle.terms, '2026-12-21')).not.toBeNull();
  cycle.until('2027-01-04');
  expect(cycle.letters('moi').filter(({ on }) => on > '2026-12-20' && on < '2027-01-04')).toEqual([]);
  expect(cycle.letters('punjab-home').some(({ on }) => on > '2026-12-20' && on < '2027-01-04')).toBe(true);
  cycle.until('2027-02-01');
  expect(cycle.letters('moi').map(({ rung }) => rung)).toContain('reminder-1');
});

test('the cycle wakes on the day a recess ends', () => {
  const cycle = asked('2026-12-21');
  cycle.tell({ type: 'change-rows', office: 'punjab-home', rows: [], to: 'waived', by: 'd', reason: 'known' });
  cycle.tell(recess('2026-12-20', '2026-12-24'));
  expect(nextDueDate(cycle.state, cycle.terms, '2026-12-21')).toBe('2026-12-24');
});

test('an office that was marked late is not, once its recess is known to have covered the days', () => {
  const cycle = asked('2026-12-31');
  expect(lateOffices(cycle.state)).toContain('moi');
  cycle.tell(recess('2026-12-13', '2026-12-31'));
  expect(lateOffices(cycle.state)).not.toContain('moi');
  cycle.until('2027-02-01');
  expect(lateOffices(cycle.state)).toContain('moi');
});

test('an officer cannot remind an office under recess', () => {
  const cycle = asked();
  cycle.tell(recess('2026-12-09', '2026-12-14'));
  expect(cycle.tell({ type: 'remind', office: 'moi', by: 'd' })).toMatch(/under recess/);
  cycle.until('2026-12-14');
  expect(cycle.tell({ type: 'remind', office: 'moi', by: 'd' })).toBeNull();
});

test('the account keeps both holders apart, each stop with its days and its reason', () => {
  const cycle = asked('2026-12-14');
  cycle.reply('moi', { class: 'clarification' });
  cycle.until('2026-12-16');
  cycle.tell({ type: 'answer-clarification', office: 'moi', by: 'd', answer: 'five years' });
  cycle.tell(recess('2026-12-20', '2026-12-24'));
  cycle.until('2026-12-28');
  const ledger = clockLedger(cycle.state.requests['moi']!, cycle.terms, cycle.today)!;
  expect(ledger).toMatchObject({ budget: 20, granted: 0, takenBySecretariat: 2, underRecess: 3, suspended: false });
  expect(ledger.suspensions).toEqual([
    {
      holder: 'secretariat',
      first: '2026-12-15',
      last: '2026-12-16',
      reason: 'clarification asked of the secretariat',
      workingDays: 2,
    },
    { holder: 'recess', first: '2026-12-21', last: '2026-12-23', reason: 'winter vacation', workingDays: 3 },
  ]);
  const on = (date: string) => ledger.days.find((day) => day.date === date);
  expect(on('2026-12-15')).toMatchObject({
    counted: false,
    why: 'secretariat: clarification asked of the secretariat',
  });
  expect(on('2026-12-21')).toMatchObject({ counted: false, why: 'recess: winter vacation' });
  expect(on('2026-12-25')).toMatchObject({ counted: false, source: expect.any(String) });
  expect(on('2026-12-24')).toMatchObject({ counted: true });
});

describe('refused', () => {
  test.each([
    ['no day in it', recess('2026-12-20', '2026-12-21'), /has no day/],
    ['its end before its beginning', recess('2026-12-24', '2026-12-20'), /has no day/],
    ['over before it was asked', recess('2026-11-10', '2026-11-20'), /was asked on 2026-11-30, after that recess/],
    ['a week-end only', recess('2026-12-18', '2026-12-21'), /does not work on any day/],
    ['longer than any recess', recess('2026-12-20', '2028-12-20'), /longer than 120 days/],
    ['no reason', recess('2026-12-20', '2026-12-24', ' '), /needs a reason/],
    ['an office that is not asked', { ...recess('2026-12-20', '2026-12-24'), office: 'mofa' }, /not asked/],
  ])('%s', (_why, command, words) => {
    const cycle = asked();
    const before = cycle.state;
    expect(cycle.tell(command)).toMatch(words);
    expect(cycle.state).toBe(before);
  });

  test('an office that owes nothing has no clock; the same recess twice is one', () => {
    const cycle = asked();
    expect(cycle.tell(recess('2026-12-20', '2026-12-24'))).toBeNull();
    expect(cycle.tell(recess('2026-12-20', '2026-12-24'))).toBeNull();
    expect(cycle.state.requests['moi']?.suspensions).toHaveLength(1);
    cycle.answer('moi', ['q1.a', 'q1.b']);
    expect(cycle.tell(recess('2027-01-10', '2027-01-15'))).toMatch(/owes nothing/);
  });
});

test('a recess is never charged: used and left are the budget, and every open day has one holder', () => {
  const span = fc.record({ start: fc.integer({ min: 0, max: 40 }), length: fc.integer({ min: 2, max: 20 }) });
  let counted = 0;
  fc.assert(
    fc.property(fc.array(span, { maxLength: 3 }), fc.integer({ min: 0, max: 60 }), (spans, later) => {
      const cycle = asked('2026-12-01');
      for (const { start, length } of spans) {
        const from = addDays('2026-12-01', start);
        cycle.tell(recess(from, addDays(from, length), `recess ${start}/${length}`));
      }
      const today = addDays('2026-12-01', later);
      const request = cycle.state.requests['moi']!;
      const ledger = clockLedger(request, cycle.terms, today)!;
      expect(ledger.used + ledger.left).toBe(ledger.budget + ledger.granted);
      const open = ledger.days.filter(
        ({ date }) => date > '2026-11-30' && date <= today && isOpenDay(cycle.terms.calendar, 'federal', date),
      );
      expect(ledger.used + ledger.underRecess + ledger.takenBySecretariat).toBe(open.length);
      const within = (date: string) => request.suspensions.some((s) => s.from < date && date < s.to!);
      for (const day of ledger.days.filter((one) => within(one.date))) expect(day.counted).toBe(false);
      expect(within(ledger.dueOn)).toBe(false);
      counted += ledger.underRecess;
      cycle.until(addDays('2026-12-01', 75));
      for (const { on } of cycle.letters('moi').slice(1)) expect(within(on)).toBe(false);
    }),
    { numRuns: 60 },
  );
  expect(counted).toBeGreaterThan(50);
});
