import type { LocalDate } from '../domain/calendar/calendar.ts';
import type { CycleState } from '../domain/cycle/state.ts';
import { STEP_DOWN_RUNG } from '../domain/cycle/due-step-down.ts';
import { matrixRows } from '../domain/matrix/matrix-rows.ts';
import type { MatrixForm, Office } from '../domain/offices/office.ts';
import { matrixName } from '../domain/requests/file-names.ts';
import { fileNumber } from '../domain/requests/file-number.ts';
import { questionOf, type RowId } from '../domain/requests/row.ts';
import { earlierAnswersFor } from './earlier-answers.ts';
import { isShorten } from './letter-occasion.ts';
import { attachmentName, rowsNow } from './letter-views.ts';
import type { LetterMaterial } from './letter-views.ts';
import type { MailAttachment } from './mail-ports.ts';
import type { Matrix, WriteMatrix } from './ports.ts';
import type { OutboxLetter, Store, StoredInstrument } from './store-ports.ts';

const CONTENT_TYPES: Readonly<Record<MatrixForm, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** A letter of a cycle on its way to an office. */
interface Leaving {
  readonly letter: OutboxLetter;
  readonly state: CycleState;
  readonly instrument: StoredInstrument;
}

/** What letters say of the file that travels with them. */
export type AttachmentWords = Pick<LetterMaterial, 'attachment' | 'attachedAlso' | 'lastAnswers'>;

/** What travels with the letters of one cycle to one office in a mail. */
export interface Attached {
  /** Null where the text travels, or nothing. */
  readonly matrix: Matrix | null;
  readonly forms: readonly MatrixForm[];
  readonly words: AttachmentWords;
}

/**
 * What letters of one cycle to one office carry: the matrix with the rows they are about, or the text to clear and
 * deliver, or nothing.
 * @param on local date on which they leave
 */
export async function attachedTo(
  store: Store,
  group: readonly Leaving[],
  offices: readonly Office[],
  on: LocalDate,
): Promise<Attached> {
  // Who is told that the answer came needs no matrix to answer in.
  const wanting = group.filter(({ letter }) => letter.rung !== STEP_DOWN_RUNG);
  const [first] = wanting;
  if (first === undefined) return { matrix: null, forms: [], words: { attachment: null } };
  const { letter, state, instrument } = first;
  const rows = new Set(wanting.flatMap(rowsNow));
  if (rows.size === 0) return { matrix: null, forms: [], words: { attachment: attachmentName(letter, state) } };
  const answerBy = letter.decision.answerBy ?? state.deadline;
  const asked = { state, instrument, office: letter.office, rows, answerBy, on };
  const matrix = await officeMatrix(store, asked, offices);
  const given = await givenAnswers(store, wanting);
  const forms = matrixForms(offices.find(({ id }) => id === letter.office));
  const [attachment = null, also] = forms.map((form) => matrixName(state.cycleId, letter.office, form));
  const lastAnswers = matrix.rows.filter(({ earlier }) => earlier !== undefined).length;
  return {
    matrix: {
      ...matrix,
      rows: matrix.rows.map((row) => {
        const text = given.get(row.row);
        return text === undefined ? row : { ...row, given: text };
      }),
    },
    forms,
    words: {
      attachment,
      ...(also === undefined ? {} : { attachedAlso: also }),
      ...(lastAnswers === 0 ? {} : { lastAnswers }),
    },
  };
}

/** The answers that letters ask to make shorter, by row. */
async function givenAnswers(store: Store, group: readonly Leaving[]): Promise<ReadonlyMap<RowId, string>> {
  const asked = new Set(group.flatMap(({ letter }) => (isShorten(letter) ? letter.decision.rows : [])));
  const [first] = group;
  if (asked.size === 0 || first === undefined) return new Map();
  const { cycleId, office } = first.letter;
  const answers = await store.answers.current(cycleId);
  return new Map(
    answers.filter((one) => one.office === office && asked.has(one.row)).map(({ row, text }) => [row, text] as const),
  );
}

/** What one office is asked in a cycle, as its matrix is to show it. */
export interface MatrixAsked {
  readonly state: CycleState;
  readonly instrument: StoredInstrument;
  readonly office: string;
  readonly rows: ReadonlySet<RowId>;
  /** Local date; null where no letter says one. */
  readonly answerBy: LocalDate | null;
  /** Local date on which it is written. */
  readonly on: LocalDate;
}

/**
 * The matrix of one office in a cycle: its rows in the order of the list, each with what was answered to it before, in
 * the language the office's letters begin with.
 */
export async function officeMatrix(store: Store, asked: MatrixAsked, offices: readonly Office[]): Promise<Matrix> {
  const { state, instrument, office, rows, answerBy, on } = asked;
  const of = offices.find(({ id }) => id === office);
  const language = of?.languages?.[0] ?? 'en';
  const earlier = await earlierAnswersFor(store, state.cycleId, office, { today: on });
  const all = matrixRows(instrument.reading, new Set([...rows].map(questionOf)), language);
  return {
    reference: fileNumber(state, office),
    title: state.title,
    office,
    officeName: of?.name ?? office,
    answerBy,
    rows: all
      .filter(({ row }) => rows.has(row))
      .map((row) => {
        const last = earlier.get(row.row);
        return last === undefined ? row : { ...row, earlier: last };
      }),
    language,
    on,
    mark: state.rehearsal ? 'REHEARSAL' : null,
  };
}

/** The forms in which an office is sent its matrix. */
export function matrixForms(office: Office | undefined): readonly MatrixForm[] {
  const wished = office?.matrixForm ?? 'xlsx';
  return wished === 'both' ? ['xlsx', 'docx'] : [wished];
}

/** What writes a matrix in each form. */
export interface MatrixWriters {
  readonly writeMatrix: WriteMatrix;
  readonly writeMatrixWord: WriteMatrix;
}

/** A matrix as the files that travel with a letter, in the forms its office wishes. */
export async function matrixFiles(
  { writeMatrix, writeMatrixWord }: MatrixWriters,
  cycleId: string,
  matrix: Matrix,
  forms: readonly MatrixForm[],
): Promise<readonly MailAttachment[]> {
  const files: MailAttachment[] = [];
  for (const form of forms) {
    const content = await (form === 'docx' ? writeMatrixWord : writeMatrix)(matrix);
    files.push({ filename: matrixName(cycleId, matrix.office, form), contentType: CONTENT_TYPES[form], content });
  }
  return files;
}
