import { looksLikeHeading } from './headings.ts';
import type { Line } from './lines.ts';

const NUMBERED = /^(?:(?:issue|question|q)\.?\s*(?:no\.?\s*)?|(?=\d|\())\(?(\d{1,3})\s?[.):](?![\d/])\s*(.*)$/i;
/** `Question 4 – Please …`, or the words and the number alone on their line. */
const NAMED = /^(?:issue|question)s?\s{1,4}(?:no\.?\s{0,4})?(\d{1,3})(?:\s{0,4}[–—-]\s{0,4}(.*))?$/i;
/** A number whose full stop was lost, before a word with which a request may begin. */
const BARE =
  /^(\d{1,3})\s{1,12}((?:please|with reference|in (?:the )?light|in view|according|further to|what|how|which|given)\b.*)$/i;
/** Numbers within chapters: `3.12`. */
const DECIMAL = /^(\d{1,2})\.(\d{1,3})\.?\s{1,12}(?=[A-Z“"])(.*)$/;
/** A printed number may be lost; more than so many in a row and it is something else. */
const LARGEST_GAP = 5;

/** How a document numbers what it asks: `4.`, `3.12`, or not at all. */
export type Numbering = 'plain' | 'decimal' | null;

/** How the document numbers its paragraphs: by lines that begin with 1 and, further down, with 2. */
export function numberingOf(lines: readonly Line[]): Numbering {
  for (const numbering of ['plain', 'decimal'] as const) {
    const first = lines.findIndex((line) => numberOf(line, numbering)?.value === 1);
    if (first !== -1 && lines.slice(first + 1).some((line) => numberOf(line, numbering)?.value === 2)) return numbering;
  }
  return null;
}

/** The index of the line on which the paragraph with number 1 begins; -1 where there is none. */
export function firstNumbered(lines: readonly Line[], numbering: Numbering): number {
  return lines.findIndex(
    (line, at) => numberOf(line, numbering)?.value === 1 && !isNumberedHeading(lines, at, 0, numbering),
  );
}

const MAY_NUMBER = /^[\d(iqIQ]/;

/** A number at the beginning of a line, and what stands behind it. */
export interface Numbered {
  readonly value: number;
  readonly printed: string;
  readonly rest: string;
}

/** The number a line begins with; null where it begins with none. */
export function numberOf(line: Line, numbering: Numbering): Numbered | null {
  if (numbering === null || !MAY_NUMBER.test(line.text)) return null;
  if (numbering === 'decimal') {
    const hit = DECIMAL.exec(line.text);
    return hit === null ? null : { value: Number(hit[2]), printed: `${hit[1]}.${hit[2]}`, rest: hit[3]! };
  }
  const hit = NUMBERED.exec(line.text) ?? NAMED.exec(line.text) ?? BARE.exec(line.text);
  if (hit === null || /^[a-z,;]/.test(hit[2] ?? '')) return null;
  return { value: Number(hit[1]), printed: String(Number(hit[1])), rest: hit[2] ?? '' };
}

/** A number where it is the one due, or one that may follow after lost ones, or a part beginning anew at 1. */
export function dueNumber(hit: Numbered | null, last: number, opensPart: boolean, ended: boolean): Numbered | null {
  if (hit === null) return null;
  if (hit.value === last + 1) return hit;
  const skips = hit.value > last && hit.value <= last + LARGEST_GAP;
  const restarts = hit.value === 1 && last > 0 && (opensPart || (ended && hit.printed.includes('.')));
  return (skips && ended) || restarts ? hit : null;
}

/** Lines among which the paragraph under a numbered heading begins. */
const UNDER_HEADING = 6;

/** Whether a number is that of a chapter (`3. Education`): it is short, and the paragraph due comes right behind it. */
export function isNumberedHeading(lines: readonly Line[], at: number, last: number, numbering: Numbering): boolean {
  if (numbering === null) return false;
  const line = lines[at]!;
  const hit = /^(\d{1,2})\.\s{0,6}(?=[A-Z])(.*)$/.exec(line.text);
  if (hit === null || hit[2]!.length > 120 || !looksLikeHeading(hit[2]!) || hit[2]!.endsWith('.')) return false;
  for (const next of lines.slice(at + 1, at + 1 + UNDER_HEADING)) {
    const number = numberOf(next, numbering);
    if (number !== null) return number.value === last + 1 && number.rest.length > 40;
  }
  return false;
}
