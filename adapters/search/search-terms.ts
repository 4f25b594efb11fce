import { foldText } from '../../domain/questions/fold-text.ts';
import { saysSomething } from '../../domain/questions/words.ts';
import { wordStem } from '../../domain/questions/word-stem.ts';

/** Parts a text into words as the language of each does; one of any language parts Urdu and English alike. */
const SEGMENTER = new Intl.Segmenter('ur', { granularity: 'word' });

/** A word of a text with the place at which it stands. */
export interface PlacedTerm {
  /** Folded and in its stem. */
  readonly term: string;
  readonly from: number;
  readonly to: number;
}

/** The words of a text as they are sought, where they stand. */
export function* placedTerms(text: string): Generator<PlacedTerm> {
  for (const { segment, index, isWordLike } of SEGMENTER.segment(text)) {
    if (isWordLike !== true) continue;
    for (const [part] of foldText(segment).matchAll(/[\p{L}\p{N}]+/gu)) {
      if (part !== 's') yield { term: wordStem(part), from: index, to: index + segment.length };
    }
  }
}

/** What somebody seeks by some words: those that every list uses are left out where there are others, numbers stay. */
export function searchTerms(text: string): readonly string[] {
  const terms = Array.from(placedTerms(text), ({ term }) => term);
  const telling = terms.filter((term) => saysSomething(term) || /^\d+$/.test(term));
  return telling.length > 0 ? telling : terms;
}
