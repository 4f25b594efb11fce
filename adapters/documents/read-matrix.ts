import type { MatrixExpectation, MatrixProblem, ReadMatrix } from '../../activities/ports.ts';
import { DeskError } from '../../contracts/errors.ts';
import { rowIdentifier } from '../../domain/matrix/identify-rows.ts';
import type { KnownRow } from '../../domain/matrix/identify-rows.ts';
import { foldedText } from '../../domain/matrix/question-match.ts';
import { settleClaims } from '../../domain/matrix/settle-claims.ts';
import { answersInText } from '../../domain/replies/answers-in-text.ts';
import { questionOf } from '../../domain/requests/row.ts';
import type { Grid, Grids, Loose } from './grid.ts';
import { claimsOf, isSection } from './matrix-claims.ts';
import type { Asked, RowClaim } from './matrix-claims.ts';
import { readAnyGrids } from './matrix-grid.ts';
import { cellNames, findTable, referenceIn } from './matrix-table.ts';
import type { MatrixTable } from './matrix-table.ts';
import { isOurHead } from './our-words.ts';

/** A matrix that is answered in part has fields that nobody filled in: the rows say so, and nothing was left unread. */
const OPEN_FIELDS = /^\d+ fields? that nobody has filled in$/u;

/**
 * Reads a returned matrix, whatever became of it on its way. A row is known by its reference, the copy of it, its number
 * and its question together. What two rows say of one goes to an officer with both texts, and what was written anywhere
 * else is given with its place: no cell is lost.
 */
export const readMatrix: ReadMatrix = async (bytes, expected, filename = 'The file') => {
  const expectation: MatrixExpectation | null =
    expected === null ? null : 'rows' in expected ? expected : { rows: expected.map((row) => ({ row })) };
  const read = await readAnyGrids(bytes, filename);
  const { tables, others } = tablesIn(read.grids, expectation?.rows ?? null);
  const sent = tables.find(({ end }) => end !== null)?.end ?? null;
  const known: readonly KnownRow[] | null = expectation?.rows ?? sent?.rows.map((row) => ({ row })) ?? null;
  const reference =
    sent?.reference ??
    tables.find((table) => table.reference !== null)?.reference ??
    referenceIn(read.around.map(({ text }) => text));
  const office = sent?.office ?? null;
  const another = ofAnother(expectation, reference, office);
  const asked: Asked = {
    known,
    rows: new Map(expectation?.rows.map((row) => [row.row, row])),
    sections: new Set(
      (expectation?.rows ?? []).flatMap(({ section }) => (section == null ? [] : [foldedText(section)])),
    ),
    ofAnother: another !== null,
    identify: rowIdentifier(known),
  };

  const readings = tables.map((table) => ({ table, read: claimsOf(table, asked) }));
  const anyKnown = readings.some(({ read: { seen } }) => seen.size > 0);
  // a list of somebody's own beside the matrix has its own headings
  const own = readings.filter(({ read: { seen } }, at) => seen.size > 0 || (!anyKnown && at === 0));
  const strange = readings.filter((one) => !own.includes(one)).map(({ table }) => table.grid);

  const inTables = own.flatMap(({ read: { claims } }) => claims);
  const around = own.length === 0 || inTables.length === 0 ? textClaims(read.around, expectation) : [];
  if (own.length === 0 && around.length === 0) throw noMatrix(read);
  const { taken, conflicts, again } = settleClaims([...inTables, ...around]);
  const seen = new Set(own.flatMap(({ read: { seen: rows } }) => [...rows]));
  const problems: MatrixProblem[] = [
    ...read.notes
      .filter((note) => !OPEN_FIELDS.test(note))
      .map((message) => ({ code: 'not-all-read', cell: null, message })),
    ...(another === null ? [] : [another]),
    ...own.flatMap(({ table, read: { problems: found } }) => [...table.problems, ...found]),
    ...again.map(({ claim, first }) => twice(claim, first)),
    ...sheetProblems(read.grids),
    ...(another === null && own.length > 0
      ? missing(sent?.rows ?? expectation?.rows.map(({ row }) => row) ?? [], seen, asked)
      : []),
  ];
  const elsewhere = [
    ...own.flatMap(({ table, read: { elsewhere: found } }) => [...table.outside, ...found]),
    ...read.grids.flatMap((grid) => grid.loose ?? []),
    ...[...others, ...strange].flatMap((grid) => looseRows(grid, grid !== read.grids[0])),
    ...read.around.filter(({ text }) => !isOurHead(text) && !isSection(text, asked) && !isTaken(text, around)),
  ].filter(({ text }) => text !== '');
  return {
    reference,
    office,
    rows: taken.map(({ answer, source }) => ({ ...answer, question: questionOf(answer.row), source })),
    problems,
    ...(conflicts.length === 0 ? {} : { conflicts }),
    ...(elsewhere.length === 0 ? {} : { elsewhere: elsewhere.map(({ place, text }) => ({ cell: place, text })) }),
  };
};

function tablesIn(
  grids: readonly Grid[],
  known: readonly KnownRow[] | null,
): { readonly tables: readonly MatrixTable[]; readonly others: readonly Grid[] } {
  const tables: MatrixTable[] = [];
  const others: Grid[] = [];
  for (const [at, grid] of grids.entries()) {
    const before = grid.nameOf === undefined ? null : (tables.at(-1)?.place ?? null);
    const table = findTable(grid, at > 0, known, before);
    if (table === null) others.push(grid);
    else tables.push(table);
  }
  return { tables, others };
}

function noMatrix({ grids, around }: Grids): DeskError {
  const [tables, where] =
    grids.length === 0 || around.length > 0
      ? ['no response matrix: in no table of it', 'and under no number of a question stands an answer']
      : ['no response matrix: in no sheet', ''];
  return new DeskError(
    'matrix-unreadable',
    `The file holds ${tables} is there a row with the headings Ref., Status and Answer${where === '' ? '' : `, ${where}`}.`,
    'Please fill in the matrix we sent and return it as it is.',
  );
}

/** Whether the file is of another request than the one that was asked. */
function ofAnother(
  expected: MatrixExpectation | null,
  reference: string | null,
  office: string | null,
): MatrixProblem | null {
  const only =
    'Only what answers a question of ours, word for word or nearly so, was taken; the rest is given with its place.';
  if (expected?.office !== undefined && office !== null && office !== expected.office) {
    const message = `The file is the matrix of another office, ${office}, and not of ${expected.office}. ${only}`;
    return { code: 'other-office', cell: null, message };
  }
  if (expected?.reference === undefined || reference === null) return null;
  if (reference.toLowerCase() === expected.reference.toLowerCase()) return null;
  const message = `The file bears the reference ${reference} and not ${expected.reference}. ${only}`;
  return { code: 'other-reference', cell: null, message };
}

/** Answers a document gives under the numbers of the questions, outside any table. */
function textClaims(around: readonly Loose[], expected: MatrixExpectation | null): readonly RowClaim[] {
  if (expected === null || around.length === 0) return [];
  const asked = expected.rows.map(({ row, number, text }) => ({
    row,
    number: /\d+/.exec(number ?? '')?.[0] ?? null,
    label: /\(([^)]*)\)/.exec(number ?? '')?.[1] ?? null,
    ...(text === undefined ? {} : { text }),
  }));
  return answersInText(around.map(({ text }) => text).join('\n'), asked).map((answer) => {
    const at = around.find(({ text }) => answer.text.includes(text))?.place ?? 'text';
    return { answer, contested: [], remark: null, source: at, at };
  });
}

function isTaken(text: string, claims: readonly RowClaim[]): boolean {
  const words = foldedText(text);
  return claims.some(({ answer }) => foldedText(answer.text).includes(words));
}

function twice(claim: RowClaim, first: RowClaim): MatrixProblem {
  return {
    code: 'duplicate-row',
    cell: claim.at,
    message: `Row ${claim.answer.row} stands twice, first at ${first.at}; the answer there was taken.`,
  };
}

function missing(sent: readonly string[], seen: ReadonlySet<string>, { known }: Asked): readonly MatrixProblem[] {
  const asked = known === null ? null : new Set(known.map(({ row }) => row));
  return sent
    .filter((id) => !seen.has(id) && (asked === null || asked.has(id)))
    .map((id) => ({ code: 'missing-row', cell: null, message: `Row ${id} was sent and is not in the file.` }));
}

function sheetProblems(grids: readonly Grid[]): readonly MatrixProblem[] {
  return grids.flatMap((grid) => [
    ...(grid.pictures ?? []).map((cell) => ({
      code: 'picture',
      cell,
      message: `At ${cell} of “${grid.sheet}” stands a picture; what it shows was not read.`,
    })),
    ...(grid.hidden === true && grid.rows.length > 0
      ? [{ code: 'hidden-sheet', cell: null, message: `The sheet “${grid.sheet}” is hidden in the file; it was read.` }]
      : []),
  ]);
}

/** The rows of a sheet that is no matrix, each with the place of its first cell. */
function looseRows(grid: Grid, named: boolean): readonly Loose[] {
  const name = cellNames(grid, named);
  return grid.rows.flatMap((cells, row) => {
    const filled = [...cells.entries()].filter(([, cell]) => cell.trim() !== '' && !isOurHead(cell.trim()));
    const [first] = filled;
    if (first === undefined) return [];
    return [{ place: name(row, first[0]), text: filled.map(([, cell]) => cell.trim()).join(' | ') }];
  });
}
