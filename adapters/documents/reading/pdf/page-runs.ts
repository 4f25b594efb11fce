import { times, type Matrix } from './matrix.ts';
import type { PdfPage } from './open-pdf.ts';

/** A stretch of text as it was drawn on a page. Lengths are points from the upper left corner of the page as it is seen. */
export interface Run {
  readonly text: string;
  readonly x: number;
  /** Where it ends. */
  readonly right: number;
  /** Of the line it stands on. */
  readonly baseline: number;
  /** Of the letters. */
  readonly size: number;
}

/** What is drawn on a page. */
export interface PageRuns {
  readonly width: number;
  readonly height: number;
  readonly runs: readonly Run[];
  /** Whether the page was turned to be read. */
  readonly turned: boolean;
  /** Text that stands across the page's reading direction, as a stamp at its margin. */
  readonly across: readonly string[];
}

const QUARTER = Math.PI / 2;
/** An angle of less than this is one of a crooked scan. */
const UPRIGHT = 0.2;
/** The same letters again so near, as a share of their size, only make them bold. */
const DRAWN_TWICE = 0.15;

/** The text of a page by its place. Where most of it lies on its side, it is turned upright. */
export async function runsOf(page: PdfPage): Promise<PageRuns> {
  const { items } = await page.getTextContent({ includeMarkedContent: false });
  const { width, height, transform: view } = page.getViewport({ scale: 1 });
  const placed = items.flatMap((item) => {
    if (!('str' in item) || item.str.trim() === '') return [];
    const [a, b, c, d, e, f] = times(view as unknown as Matrix, item.transform as unknown as Matrix);
    return [{ text: item.str, angle: Math.atan2(b, a), length: item.width, size: Math.hypot(c, d), x: e, y: f }];
  });
  const turn = usualTurn(placed);
  const upright = placed.filter(({ angle }) => Math.abs(normal(angle - turn * QUARTER)) < UPRIGHT);
  const [wide, high] = turn % 2 === 0 ? [width, height] : [height, width];
  const runs: Run[] = [];
  const seen = new Map<string, Run[]>();
  for (const { text, length, size, x, y } of upright) {
    const [left, baseline] = turned(x, y, turn, width, height);
    const run: Run = { text, x: left, right: left + length, baseline, size: size === 0 ? 1 : size };
    const same = seen.get(text) ?? [];
    const near = run.size * DRAWN_TWICE;
    if (same.some((one) => Math.abs(one.x - left) < near && Math.abs(one.baseline - baseline) < near)) continue;
    seen.set(text, [...same, run]);
    runs.push(run);
  }
  const across = placed.filter((run) => !upright.includes(run)).map(({ text }) => text);
  return { width: wide, height: high, runs, turned: turn !== 0, across };
}

/** Quarter turns, clockwise as seen, by which most letters are turned. */
function usualTurn(placed: readonly { readonly text: string; readonly angle: number }[]): number {
  const letters = [0, 0, 0, 0];
  for (const { text, angle } of placed) {
    const turn = (Math.round(normal(angle) / QUARTER) + 4) % 4;
    letters[turn] = (letters[turn] ?? 0) + text.length;
  }
  return letters.indexOf(Math.max(...letters));
}

/** A place on the page after it is turned back so that the letters stand upright. */
function turned(x: number, y: number, turn: number, width: number, height: number): readonly [number, number] {
  switch (turn) {
    case 1:
      return [y, width - x];
    case 2:
      return [width - x, height - y];
    case 3:
      return [height - y, x];
    default:
      return [x, y];
  }
}

/** An angle between minus and plus half a turn. */
function normal(angle: number): number {
  return Math.atan2(Math.sin(angle), Math.cos(angle));
}
