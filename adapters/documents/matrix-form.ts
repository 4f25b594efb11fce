import { createHash } from 'node:crypto';
import type { AnswerStatus } from '../../domain/replies/reply.ts';
import type { RowId } from '../../domain/requests/row.ts';

/** The columns of a response matrix, from the left. */
export const COLUMNS = ['row', 'number', 'section', 'question', 'guidance', 'status', 'answer', 'check'] as const;

/** One of the columns. */
export type ColumnId = (typeof COLUMNS)[number];

/** What stands above each column. The reader knows a column by the first word of its heading. */
export const HEADINGS: Readonly<Record<ColumnId, string>> = {
  row: 'Ref.',
  number: 'No.',
  section: 'Section',
  question: 'Question',
  guidance: 'A full answer holds',
  status: 'Status / کیفیت',
  answer: 'Answer / جواب',
  check: 'Check',
};

/** Name of the sheet. Nothing hangs on it: people rename sheets. */
export const SHEET_NAME = 'Matrix';

/** Characters of one answer that are read without a remark; a spreadsheet cell itself ends at 32,767. */
export const ANSWER_LIMIT = 32_000;

/** The drop-down of the Status column. */
export const STATUS_LABELS: Readonly<Record<AnswerStatus, string>> = {
  answered: 'Answered',
  'no-data': 'No data (say why)',
  'not-ours': 'Not ours (say whose)',
  clarification: 'Need clarification',
};

/** Words people write instead of the drop-down's, in English and Urdu, compared after `plainWords`. */
const STATUS_WORDS: Readonly<Record<AnswerStatus, readonly string[]>> = {
  answered: [
    'answered',
    'answer',
    'answer given',
    'answer provided',
    'replied',
    'done',
    'complete',
    'completed',
    'yes',
    'جواب',
    'جواب دیا',
    'جواب دے دیا',
    'جواب دیا گیا',
    'جواب موجود ہے',
    'جواب حاضر ہے',
    'مکمل',
  ],
  'no-data': [
    'no data',
    'data not available',
    'not available',
    'no information',
    'nil',
    'none',
    'na',
    'no data available',
    'معلومات نہیں',
    'معلومات دستیاب نہیں',
    'ڈیٹا نہیں',
    'ڈیٹا دستیاب نہیں',
    'دستیاب نہیں',
    'کوئی معلومات نہیں',
    'اعداد و شمار نہیں',
    'اعداد و شمار دستیاب نہیں',
  ],
  'not-ours': [
    'not ours',
    'not our',
    'not us',
    'not relevant',
    'not related',
    'not concerned',
    'other office',
    'not applicable',
    'does not pertain',
    'ہمارا نہیں',
    'ہم سے متعلق نہیں',
    'متعلق نہیں',
    'متعلقہ نہیں',
    'غیر متعلقہ',
  ],
  clarification: [
    'need clarification',
    'needs clarification',
    'clarification',
    'clarification needed',
    'clarification required',
    'clarify',
    'unclear',
    'not clear',
    'وضاحت',
    'وضاحت درکار',
    'وضاحت درکار ہے',
    'وضاحت چاہیے',
    'واضح نہیں',
  ],
};

const STATUS_BY_WORDS: ReadonlyMap<string, AnswerStatus> = new Map(
  (Object.keys(STATUS_WORDS) as AnswerStatus[]).flatMap((status) =>
    [STATUS_LABELS[status], ...STATUS_WORDS[status]].map((words) => [plainWords(words), status] as const),
  ),
);

/**
 * The status a cell states: the drop-down's own words, or what people write instead.
 * @returns null where the words are none that are known
 * @example readStatus('NO DATA') // 'no-data'
 */
export function readStatus(words: string): AnswerStatus | null {
  const plain = plainWords(words);
  // “ہے” (“is”) at the end changes nothing of what is meant
  return STATUS_BY_WORDS.get(plain) ?? STATUS_BY_WORDS.get(plain.replace(/ ہے$/u, '')) ?? null;
}

/** Words without case, brackets, stops, vowel signs and joiners, with the Arabic forms of Urdu letters made one. */
export function plainWords(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/\([^)]*\)/g, ' ')
    .replace(/[يى]/g, 'ی')
    .replace(/ك/g, 'ک')
    .replace(/ه/g, 'ہ')
    .replace(/[\p{Mn}\p{Cf}/]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Which matrix a row belongs to. */
export interface MatrixIdentity {
  readonly reference: string;
  readonly office: string;
}

const digest = (of: readonly unknown[], length: number): string =>
  createHash('sha256').update(JSON.stringify(of)).digest('hex').slice(0, length);

/** The second copy of a row's id, in its own row, with a sum over the id and the matrix it belongs to. */
export function rowCheck(identity: MatrixIdentity, row: RowId): string {
  return `${row} ${digest([identity.reference, identity.office, row], 6)}`;
}

/**
 * Reads a row's second copy.
 * @param identity null where the matrix does not say which it is; then the sum cannot be tried
 * @returns the id and whether its sum is right, null where the cell holds no such copy
 */
export function readRowCheck(
  identity: MatrixIdentity | null,
  cell: string,
): { readonly row: RowId; readonly sound: boolean } | null {
  const row = /^(\S+) [0-9a-f]{6}$/.exec(cell.trim())?.[1];
  if (row === undefined) return null;
  return { row, sound: identity !== null && rowCheck(identity, row) === cell.trim() };
}

/** What the last row of a matrix says of the whole. */
export interface EndLine extends MatrixIdentity {
  /** Every row that was sent, in order. */
  readonly rows: readonly RowId[];
}

/** The last row's note on the whole matrix: which it is, the rows that were sent, and a sum over all of it. */
export function endLine({ reference, office, rows }: EndLine): string {
  return JSON.stringify({ matrix: 1, reference, office, rows, sum: digest([reference, office, rows], 16) });
}

/** Reads the last row's note. @returns null where the cell holds none; `sound` false where its sum is wrong */
export function readEndLine(cell: string): { readonly line: EndLine; readonly sound: boolean } | null {
  if (!cell.startsWith('{"matrix":')) return null;
  const parsed = parseJson(cell);
  if (typeof parsed !== 'object' || parsed === null) return null;
  const { reference, office, rows } = parsed as Record<string, unknown>;
  if (typeof reference !== 'string' || typeof office !== 'string' || !Array.isArray(rows)) return null;
  const line = { reference, office, rows: rows.map(String) };
  return { line, sound: endLine(line) === cell };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The name of a cell as spreadsheets print it. @param row from 0 @param column from 0 */
export function cellName(row: number, column: number): string {
  let letters = '';
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
  }
  return `${letters}${row + 1}`;
}
