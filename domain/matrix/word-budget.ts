import { checkLimit, countWords, type LimitVerdict, type WordLimit } from './count-words.ts';
import type { ConsolidatedParagraph } from './consolidation.ts';

/** How many words one paragraph may take, and takes. */
export interface ParagraphBudget {
  readonly question: string;
  /** Its part of the limit, whole words; null where there is no limit. */
  readonly share: number | null;
  /** Of the text as it would go out now. */
  readonly words: number;
  /** What may still be written; 0 where it is used up or there is no limit. */
  readonly left: number;
  /** By how much it is too long. */
  readonly over: number;
  /** What the officer made of its weight; 1 at first. */
  readonly weight: number;
}

/** The limit spread over the paragraphs. */
export interface WordBudget {
  readonly paragraphs: readonly ParagraphBudget[];
  readonly words: number;
  readonly limit: LimitVerdict;
}

/** Words of one paragraph as it would go out now: of the drafts that stand, else of the offices' answers. */
export function paragraphWords({ parts, drafts = [] }: Pick<ConsolidatedParagraph, 'parts' | 'drafts'>): number {
  const drafted = drafts.flatMap(({ paragraphs }) => paragraphs.flat()).map(({ text }) => text);
  const whole = drafts.some(({ part }) => part === null);
  const rest = whole ? [] : parts.filter(({ row }) => !drafts.some(({ part }) => part === row));
  return [...drafted, ...rest.map(({ text }) => text)].reduce((sum, text) => sum + countWords(text), 0);
}

/**
 * Spreads a limit over the paragraphs by how many parts each has to answer, times its weight; the shares are whole words
 * and their sum is the limit.
 *
 * @param weights by question, 0 or more; 1 where left out. Where all are 0 they count as equal
 */
export function wordBudget(
  paragraphs: readonly Pick<ConsolidatedParagraph, 'question' | 'labels' | 'parts' | 'drafts'>[],
  limit: WordLimit | null,
  weights: Readonly<Record<string, number>> = {},
): WordBudget {
  const weightOf = (question: string): number => weights[question] ?? 1;
  const wanted = paragraphs.map(({ question, labels }) => Math.max(1, labels.length) * weightOf(question));
  const shares = limit === null ? [] : spread(limit.words, wanted);
  const all = paragraphs.map((paragraph, at): ParagraphBudget => {
    const { question } = paragraph;
    const words = paragraphWords(paragraph);
    const share = shares[at] ?? null;
    const over = share === null ? 0 : Math.max(0, words - share);
    const left = share === null ? 0 : Math.max(0, share - words);
    return { question, share, words, left, over, weight: weightOf(question) };
  });
  const words = all.reduce((sum, paragraph) => sum + paragraph.words, 0);
  return { paragraphs: all, words, limit: checkLimit(words, limit) };
}

/** Whole shares in proportion to what is wanted, by largest remainder; the first ones get what is left of a tie. */
function spread(total: number, wanted: readonly number[]): readonly number[] {
  const sum = wanted.reduce((a, b) => a + b, 0);
  const exact = wanted.map((want) => (sum === 0 ? total / wanted.length : (total * want) / sum));
  const shares = exact.map(Math.floor);
  const missing = total - shares.reduce((a, b) => a + b, 0);
  const byRemainder = exact
    .map((share, at) => ({ at, rest: share - Math.floor(share) }))
    .sort((a, b) => b.rest - a.rest || a.at - b.at);
  for (const { at } of byRemainder.slice(0, missing)) shares[at] = shares[at]! + 1;
  return shares;
}
