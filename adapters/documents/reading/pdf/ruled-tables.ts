import type { DocumentTable } from '../../../../activities/ports.ts';
import { linesOf } from './page-lines.ts';
import type { PageRuns, Run } from './page-runs.ts';
import type { Ruling, Rulings } from './rulings.ts';

/** A table that a page draws with lines, and the text in it. */
export interface RuledTable {
  readonly top: number;
  readonly bottom: number;
  /** Where its columns begin and the last one ends. */
  readonly edges: readonly number[];
  readonly table: DocumentTable;
  readonly runs: readonly Run[];
}

/** Lines nearer than this, in points, are one. */
const SAME = 3;

/** The tables of a page whose cells lie between upright and level lines: two columns at least. */
export function ruledTables(drawn: PageRuns, { upright, level }: Rulings): readonly RuledTable[] {
  const heights = distinct(level.map(({ at }) => at));
  const bands = heights.slice(1).flatMap((bottom, n) => {
    const top = heights[n]!;
    const middle = (top + bottom) / 2;
    const edges = distinct(upright.filter(({ from, to }) => from <= middle && to >= middle).map(({ at }) => at));
    return edges.length >= 3 || (edges.length === 2 && bottom - top > SAME) ? [{ top, bottom, edges }] : [];
  });
  const tables: (typeof bands)[] = [];
  for (const band of bands) {
    const last = tables.at(-1)?.at(-1);
    if (last !== undefined && band.top - last.bottom <= SAME) tables.at(-1)!.push(band);
    else tables.push([band]);
  }
  return tables.flatMap((all) => {
    const edges = distinct(all.flatMap((band) => band.edges));
    if (edges.length < 3) return [];
    const [top, bottom] = [all[0]!.top, all.at(-1)!.bottom];
    const inside = drawn.runs.filter(
      ({ x, right, baseline, size }) =>
        baseline - size / 3 > top && baseline - size / 3 < bottom && right > edges[0]! && x < edges.at(-1)!,
    );
    const rows: string[][] = [];
    for (const band of all) {
      const row = edges.slice(1).map(() => '');
      const here = inside.filter(({ baseline, size }) => isBetween(baseline - size / 3, band.top, band.bottom));
      let merged = true;
      // Where a band has no lines of its own, those of the whole table part it.
      const own = edges.filter((edge) => edge < band.edges[0]! - SAME || edge > band.edges.at(-1)! + SAME);
      const parted = distinct([...own, ...band.edges]);
      parted.slice(1).forEach((to, n) => {
        const from = parted[n]!;
        const text = cellText(here, from, to, drawn);
        const column = edges.findIndex((edge) => Math.abs(edge - from) <= SAME);
        const above = rows.at(-1);
        // No line at its top: the cell of the row above reaches down into this one.
        const ruled = from < band.edges[0]! - SAME || from >= band.edges.at(-1)! - SAME;
        if (above !== undefined && !ruled && !isRuled(level, band.top, (from + to) / 2)) {
          const at = upwards(rows, column);
          above[column] = [above[column], text].filter((part) => part !== '').join('\n');
          if (at !== rows.length - 1 && above[column] !== '') {
            rows[at]![column] = [rows[at]![column], above[column]].join('\n');
            above[column] = '';
          }
        } else {
          row[column] = text;
          merged = false;
        }
      });
      if (!merged) rows.push(row);
    }
    return rows.some((row) => row.some((cell) => cell !== ''))
      ? [{ top, bottom, edges, table: { rows }, runs: inside }]
      : [];
  });
}

/** The row in which the text of a cell that reaches down began. */
function upwards(rows: readonly (readonly string[])[], column: number): number {
  for (let n = rows.length - 1; n > 0; n -= 1) if (rows[n]![column] !== '') return n;
  return rows.length - 1;
}

function isRuled(level: readonly Ruling[], height: number, x: number): boolean {
  return level.some(({ at, from, to }) => Math.abs(at - height) <= SAME && from <= x && to >= x);
}

function isBetween(value: number, from: number, to: number): boolean {
  return value > from && value <= to;
}

/** What stands between two upright lines; a line that was broken for want of room goes on. */
function cellText(runs: readonly Run[], from: number, to: number, page: PageRuns): string {
  const inside = runs.filter(({ x, right }) => isBetween((x + right) / 2, from, to));
  let text = '';
  let end = 0;
  for (const { cells, text: words, size } of linesOf({ ...page, runs: inside, across: [] }, 0)) {
    const line = words.replace(/ {2,}/g, ' ');
    const word = line.indexOf(' ') === -1 ? line.length : line.indexOf(' ');
    const width = (cells.at(-1)?.right ?? 0) - (cells[0]?.x ?? 0);
    const noRoom = end + (width * (word + 1)) / Math.max(1, line.length) > to - size / 2;
    text += text === '' ? line : `${noRoom ? ' ' : '\n'}${line}`;
    end = cells.at(-1)?.right ?? 0;
  }
  return text;
}

/** Values in order, those that are as good as the same taken together. */
function distinct(values: readonly number[]): readonly number[] {
  const kept: number[] = [];
  for (const value of values.toSorted((a, b) => a - b)) {
    if (kept.length === 0 || value - kept.at(-1)! > SAME) kept.push(value);
  }
  return kept;
}
