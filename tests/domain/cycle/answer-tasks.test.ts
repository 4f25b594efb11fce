import { describe, expect, it } from 'vitest';
import { LivedCycle } from '../../builders/cycle.ts';

const BY = 'director';
const answered = (row: string) => ({ row, status: 'answered' as const });
const textOf = (cycle: LivedCycle, kind: string): string | undefined =>
  cycle.state.tasks.find((task) => task.kind === kind)?.text;

function asked(): LivedCycle {
  const cycle = new LivedCycle();
  cycle.assign({ moi: ['q1.a', 'q1.b'], mofa: ['q3'] });
  return cycle;
}

describe('an office that answers a row in two ways', () => {
  it('closes the row for the time being, and an officer has to choose', () => {
    const cycle = asked();
    cycle.reply('moi', { answers: [answered('q1.a'), answered('q1.b')], conflicts: ['q1.a'] });
    expect(cycle.state.requests['moi']?.rows).toMatchObject({ 'q1.a': 'answered', 'q1.b': 'answered' });
    expect(textOf(cycle, 'conflicting-answers')).toContain('q1.a');
    expect(textOf(cycle, 'conflicting-answers')).not.toContain('q1.b');
  });

  it.each<[string, (cycle: LivedCycle) => unknown]>([
    ['answers it again, in one way', (c) => c.reply('moi', { answers: [answered('q1.a')] })],
    [
      'is accepted by an officer',
      (c) => c.tell({ type: 'change-rows', office: 'moi', rows: ['q1.a'], to: 'accepted', by: BY, reason: null }),
    ],
    [
      'gets it back',
      (c) => c.tell({ type: 'change-rows', office: 'moi', rows: ['q1.a'], to: 'open', by: BY, reason: 'two texts' }),
    ],
    [
      'is answered by an officer, who chose',
      (c) =>
        c.reply('moi', {
          mail: 'log/1',
          answers: [answered('q1.a')],
          channel: 'e-mail',
          by: BY,
          said: 'the second text',
        }),
    ],
    ['is relieved of it', (c) => c.tell({ type: 'reassign', question: 'q1', to: ['mofa'], by: BY })],
  ])('the choice is made once it %s', (_what, decides) => {
    const cycle = asked();
    cycle.reply('moi', { answers: [answered('q1.a')], conflicts: ['q1.a'] });
    expect(cycle.tasks()).toContain('conflicting-answers');
    decides(cycle);
    expect(cycle.tasks()).not.toContain('conflicting-answers');
  });

  it('a row decided leaves the others', () => {
    const cycle = asked();
    cycle.reply('moi', { answers: [answered('q1.a'), answered('q1.b')], conflicts: ['q1.a', 'q1.b'] });
    cycle.reply('moi', { mail: 'second', answers: [answered('q1.a')] });
    expect(textOf(cycle, 'conflicting-answers')).toMatch(/: q1\.b;/u);
  });
});

describe('what an office wrote outside the rows', () => {
  it('is for an officer to read, although every row was answered', () => {
    const cycle = asked();
    cycle.reply('moi', { answers: [answered('q1.a'), answered('q1.b')], elsewhere: 2 });
    expect(textOf(cycle, 'read-reply')).toContain('2 places');
    cycle.tell({ type: 'change-rows', office: 'moi', rows: [], to: 'accepted', by: BY, reason: null });
    expect(cycle.tasks()).not.toContain('read-reply');
  });
});

describe('an office that says whose a row is', () => {
  it('the task names it for each row, and keeps it when a second row follows', () => {
    const cycle = asked();
    const notOurs = (row: string, suggests?: string) => ({
      row,
      status: 'not-ours' as const,
      ...(suggests === undefined ? {} : { suggests }),
    });
    cycle.reply('moi', { answers: [notOurs('q1.a', 'Ministry of Foreign Affairs: mofa')] });
    cycle.reply('moi', { mail: 'second', answers: [notOurs('q1.b')] });
    expect(textOf(cycle, 'not-ours')).toContain('q1.a (to Ministry of Foreign Affairs: mofa), q1.b');
  });
});
