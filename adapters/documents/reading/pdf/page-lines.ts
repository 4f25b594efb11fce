import type { PageRuns, Run } from './page-runs.ts';

/** A line of a page. */
export interface PageLine {
  readonly page: number;
  readonly baseline: number;
  readonly size: number;
  /** Stretches between wide gaps, as the cells of a table or the two sides of a head. */
  readonly cells: readonly LineCell[];
  readonly text: string;
}

/** One stretch of a line. */
export interface LineCell {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  /** A number that stands far before its words: in a table it is a cell of its own. */
  readonly label?: { readonly text: string; readonly right: number; readonly wordsAt: number };
}

/** Baselines nearer than this, as a share of the size of letters, are one line: raised and lowered letters are. */
const SAME_LINE = 0.45;
/** A gap of such a share of the size is a space, and one of so many times the size parts cells. */
const SPACE = 0.12;
const WIDE = 1.4;
/** Letters so much smaller than their line, and raised, are a footnote's mark. */
const SMALL = 0.78;
const RAISED = 0.15;
const GAP = '    ';
/** A number before the words of its paragraph, however far it stands from them. */
const LABEL =
  /^(?:\d{1,3}(?:\.\d{1,3})*[.)]|\(?(?:[a-z]{1,2}|[ivx]{1,5}|[A-Z])[.)]|[IVX]{1,5}\.|[*†‡]{1,3}|[•·▪○●–—-]|\d{1,2})$/u;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/gu;

/** The lines of a page from top to bottom; where it is set in two columns, the left one first. */
export function linesOf({ runs, width }: PageRuns, page: number): readonly PageLine[] {
  const lines = grouped(runs).map((line) => lineOf(line, page));
  return inColumns(lines, width, runs, page);
}

/** Runs on one line, put together by their height on the page. */
function grouped(runs: readonly Run[]): readonly (readonly Run[])[] {
  const lines: { baseline: number; size: number; runs: Run[] }[] = [];
  for (const run of runs.toSorted((a, b) => a.baseline - b.baseline || a.x - b.x)) {
    const line = lines.at(-1);
    if (line === undefined || run.baseline - line.baseline > SAME_LINE * Math.max(line.size, run.size)) {
      lines.push({ baseline: run.baseline, size: run.size, runs: [run] });
      continue;
    }
    line.runs.push(run);
    if (run.size > line.size) Object.assign(line, { baseline: run.baseline, size: run.size });
  }
  return lines.map((line) => line.runs);
}

function lineOf(runs: readonly Run[], page: number): PageLine {
  const size = Math.max(...runs.map((run) => run.size));
  const baseline = runs.find((run) => run.size === size)?.baseline ?? 0;
  const all = runs.map(({ text }) => text).join('');
  const rtl = (all.match(RIGHT_TO_LEFT)?.length ?? 0) > all.replace(/[\s\d\p{P}]/gu, '').length / 2;
  const order = runs.toSorted((a, b) => (rtl ? b.right - a.right : a.x - b.x));
  const cells: { text: string; x: number; right: number; label?: NonNullable<LineCell['label']> }[] = [];
  order.forEach((run, n) => {
    if (n > 0 && isNoteMark(run, order[n - 1]!, size, baseline)) return;
    const cell = cells.at(-1);
    const gap = cell === undefined ? Infinity : rtl ? cell.x - run.right : run.x - cell.right;
    const text = run.text.replace(/[\ufb00-\ufb06]/g, (sign) => sign.normalize('NFKC')).trim();
    if (cell === undefined || (gap > WIDE * size && !LABEL.test(cell.text))) {
      cells.push({ text, x: run.x, right: run.right });
      return;
    }
    if (gap > WIDE * size) cell.label = { text: cell.text, right: cell.right, wordsAt: run.x };
    const space = gap > SPACE * size || /^\s/.test(run.text) || /\s$/.test(order[n - 1]?.text ?? '');
    cell.text += space ? ` ${text}` : text;
    cell.x = Math.min(cell.x, run.x);
    cell.right = Math.max(cell.right, run.right);
  });
  return { page, baseline, size, cells, text: cells.map(({ text }) => text).join(GAP) };
}

/** A raised number after a word refers to a footnote: it would stick to the word. */
function isNoteMark(run: Run, before: Run, size: number, baseline: number): boolean {
  return (
    run.size < SMALL * size &&
    baseline - run.baseline > RAISED * size &&
    /^\d{1,3}$/.test(run.text.trim()) &&
    /[\p{L}.,;:)”"’]\s*$/u.test(before.text) &&
    run.x - before.right < size
  );
}

/** Lines that must lie side by side, and be filled, before a page counts as set in two columns. */
const COLUMN_LINES = 10;
const COLUMN_LETTERS = 22;
const FILLED = 0.7;

/** Reads a page that is set in two columns one column after the other. A table of two columns is not filled so. */
function inColumns(lines: readonly PageLine[], width: number, runs: readonly Run[], page: number): readonly PageLine[] {
  const middle = width / 2;
  const sides = ({ cells }: PageLine) => ({
    left: cells.filter(({ right }) => right < middle),
    right: cells.filter(({ x }) => x > middle),
    over: cells.some(({ x, right }) => x <= middle && right >= middle),
  });
  const from = lines.findIndex((line) => sides(line).left.length > 0 && sides(line).right.length > 0);
  if (from === -1) return lines;
  const to = lines.findIndex((line, n) => n > from && sides(line).over);
  const block = lines.slice(from, to === -1 ? undefined : to);
  const both = block.filter((line) => sides(line).left.length === 1 && sides(line).right.length === 1);
  const filled = (side: 'left' | 'right'): boolean => {
    const cells = both.flatMap((line) => sides(line)[side]);
    const widest = Math.max(...cells.map(({ x, right }) => right - x));
    const full = cells.filter((cell) => cell.right - cell.x > FILLED * widest && cell.text.length >= COLUMN_LETTERS);
    return full.length > FILLED * cells.length;
  };
  if (both.length < COLUMN_LINES || both.length < FILLED * block.length || !filled('left') || !filled('right'))
    return lines;
  const top = block[0]!.baseline;
  const bottom = block.at(-1)!.baseline;
  const inside = runs.filter(({ baseline, size }) => baseline > top - size / 2 && baseline < bottom + size / 2);
  const column = (keep: (run: Run) => boolean) => grouped(inside.filter(keep)).map((line) => lineOf(line, page));
  return [
    ...lines.slice(0, from),
    ...column(({ x }) => x < middle),
    ...column(({ x }) => x >= middle),
    ...lines.slice(from + block.length),
  ];
}
