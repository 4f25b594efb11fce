import { type HeadingMark, headingMark, inCapitals, looksLikeHeading, OPENER } from './headings.ts';
import { endsSentence, type Line, type TextLines } from './lines.ts';

/** A heading or a paragraph, put together from its lines. */
export interface Block {
  readonly kind: 'heading' | 'paragraph';
  /** Printed number of a paragraph; null where none is printed. */
  readonly number: string | null;
  /** How a heading is marked; null for paragraphs. */
  readonly mark: HeadingMark | null;
  readonly text: string;
  readonly lines: readonly Line[];
}

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
const LONGEST_HEADING_LINES = 7;
/** A heading over a paragraph whose number is lost is believed only when it is as short as this. */
const LOST_NUMBER_HEADING = 60;
/** Lines longer than a page is wide: the text stands with one paragraph on a line. */
const UNWRAPPED = 160;
/** Where no numbers are printed, a line filled nearer to the margin than this belongs to a paragraph. */
const FULL_LINE = 0.85;

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

/**
 * Puts lines together to headings and paragraphs.
 *
 * A paragraph ends where the next line begins with the number due, with a heading, with a reference that opens a
 * question, or where its last line was broken off before the first word of the next would have been too long for it.
 * @param numbering how the document numbers its paragraphs (`numberingOf`)
 */
export function blocksOf({ content, width }: TextLines, from: number, numbering: Numbering): readonly Block[] {
  const blocks: Block[] = [];
  let open: {
    kind: Block['kind'];
    number: string | null;
    mark: HeadingMark | null;
    lines: Line[];
    rest: string[];
  } | null = null;
  let lastNumber = 0;
  let lastLetter: string | null = null;
  const close = () => {
    if (open !== null) {
      const { kind, number, mark, lines } = open;
      blocks.push({ kind, number, mark, lines, text: joinLines(open.rest) });
    }
    open = null;
  };
  const start = (
    line: Line,
    kind: Block['kind'],
    number: string | null,
    mark: HeadingMark | null,
    rest = line.text,
  ) => {
    close();
    open = { kind, number, mark, lines: [line], rest: rest === '' ? [] : [rest] };
  };
  const current = () => open;
  let introduces = false;
  const unlettered = content.map((line) => headingMark(line.text, null));

  for (let i = from; i < content.length; i += 1) {
    const line = content[i]!;
    const now = current();
    const previous = now?.lines.at(-1) ?? null;
    const ended = now === null || now.kind === 'heading' || previous === null || endsSentence(previous.text);
    // A part may begin anew at 1, also behind the sentence that introduces it.
    const opensPart = now === null || now.kind === 'heading' || (introduces && now.number === null && ended);
    if (ended && isNumberedHeading(content, i, lastNumber, numbering)) {
      start(line, 'heading', null, 'plain');
      introduces = true;
      continue;
    }
    const number = dueNumber(numberOf(line, numbering), lastNumber, opensPart, ended);
    if (number !== null) {
      start(line, 'paragraph', number.printed, null, number.rest);
      lastNumber = number.value;
      introduces = false;
      continue;
    }
    if (now?.rest.length === 0) {
      // The number stands alone on its line: this is the text it belongs to.
      now.lines.push(line);
      now.rest.push(line.text);
      continue;
    }
    const mark =
      ended || line.afterBlank ? (lastLetter === null ? unlettered[i]! : headingMark(line.text, lastLetter)) : null;
    if (mark !== null && (ended || mark === 'division')) {
      start(line, 'heading', null, mark);
      introduces = true;
      if (mark === 'letter') lastLetter = line.text[0] ?? null;
      if (mark === 'division') lastLetter = null;
    } else if (now?.kind === 'heading' && continuesHeading(previous!, line, width)) {
      now.lines.push(line);
      now.rest.push(line.text);
    } else if (ended && isPlainHeading(content, unlettered, i, numbering, width)) {
      start(line, 'heading', null, 'plain');
      introduces = true;
    } else if (now === null || now.kind === 'heading' || breaksBefore(previous!, line, width)) {
      start(line, 'paragraph', null, null);
    } else {
      now.lines.push(line);
      now.rest.push(line.text);
    }
  }
  close();
  return blocks;
}

/** Joins the lines of one paragraph; a hyphen at a line's end stays and takes no space. */
export function joinLines(lines: readonly string[]): string {
  let joined = '';
  const pieces: string[] = [];
  for (const line of lines) {
    const clean = /\s\s|[^\S ]/.test(line) ? line.replace(/\s+/g, ' ') : line;
    const broken = joined.endsWith('\u00ad');
    if (broken) pieces.push(pieces.pop()!.slice(0, -1));
    pieces.push(joined === '' || broken || /[a-z]-$/.test(joined) ? clean : ` ${clean}`);
    joined = clean;
  }
  return pieces.join('');
}

interface Numbered {
  readonly value: number;
  readonly printed: string;
  readonly rest: string;
}

function numberOf(line: Line, numbering: Numbering): Numbered | null {
  if (numbering === null || !/^[\d(iq]/i.test(line.text)) return null;
  if (numbering === 'decimal') {
    const hit = DECIMAL.exec(line.text);
    return hit === null ? null : { value: Number(hit[2]), printed: `${hit[1]}.${hit[2]}`, rest: hit[3]! };
  }
  const hit = NUMBERED.exec(line.text) ?? NAMED.exec(line.text) ?? BARE.exec(line.text);
  if (hit === null || /^[a-z,;]/.test(hit[2] ?? '')) return null;
  return { value: Number(hit[1]), printed: String(Number(hit[1])), rest: hit[2] ?? '' };
}

function dueNumber(hit: Numbered | null, last: number, opensPart: boolean, ended: boolean): Numbered | null {
  if (hit === null) return null;
  if (hit.value === last + 1) return hit;
  const skips = hit.value > last && hit.value <= last + LARGEST_GAP;
  const restarts = hit.value === 1 && last > 0 && (opensPart || (ended && hit.printed.includes('.')));
  return (skips && ended) || restarts ? hit : null;
}

/** Lines among which the paragraph under a numbered heading begins. */
const UNDER_HEADING = 6;

/** Whether a number is that of a chapter (`3. Education`): it is short, and the paragraph due comes right behind it. */
function isNumberedHeading(lines: readonly Line[], at: number, last: number, numbering: Numbering): boolean {
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

/** `140.7 Ratify …`, and `140.7–140.9: supported`. */
const RECOMMENDATION = /^\d{1,3}\.\d{1,3}\.?\s{1,12}[A-Z“"]/;
const POSITION =
  /^(?:recommendations?\s{1,4})?\d{1,3}\.\d{1,3}[^A-Z]{0,80}\b(?:partially |not )?(?:supported|accepted|noted|rejected)\b/i;
/** A bullet before what it marks. */
export const BULLET = /^(?:[•·▪●◦‣∙■]\s{0,8}|[–—-]\s{1,8})(?=[\p{L}“"(])/u;

function breaksBefore(previous: Line, line: Line, width: number): boolean {
  const complete = endsSentence(previous.text);
  if (/^(?:recom|\d)/i.test(line.text)) {
    if (complete && RECOMMENDATION.test(line.text)) return true;
    if ((complete || /(?:supported|accepted|noted|rejected)$/i.test(previous.text)) && POSITION.test(line.text))
      return true;
  }
  if (line.afterBlank && ((complete && /^\(?[a-z]{1,4}\)/.test(line.text)) || /^Please\b/.test(line.text))) return true;
  if (previous.text.lastIndexOf('(') > previous.text.lastIndexOf(')')) return false;
  if (BULLET.test(line.text) && /[.;:,?)]$|[a-z]$/.test(previous.text)) return true;
  if (/^paras?\.?\s*\d/i.test(line.text) && /^.{0,40}?[.:]\s*[A-Zp]/.test(line.text)) return true;
  if (!(complete || previous.text.endsWith(')')) || !/^(?:[A-Z“"‘(À-Þ]|\d{1,3}\.\d)/.test(line.text)) return false;
  const space = line.text.indexOf(' ');
  const firstWord = space === -1 ? line.text.length : space;
  return width > UNWRAPPED || previous.text.length + 1 + firstWord < width;
}

function continuesHeading(previous: Line, line: Line, width: number): boolean {
  if (/^\([a-z]{1,4}\)/.test(line.text) || /\(arts?\. [^)]*\)+$/i.test(previous.text)) return false;
  if (/^[a-z(]/.test(line.text)) return line.text.length < 120;
  return (
    !line.afterBlank &&
    previous.text.length > width * 0.6 &&
    !endsSentence(previous.text) &&
    looksLikeHeading(line.text)
  );
}

/** Lines of prose ended by a full stop are no heading, however short the first. */
const SHORTEST_PROSE = 90;

function isProse(
  lines: readonly Line[],
  marks: readonly (HeadingMark | null)[],
  at: number,
  numbering: Numbering,
): boolean {
  let length = lines[at]!.text.length;
  let last = at;
  for (let i = at + 1; i < Math.min(lines.length, at + LONGEST_HEADING_LINES); i += 1) {
    const next = lines[i]!;
    if (next.afterBlank || marks[i] !== null || OPENER.test(next.text) || numberOf(next, numbering) !== null) break;
    length += next.text.length;
    last = i;
  }
  return length > SHORTEST_PROSE && /[a-z)]\.$/.test(lines[last]!.text);
}

function isPlainHeading(
  lines: readonly Line[],
  marks: readonly (HeadingMark | null)[],
  at: number,
  numbering: Numbering,
  width: number,
): boolean {
  const numbered = numbering !== null;
  const line = lines[at]!;
  if (!numbered && inCapitals(line.text)) return true;
  if (!looksLikeHeading(line.text) || isProse(lines, marks, at, numbering)) return false;
  if (!numbered && width <= UNWRAPPED && line.text.length > width * FULL_LINE) return false;
  for (let i = at + 1; i < Math.min(lines.length, at + 1 + LONGEST_HEADING_LINES); i += 1) {
    const next = lines[i]!;
    if (numbered ? numberOf(next, numbering) !== null : OPENER.test(next.text) || BULLET.test(next.text)) return true;
    if (numbered && i === at + 1 && line.text.length <= LOST_NUMBER_HEADING && /^please\b/i.test(next.text))
      return true;
    if (marks[i] !== null) return true;
    if (!looksLikeHeading(next.text) && !/^[a-z(]/.test(next.text)) return false;
    if (!numbered && next.text.length > 100) return false;
  }
  return false;
}
