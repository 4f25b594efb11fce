import { describe, expect, test } from 'vitest';
import type { CommandOf, CycleCommand } from '../../../domain/cycle/commands.ts';
import { requestDueOn } from '../../../domain/cycle/clock.ts';
import { returnsByItself, sendBack, type SentBack } from '../../../domain/cycle/return-by-check.ts';
import type { CycleTerms } from '../../../domain/cycle/state.ts';
import { LivedCycle, someTerms } from '../../builders/cycle.ts';

const BY = 'Director';

function withPolicy(returnByCheck: 'officer' | 'missing' | 'thin', change: Partial<CycleTerms> = {}): CycleTerms {
  const terms = someTerms();
  return { ...terms, procedure: { ...terms.procedure, returnByCheck }, ...change };
}

/** A cycle that asks moi and mofa, in which moi has answered. */
function answered(terms = withPolicy('thin')): LivedCycle {
  const cycle = new LivedCycle(terms);
  cycle.assign({ moi: ['q1.a', 'q1.b'], mofa: ['q3'] });
  cycle.until('2026-12-10');
  cycle.answer('moi', ['q1.a', 'q1.b']);
  return cycle;
}

/** The letters as the cycle decided them. */
const decided = (cycle: LivedCycle) =>
  cycle.events.flatMap(({ event }) => (event.type === 'letter-written' ? [event.letter] : []));

const found = (text: string, rows = ['q1.a']): SentBack => ({
  office: 'moi',
  rows,
  reason: 'the completeness check found wanting: years missing',
  findings: 'f'.repeat(64),
  texts: Object.fromEntries(rows.map((row) => [row, text])),
});

describe('an answer that the check finds wanting', () => {
  test('goes back with what is wanting, has time for it, and is chased again', () => {
    const cycle = answered();
    const before = requestDueOn(cycle.state.requests['moi']!, cycle.terms, cycle.today);
    cycle.until('2026-12-28');
    expect(cycle.tell(sendBack(cycle.state, found('first'))!)).toBeNull();
    const { rows, returned } = cycle.state.requests['moi']!;
    expect(rows).toEqual({ 'q1.a': 'open', 'q1.b': 'answered' });
    expect(returned).toEqual({ 'q1.a': ['first'] });
    const letter = decided(cycle).find(({ rung }) => rung === 'returned-1');
    expect(letter).toMatchObject({ office: 'moi', rows: ['q1.a'], findings: 'f'.repeat(64) });
    expect(letter!.answerBy! > before!).toBe(true);
    cycle.until('2027-01-15');
    expect(cycle.letters().some(({ office, rung }) => office === 'moi' && rung === 'reminder-1')).toBe(true);
  });

  test('never goes back twice for the same text, nor a third time for any', () => {
    const cycle = answered();
    const back = (text: string): CycleCommand | null => sendBack(cycle.state, found(text));
    cycle.tell(back('first')!);
    cycle.answer('moi', ['q1.a']);
    expect(back('first')).toBeNull();
    cycle.tell(back('second')!);
    cycle.answer('moi', ['q1.a']);
    expect(back('third')).toBeNull();
  });

  const cases: readonly (readonly [why: string, terms: CycleTerms, day: string, from: string | null])[] = [
    ['the procedure says thin', withPolicy('thin'), '2026-12-10', 'thin'],
    ['the procedure says missing', withPolicy('missing'), '2026-12-10', 'missing'],
    ['an officer decides', withPolicy('officer'), '2026-12-10', null],
    ['nothing is said', someTerms(), '2026-12-10', null],
    ['the cycle runs on rules from before', withPolicy('thin', { rules: 2 }), '2026-12-10', null],
  ];
  test.each(cases)('%s', (_why, terms, day, from) => {
    expect(returnsByItself(answered(terms).state, terms, 'moi', day)).toBe(from);
  });

  test('does not go back by itself in the last days before the answers close', () => {
    const { state, terms } = answered();
    const closes = state.plan.milestones.find(({ id }) => id === 'answers-closed')!.on;
    const days = Array.from({ length: 60 }, (_, at) =>
      new Date(Date.parse(closes) - at * 86_400_000).toISOString().slice(0, 10),
    );
    const may = days.map((day) => returnsByItself(state, terms, 'moi', day) !== null);
    expect(may.slice(0, 5)).toEqual([false, false, false, false, false]);
    expect(may.indexOf(true)).toBeGreaterThan(4);
    expect(may.slice(may.indexOf(true)).every(Boolean)).toBe(true);
  });
});

describe('figures of two offices that contradict each other', () => {
  const ask: CommandOf<'ask-reconcile'> = {
    type: 'ask-reconcile',
    figures: [
      { office: 'moi', row: 'q1.a', figure: '45 cases', on: '2026-12-10' },
      { office: 'mofa', row: 'q3', figure: '60 cases', on: '2026-12-10' },
    ],
    of: '2022',
    workingDays: 4,
    by: BY,
  };
  function contested(terms?: CycleTerms): LivedCycle {
    const cycle = answered(terms);
    cycle.answer('mofa', ['q3']);
    return cycle;
  }
  const open = (cycle: LivedCycle) => cycle.state.tasks.filter(({ kind }) => kind === 'reconcile');

  test('are asked about in one letter to each, with one day, and their answers stay', () => {
    const cycle = contested();
    expect(cycle.tell(ask)).toBeNull();
    expect(cycle.tell(ask)).toBeNull();
    const letters = decided(cycle).filter(({ rung }) => rung.startsWith('reconcile-'));
    expect(letters.map(({ office, figures }) => [office, figures?.own.figure, figures?.other.figure])).toEqual([
      ['moi', '45 cases', '60 cases'],
      ['mofa', '60 cases', '45 cases'],
    ]);
    expect(new Set(letters.map(({ answerBy }) => answerBy))).toEqual(new Set(['2026-12-16']));
    expect(open(cycle).map(({ office, dueOn }) => [office, dueOn])).toEqual([
      ['moi', '2026-12-16'],
      ['mofa', '2026-12-16'],
    ]);
    expect(cycle.state.requests['moi']!.rows['q1.a']).toBe('answered');
  });

  test('each office is reminded once when its day has passed, and is not late with its request by that', () => {
    const cycle = contested();
    cycle.tell(ask);
    cycle.until('2026-12-24');
    const letters = decided(cycle).filter(({ rung }) => rung.startsWith('reconcile-'));
    expect(letters.map(({ office, rung, note }) => [office, rung, note])).toEqual([
      ['moi', 'reconcile-1', null],
      ['mofa', 'reconcile-1', null],
      ['moi', 'reconcile-2', 'reminder'],
      ['mofa', 'reconcile-2', 'reminder'],
    ]);
    expect(cycle.state.requests['moi']!.overdue).not.toBe(true);
  });

  test('nothing is chased by itself under rules from before', () => {
    const cycle = contested(withPolicy('thin', { rules: 2 }));
    cycle.tell(ask);
    cycle.until('2026-12-24');
    expect(decided(cycle).filter(({ rung }) => rung.startsWith('reconcile-'))).toHaveLength(2);
  });

  test('end when an officer says which holds and why', () => {
    const cycle = contested();
    cycle.tell(ask);
    expect(cycle.tell({ type: 'settle-reconcile', office: 'moi', row: 'q1.a', by: BY, reason: ' ' })).toContain(
      'reason',
    );
    expect(
      cycle.tell({ type: 'settle-reconcile', office: 'moi', row: 'q1.a', by: BY, reason: 'the Commission counts so' }),
    ).toBeNull();
    expect(open(cycle)).toEqual([]);
    expect(cycle.events.at(-1)!.event).toMatchObject({ type: 'figures-settled', reason: 'the Commission counts so' });
  });

  test('end when they agree, or when a row is asked anew', () => {
    const agreed = contested();
    agreed.tell(ask);
    agreed.tell({
      type: 'figures-agree',
      figures: [
        { office: 'mofa', row: 'q3' },
        { office: 'moi', row: 'q1.a' },
      ],
    });
    expect(open(agreed)).toEqual([]);
    const returned = contested();
    returned.tell(ask);
    returned.tell({ type: 'change-rows', office: 'mofa', rows: ['q3'], to: 'open', by: BY, reason: 'no source' });
    expect(open(returned)).toEqual([]);
  });

  test('a new answer to a row that was accepted is awaited, and is no late answer', () => {
    const cycle = contested();
    cycle.tell({ type: 'change-rows', office: 'moi', rows: ['q1.a'], to: 'accepted', by: BY, reason: null });
    cycle.tell(ask);
    cycle.answer('moi', ['q1.a']);
    expect(cycle.state.tasks.map(({ kind }) => kind)).not.toContain('late-answer');
  });

  const refusals: readonly (readonly [why: string, command: CycleCommand])[] = [
    ['one office cannot contradict itself', { ...ask, figures: [ask.figures[0], { ...ask.figures[0], row: 'q1.b' }] }],
    ['an office that is not asked', { ...ask, figures: [ask.figures[0], { ...ask.figures[1], office: 'monhs' }] }],
    ['a row it was not asked', { ...ask, figures: [ask.figures[0], { ...ask.figures[1], row: 'q2' }] }],
    ['no days', { ...ask, workingDays: 0 }],
    ['nothing was asked', { type: 'settle-reconcile', office: 'moi', row: 'q1.b', by: BY, reason: 'x' }],
  ];
  test.each(refusals)('are not asked about: %s', (_why, command) => {
    expect(contested().tell(command)).not.toBeNull();
  });
});
