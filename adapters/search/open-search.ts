import MiniSearch from 'minisearch';
import type { FoundText, OpenSearch, SearchHit } from '../../activities/search-ports.ts';
import { excerptAround } from './excerpt.ts';
import { placedTerms, searchTerms } from './search-terms.ts';

/** A word of a person that is at least so long may be mistyped by one letter in so many. */
const FUZZY_FROM = 6;
const FUZZY = 0.16;
/** The beginning of a word finds it from so many letters on. */
const PREFIX_FROM = 4;

/** Makes texts ready to be searched in memory: words are folded, in their stems, and parted as their language parts them. */
export const openSearch: OpenSearch = (texts) => {
  const index = new MiniSearch<FoundText & { readonly id: number }>({
    fields: ['text', 'symbol', 'office'],
    tokenize: (text) => Array.from(placedTerms(text), ({ term }) => term),
    // Terms come folded already.
    processTerm: (term) => term,
    searchOptions: {
      tokenize: (text) => [...searchTerms(text)],
      boost: { text: 2 },
      prefix: (term) => term.length >= PREFIX_FROM,
      fuzzy: (term) => (term.length >= FUZZY_FROM ? FUZZY : false),
      weights: { fuzzy: 0.3, prefix: 0.5 },
    },
  });
  index.addAll(texts.map((text, id) => ({ ...text, id })));
  return {
    find(words, limit) {
      if (searchTerms(words).length === 0) return [];
      const all = index.search(words, { combineWith: 'AND' });
      const found = all.length > 0 ? all : index.search(words, { combineWith: 'OR' });
      const best = found[0]?.score ?? 1;
      return found.slice(0, limit).flatMap(({ id, score, terms }): SearchHit[] => {
        const text = texts[id as number];
        if (text === undefined) return [];
        return [{ ...text, score: Math.round((score / best) * 100) / 100, excerpt: excerptAround(text.text, terms) }];
      });
    },
  };
};
