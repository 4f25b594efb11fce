import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lettersAhead, lettersDiff } from '../../../domain/cycle/letters-ahead.ts';
import type { CycleTerms } from '../../../domain/cycle/state.ts';
import { aQuestion, LivedCycle, someTerms } from '../../builders/cycle.ts';

const ROWS = { moi: ['q1.a', 'q1.b'], 'punjab-home': ['q2'], mofa: ['q3'] };

function asked(terms: CycleTerms = someTerms()): LivedCycle {
  const cycle = new LivedCycle(terms);
  cycle.assign(ROWS);
  return cycle;
}

/** The letters a cycle writes after today when it is lived on without an answer. */
function lived(cycle: LivedCycle, until: string): readonly string[] {
  const from = cycle.today;
  cycle.until(until);
  return cycle
    .letters()
    .filter((letter) => letter.on > from)
    .map(({ on, office, rung }) => `${on} ${office} ${rung}`);
}

const told = (letters: readonly { readonly on: string; readonly office: string; readonly rung: string }[]) =>
  letters.map(({ on, office, rung }) => `${on} ${office} ${rung}`);

function withLadder(terms: CycleTerms, change: (offset: number, id: string) => number): CycleTerms {
  const rungs = terms.ladder.rungs.map((rung) => ({ ...rung, offset: change(rung.offset, rung.id) }));
  return { ...terms, ladder: { ...terms.ladder, rungs } };
}

test('what is foretold is what is written when nobody answers, whatever was answered before', () => {
  let foretold = 0;
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 70 }),
      fc.subarray(['q1.a', 'q1.b']),
      fc.boolean(),
      fc.integer({ min: 1, max: 120 }),
      (days, answered, mofaAnswers, further) => {
        const cycle = asked();
        const day = (n: number): string => new Date(Date.UTC(2026, 10, 30 + n)).toISOString().slice(0, 10);
        cycle.until(day(days));
        if (answered.length > 0) cycle.answer('moi', answered);
        if (mofaAnswers) cycle.answer('mofa', ['q3']);
        const until = day(days + further);
        const ahead = told(lettersAhead(cycle.state, cycle.terms, cycle.today, until));
        foretold += ahead.length;
        expect(ahead).toEqual(lived(cycle, until));
      },
    ),
    { numRuns: 60 },
  );
  expect(foretold).toBeGreaterThan(100);
});

test('a request that still waits to leave is taken to leave today, so the silence after it is foreseen', () => {
  const cycle = new LivedCycle();
  cycle.tell({ type: 'propose-assignment', assignment: 'proposal', undecided: [] });
  cycle.tell({ type: 'confirm-assignment', by: 'director', assignment: 'proposal', rows: ROWS });
  expect(cycle.state.letters['moi/request']?.status).toBe('waiting');
  const ahead = told(lettersAhead(cycle.state, cycle.terms, cycle.today, '2026-12-31'));
  cycle.sendWaiting();
  expect(ahead).toEqual(lived(cycle, '2026-12-31'));
  expect(ahead.join()).toContain('silent-alternate');
});

test('a letter ahead says to whom, on which rows and until when; nothing of today is among them', () => {
  const cycle = asked();
  expect(lettersAhead(cycle.state, cycle.terms, cycle.today, cycle.today)).toEqual([]);
  const [first] = lettersAhead(cycle.state, cycle.terms, cycle.today, '2027-01-31');
  expect(first).toMatchObject({ rung: 'silent-alternate', to: ['focal-point', 'alternate'], cc: [], formal: false });
  expect(first?.answerBy).not.toBeNull();
});

test('looking ahead changes nothing of the cycle', () => {
  const cycle = asked();
  const before = structuredClone(cycle.state);
  lettersAhead(cycle.state, cycle.terms, cycle.today, '2027-06-30');
  expect(cycle.state).toEqual(before);
});

test('the chase is followed by the letters of the clearance, and those by nothing a machine could send', () => {
  const cycle = asked();
  const rungs = lettersAhead(cycle.state, cycle.terms, cycle.today, '2028-01-01').map(({ rung }) => rung);
  expect(rungs).toContain('committee-request');
  expect(rungs).toContain('clearance-demi-official');
  expect(rungs).not.toContain('submission-request');
});

test('before the assignment is confirmed no letter is to come', () => {
  const cycle = new LivedCycle();
  cycle.tell({ type: 'propose-assignment', assignment: 'proposal', undecided: [] });
  expect(lettersAhead(cycle.state, cycle.terms, cycle.today, '2027-06-30')).toEqual([]);
});

test('two looks at the same cycle differ in nothing', () => {
  const cycle = asked();
  const ahead = lettersAhead(cycle.state, cycle.terms, cycle.today, '2027-06-30');
  expect(lettersDiff(ahead, ahead)).toEqual({ added: [], dropped: [], moved: [], changed: [] });
});

test('a rung that comes later is moved, one to somebody else is changed, one taken away is dropped', () => {
  const cycle = asked();
  const { terms } = cycle;
  const look = (other: CycleTerms) => lettersAhead(cycle.state, other, cycle.today, '2027-02-28');
  const later = lettersDiff(
    look(terms),
    look(withLadder(terms, (offset, id) => (id === 'reminder-2' ? offset + 1 : offset))),
  );
  expect(later.moved.map(({ after }) => `${after.office}/${after.rung}`).sort()).toEqual([
    'mofa/reminder-2',
    'moi/reminder-2',
    'punjab-home/reminder-2',
  ]);
  for (const { before, after } of later.moved) expect(after.on > before.on).toBe(true);
  expect([later.added, later.dropped, later.changed]).toEqual([[], [], []]);

  const rungs = terms.ladder.rungs.map((r) => (r.id === 'reminder-1' ? { ...r, cc: ['accountable' as const] } : r));
  const copied = lettersDiff(look(terms), look({ ...terms, ladder: { ...terms.ladder, rungs } }));
  expect(copied.changed.map(({ after }) => after.cc)).toEqual([['accountable'], ['accountable'], ['accountable']]);
  expect(copied.moved).toEqual([]);

  const fewer = { ...terms, ladder: { ...terms.ladder, rungs: terms.ladder.rungs.filter((r) => r.id !== 'chair') } };
  expect(lettersDiff(look(terms), look(fewer)).dropped.map(({ rung }) => rung)).toEqual(['chair', 'chair', 'chair']);
  expect(lettersDiff(look(fewer), look(terms)).added.map(({ rung }) => rung)).toEqual(['chair', 'chair', 'chair']);
});

test('a letter that moves past the last day looked at is moved, not dropped', () => {
  const cycle = asked();
  const far = (terms: CycleTerms) => lettersAhead(cycle.state, terms, cycle.today, '2027-06-30');
  const before = far(cycle.terms);
  const first = before.find(({ rung }) => rung === 'reminder-1')!;
  const after = far(withLadder(cycle.terms, (offset, id) => (id === 'reminder-1' ? 3 : offset)));
  const diff = lettersDiff(before, after, first.on);
  expect(diff.moved.map(({ before: { rung } }) => rung)).toContain('reminder-1');
  expect(diff.dropped).toEqual([]);
  expect(lettersDiff(before, after, '2026-12-01')).toEqual({ added: [], dropped: [], moved: [], changed: [] });
});

test('sixty offices that stay silent, on six rungs, are foretold in a fraction of a second', () => {
  const offices = Array.from({ length: 60 }, (_, at) => `office-${at}`);
  const questions = offices.map((_, at) => aQuestion(`q${at + 1}`));
  const terms: CycleTerms = {
    ...someTerms(questions),
    offices: [
      ...someTerms().offices,
      ...offices.map((id) => ({ id, name: id, layer: 'punjab' as const, form: 'letter' as const, asked: true })),
    ],
  };
  const cycle = new LivedCycle(terms);
  cycle.assign(Object.fromEntries(offices.map((office, at) => [office, [`q${at + 1}`]])));
  // Time of the processor, not of the clock: the machine may be busy with others.
  const began = process.cpuUsage();
  const ahead = lettersAhead(cycle.state, terms, cycle.today, '2027-06-30');
  const { user, system } = process.cpuUsage(began);
  const took = (user + system) / 1000;
  expect(ahead.filter(({ office }) => office.startsWith('office-'))).toHaveLength(60 * 7);
  console.info(`letters ahead of 60 offices: ${Math.round(took)} ms`);
  expect(took).toBeLessThan(2_000);
});
