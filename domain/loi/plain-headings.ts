import { type HeadingMark, headingMark, inCapitals, looksLikeHeading, OPENER } from './headings.ts';
import { endsSentence, type Line } from './lines.ts';
import { numberOf, type Numbered, type Numbering } from './numbering.ts';

const LONGEST_HEADING_LINES = 7;
/** A heading over a paragraph whose number is lost is believed only when it is as short as this. */
const LOST_NUMBER_HEADING = 60;
const WRAPPED = 40;
/** Lines longer than a page is wide: the text stands with one paragraph on a line. */
export const UNWRAPPED = 160;
/** Where no numbers are printed, a line filled nearer to the margin than this belongs to a paragraph. */
const FULL_LINE = 0.85;

/** A bullet before what it marks. */
export const BULLET = /^(?:[•·▪●◦‣∙■]\s{0,8}|[–—-]\s{1,8})(?=[\p{L}“"(])/u;

/** What a line is by itself, whatever stands around it; found once for each line of a text. */
export interface Features {
  readonly number: Numbered | null;
  /** Its mark as a heading, where no lettered heading goes before. */
  readonly mark: HeadingMark | null;
  /** Whether a request may begin so. */
  readonly opens: boolean;
  readonly bullet: boolean;
  /** Whether it has the build of a heading without a mark. */
  readonly heading: boolean;
}

/** The features of each line. */
export function featuresOf(lines: readonly Line[], numbering: Numbering): readonly Features[] {
  return lines.map((line) => {
    const opens = OPENER.test(line.text);
    return {
      number: numberOf(line, numbering),
      mark: headingMark(line.text, null),
      opens,
      bullet: BULLET.test(line.text),
      // A long heading may be wrapped behind a comma.
      heading: !opens && looksLikeHeading(line.text.length > WRAPPED ? line.text.replace(/,$/, '') : line.text),
    };
  });
}

/** Whether a line goes on with the heading that the line before it began. */
export function continuesHeading(previous: Line, line: Line, width: number): boolean {
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

function isProse(lines: readonly Line[], features: readonly Features[], at: number): boolean {
  let length = lines[at]!.text.length;
  let last = at;
  for (let i = at + 1; i < Math.min(lines.length, at + LONGEST_HEADING_LINES); i += 1) {
    const next = lines[i]!;
    const { mark, opens, number } = features[i]!;
    if (next.afterBlank || mark !== null || opens || number !== null) break;
    length += next.text.length;
    last = i;
  }
  return length > SHORTEST_PROSE && /[a-z)]\.$/.test(lines[last]!.text);
}

/** Whether a line without a mark is a heading: by its build, and because what it heads comes right behind it. */
export function isPlainHeading(
  lines: readonly Line[],
  features: readonly Features[],
  at: number,
  numbered: boolean,
  width: number,
): boolean {
  const line = lines[at]!;
  if (!numbered && inCapitals(line.text)) return true;
  if (!features[at]!.heading || isProse(lines, features, at)) return false;
  if (!numbered && width <= UNWRAPPED && line.text.length > width * FULL_LINE) return false;
  for (let i = at + 1; i < Math.min(lines.length, at + 1 + LONGEST_HEADING_LINES); i += 1) {
    const next = lines[i]!;
    const { number, mark, opens, bullet, heading } = features[i]!;
    if (numbered ? number !== null : opens || bullet) return true;
    if (numbered && i === at + 1 && line.text.length <= LOST_NUMBER_HEADING && /^please\b/i.test(next.text))
      return true;
    if (mark !== null) return true;
    if (!heading && !/^[a-z(]/.test(next.text)) return false;
    if (!numbered && next.text.length > 100) return false;
  }
  return false;
}
