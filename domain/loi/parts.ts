import { isRequest } from './asks-for.ts';
import type { Part } from './instrument.ts';

const LABEL = /(^|[\s;:,])\(?([a-z]{1,4})\)\s*(?=[\p{L}“"'‘(\d])/gu;
const ROMANS = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii', 'xiii', 'xiv', 'xv'];
/** What stands before a label that belongs to a reference: `paragraph 12 (a)`, `under (a)`. */
const REFERENCE_BEFORE =
  /(?:\d|§|\b(?:paras?\.?|paragraphs?|subparagraphs?|arts?\.?|articles?|sections?|under|items?|clauses?))$/i;
/** How a sentence begins that asks something of its own inside a paragraph. */
const REQUEST_SENTENCE =
  /(?:^|\n|[.?!;]["'”’)]{0,2}\s+)(?=(?:(?:also|furthermore|moreover|additionally|finally|lastly|in addition|further|likewise|similarly|in this (?:regard|respect|connection|context)),?\s+)?(?:could you\s+)?(?:please|kindly)\b)/gi;

interface Label {
  readonly label: string;
  /** Where the label begins, and where its text does. */
  readonly at: number;
  readonly text: number;
}

/**
 * The sub-questions of a paragraph.
 *
 * Lettered parts (`(a)`, `b)`) always count, in sequence from a, and so do roman ones that stand alone; numerals
 * under a letter stay in the letter's text. What stands before the first letter introduces all of them, what follows the last stays with it. Where nothing is lettered, parts are implied only when two or more
 * sentences of the paragraph open with a request of their own (“Please …”, “Furthermore, please …”), or paragraphs
 * were joined to it; a direct question is never split off, since it mostly hangs on the one before.
 */
export function partsOf(question: string, text: string): readonly Part[] {
  const labels = labelsIn(text);
  const letters = sequence(labels, (n) => (n < 26 ? String.fromCharCode(97 + n) : null));
  const chosen = letters.length >= 2 ? letters : sequence(labels, (n) => ROMANS[n] ?? null);
  if (chosen.length >= 2) {
    return chosen.map((label, n) => ({
      id: `${question}.${label.label}`,
      label: `(${label.label})`,
      text: tidy(text.slice(label.text, chosen[n + 1]?.at ?? text.length)),
    }));
  }
  const starts = [...text.matchAll(REQUEST_SENTENCE)].map((hit) => hit.index + hit[0].length);
  if (starts[0] !== undefined && starts[0] > 0 && isRequest(text.slice(0, starts[0]))) starts.unshift(0);
  if (starts.length < 2 || starts.length > 26) return [];
  return starts.map((start, n) => ({
    id: `${question}.${String.fromCharCode(97 + n)}`,
    label: null,
    text: tidy(text.slice(n === 0 ? 0 : start, starts[n + 1] ?? text.length)),
  }));
}

function labelsIn(text: string): readonly Label[] {
  const labels: Label[] = [];
  let reference = false;
  let lastEnd = 0;
  for (const hit of text.matchAll(LABEL)) {
    const at = hit.index + (hit[1]?.length ?? 0);
    const before = text.slice(Math.max(0, at - 24), at).trimEnd();
    const chained: boolean = reference && /^\s*(?:,|and|or|to|[-–])?\s*$/.test(text.slice(lastEnd, at));
    reference = chained || REFERENCE_BEFORE.test(before);
    lastEnd = hit.index + hit[0].trimEnd().length;
    if (!reference) labels.push({ label: hit[2]!, at, text: hit.index + hit[0].length });
  }
  return labels;
}

/** The labels that follow one another as `nth` says, from its first; the others are passed over. */
function sequence(labels: readonly Label[], nth: (n: number) => string | null): readonly Label[] {
  const taken: Label[] = [];
  for (const label of labels) if (label.label === nth(taken.length)) taken.push(label);
  return taken;
}

function tidy(text: string): string {
  return text.trim().replace(/[;,]?\s*(?:and|or)?$/, (end) => (/^[;,]/.test(end) ? '' : end));
}
