import { foldedText } from '../../domain/matrix/question-match.ts';
import type { Grid, Loose } from './grid.ts';
import { columnNamed } from './matrix-columns.ts';
import type { TableColumn } from './matrix-columns.ts';
import { guidanceCell, HEADINGS } from './matrix-form.ts';
import type { ColumnId } from './matrix-form.ts';
import { officeText } from './office-file.ts';
import { isOfInstructions, isOurHead } from './our-words.ts';
import { openPdf } from './reading/pdf/open-pdf.ts';
import { runsOf } from './reading/pdf/page-runs.ts';
import type { Run } from './reading/pdf/page-runs.ts';

/** A matrix that was printed to a PDF, and the text around it; null where no page shows the headings of one. */
export interface PrintedMatrix {
  readonly grid: Grid;
  readonly around: readonly Loose[];
}

/** A column of the printed table with its left edge, in points. */
interface PrintedColumn {
  readonly column: TableColumn;
  readonly x: number;
}

/** Headings on one line of a table are as far apart as the lines of a heading of two or three; points. */
const HEAD_HEIGHT = 14;
/** Cells begin so near to the heading above them; points. */
const EDGE = 4;
/** A row's first lines stand so near to its reference; points. */
const ROW_TOP = 6;
const ID = /^q\d{1,3}(?:\.[a-z0-9]{1,6})*$/iu;
const RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;
/** The foot of a page. */
const FOOT = /^(?:Page \d+ of \d+|NMRF\/\S+)$/u;
const OWN_LINES = new Set((['en', 'ur'] as const).map((language) => guidanceCell([''], language).split('\n')[0]));

/**
 * Reads a matrix out of a PDF by the places of its words: each belongs to the column under whose heading it stands and
 * to the row at whose top the reference stands; a row that goes on over a page is one.
 * @throws DeskError `document-encrypted`, `document-unreadable`, `document-too-large`
 */
export async function printedMatrix(bytes: Uint8Array, filename: string): Promise<PrintedMatrix | null> {
  const pdf = await openPdf(bytes, filename);
  try {
    let columns: readonly PrintedColumn[] = [];
    const rows: { readonly page: number; readonly cells: Run[][] }[] = [];
    const around: Loose[] = [];
    for (let page = 1; page <= pdf.numPages; page++) {
      const { runs: all } = await runsOf(await pdf.getPage(page));
      const runs = withoutStacks(all.filter(({ text }) => !FOOT.test(text.trim())));
      const head = headOf(runs);
      if (head !== null) columns = head.columns;
      const outside = ({ text }: Run): void => {
        // before the first row stand the instructions, torn into lines and words
        if (rows.length > 0 || !isOfInstructions(text))
          around.push({ place: `page ${page}`, text: officeText(text).trim() });
      };
      if (columns.length === 0) {
        runs.forEach(outside);
        continue;
      }
      const below = head?.bottom ?? -Infinity;
      runs.filter(({ baseline }) => head !== null && baseline < head.top).forEach(outside);
      const printed = runs.filter(({ baseline, text }) => baseline > below && !isHeading(text));
      printed.filter(({ text }) => isOurHead(text.trim())).forEach(outside);
      const body = printed.filter(({ text }) => !isOurHead(text.trim())).flatMap((run) => splitAt(run, columns));
      const tops = body.filter((run) => columns[placeOf(run, columns)]?.column === 'row' && ID.test(run.text.trim()));
      for (const run of body) {
        const top = tops.filter(({ baseline }) => baseline - ROW_TOP <= run.baseline).at(-1);
        const last = rows.at(-1);
        if (top === run) rows.push({ page, cells: columns.map(() => []) });
        // what stands above the first reference of a page goes on from the page before
        const row = top === undefined ? last : rows.at(-1);
        if (row === undefined || isBand(run, row.cells, tops, columns)) outside(run);
        else row.cells[placeOf(run, columns)]?.push({ ...run, baseline: run.baseline + page * 10_000 });
      }
    }
    if (columns.length === 0 || rows.length === 0) return null;
    const edges = columns.map(({ x }, at) => columns[at + 1]?.x ?? x + 100);
    const heading = columns.map(({ column }) => HEADINGS[column as ColumnId] ?? column);
    const grid: Grid = {
      sheet: 'pages',
      rows: [heading, ...rows.map(({ cells }) => cells.map((runs, at) => cellOf(runs, edges[at] ?? 0)))],
      formulas: new Map(),
      nameOf: (row, column) =>
        `page ${rows[row - 1]?.page ?? 1}, row ${row}, ${heading[column]?.split(' / ')[0] ?? ''}`,
    };
    return { grid, around: around.filter(({ text }) => text !== '') };
  } finally {
    await pdf.destroy();
  }
}

const ALL_HEADINGS = foldedText(Object.values(HEADINGS).join(' '));

/** A line of a heading, or a numeral that stands by itself before a line from right to left. */
function isHeading(text: string): boolean {
  const words = foldedText(text);
  return /^[۰-۹]$/u.test(words) || (words.length > 3 && ALL_HEADINGS.includes(words));
}

/** Letters one below the other: the narrow copy of a reference, which some programs print. @returns the others, from the top */
function withoutStacks(all: readonly Run[]): readonly Run[] {
  const runs = all.toSorted((a, b) => a.baseline - b.baseline || a.x - b.x);
  const small = runs.filter(({ text }) => text.trim().length <= 2);
  const isBelow = (run: Run, other: Run): boolean =>
    Math.abs(run.x - other.x) < 1 && run.baseline > other.baseline && run.baseline - other.baseline < run.size * 1.3;
  const stacked = new Set(
    small.flatMap((run) => small.filter((other) => isBelow(run, other)).flatMap((other) => [run, other])),
  );
  return runs.filter((run) => !stacked.has(run));
}

/** The headings on a page: words of ours side by side, at least what is answered and for what. */
function headOf(
  runs: readonly Run[],
): { readonly columns: readonly PrintedColumn[]; readonly top: number; readonly bottom: number } | null {
  const named = runs.flatMap((run) => {
    const column = run.text.length > 60 || isOurHead(run.text.trim()) ? null : columnNamed(run.text);
    return column === null ? [] : [{ run, column }];
  });
  for (const { run: answer } of named.filter(({ column }) => column === 'answer')) {
    const near = named.filter(({ run }) => Math.abs(run.baseline - answer.baseline) <= HEAD_HEIGHT);
    const first = new Map<TableColumn, Run>();
    for (const { run, column } of near) if (!first.has(column)) first.set(column, run);
    if (first.size < 3 || !first.has('row')) continue;
    const columns = [...first].map(([column, { x }]) => ({ column, x: x - EDGE })).sort((a, b) => a.x - b.x);
    const lines = near.map(({ run }) => run.baseline);
    const [top, bottom] = [Math.min(...lines) - 2, Math.max(...lines) + 6];
    return { columns, top, bottom };
  }
  return null;
}

function placeOf({ x }: Run, columns: readonly PrintedColumn[]): number {
  return Math.max(
    0,
    columns.findLastIndex((column) => column.x <= x),
  );
}

/** Parts a run that a program drew over the edge of a cell, at the space nearest to the edge. */
function splitAt(run: Run, columns: readonly PrintedColumn[]): readonly Run[] {
  const edge = columns[placeOf(run, columns) + 1]?.x;
  if (edge === undefined || run.right <= edge + EDGE || RTL.test(run.text)) return [run];
  const width = (run.right - run.x) / run.text.length;
  const wanted = (edge + EDGE - run.x) / width;
  const spaces = [...run.text.matchAll(/\s+/gu)].map(({ index }) => index);
  const at = spaces.toSorted((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted))[0];
  if (at === undefined || at === 0) return [run];
  const first = { ...run, text: run.text.slice(0, at), right: run.x + at * width };
  return [first, ...splitAt({ ...run, text: run.text.slice(at + 1), x: edge + EDGE }, columns)];
}

/** A heading of the list between two rows: alone in its line, close above the next reference and apart from the text above. */
function isBand(
  run: Run,
  cells: readonly (readonly Run[])[],
  tops: readonly Run[],
  columns: readonly PrintedColumn[],
): boolean {
  const own = tops.filter(({ baseline }) => baseline - ROW_TOP <= run.baseline).at(-1);
  const inTopLine = own !== undefined && run.baseline - own.baseline <= ROW_TOP;
  if (inTopLine || columns[placeOf(run, columns)]?.column !== 'question') return false;
  const next = tops.find(({ baseline }) => baseline > run.baseline + ROW_TOP);
  if (next === undefined || next.baseline - run.baseline > run.size * 2.2) return false;
  const above = cells[placeOf(run, columns)]?.at(-1);
  const gap = above === undefined ? Infinity : run.baseline - (above.baseline % 10_000);
  return gap > run.size * 1.6 || gap < 0;
}

/** The text of a cell: runs by lines, lines by spaces where they were only too long for it. */
function cellOf(runs: readonly Run[], edge: number): string {
  const lines: Run[][] = [];
  for (const run of runs) {
    const line = lines.at(-1);
    if (line !== undefined && run.baseline - (line[0]?.baseline ?? 0) < run.size * 0.45) line.push(run);
    else lines.push([run]);
  }
  let text = '';
  let right = 0;
  for (const line of lines) {
    const words = lineText(line);
    const first = words.split(' ')[0] ?? '';
    const letter = (line[0]?.size ?? 10) * 0.5;
    const fitted = right + (first.length + 1) * letter < edge - EDGE && !RTL.test(words);
    const begins = /^[•\-–*]\s|^\d{1,2}[.)]\s|^\([a-z]{1,3}\)\s/u.test(words) || OWN_LINES.has(words);
    text += text === '' ? words : `${fitted || begins ? '\n' : ' '}${words}`;
    right = Math.max(...line.map((run) => run.right));
  }
  return officeText(text);
}

function lineText(line: readonly Run[]): string {
  const rtl = line.filter(({ text }) => RTL.test(text)).length * 2 > line.length;
  const order = line.toSorted((a, b) => (rtl ? b.right - a.right : a.x - b.x));
  return order
    .map(({ text }) => text.trim())
    .join(' ')
    .replace(/\s+/gu, ' ');
}
