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

/** Words that every question may hold; they tell none from another. */
const COMMON = new Set(
  'please kindly also describe provide indicate explain comment report state party information including particular measures taken with that this from have been their which what whether such other'.split(
    ' ',
  ),
);
/** Words of fewer letters join others. */
const SHORTEST = 4;

/**
 * How much two texts have in common, by the words that say what they are about: 0 nothing, 1 the same words in whatever
 * order. Of texts that hold no such word every word counts.
 *
 * @example likeness('Please describe the juvenile courts', 'Please state how many juvenile courts there are') // 0.67
 */
export function likeness(a: string, b: string): number {
  const [left, right] = [wordsOf(a), wordsOf(b)];
  const telling = (words: readonly string[]): readonly string[] =>
    words.filter((word) => (word.length >= SHORTEST || /\p{N}/u.test(word)) && !COMMON.has(word));
  const [told, other] = [telling(left), telling(right)];
  return told.length === 0 || other.length === 0 ? shared(left, right) : shared(told, other);
}

/** Share of the words that stand in both, each as often as it does. */
function shared(a: readonly string[], b: readonly string[]): number {
  if (a.length + b.length === 0) return 1;
  const left = new Map<string, number>();
  for (const word of b) left.set(word, (left.get(word) ?? 0) + 1);
  let both = 0;
  for (const word of a) {
    const count = left.get(word) ?? 0;
    if (count > 0) both += 1;
    left.set(word, count - 1);
  }
  return (2 * both) / (a.length + b.length);
}

function wordsOf(text: string): readonly string[] {
  return (
    text
      .normalize('NFKD')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}
