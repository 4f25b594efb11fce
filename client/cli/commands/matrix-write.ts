import { basename } from 'node:path';
import { DeskError } from '../../../contracts/errors.ts';
import type { Office } from '../../../domain/offices/office.ts';
import { asksSomething, readInstrument } from '../../../domain/loi/read-instrument.ts';
import { matrixRows } from '../../../domain/matrix/matrix-rows.ts';
import type { RunCommand } from '../command.ts';
import { documentArgument, writeBytes } from '../files.ts';
import { dateOption, requiredOption } from '../options.ts';

/**
 * `matrix write LIST --office ID --out FILE [--answer-by D]`: a response matrix with every question of a list, as a
 * spreadsheet for one office. It needs nothing running, and asks nobody.
 *
 * @throws DeskError `usage`, `date-invalid`, `file-not-found`, `office-unknown`, `document-…`, `folder-unusable`
 */
export const run: RunCommand = async (args, options, context) => {
  const out = requiredOption(options, 'out', '--out', 'FILE.xlsx');
  const office = namedOffice(requiredOption(options, 'office', '--office', 'ID'), (await context.reference()).offices);
  const answerBy = options['answerBy'] === undefined ? null : dateOption(options, 'answerBy', '--answer-by');

  const { text } = await documentArgument('matrix write', args, context);
  const list = readInstrument(text);
  const name = basename(args[0] ?? '');
  if (!asksSomething(list)) {
    const kind = list.kind.replaceAll('-', ' ');
    throw new DeskError('document-asks-nothing', `${name} (${kind}) asks nothing.`, 'a list of issues with questions');
  }
  const rows = matrixRows(list);
  const reference = `${list.symbol ?? name}/${office.id}`;
  const { writeMatrix } = await context.documents();
  const bytes = await writeMatrix({
    reference,
    title: list.symbol ?? name,
    office: office.id,
    officeName: office.name,
    answerBy,
    rows,
    mark: null,
  });
  await writeBytes(out, bytes);
  return {
    json: {
      file: out,
      reference,
      office: office.id,
      answerBy,
      questions: list.questions.length,
      rows: rows.length,
      bytes: bytes.length,
    },
    text: `${out}: ${rows.length} rows of ${list.questions.length} questions for ${office.name}.`,
  };
};

function namedOffice(id: string, offices: readonly Office[]): Office {
  const office = offices.find((one) => one.id === id);
  if (office !== undefined) return office;
  const known = offices.map((one) => one.id).join(', ');
  throw new DeskError('office-unknown', `--office: there is no office "${id}"`, `one of: ${known}`);
}
