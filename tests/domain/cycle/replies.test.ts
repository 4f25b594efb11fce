import { expect, test } from 'vitest';
import type { ReplyClass } from '../../../domain/replies/reply.ts';
import { isLate, lateOffices } from '../../../domain/cycle/late.ts';
import { LivedCycle } from '../../builders/cycle.ts';

function asked(): LivedCycle {
  const cycle = new LivedCycle();
  cycle.assign({ moi: ['q1.a', 'q1.b'], 'punjab-home': ['q2'], mofa: ['q3'] });
  return cycle;
}

test('the same message twice changes nothing', () => {
  const cycle = asked();
  cycle.answer('moi', ['q1.a'], 'a'.repeat(40));
  const before = cycle.state;
  cycle.answer('moi', ['q1.a', 'q1.b'], 'a'.repeat(40));
  expect(cycle.state).toEqual(before);
  expect(cycle.state.requests['moi']?.rows).toEqual({ 'q1.a': 'answered', 'q1.b': 'open' });
});

const MACHINES: readonly ReplyClass[] = ['out-of-office', 'bounce-hard', 'bounce-soft', 'bounce-delayed', 'noise'];
test.each(MACHINES)('a message of a machine (%s) closes no row and is no reply', (kind) => {
  const cycle = asked();
  cycle.reply('moi', { class: kind, answers: [{ row: 'q1.a', status: 'answered' }] });
  expect(cycle.state.requests['moi']).toMatchObject({ rows: { 'q1.a': 'open' }, replies: 0, lastReplyOn: null });
  expect(cycle.tasks()).toEqual([]);
});

test('a hard bounce sends the letter to another person once, then an officer must find a way', () => {
  const cycle = asked();
  cycle.reply('moi', { class: 'bounce-hard', failedRungs: ['request'] });
  expect(cycle.state.letters['moi/request']).toMatchObject({ status: 'waiting', routes: 2 });
  cycle.sendWaiting();
  cycle.reply('moi', { class: 'bounce-hard', failedRungs: ['request'] });
  expect(cycle.state.letters['moi/request']).toMatchObject({ status: 'failed', routes: 2 });
  expect(cycle.tasks()).toEqual(['mail-failed']);
  cycle.answer('moi', ['q1.a']);
  expect(cycle.tasks()).toEqual([]);
});

test('a letter that comes back before we hear that it had left is still sent to another person', () => {
  const cycle = new LivedCycle();
  cycle.tell({ type: 'propose-assignment', assignment: 'p', undecided: [] });
  cycle.tell({ type: 'confirm-assignment', by: 'd', assignment: 'p', rows: { moi: ['q1.a'] } });
  const left = (route: number) =>
    ({
      type: 'record-letter',
      office: 'moi',
      rung: 'request',
      outcome: { state: 'sent', mail: `mail-${route}`, route },
    }) as const;
  cycle.reply('moi', { class: 'bounce-hard', failedRungs: ['request'] });
  cycle.tell(left(1));
  expect(cycle.state.letters['moi/request']).toMatchObject({ status: 'waiting', routes: 2 });
  cycle.tell(left(2));
  expect(cycle.state.letters['moi/request']).toMatchObject({ status: 'sent', routes: 2 });
});

test('an office without an address is a task, late when its day has passed, and delays nobody', () => {
  const cycle = new LivedCycle();
  cycle.tell({ type: 'propose-assignment', assignment: 'p', undecided: [] });
  cycle.tell({ type: 'confirm-assignment', by: 'd', assignment: 'p', rows: { moi: ['q1.a'], mofa: ['q3'] } });
  cycle.tell({ type: 'report-addresses', problems: [{ office: 'moi', text: 'has no usable address' }] });
  const outcome = { state: 'failed', reason: 'no address', retryElsewhere: false } as const;
  cycle.tell({ type: 'record-letter', office: 'moi', rung: 'request', outcome });
  expect(cycle.tasks()).toEqual(['mail-failed', 'no-address']);
  cycle.answer('mofa', ['q3']);
  cycle.outageUntil('2026-12-31');
  expect(lateOffices(cycle.state)).toEqual(['moi']);
  cycle.until('2027-02-03');
  expect(cycle.state.reached.consolidated).toBe('2027-02-02');
});

test('an answer after the row was closed, or for a row taken away, is shown to an officer', () => {
  const cycle = asked();
  cycle.answer('moi', ['q1.a']);
  cycle.tell({ type: 'change-rows', office: 'moi', rows: ['q1.a'], to: 'accepted', by: 'o', reason: null });
  cycle.answer('moi', ['q1.a', 'q2']);
  expect(cycle.state.requests['moi']?.rows['q1.a']).toBe('accepted');
  expect(cycle.state.tasks).toMatchObject([{ kind: 'late-answer', text: expect.stringContaining('q1.a, q2') }]);
});

test('"not ours" waits for an officer: the text is not assembled before somebody else was asked', () => {
  const cycle = asked();
  cycle.reply('moi', {
    answers: [
      { row: 'q1.a', status: 'not-ours' },
      { row: 'q1.b', status: 'not-ours' },
    ],
  });
  for (const [office, row] of [
    ['mofa', 'q3'],
    ['punjab-home', 'q2'],
  ] as const) {
    cycle.reply(office, { answers: [{ row, status: 'no-data' }] });
  }
  cycle.until('2026-12-10');
  expect(cycle.state.reached['answers-closed']).toBeUndefined();
  expect(cycle.tell({ type: 'reassign', question: 'q1', to: ['mofa', 'mora'], by: 'director' })).toBeNull();
  cycle.sendWaiting();
  expect(cycle.tasks()).toEqual([]);
  expect(cycle.state.requests['moi']?.rows).toEqual({});
  expect(cycle.letters('mofa').at(-1)).toMatchObject({ rung: 'additional-1', rows: ['q1.a', 'q1.b'] });
  expect(cycle.letters('mora')).toMatchObject([{ on: '2026-12-10', rung: 'request', rows: ['q1.a', 'q1.b'] }]);
});

test('days are granted for as long as the deadline allows, and end the wish and the lateness', () => {
  const cycle = asked();
  cycle.reply('moi', { class: 'extension', wishedUntil: '2027-01-10' });
  expect(cycle.tasks()).toEqual(['extension']);
  cycle.until('2026-12-31');
  expect(lateOffices(cycle.state)).toContain('moi');
  const grant = (workingDays: number) => cycle.tell({ type: 'grant-days', office: 'moi', workingDays, by: 'director' });
  expect(grant(140)).toMatch(/before the deadline of 2027-06-30; at most \d+ can be granted/);
  expect(grant(1)).toMatch(/has passed; at least 3 are needed/);
  expect(grant(0)).toMatch(/whole number/);
  expect(grant(5)).toBeNull();
  expect(cycle.tasks()).not.toContain('extension');
  expect(lateOffices(cycle.state)).not.toContain('moi');
  cycle.answer('moi', ['q1.a', 'q1.b']);
  expect(grant(1)).toMatch(/owes nothing/);
});

test('a wish for more time that is refused is answered once', () => {
  const cycle = asked();
  const refused = { type: 'refuse-days', office: 'moi', by: 'director', reason: 'the UN does not wait' } as const;
  expect(cycle.tell(refused)).toMatch(/has not asked for more time/);
  cycle.reply('moi', { class: 'extension' });
  expect(cycle.tell(refused)).toBeNull();
  expect(cycle.letters('moi').at(-1)?.rung).toBe('extension-1');
  expect(cycle.tell(refused)).toMatch(/nothing to refuse/);
});

const ROWS: readonly [before: string, to: 'accepted' | 'open' | 'waived', outcome: RegExp | null, why: string][] = [
  ['open', 'accepted', /it must be answered first/, 'nothing was said yet'],
  ['open', 'waived', null, 'the question is dropped'],
  ['answered', 'accepted', null, 'an officer has read it'],
  ['answered', 'open', null, 'it is returned for completion'],
  ['no-data', 'accepted', /cannot become accepted/, 'there is no answer to accept'],
  ['no-data', 'open', null, 'there must be data'],
  ['not-ours', 'waived', null, 'nobody is asked instead'],
  ['not-ours', 'open', null, 'it is theirs after all'],
  ['no-data', 'waived', /cannot become waived/, 'it is settled already'],
];
test.each(ROWS)('a row that is %s may become %s or is refused (%s): %s', (before, to, outcome) => {
  const cycle = asked();
  if (before !== 'open') cycle.reply('moi', { answers: [{ row: 'q1.a', status: before as 'answered' }] });
  const said = cycle.tell({
    type: 'change-rows',
    office: 'moi',
    rows: ['q1.a'],
    to,
    by: 'officer',
    reason: 'a reason',
  });
  if (outcome === null) {
    expect(said).toBeNull();
    expect(cycle.state.requests['moi']?.rows['q1.a']).toBe(to);
    const again = cycle.state;
    cycle.tell({ type: 'change-rows', office: 'moi', rows: ['q1.a'], to, by: 'officer', reason: 'a reason' });
    expect(cycle.state).toEqual(again);
  } else {
    expect(said).toMatch(outcome);
    expect(cycle.state.requests['moi']?.rows['q1.a']).toBe(before);
  }
});

test('returning or waiving needs a reason, and only rows that were asked', () => {
  const cycle = asked();
  const change = { type: 'change-rows', office: 'moi', by: 'officer' } as const;
  expect(cycle.tell({ ...change, rows: ['q1.a'], to: 'waived', reason: ' ' })).toMatch(/needs a reason/);
  expect(cycle.tell({ ...change, rows: ['q9'], to: 'waived', reason: 'x' })).toMatch(/its rows are q1.a, q1.b/);
  expect(cycle.tell({ ...change, office: 'moc', rows: [], to: 'accepted', reason: null })).toMatch(
    /offices asked: moi/,
  );
});

test('a planned day that passes without its milestone makes the cycle late', () => {
  const cycle = new LivedCycle();
  expect(isLate(cycle.state, '2026-12-03')).toBe(false);
  expect(isLate(cycle.state, '2026-12-04')).toBe(true);
});

const SILENT: readonly [ReplyClass, tasks: readonly string[], why: string][] = [
  ['partial', ['read-reply'], 'its answers may stand in a file we cannot read'],
  ['complete', ['read-reply'], 'it says it answered everything, and nothing was found'],
  ['no-data', ['read-reply'], 'it has nothing to say, but names no row'],
  ['redirect', ['read-reply'], 'it names another office, but no row'],
  ['acknowledgement', [], 'it has received the letter, and an answer will follow'],
];
test.each(SILENT)('a message (%s) from which no row can be read waits for an officer (%j): %s', (kind, tasks) => {
  const cycle = asked();
  cycle.reply('moi', { class: kind });
  expect(cycle.tasks()).toEqual(tasks);
  expect(cycle.state.requests['moi']?.rows).toEqual({ 'q1.a': 'open', 'q1.b': 'open' });
  cycle.answer('moi', ['q1.a']);
  expect(cycle.tasks()).toEqual([]);
});

test('returning without naming rows reopens what nobody has decided on, never what was accepted or waived', () => {
  const cycle = asked();
  const change = { type: 'change-rows', office: 'moi', by: 'officer', reason: 'incomplete' } as const;
  cycle.answer('moi', ['q1.a', 'q1.b']);
  cycle.tell({ ...change, rows: ['q1.a'], to: 'accepted' });
  expect(cycle.tell({ ...change, rows: [], to: 'open' })).toBeNull();
  expect(cycle.state.requests['moi']?.rows).toEqual({ 'q1.a': 'accepted', 'q1.b': 'open' });
  expect(cycle.tell({ ...change, rows: [], to: 'open' })).toMatch(/must be answered or no-data or not-ours/);
  expect(cycle.tell({ ...change, rows: ['q1.a'], to: 'open' })).toBeNull();
});
