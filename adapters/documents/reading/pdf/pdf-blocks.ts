import type { DocumentBlocks } from '../../../../activities/ports.ts';
import type { KnownLine } from './furniture.ts';
import type { LineCell } from './page-lines.ts';
import type { RuledTable } from './ruled-tables.ts';
import { lineSteps, wordJoiner, type LineSteps } from './paragraphs.ts';

type Block = DocumentBlocks['blocks'][number];

/** Places of cells nearer than this, in points, are one column. */
const SAME_COLUMN = 6;
/** Lines with cells side by side that make a table. */
const FEWEST_LINES = 2;

/**
 * The pages as paragraphs and tables. A table is told by lines whose cells stand under one another; a new row begins
 * where something stands in its first column, or after an empty line. A table that is drawn with lines is told by them.
 * @param ruled by page
 */
export function pdfBlocks(
  pages: readonly (readonly KnownLine[])[],
  ruled: readonly (readonly RuledTable[])[] = [],
): readonly Block[] {
  const steps = lineSteps(pages);
  const lines = pages.flat();
  const joined = wordJoiner(lines);
  const blocks: Block[] = [];
  let paragraph: KnownLine[] = [];
  const close = (): void => {
    if (paragraph.length > 0) {
      blocks.push({ kind: 'paragraph', text: joined(paragraph.map(({ text }) => text)) });
    }
    paragraph = [];
  };
  const tableOf = new Map(
    lines.flatMap((line) => {
      const tables = ruled[line.page - 1] ?? [];
      const table = tables.find(({ top, bottom }) => line.baseline > top && line.baseline - line.size / 3 < bottom);
      return table === undefined ? [] : [[line, table] as const];
    }),
  );
  for (let n = 0; n < lines.length;) {
    const drawn = tableOf.get(lines[n]!);
    if (drawn !== undefined) {
      close();
      blocks.push({ kind: 'table', table: drawn.table });
      while (n < lines.length && tableOf.get(lines[n]!) === drawn) n += 1;
      continue;
    }
    const to = tableEnd(lines, n);
    if (to > n) {
      close();
      blocks.push({ kind: 'table', table: { rows: rowsOf(lines.slice(n, to), steps) } });
      n = to;
      continue;
    }
    const line = lines[n]!;
    const before = paragraph.at(-1);
    if (before !== undefined && !steps.goesOn(before, line)) close();
    paragraph.push(line);
    n += 1;
  }
  close();
  return blocks;
}

/** The line after the table that begins here; the same one where none does. */
function tableEnd(lines: readonly KnownLine[], from: number): number {
  const columns: number[] = [];
  let to = from;
  let sideBySide = 0;
  for (; to < lines.length; to += 1) {
    const { cells, furniture } = lines[to]!;
    if (furniture && sideBySide > 0 && to > from) continue;
    const known = cells.filter(({ x }) => columns.some((column) => Math.abs(column - x) <= SAME_COLUMN));
    const fits =
      sideBySide === 0
        ? cells.length > 1
        : known.length > 0 && (cells.length > 1 || columnOf(columns, cells[0]!.x) > 0 || fitsFirst(lines, to, columns));
    if (!fits) break;
    if (cells.length > 1) {
      sideBySide += 1;
      for (const { x } of cells) if (columnOf(columns, x) === -1) columns.push(x);
      columns.sort((a, b) => a - b);
    }
  }
  while (to > from && lines[to - 1]!.furniture) to -= 1;
  return sideBySide >= FEWEST_LINES ? to : from;
}

/** Whether a line that stands in the first column alone goes on as a table: it stays left of the second one. */
function fitsFirst(lines: readonly KnownLine[], at: number, columns: readonly number[]): boolean {
  const [cell] = lines[at]!.cells;
  return cell !== undefined && columns.length > 1 && cell.right < columns[1]!;
}

function columnOf(columns: readonly number[], x: number): number {
  return columns.findIndex((column) => Math.abs(column - x) <= SAME_COLUMN);
}

/** A number and its words as two cells. */
function apart({ text, x, right, label }: LineCell): readonly LineCell[] {
  if (label === undefined) return [{ text, x, right }];
  return [
    { text: label.text, x, right: label.right },
    { text: text.slice(label.text.length).trim(), x: label.wordsAt, right },
  ];
}

function rowsOf(all: readonly KnownLine[], { isApart }: LineSteps): readonly (readonly string[])[] {
  const lines = all
    .filter(({ furniture }) => !furniture)
    .map((line) => ({ ...line, cells: line.cells.flatMap(apart) }));
  const columns: number[] = [];
  for (const { x } of lines.flatMap(({ cells }) => cells)) if (columnOf(columns, x) === -1) columns.push(x);
  columns.sort((a, b) => a - b);
  const rows: string[][] = [];
  lines.forEach((line, n) => {
    const before = lines[n - 1];
    const first = line.cells.some(({ x }) => columnOf(columns, x) === 0);
    if (before === undefined || first || isApart(before, line)) rows.push(columns.map(() => ''));
    const row = rows.at(-1)!;
    for (const { x, text } of line.cells) {
      const column = Math.max(0, columnOf(columns, x));
      row[column] = row[column] === '' ? text : `${row[column]}\n${text}`;
    }
  });
  return rows;
}
