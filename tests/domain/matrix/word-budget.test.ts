import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordBudget } from '../../../domain/matrix/word-budget.ts';
import { aDraft, aParagraph, aPart } from '../../builders/draft.ts';

const words = (n: number): string => Array.from({ length: n }, () => 'word').join(' ');

describe('the words a text may take, paragraph by paragraph', () => {
  it('go by the parts that have to be answered', () => {
    const paragraphs = [aParagraph('q1', [], { labels: [null] }), aParagraph('q2', [], { labels: ['a', 'b', 'c'] })];
    const { paragraphs: shares } = wordBudget(paragraphs, { words: 400, kind: 'hard' });
    expect(shares.map(({ share }) => share)).toEqual([100, 300]);
  });

  it('go by the officer’s weight as well', () => {
    const paragraphs = ['q1', 'q2', 'q3'].map((id) => aParagraph(id, []));
    const { paragraphs: shares } = wordBudget(paragraphs, { words: 400, kind: 'hard' }, { q2: 2, q3: 1 });
    expect(shares.map(({ share, weight }) => [share, weight])).toEqual([
      [100, 1],
      [200, 2],
      [100, 1],
    ]);
  });

  it('show what is left, what is over, and the total against the limit', () => {
    const paragraphs = [
      aParagraph('q1', [aPart('moi', 'q1', words(30))]),
      aParagraph('q2', [aPart('moi', 'q2', words(80))]),
    ];
    const budget = wordBudget(paragraphs, { words: 100, kind: 'soft' });
    expect(budget.paragraphs.map(({ words: now, left, over }) => [now, left, over])).toEqual([
      [30, 20, 0],
      [80, 0, 30],
    ]);
    expect(budget).toMatchObject({ words: 110, limit: { verdict: 'over', by: 10 } });
  });

  it('count the text that stands: a draft instead of the answers it stands for', () => {
    const parts = [aPart('moi', 'q1.a', words(50)), aPart('moi', 'q1.b', words(7))];
    const draft = aDraft('q1', [words(10)], { part: 'q1.a' });
    const now = (drafts: readonly ReturnType<typeof aDraft>[]): number =>
      wordBudget([aParagraph('q1', parts, { drafts })], null).words;
    expect([now([]), now([draft]), now([{ ...draft, part: null }])]).toEqual([57, 17, 10]);
  });

  it('are not shared out where there is no limit', () => {
    const [one] = wordBudget([aParagraph('q1', [aPart('moi', 'q1', 'Two words')])], null).paragraphs;
    expect(one).toMatchObject({ share: null, words: 2, left: 0, over: 0 });
  });

  it('sum up to the limit, whatever the weights and parts', () => {
    const weight = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.double({ min: 0, max: 10, noNaN: true }));
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20_000 }),
        fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), weight), { minLength: 1, maxLength: 60 }),
        (limit, asked) => {
          const paragraphs = asked.map(([parts], at) =>
            aParagraph(`q${at + 1}`, [], { labels: Array.from({ length: parts }, (_, p) => `${p}`) }),
          );
          const weights = Object.fromEntries(asked.map(([, heavy], at) => [`q${at + 1}`, heavy]));
          const shares = wordBudget(paragraphs, { words: limit, kind: 'hard' }, weights).paragraphs.map(
            ({ share }) => share ?? -1,
          );
          expect(shares.reduce((a, b) => a + b, 0)).toBe(limit);
          for (const share of shares) expect(Number.isInteger(share) && share >= 0).toBe(true);
        },
      ),
    );
  });
});
