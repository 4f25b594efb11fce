import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dayNumber } from '../../../domain/calendar/local-date.ts';
import { changeObligations } from '../../../domain/obligations/change-obligations.ts';
import type { ObligationChange } from '../../../domain/obligations/changes.ts';
import type { Obligations } from '../../../domain/obligations/obligation.ts';
import { nextWarningOn, warningsDue, warningWords, type DueWarning } from '../../../domain/obligations/warnings.ts';
import { anObligation, someObligations, someOwed } from '../../builders/obligations.ts';

const on = (change: Parameters<typeof someOwed>[0]) => someObligations(anObligation({ owed: [someOwed(change)] }));
const take = (now: Obligations, change: ObligationChange, day: string): Obligations => {
  const changed = changeObligations(now, change, 'Director', day);
  if ('refused' in changed) throw new Error(changed.refused.message);
  return changed.obligations;
};

describe('the warning whose day has come, for 1 June 2027', () => {
  test.each<[string, string, number | null]>([
    ['181 days before, none yet', '2026-12-02', null],
    ['180 days before', '2026-12-03', -180],
    ['between the first and the second, still the first', '2027-03-02', -180],
    ['90 days before', '2027-03-03', -90],
    ['30 days before', '2027-05-02', -30],
    ['on the due day no other than that of 30 days', '2027-06-01', -30],
    ['on the day after', '2027-06-02', 1],
    ['89 days overdue, none anew', '2027-08-29', 1],
    ['90 days overdue', '2027-08-30', 90],
    ['after an outage of a year, one and not five', '2028-06-05', 360],
  ])('%s (%s)', (_why, today, offset) => {
    const due = warningsDue(on({}), today);
    expect(due.map((warning) => warning.offset)).toEqual(offset === null ? [] : [offset]);
  });

  test('a due date on a leap day is warned of by the days there are', () => {
    expect(nextWarningOn(on({ dueOn: '2028-02-29' }), '2027-12-01')).toBe('2028-01-30');
  });
});

test('an unknown due date is never warned of', () => {
  expect(warningsDue(on({ dueOn: null }), '2030-01-01')).toEqual([]);
  expect(nextWarningOn(on({ dueOn: null }), '2030-01-01')).toBeNull();
});

test('a date entered when it was near already warns of the days that are still to come only', () => {
  const entered = on({ dueOn: '2027-06-01', setOn: '2027-04-15' });
  expect(warningsDue(entered, '2027-04-20')).toEqual([]);
  expect(warningsDue(entered, '2027-05-02').map(({ offset }) => offset)).toEqual([-30]);
});

test('a date moved later warns anew of its own days, never of those that were passed', () => {
  let now = on({});
  now = take(now, { type: 'warned', warnings: warningsDue(now, '2027-03-10') }, '2027-03-10');
  now = take(
    now,
    { type: 'due-set', obligation: 'ccpr', owed: 'replies', dueOn: '2027-07-01', source: 'e-mail' },
    '2027-03-20',
  );
  expect(warningsDue(now, '2027-03-20')).toEqual([]);
  expect(nextWarningOn(now, '2027-03-20')).toBe('2027-04-02');
  expect(warningsDue(now, '2027-04-02').map(({ offset, dueOn }) => [offset, dueOn])).toEqual([[-90, '2027-07-01']]);
});

test('the same date from a better source begins nothing anew', () => {
  let now = on({});
  now = take(now, { type: 'warned', warnings: warningsDue(now, '2027-03-10') }, '2027-03-10');
  now = take(
    now,
    { type: 'due-set', obligation: 'ccpr', owed: 'replies', dueOn: '2027-06-01', source: 'note verbale' },
    '2027-03-20',
  );
  expect(now.obligations[0]!.owed[0]).toMatchObject({ source: 'note verbale', moved: 0, warned: { offset: -90 } });
  expect(warningsDue(now, '2027-03-20')).toEqual([]);
});

test.each([
  [-90, 'due in 90 days'],
  [1, 'the due date has passed'],
  [180, 'overdue by 180 days'],
])('an offset of %i is said as “%s”', (offset, words) => {
  expect(warningWords({ offset })).toBe(words);
});

/** Looks in on some days, gives what is due, and moves the date between them. */
function lived(days: readonly number[], moves: ReadonlyMap<number, number>): (DueWarning & { readonly on: string })[] {
  let now = on({ dueOn: addDays('2027-01-01', 200) });
  const given: (DueWarning & { readonly on: string })[] = [];
  for (const day of days) {
    const today = addDays('2027-01-01', day);
    const move = moves.get(day);
    if (move !== undefined) {
      const dueOn = addDays('2027-01-01', move);
      now = take(now, { type: 'due-set', obligation: 'ccpr', owed: 'replies', dueOn, source: 'e-mail' }, today);
    }
    const warnings = warningsDue(now, today);
    given.push(...warnings.map((warning) => ({ ...warning, on: today })));
    now = take(now, { type: 'warned', warnings }, today);
    expect(warningsDue(now, today)).toEqual([]);
  }
  return given;
}

const days = fc
  .uniqueArray(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 60 })
  .map((of) => of.toSorted((a, b) => a - b));
const moves = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 1200 })), { maxLength: 5 })
  .map((of) => new Map(of));

test('each warning is given once, never before its day, and never for a day before the date was entered', () => {
  let seen = 0;
  fc.assert(
    fc.property(days, moves, (of, moved) => {
      const given = lived(of, moved);
      seen += given.length;
      for (const warning of given) {
        expect(warning.day <= warning.on).toBe(true);
        expect(dayNumber(warning.day) - dayNumber(warning.dueOn)).toBe(warning.offset);
      }
      const runs = given.filter((warning, at) => at > 0 && warning.dueOn === given[at - 1]!.dueOn);
      for (const warning of runs) expect(warning.offset).toBeGreaterThan(given[given.indexOf(warning) - 1]!.offset);
    }),
  );
  expect(seen).toBeGreaterThan(100);
});

test('whoever wakes on the next warning’s day and on no other misses none', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1200 }), (ahead) => {
      const start = '2027-01-01';
      const end = addDays(start, 1500);
      let now = on({ dueOn: addDays(start, ahead), setOn: start });
      const woken: string[] = [];
      for (let day = nextWarningOn(now, start); day !== null && day <= end; day = nextWarningOn(now, day)) {
        const warnings = warningsDue(now, day);
        expect(warnings.map((warning) => warning.day)).toEqual([day]);
        now = take(now, { type: 'warned', warnings }, day);
        woken.push(day);
      }
      const before = [180, 90, 30].filter((days) => days < ahead).length;
      expect(woken).toHaveLength(before + 1 + Math.floor((1500 - ahead) / 90));
    }),
  );
});
