import type { ConsolidatedPart } from './consolidation.ts';
import type { DraftSentence, DraftVersion, Origin } from './draft.ts';
import { sameWords } from './propose-draft.ts';
import { comparedWords, paragraphsOf } from './sentences.ts';

/**
 * A sentence still comes from another when so much of the shorter of the two stands in the longer one in the same order:
 * it was shortened, joined with another, or had a few words changed.
 * @source ours, 2026-11-24, by hand on shortened and joined answers; to be confirmed by the ministry
 */
export const ALIKE = 0.7;
/** Fewer words than this in common say nothing. */
const WORDS_IN_COMMON = 4;

/** A sentence whose origins are known, to be looked for. */
interface Known {
  readonly words: readonly string[];
  readonly key: string;
  readonly origins: readonly Origin[];
}

/**
 * A text as somebody wrote it, with where each sentence comes from: one that stands word for word in the answers or in
 * the version before keeps its origins, so does one that is alike (see `ALIKE`); a sentence made of two has the origins
 * of both. Any other has none: it is the drafter's own.
 *
 * @param text paragraphs by line
 * @param answers what the offices wrote at this place
 * @param before the version it was made from; null for the first
 */
export function provenance(
  text: string,
  answers: readonly Pick<ConsolidatedPart, 'office' | 'row' | 'source' | 'text'>[],
  before: Pick<DraftVersion, 'paragraphs'> | null,
): readonly (readonly DraftSentence[])[] {
  const known = [
    ...answers.flatMap(({ office, row, source, text: said }) =>
      paragraphsOf(said)
        .flat()
        .map((sentence) => knownOf(sentence, [{ office, row, source }])),
    ),
    ...(before?.paragraphs ?? []).flat().map(({ text: said, origins }) => knownOf(said, origins)),
  ].filter(({ origins }) => origins.length > 0);
  return paragraphsOf(text).map((sentences) =>
    sentences.map((sentence) => ({ text: sentence, origins: originsOf(sentence, known) })),
  );
}

function knownOf(sentence: string, origins: readonly Origin[]): Known {
  return { words: comparedWords(sentence), key: sameWords(sentence), origins };
}

function originsOf(sentence: string, known: readonly Known[]): readonly Origin[] {
  const key = sameWords(sentence);
  const same = known.filter((one) => one.key === key);
  if (same.length > 0) return distinct(same.flatMap(({ origins }) => origins));
  const found: Origin[] = [];
  let left = comparedWords(sentence);
  while (left.length >= WORDS_IN_COMMON) {
    const best = closest(left, known);
    if (best === null) break;
    found.push(...best.origins);
    left = left.filter((_, at) => !best.places.has(at));
  }
  return distinct(found);
}

/** Of the sentences alike, the one that holds most of the words; in a tie all of them. */
function closest(
  words: readonly string[],
  known: readonly Known[],
): { readonly origins: readonly Origin[]; readonly places: ReadonlySet<number> } | null {
  const alike = known.flatMap((one) => {
    if (!mayShare(words, one.words)) return [];
    const places = commonPlaces(words, one.words);
    const enough = places.size >= WORDS_IN_COMMON && places.size >= ALIKE * Math.min(words.length, one.words.length);
    return enough ? [{ ...one, places }] : [];
  });
  const most = Math.max(0, ...alike.map(({ places }) => places.size));
  const best = alike.filter(({ places }) => places.size === most);
  return best[0] === undefined ? null : { origins: best.flatMap(({ origins }) => origins), places: best[0].places };
}

/** Whether enough words are in common at all, in any order: what is cheap is asked first. */
function mayShare(a: readonly string[], b: readonly string[]): boolean {
  const has = new Set(b);
  const shared = a.reduce((sum, word) => sum + (has.has(word) ? 1 : 0), 0);
  return shared >= WORDS_IN_COMMON && shared >= ALIKE * Math.min(a.length, b.length);
}

/** Places in `a` of a longest sequence of words that also stands in `b` in the same order. */
function commonPlaces(a: readonly string[], b: readonly string[]): ReadonlySet<number> {
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const skip = Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
      lengths[i]![j] = a[i] === b[j] ? lengths[i + 1]![j + 1]! + 1 : skip;
    }
  }
  const places = new Set<number>();
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) {
      places.add(i);
      i += 1;
      j += 1;
    } else if (lengths[i + 1]![j]! >= lengths[i]![j + 1]!) i += 1;
    else j += 1;
  }
  return places;
}

function distinct(origins: readonly Origin[]): readonly Origin[] {
  return [...new Map(origins.map((o) => [`${o.office} ${o.row} ${o.source}`, o])).values()];
}

/**
 * Figures of a sentence that stand in none of the answers it comes from: a figure is never the drafter's own.
 * @returns as they are printed, in order; empty for a sentence without a figure
 */
export function figuresWithoutSource(
  { text, origins }: DraftSentence,
  answers: readonly Pick<ConsolidatedPart, 'office' | 'row' | 'text'>[],
): readonly string[] {
  const from = answers.filter((a) => origins.some((o) => o.office === a.office && o.row === a.row));
  const known = new Set(from.flatMap((answer) => figuresIn(answer.text).map(plainFigure)));
  return [...new Set(figuresIn(text))].filter((figure) => !known.has(plainFigure(figure)));
}

function figuresIn(text: string): readonly string[] {
  return [...text.matchAll(/\p{Nd}+(?:[.,]\p{Nd}+)*/gu)].map(([figure]) => figure);
}

/** Digits of any script as ours, without the commas between them. */
function plainFigure(figure: string): string {
  return figure
    .replace(/[٠-٩]/gu, (digit) => String(digit.codePointAt(0)! - 0x660))
    .replace(/[۰-۹]/gu, (digit) => String(digit.codePointAt(0)! - 0x6f0))
    .replaceAll(',', '');
}
