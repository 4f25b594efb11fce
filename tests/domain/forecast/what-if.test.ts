import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Assumptions } from '../../../domain/forecast/assumptions.ts';
import { forecast } from '../../../domain/forecast/forecast.ts';
import { whatIf, type WhatIf } from '../../../domain/forecast/what-if.ts';
import { LivedCycle, someFacts, someTerms } from '../../builders/cycle.ts';

const BY = 'director';
const ROWS = { moi: ['q1.a', 'q1.b'], 'punjab-home': ['q2'], mofa: ['q3'] };
type Act = (cycle: LivedCycle) => unknown;

function lived(act: Act = () => undefined, deadline = '2027-03-31'): LivedCycle {
  const cycle = new LivedCycle(someTerms(), someFacts({ receivedOn: '2026-12-01', deadline }));
  cycle.assign(ROWS);
  act(cycle);
  return cycle;
}

const ask = ({ state, terms, today }: LivedCycle, assumptions: Assumptions) =>
  whatIf(state, terms, today, [], assumptions);
const found = (cycle: LivedCycle, assumptions: Assumptions): WhatIf => {
  const result = ask(cycle, assumptions);
  if ('message' in result) throw new Error(`${result.message}; ${result.hint}`);
  return result;
};
const consolidated: Act = (cycle) => (cycle.until('2027-01-20'), cycle.consolidate(BY));

test('Balochistan answers on the 14th: it becomes the critical office, and the text is later by as much', () => {
  const cycle = lived((c) => ['moi', 'mofa'].forEach((office) => c.answer(office, ROWS[office as 'moi'])));
  const { before, after, moved } = found(cycle, { answers: { 'punjab-home': '2027-01-14' } });
  expect([before.submission?.on, after.submission?.on]).toEqual(['2027-02-03', '2027-02-19']);
  expect(after.critical).toMatchObject({ office: 'punjab-home', expectedOn: '2027-01-14', basis: 'assumed' });
  expect(before.critical!.slackWorkingDays - after.critical!.slackWorkingDays).toBe(11);
  expect(moved).toEqual([]);
});

test('a four-day Eid is announced before the answer date: the answers, the plan and the text move', () => {
  const cycle = lived();
  const { before, after, moved } = found(cycle, {
    holidays: [{ from: '2026-12-15', to: '2026-12-18', layer: 'federal' }],
  });
  expect(before.critical?.expectedOn).toBe('2026-12-30');
  expect(after.critical?.expectedOn).toBe('2027-01-05');
  expect(moved.map(({ id }) => id)).toContain('answers-due');
  expect(after.submission!.on > before.submission!.on).toBe(true);
});

test('a holiday of Punjab alone moves Punjab alone', () => {
  const { before, after, moved } = found(lived(), {
    holidays: [{ from: '2026-12-15', to: '2026-12-15', layer: 'punjab' }],
  });
  const days = (of: typeof before) =>
    of.paths.filter(({ now }) => now).map(({ office, expectedOn }) => [office, expectedOn]);
  expect(new Map(days(before) as [string, string][]).get('punjab-home')).toBe('2026-12-30');
  expect(new Map(days(after) as [string, string][]).get('punjab-home')).toBe('2026-12-31');
  expect(new Map(days(after) as [string, string][]).get('moi')).toBe('2026-12-30');
  expect(moved).toEqual([]);
});

test('clearance takes ten days instead of seven', () => {
  const { before, after } = found(lived(), { steps: { clearance: 10 } });
  const step = (of: typeof before) => of.critical?.chain.find((one) => one.step === 'clearance')?.days;
  expect([step(before), step(after)]).toEqual([7, 10]);
  // Its minimum is ten now as well, not two: eight safe days fewer, 23 March and a week-end between them.
  expect([before.critical?.lastSafeDay, after.critical?.lastSafeDay]).toEqual(['2027-03-19', '2027-03-04']);
});

test.each<[string, string, string, number]>([
  ['a month later', '2027-04-30', 'yes', 75],
  ['so near that it cannot be met: a verdict, not a refusal', '2026-12-15', 'no', -2],
])('the deadline moves: %s', (_why, deadline, verdict, by) => {
  expect(found(lived(), { deadline }).after.verdict).toMatchObject({ willMakeIt: verdict, by });
});

test('an office never answers: the text is put together without it on its planned day', () => {
  const cycle = lived();
  const { after } = found(cycle, { never: ['moi', 'mofa', 'punjab-home'] });
  const planned = cycle.state.plan.milestones.find(({ id }) => id === 'consolidated')!.on;
  expect(after.critical).toMatchObject({ matter: 'consolidation', expectedOn: planned });
  expect(after.critical?.why).toContain('moi');
  // With one of three it is the same day, and the others are still awaited.
  const one = found(cycle, { never: ['moi'] }).after;
  expect(one.submission?.on).toBe(after.submission?.on);
  expect(one.paths.find(({ matter }) => matter === 'consolidation')?.why).toBe(
    'without moi, on the day planned for the text',
  );
  expect(one.paths.filter(({ now, matter }) => now && matter === 'answers')).toHaveLength(2);
});

test('in the clearance a clearer’s day can be assumed', () => {
  const { after } = found(lived(consolidated), { answers: { mohr: '2027-02-01' } });
  expect(after.critical).toMatchObject({ matter: 'committee', expectedOn: '2027-02-01' });
});

test('nothing is changed: the cycle and its rules are as before', () => {
  const cycle = lived();
  const before = JSON.stringify([cycle.state, cycle.terms]);
  found(cycle, {
    steps: { committee: 9 },
    deadline: '2027-05-03',
    holidays: [{ from: '2027-01-04', to: '2027-01-05', layer: 'federal' }],
  });
  expect(JSON.stringify([cycle.state, cycle.terms])).toBe(before);
});

test.each<[string, Assumptions]>([
  [
    'a holiday on days that are closed already',
    { holidays: [{ from: '2027-01-09', to: '2027-01-10', layer: 'federal' }] },
  ],
  ['the deadline it has', { deadline: '2027-03-31' }],
  ['the day on which an office is expected anyway', { answers: { moi: '2026-12-30' } }],
  ['a holiday after everything', { holidays: [{ from: '2027-06-07', to: '2027-06-09', layer: 'federal' }] }],
])('without effect the forecast is what it was: %s', (_what, assumptions) => {
  const cycle = lived();
  const { before, after, moved } = found(cycle, assumptions);
  const days = ({ paths, submission, verdict }: typeof before) => ({
    submission,
    verdict: verdict.willMakeIt,
    paths: paths.map(({ basis: _basis, why: _why, ...path }) => path),
  });
  expect(days(after)).toEqual(days(before));
  expect(before).toEqual(forecast(cycle.state, cycle.terms, cycle.today));
  expect(moved).toEqual([]);
});

test('a later deadline never gives less slack, whatever the day', () => {
  const cycle = lived();
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 27 }), fc.integer({ min: 4, max: 9 }), (day, month) => {
      const deadline = `2027-0${month}-${String(day).padStart(2, '0')}`;
      const { before, after } = found(cycle, { deadline });
      expect(after.critical!.slackWorkingDays).toBeGreaterThanOrEqual(before.critical!.slackWorkingDays);
    }),
    { numRuns: 25 },
  );
});

test('a longer step never gives more slack', () => {
  const cycle = lived();
  fc.assert(
    fc.property(
      fc.constantFrom('consolidate', 'committee', 'clearance', 'hand-over'),
      fc.integer({ min: 1, max: 30 }),
      (step, days) => {
        const [shorter, longer] = [days, days + 1].map((n) => found(cycle, { steps: { [step]: n } }).after.critical!);
        expect(longer!.slackWorkingDays).toBeLessThanOrEqual(shorter!.slackWorkingDays);
      },
    ),
    { numRuns: 25 },
  );
});

test.each<[string, Assumptions, string, string]>([
  ['nothing', {}, 'nothing is assumed', 'an answer'],
  ['an office nobody awaits', { answers: { moon: '2027-01-14' } }, 'nothing is awaited from "moon"', 'moi'],
  ['a clearer that is not asked yet', { answers: { molj: '2027-01-14' } }, 'nothing is awaited from "molj"', 'mofa'],
  ['an answer in the past', { answers: { moi: '2026-11-30' } }, '2026-11-30 has passed', '2026-12-01 or later'],
  ['an answer on no day', { answers: { moi: '2027-02-30' } }, '"2027-02-30" is not a date', 'YYYY-MM-DD'],
  [
    'one office both ways',
    { answers: { moi: '2027-01-14' }, never: ['moi'] },
    'both answers and never',
    'one of the two',
  ],
  ['a step that is none', { steps: { slack: 3 } }, '"slack" is no step that is still ahead', 'consolidate, committee'],
  ['a step of no days', { steps: { clearance: 0 } }, 'clearance cannot take 0', '1 to 250'],
  ['half a day', { steps: { clearance: 1.5 } }, 'clearance cannot take 1.5', 'whole number'],
  ['a deadline that has passed', { deadline: '2026-11-30' }, 'the deadline: 2026-11-30 has passed', '2026-12-01'],
  [
    'a holiday that ends before it begins',
    { holidays: [{ from: '2027-01-05', to: '2027-01-04', layer: 'federal' }] },
    'lies before the first',
    '2027-01-05 or later',
  ],
  [
    'a holiday in the past',
    { holidays: [{ from: '2026-11-02', to: '2026-11-03', layer: 'federal' }] },
    '2026-11-02 has passed',
    '2026-12-01',
  ],
])('what cannot be assumed is refused in words: %s', (_what, assumptions, message, hint) => {
  const result = ask(lived(), assumptions);
  expect('message' in result ? result.message : 'accepted').toContain(message);
  expect('hint' in result ? result.hint : '').toContain(hint);
});

test('in the clearance nobody can be passed over, and a step behind us takes no days', () => {
  const cycle = lived(consolidated);
  expect(ask(cycle, { never: ['mohr'] })).toMatchObject({ message: 'the text cannot go on without mohr' });
  expect(ask(cycle, { steps: { consolidate: 4 } })).toMatchObject({ hint: 'clearance, hand-over' });
});

test('once the text is submitted nothing is left to assume', () => {
  const cycle = lived((c) => {
    consolidated(c);
    for (const office of ['mohr', 'mofa', 'molj']) c.tell({ type: 'clear', office, by: BY, reference: null });
    c.tell({ type: 'hand-over', by: BY });
    c.tell({ type: 'submit', by: BY, noteVerbale: 'No. 1' });
  });
  expect(ask(cycle, { deadline: '2027-05-03' })).toMatchObject({ hint: 'nothing is to come before the deadline' });
});
