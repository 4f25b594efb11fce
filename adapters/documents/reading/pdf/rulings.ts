import { getResolvedPDFJS } from 'unpdf';
import { times, type Matrix } from './matrix.ts';
import type { PdfPage } from './open-pdf.ts';

/** A straight line drawn on a page, or the edge of a coloured field: where it stands, and from where to where. */
export interface Ruling {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** The upright and the level lines of a page, in points from its upper left corner. */
export interface Rulings {
  readonly upright: readonly Ruling[];
  readonly level: readonly Ruling[];
}

/** A line that leans less than this, in points, is straight. */
const STRAIGHT = 1;
/** A shorter one belongs to a letter or a sign. */
const SHORTEST = 5;
/** Of a drawing with more, no table is made. */
const MOST = 20_000;
/** How a path is written: what each step is, and how many numbers follow it. */
const MOVE = 0;
const LINE = 1;
const CLOSE = 4;
const NUMBERS = [2, 2, 6, 4, 0];

/** The lines that a page draws, which is what a table's cells are told by. */
export async function rulingsOf(page: PdfPage): Promise<Rulings> {
  const { OPS } = await getResolvedPDFJS();
  const { fnArray, argsArray } = await page.getOperatorList();
  const upright: Ruling[] = [];
  const level: Ruling[] = [];
  const view = page.getViewport({ scale: 1 }).transform as unknown as Matrix;
  let now = view;
  const saved: Matrix[] = [];
  fnArray.forEach((operation, n) => {
    const args = argsArray[n] as readonly unknown[] | null;
    if (operation === OPS.save || operation === OPS.paintFormXObjectBegin) saved.push(now);
    if (operation === OPS.restore || operation === OPS.paintFormXObjectEnd) now = saved.pop() ?? view;
    if (operation === OPS.transform) now = times(now, args as unknown as Matrix);
    if (operation === OPS.paintFormXObjectBegin && Array.isArray(args?.[0])) now = times(now, args[0] as never);
    if (operation !== OPS.constructPath || args?.[0] === OPS.endPath || upright.length + level.length > MOST) return;
    for (const [[x1, y1], [x2, y2]] of stepsOf((args?.[1] as readonly unknown[])?.[0], now)) {
      if (Math.abs(x1 - x2) < STRAIGHT && Math.abs(y1 - y2) > SHORTEST)
        upright.push({ at: (x1 + x2) / 2, from: Math.min(y1, y2), to: Math.max(y1, y2) });
      if (Math.abs(y1 - y2) < STRAIGHT && Math.abs(x1 - x2) > SHORTEST)
        level.push({ at: (y1 + y2) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2) });
    }
  });
  return upright.length + level.length > MOST ? { upright: [], level: [] } : { upright, level };
}

type Point = readonly [number, number];

/** The straight steps of a path, as they lie on the page. */
function stepsOf(path: unknown, now: Matrix): readonly (readonly [Point, Point])[] {
  if (!ArrayBuffer.isView(path)) return [];
  const data = path as Float32Array;
  const steps: (readonly [Point, Point])[] = [];
  let first: Point = [0, 0];
  let last: Point = [0, 0];
  for (let at = 0; at < data.length;) {
    const step = data[at] ?? 0;
    const count = NUMBERS[step] ?? data.length;
    const [x, y] = [data[at + count - 1] ?? 0, data[at + count] ?? 0];
    const to: Point = step === CLOSE ? first : [now[0] * x + now[2] * y + now[4], now[1] * x + now[3] * y + now[5]];
    if (step === MOVE) first = to;
    if (step === LINE || step === CLOSE) steps.push([last, to]);
    last = to;
    at += count + 1;
  }
  return steps;
}
