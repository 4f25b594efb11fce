import { basename } from 'node:path';
import type { MatrixExpectation, MatrixReading } from '../../../activities/ports.ts';
import { DeskError } from '../../../contracts/errors.ts';
import { readInstrument } from '../../../domain/loi/read-instrument.ts';
import { matrixRows } from '../../../domain/matrix/matrix-rows.ts';
import { questionOf } from '../../../domain/requests/row.ts';
import type { CliContext, CliOptions, RunCommand } from '../command.ts';
import { bytesOfFile } from '../files.ts';
import { textOption } from '../options.ts';
import { table } from '../table.ts';

/**
 * `matrix read FILE [--list LIST]`: what a returned matrix holds, row by row, what is wrong in it by cell, the rows that
 * are answered in two ways, and what stands outside the rows. With the list that was asked, rows are known by their
 * question too. Problems are an answer, not a failure.
 *
 * @throws DeskError `usage`, `file-not-found`, `matrix-unreadable`, `matrix-too-large`, `document-…` for the list
 */
export const run: RunCommand = async ([path], options, context) => {
  if (path === undefined) throw new DeskError('usage', 'The file to read is missing.', 'matrix read FILE');
  const { readMatrix } = await context.documents();
  const expected = await expectation(options, context);
  const read = await readMatrix(await bytesOfFile(path), expected, basename(path));
  const json = viewOf(read);
  return { json, text: inWords(basename(path), json) };
};

async function expectation(options: CliOptions, context: CliContext): Promise<MatrixExpectation | null> {
  const list = textOption(options, 'list');
  if (list === undefined) return null;
  const { read } = await context.documents();
  const { text } = await read(await bytesOfFile(list), basename(list));
  const rows = matrixRows(readInstrument(text));
  if (rows.length > 0) return { rows };
  throw new DeskError('document-asks-nothing', `${basename(list)} asks nothing.`, 'the list of issues that was asked');
}

type View = ReturnType<typeof viewOf>;

function viewOf({ reference, office, rows, problems, conflicts = [], elsewhere = [] }: MatrixReading) {
  return {
    reference,
    office,
    rows: rows.map(({ row, question, text, status, source, suggests }) => ({
      question,
      part: row === question ? null : row,
      answer: text,
      status,
      source,
      ...(suggests === undefined ? {} : { suggests }),
    })),
    problems,
    conflicts: conflicts.map(({ row, answers, why }) => ({
      question: questionOf(row),
      part: row === questionOf(row) ? null : row,
      answers: answers.map(({ text, status, source }) => ({ answer: text, status, source })),
      why,
    })),
    elsewhere,
  };
}

function inWords(file: string, { reference, office, rows, problems, conflicts, elsewhere }: View): string {
  const counts = [
    counted(rows.length, 'answer'),
    counted(problems.length, 'problem'),
    ...(conflicts.length === 0 ? [] : [counted(conflicts.length, 'conflict')]),
    ...(elsewhere.length === 0 ? [] : [`${counted(elsewhere.length, 'text')} outside the rows`]),
  ];
  const head = `${file}: ${reference ?? 'no reference'}, ${office ?? 'office not stated'}; ${counts.join(', ')}.`;
  const answers = rows.map((row) => [
    row.part ?? row.question,
    row.suggests === undefined ? row.status : `${row.status}: ${excerpt(row.suggests, 40)}`,
    row.source,
    excerpt(row.answer),
  ]);
  const faults = problems.map(({ cell, code, message }) => [cell ?? '-', code, message]);
  const twice = conflicts.flatMap(({ question, part, answers: all, why }) => [
    '',
    `${part ?? question}: ${why}`,
    ...all.map(({ status, source, answer }, at) => `  ${at + 1}. ${status}, ${source}: ${answer}`),
  ]);
  const outside = elsewhere.map(({ cell, text }) => [cell, excerpt(text)]);
  return [
    head,
    ...(answers.length === 0 ? [] : ['', table(['row', 'status', 'cell', 'answer'], answers)]),
    ...(twice.length === 0 ? [] : ['', 'Answered in two ways', ...twice.slice(1)]),
    ...(outside.length === 0 ? [] : ['', table(['place', 'outside the rows'], outside)]),
    ...(faults.length === 0 ? [] : ['', table(['cell', 'problem', 'what'], faults)]),
  ].join('\n');
}

function counted(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}

function excerpt(text: string, most = 80): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= most ? line : `${line.slice(0, most - 1)}…`;
}
