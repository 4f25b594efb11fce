import { describe, expect, it } from 'vitest';
import { LivedCycle } from '../../builders/cycle.ts';

const BY = 'Director';
const ASK = { type: 'ask-shorter', office: 'moi', row: 'q1.a', words: 600, most: 200, by: BY } as const;

/** A cycle in which the Interior has answered one row of two. */
function answered(state: 'answered' | 'accepted' = 'accepted'): LivedCycle {
  const cycle = new LivedCycle();
  cycle.assign({ moi: ['q1.a', 'q1.b'], mofa: ['q3'] });
  cycle.until('2026-12-14');
  cycle.answer('moi', ['q1.a']);
  if (state === 'accepted')
    cycle.tell({ type: 'change-rows', office: 'moi', rows: ['q1.a'], to: 'accepted', by: BY, reason: null });
  return cycle;
}

const shorter = (words: number | undefined) => ({
  answers: [{ row: 'q1.a', status: 'answered' as const, ...(words === undefined ? {} : { words }) }],
});
const task = (cycle: LivedCycle) => cycle.state.tasks.find(({ kind }) => kind === 'shorten');

describe('an office that is asked for a shorter answer', () => {
  it('gets a letter that names the row, its words and how many it may have, with three working days', () => {
    const cycle = answered();
    expect(cycle.tell(ASK)).toBeNull();
    const written = cycle.events.at(-2)!.event;
    expect(written).toMatchObject({
      type: 'letter-written',
      letter: { rung: 'shorten-1', rows: ['q1.a'], answerBy: '2026-12-17', shorten: { words: 600, most: 200 } },
    });
    expect(task(cycle)).toMatchObject({ office: 'moi', row: 'q1.a', most: 200, dueOn: '2026-12-17' });
    expect(task(cycle)!.text).toContain('at most 200 words, by 2026-12-17');
  });

  it.each(['answered', 'accepted'] as const)('is not chased for it: its answer stays %s', (state) => {
    const cycle = answered(state);
    cycle.tell(ASK);
    expect(cycle.state.requests['moi']!.rows['q1.a']).toBe(state);
    const before = cycle.letters('moi').length;
    cycle.until('2027-01-20');
    const reminded = cycle.letters('moi').slice(before);
    expect(reminded.length).toBeGreaterThan(0);
    for (const { rows } of reminded) expect(rows).not.toContain('q1.a');
  });

  it('has done it when a short enough text comes; the accepted answer stays accepted', () => {
    const cycle = answered();
    cycle.tell(ASK);
    cycle.reply('moi', shorter(200));
    expect(cycle.tasks()).not.toContain('shorten');
    expect(cycle.tasks()).not.toContain('late-answer');
    expect(cycle.state.requests['moi']!.rows['q1.a']).toBe('accepted');
  });

  it('is told apart from one that sends a text still too long: the task says how long it is', () => {
    const cycle = answered();
    cycle.tell(ASK);
    cycle.reply('moi', shorter(320));
    expect(task(cycle)!.text).toContain('its answer has 320');
    expect(cycle.tasks().filter((kind) => kind === 'shorten')).toHaveLength(1);
    cycle.reply('moi', shorter(190));
    expect(task(cycle)).toBeUndefined();
  });

  it('is taken at its word where nobody counted', () => {
    const cycle = answered();
    cycle.tell(ASK);
    cycle.reply('moi', shorter(undefined));
    expect(task(cycle)).toBeUndefined();
  });

  it('may send it after the text was put together', () => {
    const cycle = answered();
    cycle.consolidate(BY);
    expect(cycle.tell(ASK)).toBeNull();
    cycle.reply('moi', shorter(150));
    expect(cycle.tasks()).not.toContain('shorten');
    expect(cycle.tasks()).not.toContain('late-answer');
  });

  it('is asked once for one length, and anew for another', () => {
    const cycle = answered();
    cycle.tell(ASK);
    const { seq } = cycle.state;
    expect(cycle.tell(ASK)).toBeNull();
    expect(cycle.state.seq).toBe(seq);
    cycle.tell({ ...ASK, most: 100 });
    expect(cycle.letters('moi').map(({ rung }) => rung)).toContain('shorten-2');
    expect(task(cycle)!.most).toBe(100);
  });

  it('need not any more when an officer lets the length pass, returns or waives the row', () => {
    const ends = [
      (cycle: LivedCycle) => cycle.tell({ ...ASK, most: 600 }),
      (cycle: LivedCycle) =>
        cycle.tell({ type: 'change-rows', office: 'moi', rows: ['q1.a'], to: 'open', by: BY, reason: 'figures' }),
      (cycle: LivedCycle) => cycle.tell({ type: 'reassign', question: 'q1', to: ['mofa'], by: BY }),
    ];
    for (const end of ends) {
      const cycle = answered();
      cycle.tell(ASK);
      expect(end(cycle)).toBeNull();
      expect(task(cycle)).toBeUndefined();
    }
  });

  it.each([
    ['an office that is not asked', { office: 'nadra' }, /not asked in this cycle/],
    ['a row that is not its own', { row: 'q3' }, /moi was not asked q3/],
    ['a row without an answer', { row: 'q1.b' }, /q1.b of moi is open/],
    ['no words at all', { most: 0 }, /0 is no number of words/],
    ['as many words as it has', { most: 600 }, /has 600 words/],
  ])('is refused: %s', (_why, change, words) => {
    expect(answered().tell({ ...ASK, ...change })).toMatch(words);
  });
});
