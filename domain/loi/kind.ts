import type { Found } from './instructions.ts';
import type { InstrumentKind } from './instrument.ts';

/** Titles, the more particular before the more general; gaps may be line breaks. */
const TITLES: readonly (readonly [InstrumentKind, RegExp])[] = [
  [
    'state-views',
    /\b(?:replies|responses?)\s+(?:of|by|from)\s+[^\n]{2,60}?\s+to\s+the\s+list\s+of\s+(?:issues|themes)/i,
  ],
  ['state-views', /\bviews\s+on\s+conclusions\s+and(?:\/or)?\s+recommendations/i],
  [
    'list-of-issues-prior-to-reporting',
    /\blist\s+of\s+issues\s+(?:and\s+questions\s+)?prior\s+to\s+(?:the\s+)?(?:submission|reporting|report)/i,
  ],
  ['list-of-themes', /\blist\s+of\s+themes\b/i],
  ['list-of-issues', /\blists?\s*of\s*issues(?:\s+and\s+questions)?\b/i],
  ['advance-questions', /\badvance\s+questions\b/i],
  ['concluding-observations', /\bconcluding\s+(?:observations|comments)\s+on\b/i],
  ['recommendations', /\breport\s+of\s+the\s+working\s+group\s+on\s+the\s+universal\s+periodic\s+review/i],
  ['communication', /\b(?:AL|UA|JAL|JUA|OL)\s+[A-Z]{3}\s+\d{1,3}\/\d{4}\b/],
];

/** Kinds whose paragraphs ask a State something. */
const ASKING: ReadonlySet<InstrumentKind> = new Set([
  'list-of-issues',
  'list-of-issues-prior-to-reporting',
  'list-of-themes',
  'advance-questions',
  'communication',
]);

/** A corrigendum bears the title of what it corrects; its own symbol or the word on a line of its own tells. */
const CORRIGENDUM =
  /(?:\b[A-Z]{1,6}\/[A-Z0-9./-]{2,60}\/Corr\.\s?\d{1,2}\b|^[ \t\u00a0]{0,120}corrigendum[ \t\u00a0]{0,20}(?:\d{1,2}|[IVX]{1,4})?[ \t\u00a0]{0,20}\*{0,3}[ \t\u00a0]{0,120}$)/im;

/** What a document is by the title in its head; null where no known title stands there. */
export function kindIn(head: string): Found<InstrumentKind> | null {
  const corrects = CORRIGENDUM.exec(head);
  if (corrects !== null) {
    const { index, 0: wording } = corrects;
    return { value: 'corrigendum', wording, from: index, to: index + wording.length };
  }
  for (const [value, title] of TITLES) {
    const hit = title.exec(head);
    if (hit !== null) return { value, wording: hit[0], from: hit.index, to: hit.index + hit[0].length };
  }
  return null;
}

/** Whether documents of a kind ask something as a rule. */
export function asksByKind(kind: InstrumentKind): boolean {
  return ASKING.has(kind);
}
