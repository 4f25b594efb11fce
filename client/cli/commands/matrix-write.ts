import { basename, extname } from 'node:path';
import type { Matrix } from '../../../activities/ports.ts';
import { DeskError } from '../../../contracts/errors.ts';
import type { LocalDate } from '../../../domain/calendar/calendar.ts';
import { localDateOf } from '../../../domain/calendar/instants.ts';
import { plannedOn } from '../../../domain/cycle/request-facts.ts';
import type { Office } from '../../../domain/offices/office.ts';
import { asksSomething, readInstrument } from '../../../domain/loi/read-instrument.ts';
import { matrixRows } from '../../../domain/matrix/matrix-rows.ts';
import { isOpen } from '../../../domain/requests/row.ts';
import type { CliContext, CliOptions, RunCommand } from '../command.ts';
import { documentArgument, writeBytes } from '../files.ts';
import { findCycle } from '../find-cycle.ts';
import { dateOption, requiredOption } from '../options.ts';
import { openedStore } from '../running.ts';

const ZONE = 'Asia/Karachi';

/**
 * `matrix write LIST|CYCLE --office ID --out FILE.xlsx|.docx [--answer-by D] [--open]`: the response matrix of one
 * office, with every question of a list, for which nothing has to run; or with what it is asked in a cycle, its last
 * answers beside the rows. Nobody is asked. The ending of `--out` says the form.
 *
 * @throws DeskError `usage`, `date-invalid`, `file-not-found`, `office-unknown`, `cycle-unknown`, `document-…`,
 *   `refused` where the office has nothing to answer in the cycle, `folder-unusable`
 */
export const run: RunCommand = async (args, options, context) => {
  const out = requiredOption(options, 'out', '--out', 'FILE.xlsx');
  const ending = extname(out).toLowerCase();
  if (ending !== '.xlsx' && ending !== '.docx') {
    throw new DeskError(
      'usage',
      `--out: a matrix is not written as "${basename(out)}"`,
      '--out FILE.xlsx or FILE.docx',
    );
  }
  const { offices } = await context.reference();
  const office = namedOffice(requiredOption(options, 'office', '--office', 'ID'), offices);
  const answerBy = options['answerBy'] === undefined ? null : dateOption(options, 'answerBy', '--answer-by');

  const [source] = args;
  // an id of a cycle has no ending; a list that is not there is said to be missing
  const matrix =
    source !== undefined && args.length === 1 && extname(source) === ''
      ? await ofCycle(source, office, answerBy, options, context)
      : await ofList(args, office, answerBy, context);
  const { writeMatrix, writeMatrixWord } = await context.documents();
  const bytes = await (ending === '.docx' ? writeMatrixWord : writeMatrix)(matrix);
  await writeBytes(out, bytes);
  const questions = new Set(matrix.rows.map(({ question }) => question)).size;
  const lastAnswers = matrix.rows.filter(({ earlier }) => earlier !== undefined).length;
  return {
    json: {
      file: out,
      reference: matrix.reference,
      office: office.id,
      answerBy: matrix.answerBy,
      questions,
      rows: matrix.rows.length,
      lastAnswers,
      bytes: bytes.length,
    },
    text:
      `${out}: ${matrix.rows.length} rows of ${questions} questions for ${office.name}` +
      (lastAnswers === 0 ? '.' : `, ${lastAnswers} with a last answer.`),
  };
};

async function ofList(
  args: readonly string[],
  office: Office,
  answerBy: LocalDate | null,
  context: CliContext,
): Promise<Matrix> {
  const { text } = await documentArgument('matrix write', args, context);
  const list = readInstrument(text);
  const name = basename(args[0] ?? '');
  if (!asksSomething(list)) {
    const kind = list.kind.replaceAll('-', ' ');
    throw new DeskError('document-asks-nothing', `${name} (${kind}) asks nothing.`, 'a list of issues with questions');
  }
  const language = office.languages?.[0] ?? 'en';
  return {
    reference: `${list.symbol ?? name}/${office.id}`,
    title: list.symbol ?? name,
    office: office.id,
    officeName: office.name,
    answerBy,
    rows: matrixRows(list, undefined, language),
    language,
    mark: null,
  };
}

async function ofCycle(
  id: string,
  office: Office,
  answerBy: LocalDate | null,
  options: CliOptions,
  context: CliContext,
): Promise<Matrix> {
  const store = await openedStore(context);
  const state = await findCycle(store, id);
  const rows = Object.entries(state.requests[office.id]?.rows ?? {})
    .filter(([, row]) => options['open'] !== true || isOpen(row))
    .map(([row]) => row);
  if (rows.length === 0) {
    const asked = Object.keys(state.requests).join(', ');
    throw new DeskError(
      'refused',
      `${office.id} has nothing to answer in ${state.cycleId}.`,
      asked === '' ? 'Nobody is asked yet: cycle assign --confirm.' : `Asked are: ${asked}.`,
    );
  }
  const { instrumentOf } = await import('../../../activities/reference.ts');
  const { officeMatrix } = await import('../../../activities/office-matrix.ts');
  const asked = {
    state,
    instrument: await instrumentOf(store, state.cycleId),
    office: office.id,
    rows: new Set(rows),
    answerBy: answerBy ?? plannedOn(state, 'answers-due') ?? null,
    on: localDateOf((context.now ?? Date.now)(), ZONE),
  };
  return officeMatrix(store, asked, (await context.reference()).offices);
}

function namedOffice(id: string, offices: readonly Office[]): Office {
  const office = offices.find((one) => one.id === id);
  if (office !== undefined) return office;
  const known = offices.map((one) => one.id).join(', ');
  throw new DeskError('office-unknown', `--office: there is no office "${id}"`, `one of: ${known}`);
}
