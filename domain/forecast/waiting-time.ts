import type { AnsweringTimes } from './answering-times.ts';

/** With fewer answers than this nothing is foretold of an office. @source ours, 2026-11-24 */
export const ANSWERS_NEEDED = 3;

/** The quantiles that make a band. */
export const BAND = { p10: 0.1, p50: 0.5, p90: 0.9 } as const;

/** Rounding of products of shares. */
const EPSILON = 1e-9;

/** Shares of a whole at steps; what is missing to 1 lies beyond the last step. */
export interface Share<T> {
  readonly at: T;
  readonly share: number;
}

/**
 * How likely an office is to answer after how many working days, given that it has had the request for so many already.
 *
 * The product-limit estimate (Kaplan and Meier, 1958): of the requests that were open on a day, the share that was
 * answered on it. A request whose answer nobody has seen counts among the open ones for as long as it was watched and
 * not after, so that slow answers are not forgotten because they are still awaited. Requests that ended before `used`
 * days say nothing any more and are left out.
 *
 * @param used working days that the office has had the request; the answer may still come on the last of them
 * @returns shares by working days, the shortest first, their sum at most 1; empty when no answer has ever come so late;
 * null with fewer than three answers in all
 */
export function waitingTime(times: AnsweringTimes, used: number): readonly Share<number>[] | null {
  if (times.answered.length < ANSWERS_NEEDED) return null;
  const all = [...times.answered, ...times.unanswered];
  const steps = [...new Set(times.answered)].filter((days) => days >= used).sort((a, b) => a - b);
  let open = 1;
  return steps.map((days) => {
    const atRisk = all.filter((other) => other >= days).length;
    const answered = times.answered.filter((other) => other === days).length;
    const share = (open * answered) / atRisk;
    open -= share;
    return { at: days, share };
  });
}

/**
 * The first step by which a share is reached.
 * @returns null when it lies beyond the last step
 */
export function quantile<T>(shares: readonly Share<T>[], wanted: number): T | null {
  let sum = 0;
  for (const { at, share } of shares) {
    sum += share;
    if (sum >= wanted - EPSILON) return at;
  }
  return null;
}

/** The share up to and including a step. */
export function shareUntil<T>(shares: readonly Share<T>[], last: T): number {
  return shares.reduce((sum, { at, share }) => (at <= last ? sum + share : sum), 0);
}

/**
 * The shares of the latest of several independent things: that all have come by a step is the product of the shares
 * of each. Exact; nothing is drawn.
 */
export function latest<T>(each: readonly (readonly Share<T>[])[]): readonly Share<T>[] {
  const steps = [...new Set(each.flatMap((shares) => shares.map(({ at }) => at)))].sort((a, b) => (a < b ? -1 : 1));
  let before = 0;
  return steps.map((at) => {
    const all = each.reduce((product, shares) => product * shareUntil(shares, at), 1);
    const share = all - before;
    before = all;
    return { at, share };
  });
}
