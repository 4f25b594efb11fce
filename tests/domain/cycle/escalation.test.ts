import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addWorkingDays, isOpenDay } from '../../../domain/calendar/open-days.ts';
import { escalationsAhead } from '../../../domain/cycle/due-escalation.ts';
import { isAboveFocalPoint } from '../../../domain/cycle/rung-letters.ts';
import type { CycleTerms } from '../../../domain/cycle/state.ts';
import { heard } from '../../builders/cycle-log.ts';
import { LivedCycle, someFacts, someTerms } from '../../builders/cycle.ts';

const ROWS = { moi: ['q1.a', 'q1.b'], 'punjab-home': ['q2'] };
const BY = 'Director';

/** A cycle whose offices have given a sign, so that only the ladder speaks. */
function asked(terms: CycleTerms = someTerms(), facts = {}): LivedCycle {
  const cycle = new LivedCycle(terms, someFacts(facts));
  cycle.assign(ROWS);
  for (const office of Object.keys(ROWS)) cycle.reply(office, { class: 'acknowledgement' });
  return cycle;
}

const veto = (rung = '', reason = 'agreed by telephone', office = 'moi') =>
  ({ type: 'veto-rung', office, rung, by: BY, reason }) as const;
const rungs = (cycle: LivedCycle, office = 'moi') => cycle.letters(office).map(({ on, rung }) => [on, rung] as const);
const task = (cycle: LivedCycle) => cycle.state.tasks.find(({ id }) => id === 'escalation/moi');

test('one working day before a letter above the focal point its task says which, to whom, on which day and how to stop it', () => {
  const cycle = asked();
  cycle.until('2027-01-06');
  expect(task(cycle)).toBeDefined();
  expect(task(cycle)?.since).toBe(addWorkingDays(cycle.terms.calendar, 'federal', '2027-01-07', -1));
  expect(task(cycle)?.text).toBe(
    'Letter to the accountable officer (accountable) leaves on 2027-01-07 to Additional Secretary unless it is vetoed. ' +
      'treaty-desk letter preview cycle/ccpr/ccpr-c-pak-q-99 moi accountable shows it; ' +
      'treaty-desk request veto cycle/ccpr/ccpr-c-pak-q-99 moi --reason "…" stops it',
  );
  cycle.until('2027-01-07');
  expect(rungs(cycle).at(-1)).toEqual(['2027-01-07', 'accountable']);
  expect(task(cycle)).toBeUndefined();
});

test('no task is opened for a reminder to the focal point', () => {
  const cycle = asked();
  cycle.until('2027-01-05');
  expect(rungs(cycle).map(([, rung]) => rung)).toContain('reminder-2');
  expect(cycle.events.some(({ event }) => event.type === 'task-opened' && event.task.kind === 'escalation')).toBe(
    false,
  );
});

test('the window moves no letter, however long it is', () => {
  const days = [0, 1, 2, 5].map((vetoWorkingDays) => {
    const terms = someTerms();
    const cycle = asked({ ...terms, ladder: { ...terms.ladder, vetoWorkingDays } });
    cycle.until('2027-02-01');
    return rungs(cycle);
  });
  expect(days[0]!.length).toBeGreaterThan(5);
  for (const one of days) expect(one).toEqual(days[0]);
});

test('a vetoed letter counts as used: the ladder goes on with the next on its own day', () => {
  const [left, cycle] = [asked(), asked()];
  for (const one of [left, cycle]) one.until('2027-01-06');
  expect(cycle.tell(veto())).toBeNull();
  expect(task(cycle)).toBeUndefined();
  expect(cycle.state.requests['moi']?.vetoed).toEqual({ accountable: 'agreed by telephone' });
  for (const one of [left, cycle]) one.until('2027-02-01');
  expect(rungs(cycle)).toEqual(rungs(left).filter(([, rung]) => rung !== 'accountable'));
});

test('a letter further up may be vetoed ahead of time without passing over those below it', () => {
  const [left, cycle] = [asked(), asked()];
  cycle.until('2026-12-15');
  left.until('2026-12-15');
  expect(cycle.tell(veto('chair'))).toBeNull();
  for (const one of [left, cycle]) one.until('2027-02-01');
  expect(rungs(cycle)).toEqual(rungs(left).filter(([, rung]) => rung !== 'chair'));
});

test.each([
  ['no reason', veto('', ' '), /needs a reason/],
  ['an office that is not asked', veto('', 'x', 'mofa'), /mofa is not asked in this cycle/],
  [
    'a rung nobody knows',
    veto('thunder'),
    /thunder is no rung that is still to come for moi; still to come: accountable/,
  ],
  ['a rung that was written', veto('reminder-1'), /reminder-1 to moi was written on 2026-12-30/],
])('a veto is refused: %s', (_why, command, words) => {
  const cycle = asked();
  cycle.until('2027-01-06');
  expect(cycle.tell(command)).toMatch(words);
  expect(task(cycle)).toBeDefined();
});

test('a veto given twice is one; with nothing left to stop it says so', () => {
  const cycle = asked();
  cycle.until('2027-01-06');
  expect(cycle.tell(veto('accountable'))).toBeNull();
  const seq = cycle.state.seq;
  expect(cycle.tell(veto('accountable'))).toBeNull();
  expect(cycle.state.seq).toBe(seq);
  for (const rung of ['demi-official', 'chair']) expect(cycle.tell(veto(rung))).toBeNull();
  expect(cycle.tell(veto())).toMatch(/no letter above the focal point of moi is still to come; no rung is left/);
});

test('an officer who reminds sends the next rung at once, vetoed ones left out, and its task is done', () => {
  const cycle = asked();
  cycle.until('2027-01-06');
  cycle.tell(veto('demi-official'));
  expect(cycle.tell({ type: 'remind', office: 'moi', by: BY })).toBeNull();
  expect(rungs(cycle).at(-1)).toEqual(['2027-01-06', 'accountable']);
  expect(task(cycle)).toBeUndefined();
  expect(cycle.tell({ type: 'remind', office: 'moi', by: BY })).toBeNull();
  expect(rungs(cycle).at(-1)?.[1]).toBe('chair');
});

describe('the answer comes', () => {
  test('and the letter that was about to leave does not', () => {
    const cycle = asked();
    cycle.until('2027-01-06');
    cycle.answer('moi', ['q1.a', 'q1.b']);
    expect(task(cycle)).toBeUndefined();
    cycle.until('2027-02-01');
    expect(rungs(cycle).map(([, rung]) => rung)).not.toContain('accountable');
    expect(rungs(cycle).map(([, rung]) => rung)).not.toContain('stood-down');
  });

  test('in part: the letter leaves on its day, about what is missing', () => {
    const cycle = asked();
    cycle.until('2027-01-06');
    cycle.answer('moi', ['q1.a']);
    expect(task(cycle)).toBeDefined();
    cycle.until('2027-01-07');
    expect(cycle.letters('moi').at(-1)).toMatchObject({ rung: 'accountable', rows: ['q1.b'] });
  });

  test('after those above were written to: the highest of them are told at once, and once', () => {
    const cycle = asked();
    cycle.until('2027-01-13');
    expect(rungs(cycle).at(-1)?.[1]).toBe('demi-official');
    cycle.answer('moi', ['q1.a', 'q1.b']);
    const told = () =>
      cycle.events.flatMap(({ on, event }) =>
        event.type === 'letter-written' && event.letter.rung === 'stood-down' ? [{ on, ...event.letter }] : [],
      );
    expect(told()).toMatchObject([
      {
        on: '2027-01-13',
        office: 'moi',
        to: ['head'],
        cc: ['focal-point'],
        rows: ['q1.a', 'q1.b'],
        note: 'demi-official',
      },
    ]);
    cycle.sendWaiting();
    cycle.tell({ type: 'change-rows', office: 'moi', rows: ['q1.a'], to: 'open', by: BY, reason: 'no figures' });
    cycle.answer('moi', ['q1.a']);
    expect(told()).toHaveLength(1);
  });

  test.each([
    [
      'only waived rows tell nobody anything',
      (c: LivedCycle) => c.tell({ type: 'change-rows', office: 'moi', rows: [], to: 'waived', by: BY, reason: 'x' }),
    ],
    ['a part of the answer is none', (c: LivedCycle) => c.answer('moi', ['q1.a'])],
  ])('%s', (_why, happens) => {
    const cycle = asked();
    cycle.until('2027-01-13');
    happens(cycle);
    expect(rungs(cycle).map(([, rung]) => rung)).not.toContain('stood-down');
  });

  test('after a letter that could not be delivered: nobody above knows, nobody is told', () => {
    const cycle = asked();
    cycle.until('2027-01-06');
    cycle.tell({ type: 'remind', office: 'moi', by: BY });
    const failed = { state: 'failed', reason: 'no such mailbox', retryElsewhere: false } as const;
    cycle.tell({ type: 'record-letter', office: 'moi', rung: 'accountable', outcome: failed });
    cycle.answer('moi', ['q1.a', 'q1.b']);
    expect(rungs(cycle).map(([, rung]) => rung)).not.toContain('stood-down');
  });
});

test('clearers are written about above their focal point under the same veto', () => {
  const cycle = asked();
  cycle.consolidate(BY);
  cycle.tell({ type: 'clear', office: 'mohr', by: BY, reference: null });
  const ahead = escalationsAhead(cycle.state, cycle.terms, cycle.today).find(({ office }) => office === 'mofa')!;
  expect(ahead.rung).toBe('clearance-accountable');
  cycle.until(ahead.shownOn);
  expect(cycle.state.tasks.find(({ id }) => id === 'escalation/mofa')?.text).toContain(`leaves on ${ahead.leavesOn}`);
  expect(cycle.tell(veto('clearance-demi-official', 'x', 'mofa'))).toMatch(/still to come/);
  expect(cycle.tell(veto('', 'spoken to', 'mofa'))).toBeNull();
  cycle.until('2027-03-15');
  const letters = cycle.letters('mofa').map(({ rung }) => rung);
  expect(letters).not.toContain('clearance-accountable');
  expect(letters).toContain('clearance-demi-official');
});

test('a letter that comes late by our own fault says on which day it was due; one that waited for the office does not', () => {
  const dueOn = (cycle: LivedCycle, rung: string) =>
    cycle.events.flatMap(({ event }) =>
      event.type === 'letter-written' && event.letter.office === 'moi' && event.letter.rung === rung
        ? [event.letter.dueOn]
        : [],
    );
  const late = asked();
  late.until('2027-01-04');
  late.outageUntil('2027-01-11');
  expect(dueOn(late, 'accountable')).toEqual(['2027-01-07']);
  const inTime = asked();
  inTime.until('2027-01-11');
  expect(dueOn(inTime, 'accountable')).toEqual([undefined]);
  const recess = asked();
  recess.until('2027-01-05');
  recess.tell({
    type: 'suspend-clock',
    office: 'moi',
    from: '2027-01-05',
    to: '2027-01-11',
    by: BY,
    reason: 'session',
  });
  recess.until('2027-01-11');
  expect(rungs(recess).at(-1)).toEqual(['2027-01-11', 'accountable']);
  expect(dueOn(recess, 'accountable')).toEqual([undefined]);
  recess.until('2027-02-01');
  for (const rung of ['courtesy', 'reminder-1', 'accountable']) expect(dueOn(recess, rung)).toEqual([undefined]);
});

test('a letter to a silent office is late by our own fault once the call had its time before the letter was due', () => {
  const dueOn = (cycle: LivedCycle) =>
    cycle.events.flatMap(({ event }) =>
      event.type === 'letter-written' && event.letter.rung === 'accountable' ? [event.letter.dueOn] : [],
    );
  const silent = new LivedCycle();
  silent.assign({ moi: ['q2'] });
  silent.until('2027-01-06');
  expect(silent.tasks()).toContain('telephone');
  silent.outageUntil('2027-01-11');
  expect(dueOn(silent)).toEqual(['2027-01-07']);
});

test('a task is open exactly while a letter above is about to leave, and its letter leaves on the day it names', () => {
  let left = 0;
  const step = fc.oneof(
    fc.record({ do: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 2 }) }),
    fc.record({ do: fc.constantFrom('veto' as const, 'remind' as const, 'answer' as const, 'call' as const) }),
    fc.record({ do: fc.constant('recess' as const), days: fc.integer({ min: 1, max: 12 }) }),
  );
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
      const cycle = new LivedCycle();
      cycle.assign(ROWS);
      const { calendar } = cycle.terms;
      cycle.until('2027-01-05');
      for (const one of steps) {
        if (one.do === 'wait') cycle.until(addWorkingDays(calendar, 'federal', cycle.today, one.days));
        if (one.do === 'veto') cycle.tell(veto());
        if (one.do === 'remind') cycle.tell({ type: 'remind', office: 'moi', by: BY });
        if (one.do === 'answer') cycle.answer('moi', ['q1.a']);
        if (one.do === 'call') cycle.tell(heard('moi', { said: `call ${cycle.state.seq}` }));
        if (one.do === 'recess') {
          const to = addWorkingDays(calendar, 'federal', cycle.today, one.days + 1);
          cycle.tell({ type: 'suspend-clock', office: 'moi', from: cycle.today, to, by: BY, reason: 'recess' });
        }
        const named = /\((\S+)\) leaves on (\S+) to/u.exec(task(cycle)?.text ?? '');
        const ahead = escalationsAhead(cycle.state, cycle.terms, cycle.today).find(({ office }) => office === 'moi');
        expect(named?.slice(1) ?? null).toEqual(
          ahead !== undefined && ahead.shownOn <= cycle.today && ahead.shownOn < ahead.leavesOn
            ? [ahead.rung, ahead.leavesOn]
            : null,
        );
        if (named === null) continue;
        const before = cycle.letters('moi').length;
        cycle.until(named[2]!);
        const written = cycle.letters('moi').slice(before);
        const above = cycle.terms.ladder.rungs.filter(isAboveFocalPoint).map(({ id }) => id);
        const blames = written.filter(({ rung }) => above.includes(rung));
        expect(blames).toMatchObject([{ on: named[2], rung: named[1] }]);
        expect(isOpenDay(calendar, 'federal', named[2]!)).toBe(true);
        left += 1;
      }
    }),
    { numRuns: 80 },
  );
  expect(left).toBeGreaterThan(20);
});
