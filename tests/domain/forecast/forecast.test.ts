import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../../domain/calendar/local-date.ts';
import { addWorkingDays, isOpenDay } from '../../../domain/calendar/open-days.ts';
import type { CycleState, CycleTerms } from '../../../domain/cycle/state.ts';
import { leastDaysAfter } from '../../../domain/cycle/work-ahead.ts';
import type { AnsweringTimes } from '../../../domain/forecast/answering-times.ts';
import { forecast, type Forecast } from '../../../domain/forecast/forecast.ts';
import { whatIf, type WhatIf } from '../../../domain/forecast/what-if.ts';
import { LivedCycle, someFacts, someTerms } from '../../builders/cycle.ts';

const BY = 'director';
const ROWS = { moi: ['q1.a', 'q1.b'], 'punjab-home': ['q2'], mofa: ['q3'] };
const TERMS = someTerms();
type Act = (cycle: LivedCycle) => unknown;

/** Asked on 2026-12-01; 7 working days at the least, 24 as planned, between the answers and the UN on 2027-03-31. */
function lived(act: Act = () => undefined, deadline = '2027-03-31', terms: CycleTerms = TERMS): LivedCycle {
  const cycle = new LivedCycle(terms, someFacts({ receivedOn: '2026-12-01', deadline }));
  cycle.assign(ROWS);
  act(cycle);
  return cycle;
}

const of = ({ state, terms, today }: LivedCycle, times: readonly AnsweringTimes[] = []): Forecast =>
  forecast(state, terms, today, times);
const pathOf = ({ paths }: Forecast, office: string) => paths.find((path) => path.office === office && path.now)!;
const until =
  (day: string, act: Act = () => undefined): Act =>
  (cycle) => (cycle.until(day), act(cycle));
const consolidated = until('2027-01-20', (c) => c.consolidate(BY));
const cleared =
  (...offices: string[]): Act =>
  (c) =>
    offices.forEach((office) => c.tell({ type: 'clear', office, by: BY, reference: null }));

test.each<[string, Act, string, string, string]>([
  ['its answer date, 20 working days after the request', () => undefined, '2026-12-30', 'answer-date', 'answer date'],
  [
    'what was granted is added',
    until('2026-12-14', (c) => c.tell({ type: 'grant-days', office: 'moi', workingDays: 3, by: BY })),
    '2027-01-04',
    'answer-date',
    '3 working days granted',
  ],
  [
    'a day it promised itself goes before its answer date',
    until('2026-12-14', (c) => c.reply('moi', { class: 'extension', wishedUntil: '2027-01-14' })),
    '2027-01-14',
    'promised',
    'by 2027-01-14',
  ],
  [
    'a promise for a Saturday is a promise for Monday',
    until('2026-12-14', (c) => c.reply('moi', { class: 'extension', wishedUntil: '2027-01-16' })),
    '2027-01-18',
    'promised',
    'by 2027-01-16',
  ],
  [
    'a promise that has passed is none; its answer date has passed too: today',
    (c) => (
      until('2026-12-14', (d) => d.reply('moi', { class: 'extension', wishedUntil: '2026-12-31' }))(c),
      c.until('2027-01-05')
    ),
    '2027-01-05',
    'overdue',
    'has passed',
  ],
  [
    'away beyond its answer date: the day it is back',
    until('2026-12-14', (c) => c.reply('moi', { class: 'out-of-office', returnsOn: '2027-01-11' })),
    '2027-01-11',
    'absence',
    'away until 2027-01-11',
  ],
  [
    'away, but back before its answer date: nothing changes',
    until('2026-12-14', (c) => c.reply('moi', { class: 'out-of-office', returnsOn: '2026-12-21' })),
    '2026-12-30',
    'answer-date',
    'answer date',
  ],
])('the expected day of an office: %s', (_why, act, on, basis, words) => {
  const path = pathOf(of(lived(act)), 'moi');
  expect([path.expectedOn, path.basis]).toEqual([on, basis]);
  expect(path.why).toContain(words);
});

const USUAL: AnsweringTimes = { office: 'moi', answered: [10, 25, 40], unanswered: [] };

test.each<[string, AnsweringTimes, string, string, string | null]>([
  ['half of its answers came within 25 working days', USUAL, 'own-times', '2027-01-06', '2027-01-27'],
  ['two answers foretell nothing', { ...USUAL, answered: [10, 25] }, 'answer-date', '2026-12-30', null],
  [
    'a request open for 60 days leaves the slowest tenth unknown',
    { ...USUAL, unanswered: [60] },
    'own-times',
    '2027-01-06',
    null,
  ],
])('its own past: %s', (_why, times, basis, on, p90) => {
  const path = pathOf(of(lived(), [times]), 'moi');
  expect([path.basis, path.expectedOn, path.band?.p90 ?? null]).toEqual([basis, on, p90]);
});

test('what it promised is taken before its past', () => {
  const cycle = lived(until('2026-12-14', (c) => c.reply('moi', { class: 'extension', wishedUntil: '2027-01-14' })));
  expect(pathOf(of(cycle, [USUAL]), 'moi')).toMatchObject({ basis: 'promised', band: null });
});

test.each<[string, Act, string, string, string, number, 'yes' | 'tight' | 'no']>([
  ['asked, with months to go', () => undefined, '2027-03-31', 'moi', '2027-03-19', 53, 'yes'],
  [
    'Eid in the tail: three days earlier than without it',
    () => undefined,
    '2027-03-15',
    'moi',
    '2027-03-01',
    42,
    'yes',
  ],
  [
    'the deadline is a Sunday: it ends on the Friday before',
    () => undefined,
    '2027-03-28',
    'moi',
    '2027-03-16',
    50,
    'yes',
  ],
  ['planned days do not fit any more, minimums do', until('2027-01-29'), '2027-02-12', 'moi', '2027-02-02', 2, 'tight'],
  ['on its last safe day', until('2027-02-02'), '2027-02-12', 'moi', '2027-02-02', 0, 'tight'],
  ['late by one working day', until('2027-02-03'), '2027-02-12', 'moi', '2027-02-02', -1, 'no'],
  ['late by two working days already', until('2027-02-04'), '2027-02-12', 'moi', '2027-02-02', -2, 'no'],
])('an office: %s', (_why, act, deadline, office, safe, slack, verdict) => {
  // The text is kept from being put together by itself: rounds after the first wait for an officer.
  const cycle = lived((c) => {
    c.consolidate(BY);
    c.tell({ type: 'return-text', office: 'mohr', by: BY, comments: 'more' });
    act(c);
  }, deadline);
  const found = of(cycle);
  expect(pathOf(found, office)).toMatchObject({ lastSafeDay: safe, slackWorkingDays: slack });
  expect(found.verdict).toMatchObject({ willMakeIt: verdict, by: slack });
  expect(found.verdict.why).toContain(safe);
});

test.each<[string, Act, string, readonly (readonly [string, string])[]]>([
  [
    'every row is answered: our own text, then all who come after it',
    (c) => Object.entries(ROWS).forEach(([office, rows]) => c.answer(office, rows)),
    'consolidation',
    [
      ['consolidation', 'mohr'],
      ['committee', 'mohr'],
      ['clearance', 'mofa'],
      ['clearance', 'molj'],
      ['submission', 'pm-geneva'],
    ],
  ],
  [
    'the text is with the Committee',
    consolidated,
    'committee',
    [
      ['committee', 'mohr'],
      ['clearance', 'mofa'],
      ['clearance', 'molj'],
      ['submission', 'pm-geneva'],
    ],
  ],
  [
    'the first group of clearers has it',
    (c) => (consolidated(c), cleared('mohr')(c)),
    'clearance',
    [
      ['clearance', 'mofa'],
      ['clearance', 'molj'],
      ['submission', 'pm-geneva'],
    ],
  ],
  [
    'the second group has it',
    (c) => (consolidated(c), cleared('mohr', 'mofa')(c)),
    'clearance',
    [
      ['clearance', 'molj'],
      ['submission', 'pm-geneva'],
    ],
  ],
  [
    'cleared: our hand-over',
    (c) => (consolidated(c), cleared('mohr', 'mofa', 'molj')(c)),
    'hand-over',
    [
      ['hand-over', 'mohr'],
      ['submission', 'pm-geneva'],
    ],
  ],
  [
    'with the Mission',
    (c) => (consolidated(c), cleared('mohr', 'mofa', 'molj')(c), c.tell({ type: 'hand-over', by: BY })),
    'submission',
    [['submission', 'pm-geneva']],
  ],
])('what is awaited, and what is to come: %s', (_why, act, critical, expected) => {
  const found = of(lived(act));
  expect(found.paths.map(({ matter, office }) => [matter, office])).toEqual(expected);
  expect(found.critical?.matter).toBe(critical);
  expect(found.paths.filter(({ now }) => !now).length).toBe(expected.length - 1);
  const days = found.paths.map(({ expectedOn }) => expectedOn);
  expect([...days].sort()).toEqual(days);
});

test('before the assignment is confirmed the whole way is ahead', () => {
  const cycle = new LivedCycle(TERMS, someFacts({ receivedOn: '2026-12-01', deadline: '2027-03-31' }));
  const { critical } = of(cycle);
  expect(critical?.matter).toBe('assignment');
  expect(critical?.chain.map(({ step }) => step)).toEqual([
    'requests-out',
    'answers',
    'chase',
    'consolidate',
    'committee',
    'clearance',
    'hand-over',
    'submission',
  ]);
});

test('a plan that was never feasible: no, and by how much', () => {
  const cycle = new LivedCycle(TERMS, someFacts({ receivedOn: '2026-12-01', deadline: '2026-12-04' }));
  const { verdict, submission } = of(cycle);
  expect(verdict.willMakeIt).toBe('no');
  expect(submission?.workingDaysLeft).toBe(-cycle.state.plan.shortByWorkingDays);
});

test.each<[string, string, 'yes' | 'no', number]>([
  ['in time', '2027-03-31', 'yes', 45],
  ['late', '2027-01-15', 'no', -3],
])('once submitted the verdict is history: %s', (_why, deadline, willMakeIt, by) => {
  const cycle = lived((c) => {
    consolidated(c);
    cleared('mohr', 'mofa', 'molj')(c);
    c.tell({ type: 'hand-over', by: BY });
    c.tell({ type: 'submit', by: BY, noteVerbale: 'No. 1' });
  }, deadline);
  expect(of(cycle)).toMatchObject({ critical: null, submission: null, paths: [], verdict: { willMakeIt, by } });
});

test('the band of the submission is the slowest of all; the chance is that all come in time', () => {
  const punjab: AnsweringTimes = { office: 'punjab-home', answered: [5, 15, 30], unanswered: [] };
  const slow = { ...USUAL, answered: [10, 25, 90] };
  const alone = of(lived(), [slow]).submission!;
  const both = of(lived(), [slow, punjab]).submission!;
  expect(alone.chance).toBeCloseTo(2 / 3);
  expect(both.chance).toBeCloseTo(2 / 3);
  expect(both.band!.p10! >= alone.band!.p10!).toBe(true);
  expect(both.band!.p90).toBe(alone.band!.p90);
  expect(of(lived(), [slow]).verdict.willMakeIt).toBe('tight');
  expect(of(lived()).submission).toMatchObject({ band: null, chance: null });
});

test('the text does not wait: who is expected only after its planned day is named', () => {
  const cycle = lived(until('2026-12-14', (c) => c.reply('moi', { class: 'extension', wishedUntil: '2027-03-01' })));
  expect(of(cycle).without).toEqual({
    on: cycle.state.plan.milestones.find(({ id }) => id === 'consolidated')!.on,
    offices: ['moi'],
  });
});

const day = fc.integer({ min: 0, max: 150 }).map((offset) => addDays('2026-12-01', offset));
const assumed = (result: ReturnType<typeof whatIf>): WhatIf => {
  if ('message' in result) throw new Error(`${result.message}; ${result.hint}`);
  return result;
};
const ask = (state: CycleState, answers: Record<string, string>, more = {}) =>
  assumed(whatIf(state, TERMS, '2026-12-01', [], { answers, ...more })).after;

test('an office that answers earlier has no less slack, and the text is no later', () => {
  const { state } = lived();
  fc.assert(
    fc.property(day, day, (a, b) => {
      const [early, late] = [a, b].sort() as [string, string];
      const [one, other] = [early, late].map((on) => ask(state, { moi: on })) as [Forecast, Forecast];
      expect(pathOf(one, 'moi').slackWorkingDays).toBeGreaterThanOrEqual(pathOf(other, 'moi').slackWorkingDays);
      expect(one.submission!.on <= other.submission!.on).toBe(true);
    }),
    { numRuns: 50 },
  );
});

test('a holiday never makes a last safe day later or a text earlier, and adds no slack while there is time', () => {
  const { state } = lived();
  fc.assert(
    fc.property(
      day,
      fc.integer({ min: 0, max: 5 }),
      fc.constantFrom('federal', 'punjab'),
      day,
      (from, length, layer, on) => {
        const { before, after } = assumed(
          whatIf(state, TERMS, '2026-12-01', [], { holidays: [{ from, to: addDays(from, length), layer }] }),
        );
        for (const office of Object.keys(ROWS)) {
          const [was, is] = [pathOf(before, office), pathOf(after, office)];
          expect(is.lastSafeDay <= was.lastSafeDay).toBe(true);
          expect(is.slackWorkingDays).toBeLessThanOrEqual(was.slackWorkingDays);
        }
        expect(after.submission!.on >= before.submission!.on).toBe(true);
        const held = ask(state, { moi: on }, { holidays: [{ from, to: from, layer }] });
        expect(pathOf(held, 'moi').lastSafeDay <= pathOf(ask(state, { moi: on }), 'moi').lastSafeDay).toBe(true);
      },
    ),
    { numRuns: 50 },
  );
});

test('the minimums from a last safe day end by the deadline; every expected day is one on which its office works', () => {
  fc.assert(
    fc.property(fc.integer({ min: 20, max: 200 }), fc.integer({ min: 0, max: 60 }), (length, later) => {
      const cycle = lived(until(addDays('2026-12-01', later)), addDays('2026-12-01', length));
      for (const { office, matter, lastSafeDay, expectedOn, slackWorkingDays, submittedOn } of of(cycle).paths) {
        const least = leastDaysAfter(cycle.state, TERMS, matter, office);
        expect(addWorkingDays(TERMS.calendar, 'federal', lastSafeDay, least) <= cycle.state.deadline).toBe(true);
        expect(isOpenDay(TERMS.calendar, 'federal', expectedOn)).toBe(true);
        expect(expectedOn >= cycle.today).toBe(true);
        expect(submittedOn > cycle.state.deadline).toBe(slackWorkingDays < 0);
      }
    }),
    { numRuns: 25 },
  );
});
