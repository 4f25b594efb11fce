import { numberListAt } from './number-list.ts';

const ARTICLE_WORD = /\b(?:arts?\.|articles?)\s{0,4}(?=\d)/gi;
const PARAGRAPH_WORD = /(?:\bparas?\b\.?|\bparagraphs?\b|§{1,2}|\bconcluding observations?\s#)\s{0,4}(?=\d)/gi;
/** What stands behind the number of an article of the treaty under review. */
const OF_THE_TREATY =
  /^\s{0,4},?\s{0,4}of\s{1,4}the\s{1,4}(?:covenant|convention)\b(?!\s{1,4}(?:on|against|for|relating|concerning)\b)/i;
const OF_SOMETHING =
  /^(?:\s{0,4}\([0-9a-z]{1,4}\))?\s{0,4},?\s{0,4}(?:of|in|under)\s{1,4}(?:the|its|their|an?|law|act|ordinance|[A-Z])/;
/** No core treaty that a State party reports on has more articles before its final clauses end. */
const LAST_ARTICLE = 54;

/**
 * Articles of the treaty that a text names, ranges expanded. Articles of domestic law and of other treaties
 * are left out: `article 295-C of the Penal Code`, `article 25-A`, `article 3 of the Optional Protocol`.
 * @example articlesIn('Right to life (arts. 6 and 9–11)') // ['6', '9', '10', '11']
 */
export function articlesIn(text: string): readonly string[] {
  const found: string[] = [];
  for (const hit of text.matchAll(ARTICLE_WORD)) {
    const { items, end } = numberListAt(text, hit.index + hit[0].length, false);
    const behind = text.slice(end, end + 60);
    const ours = OF_THE_TREATY.test(behind);
    if (!ours && OF_SOMETHING.test(behind)) continue;
    found.push(...items.filter((item) => /^\d+$/.test(item) && (ours || Number(item) <= LAST_ARTICLE)));
  }
  return [...new Set(found)];
}

/**
 * Paragraphs of the State's report or of earlier observations that a text names, ranges expanded.
 * @example paragraphRefsIn('Para. 69 (b). Please …') // ['69 (b)']
 */
export function paragraphRefsIn(text: string): readonly string[] {
  const found: string[] = [];
  for (const hit of text.matchAll(PARAGRAPH_WORD)) {
    found.push(...numberListAt(text, hit.index + hit[0].length, true).items);
  }
  return [...new Set(found)];
}
