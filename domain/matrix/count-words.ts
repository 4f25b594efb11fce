/** Scripts written without spaces between words; there each character counts, as word processors count them. */
const UNSPACED = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}';
const TOKEN = new RegExp(`[${UNSPACED}]|[^\\s${UNSPACED}]+`, 'gu');
const HAS_LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/**
 * Words of a text in any script, as a word processor counts them: runs between spaces that hold a letter or a digit.
 * `and/or`, `2019–2024` and an Urdu word with joiners are one word; a dash or bullet that stands alone is none.
 *
 * @source No rule of the UN defines a word; its limits (General Assembly resolution 68/268, para. 16) are checked by
 *   the count of the electronic Word file, which parts at white space. Read November 2026.
 */
export function countWords(text: string): number {
  let words = 0;
  for (const [token] of text.matchAll(TOKEN)) if (HAS_LETTER_OR_DIGIT.test(token)) words += 1;
  return words;
}

/** A limit on words; `hard` refuses what is longer, `soft` warns. */
export interface WordLimit {
  readonly words: number;
  readonly kind: 'hard' | 'soft';
}

/** How a text stands against its limit. */
export type LimitVerdict =
  | { readonly verdict: 'none' }
  | { readonly verdict: 'ok'; readonly limit: WordLimit; readonly left: number }
  | { readonly verdict: 'over'; readonly limit: WordLimit; readonly by: number };

/** Compares a count with the limit; a text of exactly the limit is within it. @param limit null where none is known */
export function checkLimit(words: number, limit: WordLimit | null): LimitVerdict {
  if (limit === null) return { verdict: 'none' };
  const { words: most, kind } = limit;
  const plain: WordLimit = { words: most, kind };
  return words <= most
    ? { verdict: 'ok', limit: plain, left: most - words }
    : { verdict: 'over', limit: plain, by: words - most };
}
