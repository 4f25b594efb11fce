import fc from 'fast-check';
import { expect, test } from 'vitest';
import { latest, quantile, shareUntil, waitingTime } from '../../../domain/forecast/waiting-time.ts';

const times = (answered: readonly number[], unanswered: readonly number[] = []) => ({
  office: 'moi',
  answered: [...answered].sort((a, b) => a - b),
  unanswered,
});

test.each<[string, readonly number[], readonly number[], number, readonly (readonly [number, number])[] | null]>([
  ['two answers are too few to foretell anything', [3, 5], [], 0, null],
  ['waivers do not make up for answers', [3, 5], [9, 9], 0, null],
  [
    'each answer counts the same',
    [2, 4, 6, 8],
    [],
    0,
    [
      [2, 0.25],
      [4, 0.25],
      [6, 0.25],
      [8, 0.25],
    ],
  ],
  [
    'two on the same day count twice',
    [5, 5, 5, 10],
    [],
    0,
    [
      [5, 0.75],
      [10, 0.25],
    ],
  ],
  [
    'an unanswered request is watched for 5 days, then known no more: what it weighs passes to the slower answers',
    [2, 4, 8],
    [5],
    0,
    [
      [2, 0.25],
      [4, 0.25],
      [8, 0.5],
    ],
  ],
  [
    'one that is open for longer than any answer took leaves a rest that may come later still',
    [2, 4, 8],
    [20],
    0,
    [
      [2, 0.25],
      [4, 0.25],
      [8, 0.25],
    ],
  ],
  [
    'a request it has had for 5 days is no case of 2 or 4 any more',
    [2, 4, 6, 8],
    [],
    5,
    [
      [6, 0.5],
      [8, 0.5],
    ],
  ],
  ['an answer on the day itself is still possible', [2, 4, 6], [], 6, [[6, 1]]],
  ['it has had it for longer than ever before: the past says nothing', [2, 4, 6], [], 7, []],
])('the waiting time: %s', (_why, answered, unanswered, used, expected) => {
  const shares = waitingTime(times(answered, unanswered), used);
  expect(shares?.map(({ at, share }) => [at, Math.round(share * 1000) / 1000]) ?? null).toEqual(expected);
});

test.each<[string, number, number | null]>([
  ['a tenth', 0.1, 2],
  ['a half, reached exactly', 0.5, 4],
  ['nine tenths lie beyond what was seen', 0.9, null],
])('the quantile of two quarters and a rest: %s', (_why, wanted, expected) => {
  expect(
    quantile(
      [
        { at: 2, share: 0.25 },
        { at: 4, share: 0.25 },
      ],
      wanted,
    ),
  ).toBe(expected);
});

test('the latest of two coins: both by the second day only when both have come', () => {
  const coin = [
    { at: 'Mon', share: 0.5 },
    { at: 'Tue', share: 0.5 },
  ];
  expect(latest([coin, coin])).toEqual([
    { at: 'Mon', share: 0.25 },
    { at: 'Tue', share: 0.75 },
  ]);
  expect(latest([coin, [{ at: 'Tue', share: 1 }]])).toEqual([
    { at: 'Mon', share: 0 },
    { at: 'Tue', share: 1 },
  ]);
});

test('shares are never negative, never more than a whole, and more waiting never foretells an earlier day', () => {
  const days = fc.integer({ min: 0, max: 40 });
  fc.assert(
    fc.property(
      fc.array(days, { minLength: 3, maxLength: 12 }),
      fc.array(days, { maxLength: 6 }),
      days,
      (a, u, used) => {
        const shares = waitingTime(times(a, u), used)!;
        expect(shares.every(({ at, share }) => share >= 0 && at >= used)).toBe(true);
        expect(shareUntil(shares, 40)).toBeLessThanOrEqual(1 + 1e-9);
        const medians = [used, used + 1].map((had) => quantile(waitingTime(times(a, u), had)!, 0.5));
        if (medians[0] !== null && medians[1] !== null) expect(medians[1]).toBeGreaterThanOrEqual(medians[0]!);
      },
    ),
  );
});
