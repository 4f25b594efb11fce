import type { MatrixExpectation, MatrixProblem } from '../../activities/ports.ts';
import type { Identified, KnownRow, RowTraits } from '../../domain/matrix/identify-rows.ts';
import { foldedText } from '../../domain/matrix/question-match.ts';
import type { AnswerClaim } from '../../domain/matrix/settle-claims.ts';
import type { RowAnswer } from '../../domain/replies/reply.ts';
import type { RowId } from '../../domain/requests/row.ts';
import type { Loose } from './grid.ts';
import { excerpt, readRow } from './matrix-answer.ts';
import type { MatrixTable, TableCell, TableRow } from './matrix-table.ts';

/** An answer of a row of the file. */
export interface RowClaim extends AnswerClaim {
  /** Name of the row's first cell. */
  readonly at: string;
}

/** What the rows of a file say, and what of it belongs to no row that was asked. */
export interface Claims {
  readonly claims: readonly RowClaim[];
  /** Rows that stand in the file, answered or not. */
  readonly seen: ReadonlySet<RowId>;
  readonly problems: readonly MatrixProblem[];
  readonly elsewhere: readonly Loose[];
}

/** What is known of what was asked, for reading the rows of a file. */
export interface Asked {
  readonly known: readonly KnownRow[] | null;
  readonly rows: ReadonlyMap<RowId, MatrixExpectation['rows'][number]>;
  /** Headings of the list, as words. */
  readonly sections: ReadonlySet<string>;
  /** The file is of another request: only rows whose question was asked here are taken. */
  readonly ofAnother: boolean;
  readonly identify: (traits: RowTraits) => Identified;
}

/** Reads the rows of one table. */
export function claimsOf(table: MatrixTable, asked: Asked): Claims {
  const ofMatrix = table.rows.filter((row) => !isHeadingRow(row, asked));
  const { numbers, rows: plain } = withoutNumberColumns(ofMatrix);
  const placed = plain.map((row) => ({ row, is: placeOf(row, asked) }));
  const inOrder = isInOrder(
    placed.flatMap(({ is }) => is.rows.slice(0, 1)),
    asked.known,
  );
  const claims: RowClaim[] = [];
  const seen = new Set<RowId>();
  const problems: MatrixProblem[] = [];
  const elsewhere: Loose[] = [...numbers];
  let above: { readonly answers: readonly RowClaim[] } | null = null;
  for (const { row, is, more } of withContinuations(placed, inOrder)) {
    if (is.rows.length === 0) {
      if (!(above !== null && row.joinedToAbove && isBare(row))) unplaced(row, is, asked, problems, elsewhere);
      continue;
    }
    for (const part of more) problems.push(splitRow(part, is.rows));
    if (is.remark !== null) problems.push(remarked(row, is));
    const answers: RowClaim[] = [];
    for (const id of is.rows) {
      seen.add(id);
      const reading = readRow(row, id, asked.rows.get(id), table.end, is.contested.length > 0);
      const said = reading.answer;
      // what is wrong in a row that stands for several is said once
      if (id === is.rows[0]) {
        problems.push(...reading.problems);
        elsewhere.push(...reading.elsewhere);
      }
      if (said !== null) {
        const { source, ...rest } = said;
        answers.push(claim({ row: id, ...rest }, is, source, row.name));
      } else if (row.joinedToAbove && above?.answers[0] !== undefined) {
        const { answer, source } = above.answers[0];
        problems.push(mergedCell(id, source));
        answers.push(claim({ ...answer, row: id }, is, source, row.name));
      }
    }
    claims.push(...answers);
    above = { answers };
  }
  return { claims, seen, problems, elsewhere };
}

function claim(answer: RowAnswer, { contested, remark }: Identified, source: string, at: string): RowClaim {
  return { answer, contested, remark: contested.length === 0 ? null : remark, source, at };
}

/** Which row it is; none of those that were asked where its file is of another request and its question is not theirs. */
function placeOf(row: TableRow, { identify, ofAnother }: Asked): Identified {
  const is = identify(row.traits);
  return ofAnother && !is.byText ? { ...is, rows: [], contested: [], remark: null } : is;
}

interface Placed {
  readonly row: TableRow;
  readonly is: Identified;
}

/** Puts rows that only go on with the answer above them to the row above; where rows were sorted nothing shows that. */
function withContinuations(
  placed: readonly Placed[],
  inOrder: boolean,
): readonly (Placed & { readonly more: readonly TableRow[] })[] {
  const found: (Placed & { more: TableRow[] })[] = [];
  for (const one of placed) {
    const last = found.at(-1);
    if (inOrder && last !== undefined && last.is.rows.length > 0 && goesOn(one)) {
      found[found.length - 1] = { ...last, row: joined(last.row, one.row), more: [...last.more, one.row] };
    } else found.push({ ...one, more: [] });
  }
  return found;
}

function goesOn({ row, is }: Placed): boolean {
  const { id, check, number, question } = row.traits;
  if (is.rows.length > 0 || id !== '' || check !== null || number !== '' || question !== '') return false;
  return (['status', 'answer', 'reason'] as const).some((column) => (row.cells[column]?.text ?? '') !== '');
}

function joined(row: TableRow, more: TableRow): TableRow {
  const both = (column: 'status' | 'answer' | 'reason'): Partial<Record<typeof column, TableCell>> => {
    const [own, next] = [row.cells[column], more.cells[column]];
    if (own === undefined || next === undefined || next.text === '') return own === undefined ? {} : { [column]: own };
    const text = own.text === '' ? next.text : `${own.text}\n${next.text}`;
    return { [column]: { text, name: own.text === '' ? next.name : own.name } };
  };
  return {
    ...row,
    cells: { ...row.cells, ...both('status'), ...both('answer'), ...both('reason') },
    extras: [...row.extras, ...more.extras],
    struck: [...row.struck, ...more.struck],
  };
}

/** Takes columns of nothing but numbers out of the rows: somebody counted them. */
function withoutNumberColumns(rows: readonly TableRow[]): {
  readonly numbers: readonly Loose[];
  readonly rows: readonly TableRow[];
} {
  const columns = new Map<string, TableCell[]>();
  const key = (cell: { readonly at: number }): string => String(cell.at);
  for (const cell of rows.flatMap(({ extras }) => extras)) {
    const known = columns.get(key(cell));
    if (known === undefined) columns.set(key(cell), [cell]);
    else known.push(cell);
  }
  const counting = new Map(
    [...columns].filter(([, cells]) => cells.length > 1 && cells.every(({ text }) => /^[^\p{L}]{1,12}$/u.test(text))),
  );
  if (counting.size === 0) return { numbers: [], rows };
  return {
    numbers: [...counting.values()].map((cells) => ({
      place: `${cells[0]?.name ?? ''} to ${cells.at(-1)?.name ?? ''}`,
      text: cells.map(({ text }) => text).join(', '),
    })),
    rows: rows.map((row) => ({ ...row, extras: row.extras.filter((cell) => !counting.has(key(cell))) })),
  };
}

function isInOrder(rows: readonly RowId[], known: readonly KnownRow[] | null): boolean {
  if (known === null) return true;
  const place = new Map(known.map(({ row }, at) => [row, at]));
  const places = rows.map((row) => place.get(row) ?? -1);
  return places.every((one, at) => at === 0 || one >= (places[at - 1] ?? -1));
}

/** A row that belongs to none that was asked: a heading of ours, or something an officer has to see. */
function unplaced(
  row: TableRow,
  { remark }: Identified,
  asked: Asked,
  problems: MatrixProblem[],
  elsewhere: Loose[],
): void {
  const { id, check, number, question } = row.traits;
  const written = (['status', 'answer', 'reason'] as const)
    .map((column) => row.cells[column])
    .filter((cell): cell is TableCell => cell !== undefined && cell.text !== '');
  const all = [...written, ...row.extras, ...row.struck];
  elsewhere.push(...all.map(({ name, text }) => ({ place: name, text })));
  if (id === '' && check === null && all.length === 0) {
    const beside = (['number', 'section', 'question', 'guidance', 'earlier'] as const)
      .map((column) => row.cells[column])
      .filter((cell): cell is TableCell => cell !== undefined && cell.text !== '');
    // where the headings of the list are not known, a short row with nothing else is taken for one
    const mayBeHeading = !knowsSections(asked) && beside.length === 1 && (beside[0]?.text.length ?? 0) <= 300;
    if (!mayBeHeading)
      elsewhere.push(
        ...beside.filter(({ text }) => !isSection(text, asked)).map(({ name, text }) => ({ place: name, text })),
      );
    return;
  }
  // somebody's own sentence in the reference column
  if (/\s\S+\s\S/u.test(id) && !isSection(id, asked)) elsewhere.push({ place: row.name, text: id });
  if (all.length === 0 && (isSection(id, asked) || (number === '' && question === '' && /\s/u.test(id)))) return;
  if (remark !== null) {
    problems.push({ code: 'changed-id', cell: row.name, message: remark });
    return;
  }
  if (asked.ofAnother) return;
  const said = written[0]?.text ?? row.extras[0]?.text ?? '';
  problems.push({
    code: 'foreign-row',
    cell: row.name,
    message:
      id === ''
        ? `The row has an answer and no reference: “${excerpt(said)}”.`
        : `Row “${excerpt(id)}” was not asked of this office; ${all.length === 0 ? 'it is empty' : 'its answer was not taken'}.`,
  });
}

/** A heading of the list, in one cell or, unmerged, in all it reached over. */
function isHeadingRow(row: TableRow, asked: Asked): boolean {
  const texts = [...Object.values(row.cells), ...row.extras].map(({ text }) => text).filter((text) => text !== '');
  return texts.length > 0 && row.struck.length === 0 && texts.every((text) => isSection(text, asked));
}

/** Whether a text is a heading of the list. */
export function isSection(text: string, { sections }: Pick<Asked, 'sections'>): boolean {
  return sections.size > 0 && text.length <= 400 && sections.has(foldedText(text));
}

function knowsSections({ rows }: Asked): boolean {
  return [...rows.values()].some(({ section }) => section !== undefined);
}

function isBare({ traits: { id, check, number, question } }: TableRow): boolean {
  return id === '' && check === null && number === '' && question === '';
}

function remarked({ name }: TableRow, { rows, remark }: Identified): MatrixProblem {
  return { code: rows.length > 1 ? 'merged-rows' : 'changed-id', cell: name, message: remark ?? '' };
}

function splitRow(part: TableRow, rows: readonly RowId[]): MatrixProblem {
  const message = `The row has no reference, number or question; what stands in it was taken as the rest of ${rows.join(', ')} above it.`;
  return { code: 'split-row', cell: part.name, message };
}

function mergedCell(id: RowId, source: string): MatrixProblem {
  const message = `The answer cell at ${source} reaches over the row ${id} too; its answer was taken for it as well.`;
  return { code: 'merged-cells', cell: source, message };
}
