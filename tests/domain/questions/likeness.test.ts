import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CLOSE, SIMILAR } from '../../../domain/matrix/earlier-answers.ts';
import { likenable, likeness, likenessOf, sameQuestion, type Likened } from '../../../domain/questions/likeness.ts';
import type { Mechanism } from '../../../domain/mechanisms.ts';
import { PAIRS, type Side, type Verdict } from './likeness-pairs.ts';

const likened = ([mechanism, articles, text]: Side): Likened => ({
  mechanism,
  articles: articles.split(' ').filter(Boolean),
  text,
});
const judged = PAIRS.map(([verdict, a, b]) => ({ verdict, a, b, value: likeness(likened(a), likened(b)) }));
const atLeast = (least: number) => judged.filter(({ value }) => value >= least);
const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole);

/** Of the pairs that reach a likeness, how many deserve it; and of those that deserve it, how many reach it. */
function measured(least: number, deserving: readonly Verdict[]) {
  const reached = atLeast(least);
  const right = reached.filter(({ verdict }) => deserving.includes(verdict)).length;
  const all = judged.filter(({ verdict }) => deserving.includes(verdict)).length;
  return { precision: share(right, reached.length), recall: share(right, all), reached: reached.length };
}

describe('pairs of questions of several treaties, as an officer judges them', () => {
  const close = measured(CLOSE, ['close']);
  const similar = measured(SIMILAR, ['close', 'similar']);
  const words = ({ precision, recall }: typeof close) =>
    `precision ${precision.toFixed(2)}, recall ${recall.toFixed(2)}`;
  console.info(`likeness of ${PAIRS.length} pairs: close ${words(close)}; worth a look ${words(similar)}`);

  test('an answer is put before an office for the same matter, and hardly ever for another', () => {
    expect(PAIRS.length).toBeGreaterThanOrEqual(60);
    expect(close.precision).toBeGreaterThanOrEqual(0.9);
    expect(close.recall).toBeGreaterThanOrEqual(0.9);
  });

  test('what is worth a look is found, and what is of no use is not', () => {
    expect(similar.precision).toBeGreaterThanOrEqual(0.95);
    expect(similar.recall).toBeGreaterThanOrEqual(0.9);
  });

  test('questions that share nothing but the way of asking are not alike', () => {
    const different = judged.filter(({ verdict }) => verdict === 'different');
    expect(different.length).toBeGreaterThan(20);
    expect(different.filter(({ value }) => value >= SIMILAR).map(({ a }) => a[2])).toEqual([]);
  });
});

test.each([
  ['numbers and letters of the list', '(a) Please report on jails in 2023.', 'Please report on jails in 2024.'],
  ['spaces and signs', 'Please report on  jails,\nplease', 'please report on jails please'],
  ['Arabic letters in place of Urdu ones', 'جيل كے قيدي', 'جیل کے قیدی'],
])('a question is the same whatever its %s', (_why, a, b) => {
  const [one, other] = [likenable({ text: a.replace('(a) ', '') }), likenable({ text: b })];
  expect(sameQuestion(one, other)).toBe(true);
  expect(likenessOf(one, other)).toBe(1);
});

test('a further word makes it another question, though one that is close', () => {
  const [one, other] = ['Please report on conditions in jails.', 'Please report on conditions in jails for women.'];
  expect(sameQuestion(likenable({ text: one }), likenable({ text: other }))).toBe(false);
  expect(likeness({ text: one }, { text: other })).toBeGreaterThan(SIMILAR);
});

test('articles tell only within a treaty that is known: 6 of one is not 6 of another', () => {
  const text = { a: 'Please report on the matter of wells.', b: 'Please report on the matter of pits.' };
  const of = (mechanism: Mechanism, article: string) => ({ mechanism, articles: [article] });
  const sameSubject = likeness({ text: text.a, ...of('ccpr', '7') }, { text: text.b, ...of('cat', '1') });
  const sameNumber = likeness({ text: text.a, ...of('ccpr', '6') }, { text: text.b, ...of('cedaw', '6') });
  expect(sameSubject).toBeGreaterThan(sameNumber);
  expect(likeness({ text: text.a, articles: ['6'] }, { text: text.b, articles: ['6'] })).toBe(sameNumber);
});

test('whatever is asked: from 0 to 1, the same in both directions, 1 for a question and itself', () => {
  const side = fc.oneof(
    fc.constantFrom(...PAIRS.flatMap(([, a, b]) => [a, b])).map(likened),
    fc.string({ unit: 'grapheme' }).map((text): Likened => ({ text })),
  );
  fc.assert(
    fc.property(side, side, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, least) => {
      const value = likeness(a, b);
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(1);
      expect(likeness(b, a)).toBeCloseTo(value, 10);
      const [one, other] = [likenable(a), likenable(b)];
      const told = likenessOf(one, other, least);
      if (value >= least) expect(told).toBe(value);
      else expect(told).toBeLessThan(least + 1e-9);
      if (one.plain !== '') expect(likeness(a, a)).toBe(1);
    }),
  );
});
