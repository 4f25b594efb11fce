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

const NUMBERED = /^(?:(?:issue|question)\s+)?(\d{1,3})\s?[.):](?!\d)\s*(.*)$/i;
/** A printed number may be lost; more than so many in a row and it is something else. */
const LARGEST_GAP = 5;
const LONGEST_HEADING_LINES = 4;
/** A heading over a paragraph whose number is lost is believed only when it is as short as this. */
const LOST_NUMBER_HEADING = 60;
/** Lines longer than a page is wide: the text stands with one paragraph on a line. */
const UNWRAPPED = 160;
/** Where no numbers are printed, a line filled nearer to the margin than this belongs to a paragraph. */
const FULL_LINE = 0.85;

/** Whether the document numbers its paragraphs: a line that begins with 1 and, further down, one that begins with 2. */
export function isNumbered(lines: readonly Line[]): boolean {
  const first = lines.findIndex((line) => numberOf(line)?.value === 1);
  return first !== -1 && lines.slice(first + 1).some((line) => numberOf(line)?.value === 2);
}

/** The index of the line on which the paragraph with number 1 begins; -1 where there is none. */
export function firstNumbered(lines: readonly Line[]): number {
  return lines.findIndex((line) => numberOf(line)?.value === 1);
}

/**
 * Puts lines together to headings and paragraphs.
 *
 * A paragraph ends where the next line begins with the number due, with a heading, with a reference that opens a
 * question, or where its last line was broken off before the first word of the next would have been too long for it.
 * @param numbered whether the document numbers its paragraphs (`isNumbered`)
 */
export function blocksOf({ content, width }: TextLines, from: number, numbered: boolean): readonly Block[] {
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
  const unlettered = content.map((line) => headingMark(line.text, null));

  for (let i = from; i < content.length; i += 1) {
    const line = content[i]!;
    const now = current();
    const previous = now?.lines.at(-1) ?? null;
    const ended = now === null || now.kind === 'heading' || previous === null || endsSentence(previous.text);
    const number = numbered ? dueNumber(line, lastNumber, now === null || now.kind === 'heading', ended) : null;
    if (number !== null) {
      start(line, 'paragraph', String(number.value), null, number.rest);
      lastNumber = number.value;
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
      if (mark === 'letter') lastLetter = line.text[0] ?? null;
      if (mark === 'division') lastLetter = null;
    } else if (now?.kind === 'heading' && continuesHeading(previous!, line, width)) {
      now.lines.push(line);
      now.rest.push(line.text);
    } else if (ended && isPlainHeading(content, unlettered, i, numbered, width)) {
      start(line, 'heading', null, 'plain');
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
    pieces.push(joined === '' || /[a-z][-‐]$/.test(joined) ? clean : ` ${clean}`);
    joined = clean;
  }
  return pieces.join('');
}

function numberOf(line: Line): { value: number; rest: string } | null {
  const hit = NUMBERED.exec(line.text);
  return hit === null || /^[a-z,;]/.test(hit[2] ?? '') ? null : { value: Number(hit[1]), rest: hit[2] ?? '' };
}

function dueNumber(
  line: Line,
  last: number,
  afterHeading: boolean,
  ended: boolean,
): { value: number; rest: string } | null {
  const hit = numberOf(line);
  if (hit === null) return null;
  if (hit.value === last + 1) return hit;
  const skips = hit.value > last && hit.value <= last + LARGEST_GAP;
  const restarts = hit.value === 1 && afterHeading && last > 0;
  return (skips && ended) || restarts ? hit : null;
}

function breaksBefore(previous: Line, line: Line, width: number): boolean {
  if (/^paras?\.?\s*\d/i.test(line.text) && /^.{0,40}?[.:]\s*[A-Zp]/.test(line.text)) return true;
  const ended = endsSentence(previous.text) || previous.text.endsWith(')');
  if (!ended || !/^(?:[A-Z“"‘(À-Þ]|\d{1,3}\.\d)/.test(line.text)) return false;
  const space = line.text.indexOf(' ');
  const firstWord = space === -1 ? line.text.length : space;
  return width > UNWRAPPED || previous.text.length + 1 + firstWord < width;
}

function continuesHeading(previous: Line, line: Line, width: number): boolean {
  if (/^(?:\(arts?\.|\(articles?\b|[a-z(])/.test(line.text)) return line.text.length < 120;
  return (
    !line.afterBlank &&
    previous.text.length > width * 0.6 &&
    !endsSentence(previous.text) &&
    looksLikeHeading(line.text)
  );
}

function isPlainHeading(
  lines: readonly Line[],
  marks: readonly (HeadingMark | null)[],
  at: number,
  numbered: boolean,
  width: number,
): boolean {
  const line = lines[at]!;
  if (!numbered && inCapitals(line.text)) return true;
  if (!looksLikeHeading(line.text)) return false;
  if (!numbered && width <= UNWRAPPED && line.text.length > width * FULL_LINE) return false;
  for (let i = at + 1; i < Math.min(lines.length, at + 1 + LONGEST_HEADING_LINES); i += 1) {
    const next = lines[i]!;
    if (numbered ? numberOf(next) !== null : OPENER.test(next.text)) return true;
    if (numbered && i === at + 1 && line.text.length <= LOST_NUMBER_HEADING && /^please\b/i.test(next.text))
      return true;
    if (marks[i] !== null) return true;
    if (!looksLikeHeading(next.text) && !/^[a-z(]/.test(next.text)) return false;
    if (!numbered && next.text.length > 100) return false;
  }
  return false;
}
