import { DeskError } from '../contracts/errors.ts';
import type { CycleState } from '../domain/cycle/state.ts';
import type { Question } from '../domain/loi/instrument.ts';
import { answersInText, type AskedRow } from '../domain/replies/answers-in-text.ts';
import type { MailReading, RowAnswer } from '../domain/replies/reply.ts';
import { questionOf, type RowId } from '../domain/requests/row.ts';
import type { ActivityPorts } from './activity-ports.ts';
import { instrumentOf } from './reference.ts';

/** What reading the answers of a message needs; it changes nothing. */
export type AnswerPorts = Pick<ActivityPorts, 'store' | 'openAttachments' | 'readMatrix'>;

/** Answers of one office to one cycle, and what could not be read. */
export interface Answers {
  readonly rows: readonly RowAnswer[];
  readonly problems: readonly string[];
}

/** No answer at all. */
export const NOTHING: Answers = { rows: [], problems: [] };

/** An attachment as it is opened. */
export type OpenedFile = Awaited<ReturnType<ActivityPorts['openAttachments']>>[number];

/** Answers in the returned spreadsheets first; what the text adds under its numbers fills what they leave out. */
export async function answersOf(
  ports: AnswerPorts,
  {
    raw,
    reading,
    cycleId,
    office,
  }: {
    readonly raw: Uint8Array;
    readonly reading: MailReading;
    readonly cycleId: string;
    readonly office: string;
  },
  state: CycleState,
): Promise<Answers> {
  const asked = askedOf(state, office);
  const rows = new Map<RowId, RowAnswer>();
  const problems: string[] = [];
  for (const file of (await ports.openAttachments(raw)).filter(isSpreadsheet)) {
    const matrix = await matrixAnswers(ports, file, asked);
    for (const answer of matrix.rows) rows.set(answer.row, answer);
    problems.push(...matrix.problems);
  }
  const { reading: list } = await instrumentOf(ports.store, cycleId);
  for (const answer of answersInText(reading.replyText, askedRows(list.questions, asked))) {
    if (!rows.has(answer.row)) rows.set(answer.row, answer);
  }
  return { rows: [...rows.values()], problems };
}

/** Whether a file may be a filled matrix. */
export function isSpreadsheet({ filename, contentType }: OpenedFile): boolean {
  return /\.(?:xlsx|xlsm|csv)$/iu.test(filename) || /spreadsheet|text\/csv/u.test(contentType);
}

/** The answers in one returned matrix, of the rows that were asked. */
export async function matrixAnswers(ports: AnswerPorts, file: OpenedFile, asked: readonly RowId[]): Promise<Answers> {
  try {
    const matrix = await ports.readMatrix(file.content, asked);
    return {
      rows: matrix.rows
        .filter(({ row }) => asked.includes(row))
        .map(({ row, status, text }) => ({ row, status, text })),
      problems: matrix.problems.map((p) => `${file.filename}${p.cell === null ? '' : ` ${p.cell}`}: ${p.message}`),
    };
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
    return { rows: [], problems: [`${file.filename}: ${error.message}`] };
  }
}

/** Rows that are asked of an office. */
export function askedOf(state: CycleState, office: string): readonly RowId[] {
  return Object.keys(state.requests[office]?.rows ?? {});
}

/** Rows as a text may answer them. */
export function askedRows(questions: readonly Question[], asked: readonly RowId[]): readonly AskedRow[] {
  const byId = new Map(questions.map((q) => [q.id, q]));
  return asked.map((row) => {
    const question = byId.get(questionOf(row));
    const part = question?.parts.find((p) => p.id === row);
    const text = part?.text ?? question?.text;
    return {
      row,
      number: question?.number ?? null,
      label: part?.label ?? null,
      ...(text === undefined ? {} : { text }),
    };
  });
}
