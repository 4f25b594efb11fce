import { placedTerms } from './search-terms.ts';

/** Characters of an excerpt, about. */
const LENGTH = 180;
const BEFORE = 60;

/** The part of a text around the first word that was found, cut between words; the whole where it is short. */
export function excerptAround(text: string, terms: readonly string[]): string {
  const plain = text.replace(/\s+/gu, ' ').trim();
  if (plain.length <= LENGTH) return plain;
  const wanted = new Set(terms);
  let at = 0;
  for (const { term, from } of placedTerms(plain)) {
    if (!wanted.has(term)) continue;
    at = from;
    break;
  }
  const start = at <= BEFORE ? 0 : plain.indexOf(' ', at - BEFORE) + 1;
  const end = start + LENGTH >= plain.length ? plain.length : plain.lastIndexOf(' ', start + LENGTH);
  const to = end <= start ? start + LENGTH : end;
  return `${start > 0 ? '… ' : ''}${plain.slice(start, to)}${to < plain.length ? ' …' : ''}`;
}
