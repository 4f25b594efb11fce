/**
 * A text as its letters and figures alone: capitals, accents, spaces, hyphens and other marks do not count, so that a
 * text that was only set anew stays the same.
 */
export function bareWording(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/**
 * Whether a text asks the same in other print. A changed word or figure always counts as another text: only an officer
 * can say that it makes no difference.
 */
export function sameWording(a: string, b: string): boolean {
  return bareWording(a) === bareWording(b);
}

/**
 * How much two texts have in common, by their words: 0 nothing, 1 the same words in whatever order.
 * @example likeness('steps taken', 'measures taken') // 0.5
 */
export function likeness(a: string, b: string): number {
  const [left, right] = [wordCounts(a), wordCounts(b)];
  const all = sizeOf(left) + sizeOf(right);
  if (all === 0) return 1;
  let shared = 0;
  for (const [word, count] of left) shared += Math.min(count, right.get(word) ?? 0);
  return (2 * shared) / all;
}

function wordCounts(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of text
    .normalize('NFKD')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [])
    counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function sizeOf(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}
