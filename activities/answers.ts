import { DeskError } from '../contracts/errors.ts';
import type { CycleState } from '../domain/cycle/state.ts';
import type { Question } from '../domain/loi/instrument.ts';
import { matrixRows } from '../domain/matrix/matrix-rows.ts';
import { settleClaims, type AnswerClaim } from '../domain/matrix/settle-claims.ts';
import { answersInText, type AskedRow } from '../domain/replies/answers-in-text.ts';
import type { AnswerNotes, MailReading, RowAnswer } from '../domain/replies/reply.ts';
import { fileNumber } from '../domain/requests/file-number.ts';
import { questionOf, type RowId } from '../domain/requests/row.ts';
import type { ActivityPorts } from './activity-ports.ts';
import type { MatrixExpectation } from './ports.ts';
import { instrumentOf } from './reference.ts';
import type { StoredInstrument } from './store-ports.ts';

/** What reading the answers of a message needs; it changes nothing. */
export type AnswerPorts = Pick<ActivityPorts, 'store' | 'openAttachments' | 'openBody' | 'readMatrix'>;

/** Answers of one office to one cycle, and what of them an officer has to see. */
export interface Answers {
  readonly rows: readonly RowAnswer[];
  /** What could not be read, and what is wrong, in words. */
  readonly problems: readonly string[];
  /** Rows answered in different ways. Absent: none. */
  readonly conflicts?: AnswerNotes['conflicts'];
  /** What stands in the files outside the rows. Absent: nothing. */
  readonly elsewhere?: AnswerNotes['elsewhere'];
}

/** No answer at all. */
export const NOTHING: Answers = { rows: [], problems: [] };

/** An attachment as it is opened. */
export type OpenedFile = Awaited<ReturnType<ActivityPorts['openAttachments']>>[number];

/** What one place of a message answers. */
export interface Found {
  readonly claims: readonly AnswerClaim[];
  readonly problems: readonly string[];
  readonly elsewhere: AnswerNotes['elsewhere'];
}

const NONE: Found = { claims: [], problems: [], elsewhere: [] };

/**
 * The answers in a message: those in its files first, in their order, then those in tables of the message itself, then
 * those under numbers in its text. Where two places answer one row alike they are one; where they differ the first is
 * taken for the time being and the row is a conflict.
 */
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
  const instrument = await instrumentOf(ports.store, cycleId);
  const expected = expectationOf(instrument, state, office);
  const files: Found[] = [];
  for (const file of (await ports.openAttachments(raw)).filter(mayHoldAnswers))
    files.push(await matrixAnswers(ports, file, expected));
  const asked = askedRows(instrument.reading.questions, askedOf(state, office));
  const tables = await bodyTables(ports, raw, reading, expected);
  return answersTogether([...files, tables], answersInText(reading.replyText, asked));
}

/** Answers found in files and tables, and those the text gives under its numbers, settled. */
export function answersTogether(found: readonly Found[], inText: readonly RowAnswer[]): Answers {
  const claims = found.flatMap((one) => one.claims);
  const written = inText.filter((answer) => !repeats(answer, claims));
  const said = written.map((answer): AnswerClaim => ({ answer, contested: [], source: 'the message', remark: null }));
  const { taken, conflicts } = settleClaims([...claims, ...said]);
  const elsewhere = found.flatMap((one) => one.elsewhere);
  return {
    rows: taken.map(({ answer }) => answer),
    problems: found.flatMap((one) => one.problems),
    ...(conflicts.length === 0 ? {} : { conflicts }),
    ...(elsewhere.length === 0 ? {} : { elsewhere }),
  };
}

/** What the text of a mail says in short of an answer that stands in a file: “please see the attached”. */
const POINTS_TO_FILE =
  /\b(?:attach|annex|enclos|appended|as per (?:the )?(?:matrix|file|sheet)|see (?:the )?(?:matrix|file|sheet|excel))|منسلک|لف ہذا/iu;
/** An answer in the text that is longer says more than where it stands. */
const LONGEST_POINTER = 200;

/** Whether an answer in the text says no other thing than what was found in a file or a table. */
function repeats({ row, text }: RowAnswer, claims: readonly AnswerClaim[]): boolean {
  const own = claims.filter(({ answer }) => answer.row === row);
  if (own.length === 0) return false;
  if (text.length <= LONGEST_POINTER && POINTS_TO_FILE.test(text)) return true;
  const words = plain(text);
  return own.some(({ answer }) => plain(answer.text).includes(words) || words.includes(plain(answer.text)));
}

const plain = (text: string): string =>
  text
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();

/** Whether a file may be a filled matrix. */
export function isSpreadsheet({ filename, contentType }: OpenedFile): boolean {
  return (
    /\.(?:xlsx|xlsm|xlsb|xls|ods|csv|tsv)$/iu.test(filename) || /spreadsheet|ms-excel|text\/csv/u.test(contentType)
  );
}

/** Whether answers may stand in a file: a spreadsheet, or a document. */
export function mayHoldAnswers(file: OpenedFile): boolean {
  const { filename, contentType } = file;
  const isDocument = /\.(?:docx?|docm|odt|rtf|pdf|html?)$/iu.test(filename);
  return (
    isSpreadsheet(file) || isDocument || /wordprocessingml|msword|pdf|opendocument\.text|text\/html/u.test(contentType)
  );
}

/** What was asked of an office, to know the rows of a returned matrix by. */
export function expectationOf(
  { reading }: Pick<StoredInstrument, 'reading'>,
  state: CycleState,
  office: string,
): MatrixExpectation {
  const asked = askedOf(state, office);
  const rows = new Map(matrixRows(reading).map((row) => [row.row, row]));
  return { rows: asked.map((row) => rows.get(row) ?? { row }), reference: fileNumber(state, office), office };
}

/** The answers in one file, of the rows that were asked. */
export async function matrixAnswers(
  ports: Pick<AnswerPorts, 'readMatrix'>,
  file: OpenedFile,
  expected: MatrixExpectation,
): Promise<Found> {
  const at = (place: string): string => `${file.filename} ${place}`;
  try {
    const matrix = await ports.readMatrix(file.content, expected, file.filename);
    const disputed = new Map((matrix.conflicts ?? []).map((conflict) => [conflict.row, conflict]));
    const claims = matrix.rows.flatMap(({ row, status, text, suggests, source }): readonly AnswerClaim[] => {
      const others = disputed.get(row)?.answers.slice(1) ?? [];
      const why = disputed.get(row)?.why ?? null;
      const own = { row, status, text, ...(suggests === undefined ? {} : { suggests }) };
      return [
        { answer: own, contested: why === null || others.length > 0 ? [] : [row], source: at(source), remark: why },
        ...others.map((other) => ({
          answer: { row, status: other.status, text: other.text },
          contested: [],
          source: at(other.source),
          remark: null,
        })),
      ];
    });
    return {
      claims,
      problems: matrix.problems.map((p) => `${file.filename}${p.cell === null ? '' : ` ${p.cell}`}: ${p.message}`),
      elsewhere: (matrix.elsewhere ?? []).map(({ cell, text }) => ({ cell: at(cell), text })),
    };
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
    return { ...NONE, problems: [`${file.filename}: ${error.message}`] };
  }
}

/** Lines of a text that were pasted from a spreadsheet. */
const PASTED = /^[^\t\n]*\t[^\t\n]*\t/mu;

/** The answers in tables of the message itself: those of its HTML, or cells that a program pasted as text. */
export async function bodyTables(
  ports: Pick<AnswerPorts, 'openBody' | 'readMatrix'>,
  raw: Uint8Array,
  { replyText }: Pick<MailReading, 'replyText'>,
  expected: MatrixExpectation,
): Promise<Found> {
  const html = (await ports.openBody?.(raw)) ?? null;
  const tables = html === null ? NONE : await matrixAnswers(ports, bodyFile(html, 'text/html'), expected);
  if (tables.claims.length > 0) return { ...tables, problems: [], elsewhere: [] };
  if (!PASTED.test(replyText)) return NONE;
  const pasted = new TextEncoder().encode(replyText.slice(Math.max(0, replyText.search(PASTED))));
  return { ...(await matrixAnswers(ports, bodyFile(pasted, 'text/plain'), expected)), problems: [], elsewhere: [] };
}

const bodyFile = (content: Uint8Array, contentType: string): OpenedFile => ({
  filename: 'the message',
  contentType,
  content,
});

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
