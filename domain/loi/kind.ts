import type { Found } from './instructions.ts';
import type { InstrumentKind } from './instrument.ts';
import { LETTER_REFERENCE } from './symbols.ts';

/** Words of a title, between whose letters a page may have left a space (`L ist of issues`), and between them breaks. */
function loose(words: string): string {
  return words
    .split(' ')
    .map((word) => word.split('').join('\\s?'))
    .join('\\s*');
}
const LIST = `\\b${loose('list')}(?:\\s?s)?\\s*${loose('of')}\\s*`;
const title = (pattern: string): RegExp => new RegExp(pattern, 'i');

/** Titles, the more particular before the more general; gaps may be line breaks. */
const TITLES: readonly (readonly [InstrumentKind, RegExp])[] = [
  [
    'state-views',
    /\b(?:replies|responses?|comments)\s+(?:of|by|from)\s+[^\n]{2,90}?\s+(?:to|concerning|on)\s+the\s+(?:list\s+of\s+(?:issues|themes|questions)|concluding\s+observations)/i,
  ],
  ['state-views', /\b(?:written\s+)?(?:replies|responses?)\s+to\s+the\s+list\s+of\s+(?:issues|themes)/i],
  ['state-views', /\binformation\s+received\s+from\s+[^\n]{2,60}?\s+on\s+follow-up\s+to\s+the\s+concluding/i],
  ['state-views', /\bviews\s+on\s+conclusions\s+and(?:\/or)?\s+recommendations/i],
  [
    'list-of-issues-prior-to-reporting',
    title(`${LIST}${loose('issues')}\\b[^.]{0,60}?\\bprior\\s+to\\s+(?:the\\s+)?(?:submission|reporting|report)`),
  ],
  ['list-of-themes', title(`${LIST}${loose('themes')}`)],
  ['list-of-issues', title(`${LIST}${loose('issues')}(?:\\s+and\\s+questions)?`)],
  [
    'list-of-issues',
    /\blist\s+of\s+questions\b|\b(?:issues\s+and\s+)?questions\s+(?:put\s+|posed\s+|raised\s+)?(?:by|from)\s+the\s+(?:country\s+)?rapporteur\b/i,
  ],
  ['advance-questions', /\badvance\s+questions\b|\bquestions\s+submitted\s+in\s+advance\b/i],
  [
    'concluding-observations',
    /\bconcluding\s+(?:observations|comments)\b|\bconclusions\s+and\s+recommendations\s+of\s+the\s+Committee\b/i,
  ],
  ['recommendations', /\breport\s+of\s+the\s+working\s+group\s+on\s+the\s+universal\s+periodic\s+review/i],
  ['communication', LETTER_REFERENCE],
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
  for (const [value, pattern] of TITLES) {
    const hit = pattern.exec(head);
    if (hit !== null) return { value, wording: hit[0], from: hit.index, to: hit.index + hit[0].length };
  }
  return null;
}

/** Whether documents of a kind ask something as a rule. */
export function asksByKind(kind: InstrumentKind): boolean {
  return ASKING.has(kind);
}
