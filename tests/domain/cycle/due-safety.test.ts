import { expect, test } from 'vitest';
import { addDays } from '../../../domain/calendar/local-date.ts';
import { nextDueDate } from '../../../domain/cycle/due.ts';
import { safetyDays, watchSafety } from '../../../domain/cycle/due-safety.ts';
import type { CycleState } from '../../../domain/cycle/state.ts';
import { LivedCycle, someFacts, someTerms } from '../../builders/cycle.ts';

const BY = 'director';
const ROWS = { moi: ['q1.a', 'q1.b'], 'punjab-home': ['q2'] };
/** Minimums after the answers: consolidate 3, Committee 1, clearance 2, hand-over 1: 7 before Monday 1 February. */
const FACTS = someFacts({ deadline: '2027-02-01' });
const LAST_SAFE = '2027-01-21';
const DAY_AFTER = '2027-01-22';

function aCycle(rules = 2, facts = FACTS): LivedCycle {
  const cycle = new LivedCycle({ ...someTerms(), rules }, facts);
  cycle.assign(ROWS);
  return cycle;
}

const alarms = (cycle: LivedCycle) => cycle.state.tasks.filter(({ kind }) => kind === 'last-safe-day');
/** The same cycle on a later day, with nothing done on the way: its text is not put together. */
const watchedOn = (state: CycleState, cycle: LivedCycle, day: string) => watchSafety(state, cycle.terms, day);

test('the alarm sounds on the day after the last safe day, not on it, and names what is at risk', () => {
  const cycle = aCycle();
  cycle.until('2026-12-10');
  expect(watchedOn(cycle.state, cycle, LAST_SAFE)).toEqual([]);
  const events = watchedOn(cycle.state, cycle, DAY_AFTER);
  expect(events.map((event) => (event.type === 'task-opened' ? event.task.id : event.type))).toEqual([
    'last-safe-day/moi',
    'last-safe-day/punjab-home',
  ]);
  const [first] = events;
  const text = first?.type === 'task-opened' ? first.task.text : '';
  expect(text).toContain(`the last safe day of its answer, ${LAST_SAFE}, has passed`);
  expect(text).toContain('consolidate, committee, clearance and hand-over take only 7 working days');
  expect(text).toContain('on 2027-02-02 at the earliest, 1 working day after the last day in time, 2027-02-01');
});

test('a week later it is a week more', () => {
  const cycle = aCycle();
  const [first] = watchedOn(cycle.state, cycle, '2027-01-29');
  expect(first?.type === 'task-opened' ? first.task.text : '').toContain('6 working days after the last day in time');
});

test('the cycle wakes for it', () => {
  const cycle = aCycle();
  expect(safetyDays(cycle.state, cycle.terms)).toEqual([DAY_AFTER, DAY_AFTER]);
  const woken = new Set<string | null>();
  for (let day = '2027-01-15'; day < DAY_AFTER; day = addDays(day, 1))
    woken.add(nextDueDate(cycle.state, cycle.terms, day));
  expect(woken).toContain(DAY_AFTER);
});

/** Rows that came back from the clearance late: the text waits for an officer, and time passes. */
function backFromClearance(rules = 2): LivedCycle {
  const cycle = aCycle(rules);
  cycle.until('2027-01-12');
  cycle.consolidate(BY);
  cycle.tell({ type: 'return-text', office: 'mohr', by: BY, comments: 'ask the Interior again' });
  cycle.until('2027-01-25');
  return cycle;
}

test('lived through: the text came back, nobody answers, and each office that owes rows is alarmed about once', () => {
  const cycle = backFromClearance();
  expect(alarms(cycle).map(({ id, since }) => [id, since])).toEqual([
    ['last-safe-day/moi', DAY_AFTER],
    ['last-safe-day/punjab-home', DAY_AFTER],
  ]);
  const opened = cycle.events.filter(
    ({ event }) => event.type === 'task-opened' && event.task.kind === 'last-safe-day',
  );
  expect(opened).toHaveLength(2);
});

test('a cycle that keeps the older rules is left as it is', () => {
  expect(alarms(backFromClearance(1))).toEqual([]);
});

test.each<[string, (cycle: LivedCycle) => unknown, readonly string[]]>([
  ['the office answers', (c) => c.answer('moi', ['q1.a', 'q1.b']), ['last-safe-day/punjab-home']],
  ['it answers one row of two', (c) => c.answer('moi', ['q1.a']), ['last-safe-day/moi', 'last-safe-day/punjab-home']],
  [
    'its rows are waived',
    (c) => c.tell({ type: 'change-rows', office: 'moi', rows: [], to: 'waived', by: BY, reason: 'known' }),
    ['last-safe-day/punjab-home'],
  ],
  ['the text goes on without them: now its own last safe day has passed', (c) => c.consolidate(BY), []],
])('the alarm ends when %s', (_what, act, left) => {
  const cycle = backFromClearance();
  act(cycle);
  cycle.look();
  expect(alarms(cycle).map(({ id }) => id)).toEqual(left);
});

test('a deadline moved by the treaty body takes the alarm back; one moved nearer says it anew', () => {
  const cycle = backFromClearance();
  const later = { ...cycle.state, deadline: '2027-03-01' };
  expect(watchedOn(later, cycle, cycle.today).map(({ type }) => type)).toEqual(['task-done', 'task-done']);
  const nearer = { ...cycle.state, deadline: '2027-01-29' };
  expect(watchedOn(nearer, cycle, cycle.today).map(({ type }) => type)).toEqual(['task-opened', 'task-opened']);
  expect(watchedOn(cycle.state, cycle, cycle.today)).toEqual([]);
});

test.each<[string, (cycle: LivedCycle) => unknown, string, string]>([
  ['the Committee', () => undefined, '2027-01-28', 'the last safe day of the Committee, 2027-01-27, has passed'],
  [
    'the first group of clearers, while the second still needs its day',
    (c) => c.tell({ type: 'clear', office: 'mohr', by: BY, reference: null }),
    '2027-01-29',
    'the last safe day of the clearance, 2027-01-28, has passed',
  ],
  [
    'our own hand-over',
    (c) => ['mohr', 'mofa', 'molj'].forEach((office) => c.tell({ type: 'clear', office, by: BY, reference: null })),
    '2027-02-02',
    'the last safe day of the hand-over, 2027-02-01, has passed',
  ],
  [
    'the Mission',
    (c) => {
      for (const office of ['mohr', 'mofa', 'molj']) c.tell({ type: 'clear', office, by: BY, reference: null });
      c.tell({ type: 'hand-over', by: BY });
    },
    '2027-02-02',
    'the last safe day of the submission, 2027-02-01, has passed',
  ],
])('in the clearance one alarm stands for the cycle as a whole: %s', (_who, act, dayAfter, text) => {
  const cycle = aCycle();
  cycle.until('2027-01-18');
  cycle.consolidate(BY);
  act(cycle);
  const before = safetyDays(cycle.state, cycle.terms);
  expect(before[0]).toBe(dayAfter);
  const [event, ...others] = watchedOn(cycle.state, cycle, dayAfter);
  expect(others).toEqual([]);
  expect(event).toMatchObject({ type: 'task-opened', task: { id: 'last-safe-day', office: null } });
  expect(event?.type === 'task-opened' ? event.task.text : '').toContain(text);
});

test('where the last safe day had passed before anybody was asked, no office is to blame: one alarm for all', () => {
  const cycle = aCycle(2, someFacts({ deadline: '2026-12-08' }));
  cycle.until('2026-12-01');
  expect(alarms(cycle).map(({ id }) => id)).toEqual(['last-safe-day']);
  expect(alarms(cycle)[0]?.text).toContain('the last safe day of the answers');
});
