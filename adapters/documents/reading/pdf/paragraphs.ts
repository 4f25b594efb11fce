import type { KnownLine } from './furniture.ts';

/** A larger step between lines than the usual one, by this factor, is an empty line. */
const APART = 1.22;
/** Letters of another size, by this share, begin something else. */
const OTHER_SIZE = 0.15;
/** What begins a paragraph or an item of a list wherever it stands. */
const LABEL =
  /^(?:\d{1,3}\s?[.)](?!\d)|\((?:[a-z]{1,4}|\d{1,2})\)|[a-z]\)\s|[•▪◦○●]\s|[–—]\s|para(?:graph)?s?\.?\s\d)/iu;

/** Tells which lines of a document go on with the paragraph before them. */
export interface LineSteps {
  /** Whether an empty line stands between two. */
  readonly isApart: (before: KnownLine, line: KnownLine) => boolean;
  /**
   * Whether a line goes on with the paragraph of the one before: that one was full, so that the first word of this one
   * had no room on it.
   */
  readonly goesOn: (before: KnownLine, line: KnownLine) => boolean;
}

/** Measures a document: its usual step from line to line, and the right edge of its text on each page. */
export function lineSteps(pages: readonly (readonly KnownLine[])[]): LineSteps {
  const usual = usualStep(pages);
  const edges = new Map(pages.map((lines) => [lines[0]?.page, Math.max(...lines.map(({ cells }) => rightOf(cells)))]));
  const isApart = (before: KnownLine, line: KnownLine): boolean => {
    if (before.page !== line.page) return false;
    // A step upwards leads to the next column.
    const step = (line.baseline - before.baseline) / Math.max(before.size, line.size);
    return step > APART * usual || Math.abs(line.size - before.size) > OTHER_SIZE * before.size;
  };
  const gaps = hasGaps(pages, edges, isApart);
  return {
    isApart,
    goesOn: (before, line) => {
      if (before.page !== line.page || before.furniture || line.furniture || isApart(before, line)) return false;
      const [cell, other] = line.cells;
      const [last, beside] = before.cells;
      if (cell === undefined || last === undefined || other !== undefined || beside !== undefined) return false;
      if (line.baseline < before.baseline || LABEL.test(line.text)) return false;
      const indented = cell.x > last.x + line.size && !LABEL.test(before.text);
      if (indented && /[.?!:;]["”’)]?$/.test(before.text)) return false;
      // Where paragraphs stand without an empty line between, a sentence that fills its line may end one.
      if (!gaps && /[.?!][”"’»)]{0,2}$/.test(before.text) && /^[\p{Lu}“"‘«(]/u.test(line.text)) return false;
      const word = cell.text.indexOf(' ') === -1 ? cell.text.length : cell.text.indexOf(' ');
      const needed = ((cell.right - cell.x) * (word + 1)) / cell.text.length;
      return last.right + needed > (edges.get(line.page) ?? Infinity) - line.size / 4;
    },
  };
}

/** The step from line to line that is the most frequent, as a multiple of the size of letters. */
function usualStep(pages: readonly (readonly KnownLine[])[]): number {
  const often = new Map<number, number>();
  let steps = 0;
  for (const lines of pages) {
    for (const [n, line] of lines.slice(1).entries()) {
      const step = (line.baseline - lines[n]!.baseline) / Math.max(line.size, lines[n]!.size);
      if (step < 0.8 || step > 3) continue;
      const rounded = Math.round(step * 20) / 20;
      often.set(rounded, (often.get(rounded) ?? 0) + 1);
      steps += 1;
    }
  }
  // Paragraphs of one line may be more than lines within paragraphs: the smallest step that is frequent.
  const frequent = [...often].filter(([, times]) => times >= Math.max(1, steps * 0.15)).map(([step]) => step);
  return frequent.length === 0 ? 1.2 : Math.min(...frequent);
}

/** A line so much shorter than the page is wide ends its paragraph. */
const SHORT = 0.8;
/** Where more than this share of such lines have an empty line after them, paragraphs stand apart. */
const MOSTLY = 0.5;

/** Whether a document sets its paragraphs apart with an empty line. */
function hasGaps(
  pages: readonly (readonly KnownLine[])[],
  edges: ReadonlyMap<number | undefined, number>,
  isApart: LineSteps['isApart'],
): boolean {
  const after = pages.flatMap((lines) =>
    lines.slice(1).flatMap((line, n) => {
      const before = lines[n]!;
      const short = rightOf(before.cells) < SHORT * (edges.get(before.page) ?? 0) && /[.?!;:]$/.test(before.text);
      return short && !before.furniture && !line.furniture ? [isApart(before, line)] : [];
    }),
  );
  return after.filter(Boolean).length > MOSTLY * after.length;
}

function rightOf(cells: KnownLine['cells']): number {
  return Math.max(...cells.map(({ right }) => right));
}

/**
 * Puts the lines of a paragraph into one. A word parted at a line's end is joined where the document has it in one
 * piece elsewhere and never with a hyphen; every other hyphen stays. A soft hyphen always goes.
 */
export function wordJoiner(lines: readonly KnownLine[]): (lines: readonly string[]) => string {
  const whole = lines.map(({ text }) => text.toLowerCase()).join('\n');
  const words = new Set(whole.match(/\p{L}{4,}/gu) ?? []);
  const hyphened = new Set(whole.match(/\p{L}+-\p{L}+/gu) ?? []);
  return (parts) =>
    parts.reduce((joined, line) => {
      const start = /(\p{L}+)([-\u00ad\u2010])$/u.exec(joined);
      if (start === null) return joined === '' ? line : `${joined} ${line}`;
      const [first, end] = [start[1]!.toLowerCase(), /^\p{Ll}+/u.exec(line)?.[0] ?? ''];
      const known = end !== '' && words.has(first + end) && !hyphened.has(`${first}-${end}`);
      return known || start[2] === '\u00ad' ? joined.slice(0, -1) + line : joined + line;
    }, '');
}
