/**
 * How a simulated office behaves when it is asked. The first twelve bring about every class of reply; a list that asks
 * fewer offices than there are behaviours leaves out the last.
 */
export const BEHAVIOURS = [
  'never-answers',
  'answers-next-day',
  'answers-half',
  'bounces',
  'out-of-office',
  'asks-for-clarification',
  'asks-for-more-time',
  'acknowledges-first',
  'has-no-data',
  'says-not-ours',
  'mailbox-full',
  'mail-delayed',
  'answers-after-second-reminder',
  'answers-from-another-address',
  'answers-in-text',
] as const;

/** One of the behaviours. */
export type Behaviour = (typeof BEHAVIOURS)[number];

/**
 * Draws a behaviour for every office: each at least once while there are offices enough, the one that never answers
 * first, since only it walks the whole ladder.
 *
 * @param offices ids, in any order
 * @param random 0 (inclusive) to 1 (exclusive), see `seededRandom`
 */
export function drawBehaviours(offices: readonly string[], random: () => number): ReadonlyMap<string, Behaviour> {
  const shuffled = [...offices].sort();
  for (let at = shuffled.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [shuffled[at], shuffled[other]] = [shuffled[other]!, shuffled[at]!];
  }
  return new Map(
    shuffled.map((office, at) => [office, BEHAVIOURS[at] ?? BEHAVIOURS[Math.floor(random() * BEHAVIOURS.length)]!]),
  );
}

/**
 * Numbers that look drawn and are the same for the same seed (mulberry32).
 * @param seed whole number
 */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
