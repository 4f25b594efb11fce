import { describe, expect, it } from 'vitest';
import type { AmendedQuestion, ListAmendment } from '../../../domain/cycle/list-amendment.ts';
import { rowsOf } from '../../../domain/cycle/terms.ts';
import { aQuestion, LivedCycle } from '../../builders/cycle.ts';

const QUESTIONS = [aQuestion('q1', 2), aQuestion('q2'), aQuestion('q3')];
const BY = 'Director';

/** q1.a asks something else. */
const CHANGED: AmendedQuestion = {
  question: 'q1',
  kind: 'changed',
  rows: [{ row: 'q1.a', kind: 'changed', material: true }],
  proposed: [],
};
const PRINT: AmendedQuestion = { ...CHANGED, rows: [{ row: 'q1.a', kind: 'changed', material: false }] };
const SPLIT_UP: AmendedQuestion = {
  question: 'q3',
  kind: 'changed',
  rows: [
    { row: 'q3.a', kind: 'added', material: true },
    { row: 'q3', kind: 'removed', material: true },
  ],
  proposed: [],
};
const ADDED: AmendedQuestion = {
  question: 'q4',
  kind: 'added',
  rows: [{ row: 'q4', kind: 'added', material: true }],
  proposed: ['moi'],
};
const REMOVED: AmendedQuestion = {
  question: 'q3',
  kind: 'removed',
  rows: [{ row: 'q3', kind: 'removed', material: true }],
  proposed: [],
};

function amendment(changed: readonly AmendedQuestion[], change: Partial<ListAmendment> = {}): ListAmendment {
  const gone = changed.filter(({ kind }) => kind === 'removed').map(({ question }) => question);
  const added = changed.filter(({ kind }) => kind === 'added').map(({ question }) => aQuestion(question));
  const questions = [...QUESTIONS, ...added].filter(({ id }) => !gone.includes(id));
  return {
    questions: questions.map((question) => ({ id: question.id, rows: rowsOf(question) })),
    wordLimit: null,
    changed,
    assignment: 'proposal',
    undecided: [],
    ...change,
  };
}

function amend(
  cycle: LivedCycle,
  changed: readonly AmendedQuestion[],
  of: {
    list?: string;
    from?: string | null;
    keep?: readonly string[];
    ask?: Record<string, readonly string[]>;
    change?: Partial<ListAmendment>;
    reason?: string;
  } = {},
): string | null {
  const { list = 'list-1', from = null, keep = [], ask = {}, change = {}, reason = 'CCPR/C/PAK/Q/99/Corr.1' } = of;
  return cycle.tell({
    type: 'amend-list',
    by: BY,
    reason,
    list,
    from,
    keep,
    ask,
    amendment: amendment(changed, change),
  });
}

/** The Interior is asked q1 and q2, Foreign Affairs q3, and the letters have left. */
function asked(): LivedCycle {
  const cycle = new LivedCycle();
  cycle.assign({ moi: ['q1.a', 'q1.b', 'q2'], mofa: ['q3'] });
  cycle.until('2026-12-10');
  return cycle;
}

const amendedLetters = (cycle: LivedCycle) =>
  cycle
    .letters()
    .filter(({ rung }) => rung.startsWith('amended-'))
    .map(({ office, rung, rows }) => `${office} ${rung}: ${rows.join(' ')}`);
const rows = (cycle: LivedCycle, office: string) => cycle.state.requests[office]?.rows;

describe('a list that is amended while offices answer', () => {
  it('tells the offices that are touched and no other, once', () => {
    const cycle = asked();
    expect(amend(cycle, [CHANGED])).toBeNull();
    expect(amendedLetters(cycle)).toEqual(['moi amended-1: q1.a']);
    expect(amend(cycle, [CHANGED])).toBeNull();
    expect(amendedLetters(cycle)).toHaveLength(1);
    expect(cycle.state.list).toBe('list-1');
  });

  it('leaves what was answered where it stands, but for what asks something else now', () => {
    const cycle = asked();
    cycle.answer('moi', ['q1.a', 'q1.b', 'q2']);
    cycle.answer('mofa', ['q3']);
    amend(cycle, [CHANGED]);
    expect(rows(cycle, 'moi')).toEqual({ 'q1.a': 'open', 'q1.b': 'answered', q2: 'answered' });
    expect(rows(cycle, 'mofa')).toEqual({ q3: 'answered' });
  });

  it('keeps an answer where the officer says so, and then writes to nobody', () => {
    const cycle = asked();
    cycle.answer('moi', ['q1.a', 'q1.b', 'q2']);
    amend(cycle, [CHANGED], { keep: ['q1'] });
    expect(rows(cycle, 'moi')).toEqual({ 'q1.a': 'answered', 'q1.b': 'answered', q2: 'answered' });
    expect(amendedLetters(cycle)).toEqual([]);
    expect(cycle.state.list).toBe('list-1');
  });

  it.each([
    ['only the print is another', [PRINT]],
    ['nothing of a question is another', []],
  ])('moves nothing where %s', (_, changed) => {
    const cycle = asked();
    cycle.answer('moi', ['q1.a']);
    amend(cycle, changed);
    expect(rows(cycle, 'moi')).toEqual({ 'q1.a': 'answered', 'q1.b': 'open', q2: 'open' });
    expect(amendedLetters(cycle)).toEqual([]);
  });

  it.each([['accepted'], ['no-data']] as const)('asks again what was %s', (was) => {
    const cycle = asked();
    if (was === 'accepted') {
      cycle.answer('moi', ['q1.a']);
      cycle.tell({ type: 'change-rows', office: 'moi', rows: ['q1.a'], to: 'accepted', by: BY, reason: null });
    } else cycle.reply('moi', { answers: [{ row: 'q1.a', status: 'no-data' }] });
    expect(rows(cycle, 'moi')?.['q1.a']).toBe(was);
    amend(cycle, [CHANGED]);
    expect(rows(cycle, 'moi')?.['q1.a']).toBe('open');
  });

  it('waives what is gone, with the reason, and ends the chase of an office that owes nothing more', () => {
    const cycle = asked();
    amend(cycle, [REMOVED]);
    expect(rows(cycle, 'mofa')).toEqual({ q3: 'waived' });
    expect(amendedLetters(cycle)).toEqual(['mofa amended-1: q3']);
    cycle.until('2027-01-10');
    expect(cycle.letters('mofa').map(({ rung }) => rung)).toEqual(['request', 'silent-alternate', 'amended-1']);
    const waived = cycle.events.find(({ event }) => event.type === 'rows-changed')?.event;
    expect(waived).toMatchObject({ office: 'mofa', reason: 'CCPR/C/PAK/Q/99/Corr.1' });
  });

  it('asks the parts of a question that was one, of the office that had it', () => {
    const cycle = asked();
    amend(cycle, [SPLIT_UP]);
    expect(rows(cycle, 'mofa')).toEqual({ q3: 'waived', 'q3.a': 'open' });
    expect(amendedLetters(cycle)).toEqual(['mofa amended-1: q3.a q3']);
  });

  it('a new question waits for the Director with what the routing proposes, until it goes to somebody', () => {
    const cycle = asked();
    amend(cycle, [ADDED]);
    expect(cycle.state.tasks.find(({ kind }) => kind === 'list-changed')?.text).toContain('proposed: moi');
    expect(amendedLetters(cycle)).toEqual([]);
    cycle.tell({ type: 'reassign', question: 'q4', to: ['punjab-home'], by: BY });
    expect(cycle.tasks()).not.toContain('list-changed');
    cycle.sendWaiting();
    expect(rows(cycle, 'punjab-home')).toEqual({ q4: 'open' });
  });

  it('a new question goes in the same letter to an office that is named, and in a request to one not asked before', () => {
    const cycle = asked();
    amend(cycle, [CHANGED, ADDED], { ask: { q4: ['moi', 'punjab-home'] } });
    expect(amendedLetters(cycle)).toEqual(['moi amended-1: q1.a q4']);
    expect(cycle.letters('punjab-home').map(({ rung, rows: of }) => [rung, ...of])).toEqual([['request', 'q4']]);
    expect(cycle.tasks()).not.toContain('list-changed');
  });

  it('a new question that the next list takes out again waits for nobody', () => {
    const cycle = asked();
    amend(cycle, [ADDED]);
    amend(cycle, [{ ...ADDED, kind: 'removed', rows: [{ row: 'q4', kind: 'removed', material: true }] }], {
      list: 'list-2',
      from: 'list-1',
    });
    expect(cycle.tasks()).not.toContain('list-changed');
  });

  it('leaves an office at least three working days for what it is asked anew', () => {
    const cycle = asked();
    cycle.answer('moi', ['q1.a', 'q1.b', 'q2']);
    cycle.until('2026-12-29');
    amend(cycle, [CHANGED]);
    const letters = cycle.events.flatMap(({ event }) => (event.type === 'letter-written' ? [event] : []));
    expect(letters.find(({ letter }) => letter.rung === 'amended-1')).toMatchObject({
      letter: { rung: 'amended-1', answerBy: '2027-01-01', list: 'list-1' },
    });
  });

  it('moves the deadline in the way of every moved deadline', () => {
    const cycle = asked();
    expect(amend(cycle, [], { change: { deadline: '2027-07-15' } })).toBeNull();
    expect(cycle.state.deadline).toBe('2027-07-15');
    const replanned = cycle.events.find(({ event }) => event.type === 'replanned')?.event;
    expect(replanned).toMatchObject({
      cause: 'deadline',
      reason: 'the deadline was moved from 2027-06-30 to 2027-07-15 (CCPR/C/PAK/Q/99/Corr.1)',
    });
  });

  it('bears the symbol of a reissue from then on', () => {
    const cycle = asked();
    amend(cycle, [], { change: { symbol: 'CCPR/C/PAK/Q/99/Rev.1', title: 'CCPR/C/PAK/Q/99/Rev.1' } });
    expect([cycle.state.symbol, cycle.state.title]).toEqual(['CCPR/C/PAK/Q/99/Rev.1', 'CCPR/C/PAK/Q/99/Rev.1']);
  });

  it.each([
    [
      'made from a list that is not in force',
      (c: LivedCycle) => (amend(c, [PRINT]), amend(c, [CHANGED], { list: 'list-2' })),
      'corrected meanwhile',
    ],
    ['without a reason', (c: LivedCycle) => amend(c, [CHANGED], { reason: ' ' }), 'the reason is empty'],
    [
      'keeping the answer to what is not changed',
      (c: LivedCycle) => amend(c, [CHANGED], { keep: ['q2'] }),
      'q2 is not changed',
    ],
    [
      'asking what is not new',
      (c: LivedCycle) => amend(c, [CHANGED], { ask: { q1: ['moi'] } }),
      'q1 is not a new question',
    ],
    [
      'asking who has no seat',
      (c: LivedCycle) => amend(c, [ADDED], { ask: { q4: ['pbm'] } }),
      'pbm is not an office that is asked',
    ],
    ['once the text is made', (c: LivedCycle) => (c.consolidate(BY), amend(c, [CHANGED])), 'the text is consolidated'],
    [
      'with a deadline that has passed',
      (c: LivedCycle) => amend(c, [], { change: { deadline: '2026-12-01' } }),
      'lies before today',
    ],
  ])('is refused %s', (_, act, why) => {
    const cycle = asked();
    expect(act(cycle)).toContain(why);
  });

  it('print alone may be corrected when the text is made', () => {
    const cycle = asked();
    cycle.consolidate(BY);
    expect(amend(cycle, [PRINT])).toBeNull();
  });
});

describe('a list that is amended before anybody is asked', () => {
  it('is proposed anew, and the Director confirms it as it reads now', () => {
    const cycle = new LivedCycle();
    expect(amend(cycle, [ADDED])).toContain('the proposal is still being made');
    cycle.tell({ type: 'propose-assignment', assignment: 'first', undecided: [] });
    amend(cycle, [ADDED], { change: { assignment: 'second', undecided: ['q4'] } });
    expect(cycle.state.assignment).toBe('second');
    expect(cycle.state.tasks).toMatchObject([
      { kind: 'confirm-assignment', text: expect.stringContaining('no rule decides q4') },
    ]);
    expect(cycle.tell({ type: 'confirm-assignment', by: BY, assignment: 'second', rows: { moi: ['q4'] } })).toBeNull();
  });

  it('an office whose letter has not left is asked as it reads when it leaves', () => {
    const cycle = new LivedCycle();
    cycle.today = '2026-12-05';
    cycle.tell({ type: 'propose-assignment', assignment: 'proposal', undecided: [] });
    cycle.tell({ type: 'confirm-assignment', by: BY, assignment: 'proposal', rows: { moi: ['q1.a'], mofa: ['q3'] } });
    expect(cycle.letters()).toEqual([]);
    amend(cycle, [CHANGED, SPLIT_UP]);
    cycle.until('2026-12-08');
    expect(cycle.letters().map(({ office, rung, rows: of }) => [office, rung, ...of])).toEqual([
      ['moi', 'request', 'q1.a'],
      ['mofa', 'request', 'q3.a'],
    ]);
  });
});
