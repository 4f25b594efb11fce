import type { PageLine } from './page-lines.ts';

/** A line, and whether it is one of those that come again at the top or the foot of the pages. */
export interface KnownLine extends PageLine {
  readonly furniture: boolean;
}

/** Lines at either end of a page that may be its head or foot. */
const DEEP = 3;
const LONGEST = 120;
/** The number of a paragraph: two pages may begin with short ones that are alike. */
const PARAGRAPH = /^(?:\d{1,3}[.)]|\([a-z]{1,4}\))\s/;
/** Heads and feet stand at the same height, in points, on every page. */
const SAME_HEIGHT = 8;

/**
 * Tells the heads and feet of pages: lines at the end of a page that come again, but for their figures, on another;
 * and lone page numbers.
 */
export function withFurniture(pages: readonly (readonly PageLine[])[]): readonly (readonly KnownLine[])[] {
  const often = new Map<string, number>();
  for (const lines of pages) {
    for (const key of new Set(lines.filter((_, n) => atEnd(n, lines.length)).map(shape)))
      often.set(key, (often.get(key) ?? 0) + 1);
  }
  return pages.map((lines) =>
    lines.map((line, n) => {
      // A number alone comes again in any text; only as the first or last line is it that of the page.
      const number = /^[-–—]?\s?\d{1,4}\s?[-–—]?$/.test(line.text);
      const again = (often.get(shape(line)) ?? 0) > 1 && line.text.length <= LONGEST && !PARAGRAPH.test(line.text);
      return { ...line, furniture: number ? isOuter(n, lines.length) : again && atEnd(n, lines.length) };
    }),
  );
}

function atEnd(n: number, count: number): boolean {
  return n < DEEP || n >= count - DEEP;
}

function isOuter(n: number, count: number): boolean {
  return n === 0 || n === count - 1;
}

/** A line without what changes from page to page, and with its place in the line. */
function shape({ text, size, baseline }: PageLine): string {
  const height = Math.round(baseline / SAME_HEIGHT);
  return `${text.replace(/\d+/g, '#').replace(/\s+/g, ' ')}|${Math.round(size)}|${height}`;
}
