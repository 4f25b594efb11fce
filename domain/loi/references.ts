import { numberListAt } from './number-list.ts';

const ARTICLE_WORD = /\b(?:arts?\.?|articles?)\s{0,4}(?=\d)/gi;
const PARAGRAPH_WORD = /(?:\bparas?\b\.?|\bparagraphs?\b|§{1,2}|\bconcluding observations?\s#)\s{0,4}(?=\d)/gi;
/** What belongs to a number of domestic law: `51-2-D`, `295-C`, `63(1)`. */
const DOMESTIC_SHAPE = /^(?:-\d|-?[A-Z]\b)/;
/** Paragraphs of an article behind its number: `, paragraph 2 (a),`. */
const OWN_PARAGRAPHS =
  /^(?:\s{0,2},?\s{0,2}(?:paras?\.?|paragraphs?)\s{0,3}[\d\s(),a-z–-]{1,30}?(?=,|\)|\s(?:of|and)\s|$))/i;
/** What stands behind the number of an article of the treaty under review. */
const OF_THE_TREATY =
  /^(?:\s{0,4}\([0-9a-z]{1,4}\))?\s{0,4},?\s{0,4}(?:of|in|under)\s{1,4}the\s{1,4}(?:covenant|convention)\b(?!\s{1,4}(?:on|against|for|relating|concerning)\b)/i;
const OF_SOMETHING =
  /^(?:\s{0,4}\([0-9a-z]{1,4}\))?\s{0,4},?\s{0,4}(?:of|in|under)\s{1,4}(?:the|its|their|an?|law|act|ordinance|[A-Z])/;
/** No core treaty that a State party reports on has more articles before its final clauses end. */
const LAST_ARTICLE = 54;

/**
 * Articles of the treaty that a text names, ranges expanded. Articles of domestic law and of other treaties
 * are left out: `article 295-C of the Penal Code`, `article 25-A`, `article 3 of the Optional Protocol`.
 *
 * @param treaty how the treaty under review is named, where its full name means it and no other
 * @example articlesIn('Right to life (arts. 6 and 9–11)') // ['6', '9', '10', '11']
 */
export function articlesIn(text: string, treaty?: RegExp): readonly string[] {
  const found: string[] = [];
  for (const hit of text.matchAll(ARTICLE_WORD)) {
    const { items, end } = numberListAt(text, hit.index + hit[0].length, false);
    const behind = text.slice(end, end + 160);
    if (DOMESTIC_SHAPE.test(behind)) continue;
    const without = behind.replace(OWN_PARAGRAPHS, '');
    const ours = OF_THE_TREATY.test(without) || isOurs(without, treaty);
    if (!ours && OF_SOMETHING.test(without)) continue;
    found.push(
      ...items.filter((item) => /^\d+$/.test(item) && Number(item) > 0 && (ours || Number(item) <= LAST_ARTICLE)),
    );
  }
  return [...new Set(found)];
}

function isOurs(behind: string, treaty: RegExp | undefined): boolean {
  if (treaty === undefined) return false;
  const of = /^(?:\s{0,4}\([0-9a-z]{1,4}\))?\s{0,4},?\s{0,4}(?:of|in|under)\s{1,4}the\s{1,4}/i.exec(behind);
  const at = of === null ? -1 : behind.slice(of[0].length).search(treaty);
  return at === 0;
}

/** What stands before a paragraph that is no paragraph of a report: that of an article, a rule, a resolution, a comment. */
const OF_ANOTHER =
  /\b(?:articles?|arts?\.|rules?|sections?|resolutions?|general (?:comments?|recommendations?)|decisions?)\s[^.;(]{0,40}(?:\([^()]{0,20}\)[^.;(]{0,60}){0,2},?\s{0,3}$/i;
/** Behind a paragraph of an article: `paragraph 5 of rule 71`, `paragraph 2 of article 4`. */
const OF_ARTICLE = /^\s{0,3}(?:of|in)\s{1,3}(?:article|art\.|rule|section|resolution|general\s)/i;

/**
 * Paragraphs of the State's report or of earlier observations that a text names, ranges expanded. Paragraphs of an
 * article, a rule or a resolution are left out.
 * @example paragraphRefsIn('Para. 69 (b). Please …') // ['69 (b)']
 */
export function paragraphRefsIn(text: string): readonly string[] {
  const found: string[] = [];
  for (const hit of text.matchAll(PARAGRAPH_WORD)) {
    const { items, end } = numberListAt(text, hit.index + hit[0].length, true);
    if (OF_ANOTHER.test(text.slice(Math.max(0, hit.index - 120), hit.index))) continue;
    if (OF_ARTICLE.test(text.slice(end, end + 40))) continue;
    found.push(...items);
  }
  return [...new Set(found)];
}
