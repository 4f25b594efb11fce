import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addWorkingDays, isOpenDay, workingDaysBetween } from '../../../domain/calendar/open-days.ts';
import type { LogEntry } from '../../builders/cycle-log.ts';
import { isAboveFocalPoint } from '../../../domain/cycle/rung-letters.ts';
import { heard } from '../../builders/cycle-log.ts';
import { LivedCycle, someFacts, someTerms } from '../../builders/cycle.ts';

const ROWS = { moi: ['q1.a', 'q1.b'], 'punjab-home': ['q2'] };
const ABOVE = someTerms()
  .ladder.rungs.filter(isAboveFocalPoint)
  .map((rung) => rung.id);

function asked(facts = {}): LivedCycle {
  const cycle = new LivedCycle(someTerms(), someFacts(facts));
  cycle.assign(ROWS);
  return cycle;
}

const dayOf = (cycle: LivedCycle, rung: string): string | undefined =>
  cycle.letters('moi').find((letter) => letter.rung === rung)?.on;
const calls = (cycle: LivedCycle, office = 'moi'): readonly { readonly on: string; readonly text: string }[] =>
  cycle.events.flatMap(({ on, event }) =>
    event.type === 'task-opened' && event.task.kind === 'telephone' && event.task.office === office
      ? [{ on, text: event.task.text }]
      : [],
  );

test('five working days without a sign: the alternate is asked; three more: somebody has to telephone', () => {
  const cycle = asked();
  cycle.until('2026-12-31');
  const { calendar } = cycle.terms;
  expect(dayOf(cycle, 'silent-alternate')).toBe(addWorkingDays(calendar, 'federal', '2026-11-30', 5));
  expect(calls(cycle).map(({ on }) => on)).toEqual([addWorkingDays(calendar, 'federal', '2026-12-07', 3)]);
  expect(calls(cycle)[0]?.text).toMatch(
    /^telephone Focal point and Alternate focal point of Ministry of Interior: .* since 2026-11-30 .* written to on 2026-12-07/,
  );
});

test('the letter to the alternate goes to both, on the open rows, and once', () => {
  const cycle = asked();
  cycle.until('2027-02-01');
  const silent = cycle.events.flatMap(({ event }) =>
    event.type === 'letter-written' && event.letter.rung === 'silent-alternate' && event.letter.office === 'moi'
      ? [event.letter]
      : [],
  );
  expect(silent).toMatchObject([{ to: ['focal-point', 'alternate'], rows: ['q1.a', 'q1.b'] }]);
});

test.each<[string, (cycle: LivedCycle) => unknown, boolean]>([
  ['an acknowledgement', (c) => c.reply('moi', { class: 'acknowledgement' }), true],
  [
    'an absence note: somebody set it up',
    (c) => c.reply('moi', { class: 'out-of-office', returnsOn: '2026-12-04' }),
    true,
  ],
  ['a call that reached somebody', (c) => c.tell(heard('moi', { reached: true })), true],
  ['a call that reached nobody', (c) => c.tell(heard('moi', { reached: false })), false],
  ['a bounce', (c) => c.reply('moi', { class: 'bounce-soft' }), false],
  ['a machine’s noise', (c) => c.reply('moi', { class: 'noise' }), false],
])('%s is a sign or none', (_what, happens, sign) => {
  const cycle = asked();
  cycle.until('2026-12-02');
  happens(cycle);
  cycle.until('2026-12-24');
  expect(dayOf(cycle, 'silent-alternate') === undefined).toBe(sign);
  expect(calls(cycle)).toHaveLength(sign ? 0 : 1);
});

test('a sign closes the task to telephone at once; a try that reached nobody leaves it open and tells of it', () => {
  const cycle = asked();
  cycle.until('2026-12-14');
  expect(cycle.tasks()).toContain('telephone');
  const since = cycle.state.tasks.find(({ id }) => id === 'telephone/moi')!.since;
  cycle.tell(heard('moi', { reached: false, said: 'rang ten times' }));
  const still = cycle.state.tasks.find(({ id }) => id === 'telephone/moi');
  expect(still).toMatchObject({ since, text: expect.stringContaining('telephone on 2026-12-14: nobody was reached') });
  cycle.reply('moi', { class: 'acknowledgement' });
  expect(cycle.state.tasks.some(({ id }) => id === 'telephone/moi')).toBe(false);
});

test.each([
  [
    'all rows answered elsewhere',
    (c: LivedCycle) => c.tell({ type: 'change-rows', office: 'moi', rows: [], to: 'waived', by: 'd', reason: 'known' }),
  ],
  ['the text was made without it', (c: LivedCycle) => c.consolidate('d')],
])('nobody telephones for nothing: %s', (_why, ends) => {
  const cycle = asked();
  cycle.until('2026-12-14');
  expect(cycle.state.tasks.some(({ id }) => id === 'telephone/moi')).toBe(true);
  ends(cycle);
  expect(cycle.state.tasks.some(({ id }) => id === 'telephone/moi')).toBe(false);
});

test('where the time to answer is short, silence is looked into in proportion', () => {
  const cycle = asked({ deadline: '2026-12-29' });
  const { budget } = cycle.state.requests['moi']!;
  const wished = cycle.terms.procedure.steps.find(({ id }) => id === 'answers')!.wished;
  expect(budget).toBeLessThan(wished);
  cycle.until('2026-12-18');
  const days = Math.max(1, Math.round((5 * budget) / wished));
  // On the day itself, or on the next where another letter went that day.
  expect(
    workingDaysBetween(cycle.terms.calendar, 'federal', '2026-11-30', dayOf(cycle, 'silent-alternate')!),
  ).toBeLessThanOrEqual(days + 1);
});

test('a cycle begun under the rules of before asks no alternate and opens no such task', () => {
  const { rules: _, ...before } = someTerms();
  const cycle = new LivedCycle(before);
  cycle.assign(ROWS);
  cycle.until('2027-02-01');
  expect(cycle.letters('moi').map(({ rung }) => rung)).toEqual([
    'request',
    ...cycle.terms.ladder.rungs.map(({ id }) => id),
  ]);
  const kinds = cycle.events.flatMap(({ event }) => (event.type === 'task-opened' ? [event.task.kind] : []));
  expect(kinds).not.toEqual(expect.arrayContaining(['telephone']));
  expect(kinds).not.toEqual(expect.arrayContaining(['escalation']));
});

describe('after an outage', () => {
  test('nobody above is written to before the alternate was asked and somebody could telephone', () => {
    const cycle = asked();
    cycle.outageUntil('2027-01-26');
    cycle.sendWaiting();
    cycle.look();
    expect(cycle.letters('moi').map(({ rung }) => rung)).toEqual(['request', 'silent-alternate']);
    expect(cycle.state.tasks.some(({ id }) => id === 'telephone/moi')).toBe(true);
    cycle.until('2027-01-29');
    expect(cycle.letters('moi').slice(2)).toMatchObject([{ on: '2027-01-28', rung: 'chair' }]);
  });

  test('whoever gives a sign in those days is written about on its day all the same: only silence waits', () => {
    const cycle = asked();
    cycle.outageUntil('2027-01-26');
    cycle.look();
    cycle.reply('moi', { class: 'acknowledgement' });
    expect(cycle.letters('moi').map(({ rung }) => rung)).toEqual(['request', 'silent-alternate', 'chair']);
  });
});

const LOG: fc.Arbitrary<LogEntry> = fc.record({ day: fc.integer({ min: 1, max: 60 }), reached: fc.boolean() });

test('silence before blame, whatever is logged and however long the machine was off', () => {
  let blamed = 0;
  fc.assert(
    fc.property(fc.array(LOG, { maxLength: 3 }), fc.integer({ min: 0, max: 60 }), (log, off) => {
      const cycle = asked();
      if (off > 0) cycle.outageUntil(addWorkingDays(cycle.terms.calendar, 'federal', '2026-11-30', off));
      cycle.sendWaiting();
      for (const { day, reached } of log.toSorted((a, b) => a.day - b.day)) {
        cycle.until(addWorkingDays(cycle.terms.calendar, 'federal', '2026-11-30', day));
        cycle.tell(heard('moi', { reached, said: `call ${day}` }));
      }
      cycle.until('2027-03-10');
      const letters = cycle.letters('moi');
      expect(letters.filter(({ rung }) => rung === 'silent-alternate').length).toBeLessThanOrEqual(1);
      for (const { on } of letters.slice(1)) expect(isOpenDay(cycle.terms.calendar, 'federal', on)).toBe(true);
      const blame = letters.find(({ rung }) => ABOVE.includes(rung));
      if (blame === undefined) return;
      blamed += 1;
      const sign = cycle.events.find(({ event }) => event.type === 'contact-logged' && event.reached);
      if (sign !== undefined && sign.on <= blame.on) return;
      const call = calls(cycle)[0];
      expect(call).toBeDefined();
      expect(workingDaysBetween(cycle.terms.calendar, 'federal', call!.on, blame.on)).toBeGreaterThanOrEqual(2);
    }),
    { numRuns: 60 },
  );
  expect(blamed).toBeGreaterThan(20);
});
