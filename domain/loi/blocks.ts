import { type HeadingMark, headingMark } from './headings.ts';
import { endsSentence, type Line, type TextLines } from './lines.ts';
import { dueNumber, isNumberedHeading, type Numbering } from './numbering.ts';
import { BULLET, continuesHeading, featuresOf, isPlainHeading, UNWRAPPED } from './plain-headings.ts';

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

/**
 * Puts lines together to headings and paragraphs.
 *
 * A paragraph ends where the next line begins with the number due, with a heading, with a reference that opens a
 * question, or where its last line was broken off before the first word of the next would have been too long for it.
 * @param numbering how the document numbers its paragraphs (`numberingOf`)
 */
export function blocksOf({ content, width, spaced }: TextLines, from: number, numbering: Numbering): readonly Block[] {
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
  const features = featuresOf(content, numbering);

  for (let i = from; i < content.length; i += 1) {
    const line = content[i]!;
    const now = current();
    const previous = now?.lines.at(-1) ?? null;
    const ended = now === null || now.kind === 'heading' || previous === null || endsSentence(previous.text);
    // A part may begin anew at 1, also behind the sentence that introduces it.
    const opensPart = now === null || now.kind === 'heading' || (introduces && now.number === null && ended);
    if (ended && features[i]!.number !== null && isNumberedHeading(content, i, lastNumber, numbering)) {
      start(line, 'heading', null, 'plain');
      introduces = true;
      continue;
    }
    const number = dueNumber(features[i]!.number, lastNumber, opensPart, ended);
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
      ended || line.afterBlank ? (lastLetter === null ? features[i]!.mark : headingMark(line.text, lastLetter)) : null;
    if (mark !== null && (ended || mark === 'division')) {
      start(line, 'heading', null, mark);
      introduces = true;
      if (mark === 'letter') lastLetter = line.text[0] ?? null;
      if (mark === 'division') lastLetter = null;
    } else if (now?.kind === 'heading' && continuesHeading(previous!, line, width)) {
      now.lines.push(line);
      now.rest.push(line.text);
    } else if (ended && isPlainHeading(content, features, i, numbering !== null, width)) {
      start(line, 'heading', null, 'plain');
      introduces = true;
    } else if (now === null || now.kind === 'heading' || breaksBefore(previous!, line, width, spaced)) {
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

/** `140.7 Ratify …`, and `140.7–140.9: supported`. */
const RECOMMENDATION = /^\d{1,3}\.\d{1,3}\.?\s{1,12}[A-Z“"]/;
const POSITION =
  /^(?:recommendations?\s{1,4})?\d{1,3}\.\d{1,3}[^A-Z]{0,80}\b(?:partially |not )?(?:supported|accepted|noted|rejected)\b/i;
function breaksBefore(previous: Line, line: Line, width: number, spaced: boolean): boolean {
  const complete = endsSentence(previous.text);
  if (spaced && line.afterBlank && complete && /^[A-ZÀ-Þ“"]/.test(line.text)) return true;
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
