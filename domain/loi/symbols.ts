import { DATE_IN_WORDS } from './dates.ts';
import type { Found } from './instructions.ts';
import type { Line } from './lines.ts';
import { reportOrdinal } from './ordinals.ts';

const SEGMENT =
  '(?:(?:Add|Rev|Corr|Misc|Conf|CRP|WP|L|Sub)\\.\\s?\\d{1,3}|[A-Z]{1,6}(?:\\.\\d{1,3}|-\\d{1,3})?(?![a-z])|\\d{1,4}(?:-\\d{1,4})?)';
const BODY = `(?:CCPR|CRC|CEDAW|CAT|CRPD|CERD|CMW|CED|CESCR|E|A|HRI|SPT)\\s?\\/\\s?${SEGMENT}(?:\\/\\s?${SEGMENT}){1,7}`;
const SYMBOL = new RegExp(`(?<![\\w/])${BODY}`, 'g');
/** A letter's reference: kind, State and number, with the mandates' own numbers between them in older ones. */
export const LETTER_REFERENCE =
  /\b(AL|UA|JAL|JUA|OL)\b[:\s]{1,4}(?:[^\n]{0,120}?\s{1,60})?([A-Z]{3})\s{1,3}(\d{1,3}\/\d{4})\b/;
/** Behind a symbol that ran into its date: `CRC/C/PAK/Q/3-42 July 2009`. */
const JOINED_DATE = new RegExp(`^\\s{0,2}(?=(?:${DATE_IN_WORDS.replace('\\d{1,2}', '\\d{0,2}')}))`);

/** The symbol of the document and where its date begins, if the two run together. */
export interface OwnSymbol {
  readonly symbol: Found<string> | null;
  readonly dateFrom: number | null;
  /** Whether symbol and date run together and could be parted in two ways. */
  readonly unsure: boolean;
}

/**
 * The document's own symbol: the first in its head that is not given in brackets or as a reference.
 * @param text the whole text; the head is its first `lines`
 */
export function ownSymbol(text: string, head: string, lines: readonly Line[]): OwnSymbol {
  for (const line of lines) {
    if (line.text.length > 160 || /^\W{0,3}(?:see|para)/i.test(line.text)) continue;
    for (const hit of text.slice(line.from, line.to).matchAll(SYMBOL)) {
      const at = line.from + hit.index;
      if (isReference(text.slice(line.from, at))) continue;
      return parted(text, head, at, hit[0]);
    }
  }
  const letter = LETTER_REFERENCE.exec(head);
  if (letter === null) return { symbol: null, dateFrom: null, unsure: false };
  const [wording, kind, state, number] = letter;
  const from = letter.index;
  return {
    symbol: { value: `${kind} ${state} ${number}`, wording, from, to: from + wording.length },
    dateFrom: null,
    unsure: false,
  };
}

/** The symbol of the report that a document is about: the one in brackets behind the words `report of …`. */
export function reportSymbol(text: string, end: number): Found<string> | null {
  const head = text.slice(0, end);
  for (const hit of head.matchAll(SYMBOL)) {
    const before = head.slice(Math.max(0, hit.index - 220), hit.index);
    const value = hit[0].replace(/\s/g, '');
    if (!/\breports?\b|\binformation\b/i.test(before) || !/[([]\s{0,2}(?:see\s)?$/i.test(before)) continue;
    if (/\/(?:Q|RQ|QPR|CO|SR|L|OPR)(?:[./]|$)/.test(value)) continue;
    return { value, wording: hit[0], from: hit.index, to: hit.index + hit[0].length };
  }
  return null;
}

/** Whether what stands before a symbol on its line makes it a reference to another document. */
function isReference(before: string): boolean {
  return /[([][^)\]]*$/.test(before) || /\b(?:see|symbol|document|contained in)\s*$/i.test(before);
}

function parted(text: string, head: string, from: number, wording: string): OwnSymbol {
  const to = from + wording.length;
  const whole = { value: wording.replace(/\s/g, ''), wording, from, to };
  if (!/\d$/.test(wording)) return { symbol: whole, dateFrom: to, unsure: false };
  const digits = /\d{1,4}$/.exec(wording)![0];
  if (!JOINED_DATE.test(text.slice(to, to + 40)) || /^\s{0,2}\d/.test(text.slice(to, to + 3))) {
    return { symbol: whole, dateFrom: null, unsure: false };
  }
  const ways = [1, 2]
    .filter((day) => digits.length > day && Number(digits.slice(-day)) >= 1 && Number(digits.slice(-day)) <= 31)
    .filter((day) => digits.at(-day) !== '0')
    .map((day) => ({ day, number: Number(digits.slice(0, -day)) }));
  const range = /(\d{1,4})-\d{1,4}$/.exec(wording)?.[1];
  const likely = ways.filter(({ number }) =>
    range === undefined ? head.toLowerCase().includes(reportOrdinal(number) ?? '—') : number > Number(range),
  );
  const chosen = likely.length === 1 ? likely : likely.length > 1 ? likely.slice(0, 0) : ways;
  const near = range === undefined ? chosen : likely.filter(({ number }) => number - Number(range) < 10);
  const one = near.length === 1 ? near[0]! : chosen.length === 1 ? chosen[0]! : null;
  if (one === null) return { symbol: null, dateFrom: null, unsure: ways.length > 0 };
  const end = to - one.day;
  const own = text.slice(from, end);
  return { symbol: { value: own.replace(/\s/g, ''), wording: own, from, to: end }, dateFrom: end, unsure: false };
}
