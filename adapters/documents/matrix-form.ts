import { createHash } from 'node:crypto';
import type { RowId } from '../../domain/requests/row.ts';

/**
 * The columns of a response matrix, from where reading begins. Earlier editions had `section` and `guidance` as columns
 * of their own and neither `earlier` nor `reason`; they are read by the same headings.
 */
export const COLUMNS = ['row', 'number', 'question', 'earlier', 'status', 'answer', 'reason', 'check'] as const;

/** One of the columns. */
export type ColumnId = (typeof COLUMNS)[number];

/** Language a matrix is written in. */
export type MatrixLanguage = 'en' | 'ur';

const NAMES: Readonly<Record<ColumnId, Readonly<Record<MatrixLanguage, string>>>> = {
  row: { en: 'Ref.', ur: 'حوالہ' },
  number: { en: 'No.', ur: 'شمار' },
  question: { en: 'Question', ur: 'سوال' },
  earlier: { en: 'Last answer', ur: 'پچھلا جواب' },
  status: { en: 'Status', ur: 'کیفیت' },
  answer: { en: 'Answer', ur: 'جواب' },
  reason: { en: 'Reason, or whose it is', ur: 'وجہ یا متعلقہ ادارہ' },
  check: { en: 'Check', ur: 'Check' },
};

/** Columns a file may be known by once its Urdu is lost: their headings hold both languages in every matrix. */
const IN_BOTH: readonly ColumnId[] = ['status', 'answer'];

/**
 * What stands above a column: in English with the Urdu beside it where people read or write, in a matrix in Urdu
 * without the English but for the columns that are filled in.
 */
export function headingOf(column: ColumnId, language: MatrixLanguage = 'en'): string {
  const { en, ur } = NAMES[column];
  if (language === 'ur') return IN_BOTH.includes(column) ? `${ur} / ${en}` : ur;
  return ur === en || column === 'row' || column === 'number' ? en : `${en} / ${ur}`;
}

/** What stands above each column of a matrix in English. */
export const HEADINGS = Object.fromEntries(COLUMNS.map((column) => [column, headingOf(column)])) as Readonly<
  Record<ColumnId, string>
>;

/**
 * The column a heading names, in either language; a half of it that was lost or changed does not matter.
 * @returns null for any other text
 * @example columnOf('Answer / ????') // 'answer'
 */
export function columnOf(heading: string): ColumnId | null {
  const parts = heading.split('/').map(plainWords);
  const whole = PLAIN_NAMES.find(({ names }) => names.some((name) => parts.includes(name)))?.column;
  if (whole !== undefined) return whole;
  const first = parts[0]?.split(' ')[0] ?? '';
  return PLAIN_NAMES.find((one) => one.first === first)?.column ?? null;
}

/** The names of the columns as headings are compared with them. */
const PLAIN_NAMES = COLUMNS.map((column) => ({
  column,
  names: Object.values(NAMES[column]).map(plainWords),
  first: plainWords(NAMES[column].en).split(' ')[0] ?? '',
}));

/** Name of the sheet. Nothing hangs on it: people rename sheets. */
export const SHEET_NAME = 'Matrix';

/** Characters of one answer that are read without a remark; a spreadsheet cell itself ends at 32,767. */
export const ANSWER_LIMIT = 32_000;

/** The line that parts what is said of a last answer from its text. */
const RULE = '———';

/** The cell of a last answer: when, by whom and to what it was given; a line; its text. @param said lines */
export function earlierCell(said: readonly string[], text: string): string {
  return [...said, RULE, text].join('\n');
}

/** The text of a last answer, as its cell holds it. @returns null where the cell holds none */
export function earlierTextIn(cell: string): string | null {
  const lines = cell.split('\n');
  const at = lines.findIndex((line) => line.trim() === RULE);
  return at === -1
    ? null
    : lines
        .slice(at + 1)
        .join('\n')
        .trim();
}

/** The line above what a full answer holds, below the question in its cell. */
const GUIDANCE: Readonly<Record<MatrixLanguage, string>> = {
  en: 'A full answer holds:',
  ur: 'مکمل جواب میں شامل ہو:',
};

/** What of a question's cell stands below its text; empty where nothing does. */
export function guidanceCell(hints: readonly string[], language: MatrixLanguage = 'en'): string {
  return hints.length === 0 ? '' : [GUIDANCE[language], ...hints.map((hint) => `• ${hint}`)].join('\n');
}

/** The question's own text in its cell, without what a full answer holds. */
export function questionTextIn(cell: string): string {
  const ends = Object.values(GUIDANCE).map((line) => cell.lastIndexOf(`\n${line}`));
  const end = Math.max(...ends);
  return (end === -1 ? cell : cell.slice(0, end)).trim();
}

/** The columns that a person fills in. */
export const FILLED_IN = ['status', 'answer', 'reason'] as const satisfies readonly ColumnId[];

/** One of them. */
export type FilledIn = (typeof FILLED_IN)[number];

/** Name of a cell's content control in the Word form: a copy of the row's id that Word keeps. */
export function controlTag(row: RowId, column: FilledIn): string {
  return `${row} ${column}`;
}

/** What the Word form shows in a cell until somebody writes in it; in a returned file it is no answer. */
export const PLACEHOLDERS: Readonly<Record<FilledIn, string>> = {
  status: 'Choose / چنیں',
  answer: 'Write here / یہاں لکھیں',
  reason: 'If needed / اگر ضرورت ہو',
};

const EMPTY_WORDS: ReadonlySet<string> = new Set(
  [
    ...Object.values(PLACEHOLDERS),
    // what Word itself shows in a control whose text was taken away
    'Click or tap here to enter text.',
    'Click here to enter text.',
    'Choose an item.',
  ].map(plainWords),
);

/** Characters; what is longer is no invitation. */
const LONGEST_PLACEHOLDER = 60;
/** Both languages stand in ours; Word's own begin so. */
const INVITES = /\/|^(?:click|choose)/iu;

/** A cell's own text: empty where it shows no more than the invitation to write. */
export function withoutPlaceholder(cell: string): string {
  return cell.length <= LONGEST_PLACEHOLDER && INVITES.test(cell) && EMPTY_WORDS.has(plainWords(cell)) ? '' : cell;
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
  /** Of each row whose last answer was printed to be confirmed: a sum over its text. Absent: none was. */
  readonly earlier?: Readonly<Record<RowId, string>>;
}

/** The sum over a last answer's text; spaces and line ends do not count, which other programs change. */
export function earlierSum(text: string): string {
  return digest([text.replace(/\s+/gu, ' ').trim()], 8);
}

/** The last row's note on the whole matrix: which it is, the rows that were sent, and a sum over all of it. */
export function endLine({ reference, office, rows, earlier }: EndLine): string {
  const more = earlier === undefined || Object.keys(earlier).length === 0 ? {} : { earlier };
  const of = [reference, office, rows, ...Object.values(more)];
  return JSON.stringify({ matrix: 1, reference, office, rows, ...more, sum: digest(of, 16) });
}

/** Reads the last row's note. @returns null where the cell holds none; `sound` false where its sum is wrong */
export function readEndLine(cell: string): { readonly line: EndLine; readonly sound: boolean } | null {
  if (!cell.startsWith('{"matrix":')) return null;
  const parsed = parseJson(cell);
  if (typeof parsed !== 'object' || parsed === null) return null;
  const { reference, office, rows, earlier } = parsed as Record<string, unknown>;
  if (typeof reference !== 'string' || typeof office !== 'string' || !Array.isArray(rows)) return null;
  const sums = typeof earlier === 'object' && earlier !== null ? { earlier: earlier as Record<RowId, string> } : {};
  const line = { reference, office, rows: rows.map(String), ...sums };
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
