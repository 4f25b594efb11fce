import { asksFor, isRequest } from './asks-for.ts';
import { figuresAsked, figuresIn } from './figures.ts';
import type { AskedFor, FiguresAsked, Part } from './instrument.ts';
import { sentencesOf } from './sentences.ts';

const LABEL = /(^|[\s;:,.])\(?([a-z]{1,4}) ?\)\s*(?=[\p{L}“"'‘(\d])/gu;
const BULLETS = /(?:^|\n|:\s?)(?:[•·▪●◦‣∙■]\s{0,8}|[–—-]\s{1,8})(?=[\p{L}“"(])/gu;
const ROMANS = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii', 'xiii', 'xiv', 'xv'];
/** What stands before a label that belongs to a reference: `paragraph 12 (a)`, `under (a)`. */
const REFERENCE_BEFORE =
  /(?:\d|§|\b(?:paras?\.?|paragraphs?|subparagraphs?|arts?\.?|articles?|sections?|under|items?|clauses?))$/i;
/** A direct question shorter than this, in words, hangs on what stands before it. */
const SHORTEST_QUESTION = 6;
const HANGS_ON =
  /^(?:if (?:so|not|none|yes|no|any)|why|how so|where (?:this|that|so)|and|or)\b|^\w+\s(?:\w+\s)?(?:this|these|those|they|it)\b/i;
/** More implied parts than this and the paragraph is no single question. */
const MOST_PARTS = 26;

interface Label {
  readonly label: string;
  /** Where the label begins, and where its text does. */
  readonly at: number;
  readonly text: number;
}

/** A part before it has an id, and the characters of the paragraph it takes. */
interface Cut {
  readonly label: string | null;
  readonly from: number;
  readonly to: number;
}

/**
 * The sub-questions of a paragraph.
 *
 * Lettered parts (`(a)`, `b)`) always count, in sequence from a, and so do roman ones that stand alone, and bullets;
 * numerals under a letter stay in the letter's text. What stands before the first letter introduces all of them, what
 * follows the last stays with it. Where nothing is lettered, parts are implied when two or more sentences ask, be it in
 * words (“Please …”, “Furthermore, please …”) or as a question of their own. What a request is based on goes with it;
 * a short question (“Why?”) and one that points back (“If so, …”) stay with what they hang on.
 */
export function partsOf(question: string, text: string): readonly Part[] {
  const cuts = cutsOf(text);
  const lead = cuts[0]?.label == null && !isBulleted(text) ? '' : introducing(text.slice(0, cuts[0]?.from ?? 0));
  return cuts.map(({ label, from, to }, n) => {
    const words = tidy(text.slice(from, to));
    return {
      id: `${question}.${label === null ? String.fromCharCode(97 + n) : label.slice(1, -1)}`,
      label,
      text: words,
      ...askedOf(lead, words),
    };
  });
}

/** Where in a paragraph each of its parts stands (`to` exclusive), in the order of `partsOf`. */
export function partPlaces(text: string): readonly { readonly from: number; readonly to: number }[] {
  return cutsOf(text);
}

/** What a part asks for; what introduces all parts says it for each. */
function askedOf(lead: string, words: string): { asksFor: readonly AskedFor[]; figures?: FiguresAsked } {
  const introduced = lead === '' ? [] : asksFor(lead);
  const own = asksFor(words);
  const all = [...new Set([...introduced, ...own])].filter((one) => one !== 'information');
  const wanted = lead === '' ? null : figuresAsked(lead);
  const figures = figuresOf(wanted, wanted === null ? figuresAsked(words) : figuresIn(words));
  return { asksFor: all.length > 0 ? all : ['information'], ...(figures === null ? {} : { figures }) };
}

function figuresOf(lead: FiguresAsked | null, own: FiguresAsked | null): FiguresAsked | null {
  if (lead === null || own === null) return own ?? lead;
  return {
    ...lead,
    ...own,
    disaggregatedBy: [...new Set([...lead.disaggregatedBy, ...own.disaggregatedBy])],
    years: own.years ?? lead.years,
  };
}

/** The sentence that ends where the first part begins. */
function introducing(before: string): string {
  return sentencesOf(before.replace(/[\s•·▪●◦‣∙■–—-]*(?:\(?[a-z]{1,4} ?\)\s*)?$/, '')).at(-1)?.text ?? '';
}

function isBulleted(text: string): boolean {
  return (text.match(BULLETS)?.length ?? 0) >= 2;
}

function cutsOf(text: string): readonly Cut[] {
  const labels = labelsIn(text);
  const letters = sequence(labels, (n) => (n < 26 ? String.fromCharCode(97 + n) : null));
  const chosen = letters.length >= 2 ? letters : sequence(labels, (n) => ROMANS[n] ?? null);
  if (chosen.length >= 2) {
    return chosen.map((label, n) => ({
      label: `(${label.label})`,
      from: label.text,
      to: chosen[n + 1]?.at ?? text.length,
    }));
  }
  const bullets = [...text.matchAll(BULLETS)];
  if (bullets.length >= 2 && bullets.length <= MOST_PARTS) {
    return bullets.map((hit, n) => ({
      label: null,
      from: hit.index + hit[0].length,
      to: bullets[n + 1]?.index ?? text.length,
    }));
  }
  return impliedCuts(text);
}

/** Each sentence that asks, with those before it that ask nothing. */
function impliedCuts(text: string): readonly Cut[] {
  const starts: number[] = [];
  let ends = 0;
  let premise: number | null = null;
  for (const sentence of sentencesOf(text)) {
    if (asksAnew(sentence.text, starts.length > 0)) {
      starts.push(starts.length === 0 ? 0 : (premise ?? sentence.from));
      premise = null;
    } else if (!isRequest(sentence.text)) premise ??= sentence.from;
    else premise = null;
    ends = sentence.to;
  }
  if (starts.length < 2 || starts.length > MOST_PARTS) return [];
  return starts.map((from, n) => ({ label: null, from, to: starts[n + 1] ?? ends }));
}

function asksAnew(sentence: string, after: boolean): boolean {
  if (!isRequest(sentence)) return false;
  if (!after) return true;
  if (HANGS_ON.test(sentence)) return false;
  const inWords = isRequest(sentence.replaceAll('?', ''));
  return inWords || sentence.split(/\s+/).length >= SHORTEST_QUESTION;
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
