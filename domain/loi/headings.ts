import type { Section } from './instrument.ts';

/** How a heading is marked: a part or chapter, a letter, articles, or nothing but its place. */
export type HeadingMark = 'division' | 'letter' | 'plain';

const DIVISION = /^(?:part|chapter|section)\s+(?:[IVXL]{1,6}|\d{1,2}|[A-Z])\b(?!\s+(?:of|to|is|are|and)\b)/i;
const ROMAN = /^(?:I|II|III|IV|V|VI|VII|VIII|IX|X|XI|XII)\.\s*(?=[A-Z“"])/;
const LETTER = /^[A-Z]\.\s*(?=[A-Z“"])/;
const ARTICLES = /^(?:Articles?|ARTICLES?|Arts?\.)\s*\d/;
const LONGEST_HEADING = 200;
const WRAPPED = 40;

/**
 * How a line is marked as a heading, null where it bears no mark.
 * @param lastLetter the letter of the last lettered heading: after `H.`, an `I.` is a letter and no numeral
 */
export function headingMark(line: string, lastLetter: string | null): HeadingMark | null {
  if (line.length > LONGEST_HEADING || /[;?]$/.test(line)) return null;
  // A long heading may be wrapped behind a comma.
  if (line.endsWith(',') && !((ROMAN.test(line) || LETTER.test(line)) && line.length > WRAPPED)) return null;
  if (DIVISION.test(line)) return isTitle(line) ? 'division' : null;
  if (/[^.]\.$/.test(line) && line.length > 80) return null;
  const single = /^([A-Z])\./.exec(line)?.[1];
  const follows = single !== undefined && lastLetter !== null && single.charCodeAt(0) === lastLetter.charCodeAt(0) + 1;
  if (ROMAN.test(line) && !follows) return 'division';
  if (LETTER.test(line)) return 'letter';
  return ARTICLES.test(line) && isTitle(line) ? 'plain' : null;
}

/** Whether a line is written in capitals throughout, as the name of an asking State is. */
export function inCapitals(line: string): boolean {
  return line.length <= 90 && /[A-Z]{3}/.test(line) && !/[a-z.?!;:]/.test(line);
}

/** Whether a line without a mark has the build of a heading: short, begun with a capital, not a sentence that asks. */
export function looksLikeHeading(line: string): boolean {
  return (
    line.length <= LONGEST_HEADING &&
    /^[A-Z“"‘À-Þ]/.test(line) &&
    !/[;:,?!]$/.test(line) &&
    (!line.endsWith('.') || line.length <= 60) &&
    !/\bplease\b/i.test(line) &&
    !OPENER.test(line) &&
    !/^(?:no|none|nil)\b.{0,40}\b(?:issues?|questions?|comments?)\b/i.test(line)
  );
}

/** How a paragraph that asks may begin where its number is lost. */
export const OPENER =
  /^(?:please\b|please[a-z]|(?:in|under) (?:this|the present) (?:section|part)\b|in (?:the )?light of\b|in view of\b|given\b|considering\b|according to\b|further to\b|taking (?:into account|note)\b|bearing in mind\b|noting\b|recalling\b|could you\b|the state party is (?:requested|invited|asked)\b|paras?\.?\s*\d|paragraphs?\s+\d|attachment\s+\d|with (?:reference|regard|respect)\b|in relation to\b|kindly\b|(?:how|what|which|who|does|do|is|are|has|have|can|could|will|why|when)\b(?!.{0,60}[^?]$))/i;

/** Sections as they come, in the order of the text. */
export interface SectionTree {
  readonly sections: readonly Section[];
  /** Adds a heading under the nearest one of a higher rank. */
  readonly add: (heading: string, mark: HeadingMark) => Section;
}

/** A tree of headings with nothing in it yet. */
export function sectionTree(): SectionTree {
  const sections: Section[] = [];
  const open: { readonly id: string; readonly rank: number }[] = [];
  return {
    sections,
    add(heading, mark) {
      const rank = { division: 1, letter: 2, plain: 3 }[mark];
      while ((open.at(-1)?.rank ?? 0) >= rank) open.pop();
      const parent = open.at(-1)?.id ?? null;
      const section = { id: `s${sections.length + 1}`, level: open.length + 1, heading, parent };
      sections.push(section);
      open.push({ id: section.id, rank });
      return section;
    },
  };
}

/** A mark such as `Part I` may also open a sentence (“Part I of the Act is …”): a heading does not go on like one. */
function isTitle(line: string): boolean {
  return !/\b(?:please|is|are|was|were|has|have|shall|should|provides?)\b/i.test(line);
}
