import { basename } from 'node:path';
import { DeskError } from '../../../contracts/errors.ts';
import type { RunCommand } from '../command.ts';
import { bytesOfFile } from '../files.ts';
import { table } from '../table.ts';

/**
 * `matrix read FILE`: what a returned matrix holds, row by row, and what is wrong in it by cell. Problems are an
 * answer, not a failure.
 *
 * @throws DeskError `usage`, `file-not-found`, `matrix-unreadable`, `matrix-too-large`
 */
export const run: RunCommand = async ([path], _options, context) => {
  if (path === undefined) throw new DeskError('usage', 'The file to read is missing.', 'matrix read FILE');
  const { readMatrix } = await context.documents();
  const { reference, office, rows, problems } = await readMatrix(await bytesOfFile(path), null);
  const json = {
    reference,
    office,
    rows: rows.map(({ row, question, text, status, source }) => ({
      question,
      part: row === question ? null : row,
      answer: text,
      status,
      source,
    })),
    problems,
  };
  return { json, text: inWords(basename(path), json) };
};

function inWords(
  file: string,
  {
    reference,
    office,
    rows,
    problems,
  }: {
    readonly reference: string | null;
    readonly office: string | null;
    readonly rows: readonly {
      readonly question: string;
      readonly part: string | null;
      readonly answer: string;
      readonly status: string;
      readonly source: string;
    }[];
    readonly problems: readonly { readonly code: string; readonly cell: string | null; readonly message: string }[];
  },
): string {
  const head = `${file}: ${reference ?? 'no reference'}, ${office ?? 'office not stated'}; ${counted(rows.length, 'answer')}, ${counted(problems.length, 'problem')}.`;
  const answers = rows.map((row) => [row.part ?? row.question, row.status, row.source, excerpt(row.answer)]);
  const faults = problems.map(({ cell, code, message }) => [cell ?? '-', code, message]);
  return [
    head,
    ...(answers.length === 0 ? [] : ['', table(['row', 'status', 'cell', 'answer'], answers)]),
    ...(faults.length === 0 ? [] : ['', table(['cell', 'problem', 'what'], faults)]),
  ].join('\n');
}

function counted(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}

function excerpt(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= 80 ? line : `${line.slice(0, 79)}…`;
}
