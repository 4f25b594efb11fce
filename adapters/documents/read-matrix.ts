import type { MatrixProblem, MatrixReading, ReadMatrix } from '../../activities/ports.ts';
import { DeskError } from '../../contracts/errors.ts';
import { questionOf } from '../../domain/requests/row.ts';
import type { RowId } from '../../domain/requests/row.ts';
import { readGrids } from './matrix-grid.ts';
import { ANSWER_LIMIT, STATUS_LABELS, readStatus } from './matrix-form.ts';
import { findTable } from './matrix-table.ts';
import type { TableRow } from './matrix-table.ts';

type ReadRow = MatrixReading['rows'][number];

/**
 * Reads a returned matrix. A row with neither status nor answer is no answer yet; an answer without a status
 * counts as answered. A problem never takes away a row that can be read: both are given.
 */
export const readMatrix: ReadMatrix = async (bytes, expected) => {
  const tables = (await readGrids(bytes)).flatMap((grid, i) => findTable(grid, i > 0) ?? []);
  const first = tables[0];
  if (first === undefined) {
    throw new DeskError(
      'matrix-unreadable',
      'The file holds no response matrix: in no sheet is there a row with the headings Ref., Status and Answer.',
      'Please fill in the matrix we sent and return it as it is, as .xlsx or .csv.',
    );
  }
  const problems: MatrixProblem[] = tables.flatMap((table) => table.problems);
  const sent = tables.find((table) => table.end !== null)?.end ?? null;
  const known = expected === null ? (sent === null ? null : new Set(sent.rows)) : new Set(expected);

  const seen = new Map<RowId, TableRow>();
  const rows = new Map<RowId, ReadRow>();
  for (const row of tables.flatMap((table) => table.rows)) {
    const identity = rowIdOf(row, known, problems);
    if (identity === null) continue;
    if (known !== null && !known.has(identity)) {
      problems.push(foreignRow(row, identity));
      continue;
    }
    const earlier = seen.get(identity);
    if (earlier !== undefined && !isEmpty(row)) problems.push(duplicateRow(row, identity, earlier));
    if (earlier === undefined || !rows.has(identity)) {
      seen.set(identity, row);
      const answer = readRow(row, identity, problems);
      if (answer !== null) rows.set(identity, answer);
    }
  }
  for (const id of sent?.rows ?? expected ?? []) {
    if (!seen.has(id) && (known === null || known.has(id))) {
      problems.push({ code: 'missing-row', cell: null, message: `Row ${id} was sent and is not in the file.` });
    }
  }
  return {
    reference: sent?.reference ?? first.reference,
    office: sent?.office ?? null,
    rows: [...rows.values()],
    problems,
  };
};

/** Which row of the matrix this is; null, with the reason among the problems, where that cannot be told. */
function rowIdOf(row: TableRow, known: ReadonlySet<RowId> | null, problems: MatrixProblem[]): RowId | null {
  const { id, check } = row;
  if (check === null || check.row === id) {
    if (id !== '') return id;
    if (!isEmpty(row)) {
      problems.push({
        code: 'foreign-row',
        cell: row.cells.id,
        message: `The row has an answer and no reference: “${excerpt(row.answer || row.status)}”.`,
      });
    }
    return null;
  }
  const told = id === '' ? 'is empty' : `says “${excerpt(id)}”`;
  if (check.sound) {
    problems.push({
      code: 'changed-id',
      cell: row.cells.id,
      message: `The reference ${told}; by its second copy the row is ${check.row} and was taken as that.`,
    });
    return check.row;
  }
  // without a sound copy the one of the two that was asked decides, and two that were asked decide nothing
  const asked = [id, check.row].filter((candidate) => known?.has(candidate));
  const taken = asked.length === 1 ? (asked[0] ?? null) : null;
  problems.push({
    code: 'changed-id',
    cell: row.cells.id,
    message:
      `The reference ${told} and its second copy ${check.row}; ` +
      (taken === null
        ? 'which row was meant cannot be told, so it was not taken.'
        : `only ${taken} was asked, so it was taken as that.`),
  });
  return taken;
}

function readRow(row: TableRow, id: RowId, problems: MatrixProblem[]): ReadRow | null {
  if (isEmpty(row)) return null;
  const status = row.status === '' ? 'answered' : readStatus(row.status);
  if (status === null) problems.push(unknownStatus(row, id));
  if (row.answer === '' && (status === null || status === 'answered')) {
    if (status !== null) {
      problems.push({
        code: 'answered-but-empty',
        cell: row.cells.answer,
        message: `Row ${id} says “${row.status}” and its answer is empty, so it counts as open.`,
      });
    }
    return null;
  }
  problems.push(...answerProblems(row, id));
  return {
    row: id,
    question: questionOf(id),
    status: status ?? 'answered',
    text: row.answer,
    source: row.cells.answer,
  };
}

function answerProblems(row: TableRow, id: RowId): readonly MatrixProblem[] {
  const problems: MatrixProblem[] = [];
  const cell = row.cells.answer;
  if (row.answer === '') {
    problems.push({ code: 'reason-missing', cell, message: `Row ${id} says “${row.status}” and gives no reason.` });
  }
  if (row.answer.length > ANSWER_LIMIT) {
    const length = row.answer.length.toLocaleString('en');
    problems.push({
      code: 'answer-too-long',
      cell,
      message: `The answer to row ${id} has ${length} characters; a cell ends at 32,767, so its end may be missing.`,
    });
  }
  if (row.formula !== null) {
    problems.push({
      code: 'formula',
      cell,
      message: `The answer to row ${id} is a formula (${excerpt(row.formula)}); what it showed was taken.`,
    });
  }
  return problems;
}

function unknownStatus(row: TableRow, id: RowId): MatrixProblem {
  const effect = row.answer === '' ? 'it counts as open' : 'its answer was taken as answered';
  return {
    code: 'unknown-status',
    cell: row.cells.status,
    message: `Row ${id} has the status “${excerpt(row.status)}”; ${effect}. Known are: ${Object.values(STATUS_LABELS).join('; ')}.`,
  };
}

function foreignRow(row: TableRow, id: RowId): MatrixProblem {
  return {
    code: 'foreign-row',
    cell: row.cells.id,
    message: `Row “${excerpt(id)}” was not asked of this office; ${isEmpty(row) ? 'it is empty' : 'its answer was not taken'}.`,
  };
}

function duplicateRow(row: TableRow, id: RowId, earlier: TableRow): MatrixProblem {
  return {
    code: 'duplicate-row',
    cell: row.cells.id,
    message: `Row ${id} stands twice, first at ${earlier.cells.id}; ${isEmpty(earlier) ? 'the one with an answer' : 'the first'} was taken.`,
  };
}

function isEmpty(row: Pick<TableRow, 'status' | 'answer'>): boolean {
  return row.status === '' && row.answer === '';
}

function excerpt(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= 60 ? line : `${line.slice(0, 57)}…`;
}
