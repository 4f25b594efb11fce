import type { RowId } from '../requests/row.ts';
import { questionOf } from '../requests/row.ts';
import { westernDigits } from './dates-in-text.ts';

/** One row as it was asked. */
export interface AskedRow {
  readonly row: RowId;
  /** Number of the question as the list prints it, else null. */
  readonly number: string | null;
  /** Label of the part as the list prints it (`a`, `(b)`), else null. */
  readonly label?: string | null;
  /** Text of the row: where a reply repeats it, it is not taken for an answer. */
  readonly text?: string;
}

/** A label at the beginning of a line: the rows it names and how long it is. */
export interface LabelFound {
  readonly rows: readonly RowId[];
  readonly length: number;
}

/** Letters of Urdu lists, in the order in which those lists go. */
const URDU_PARTS: Readonly<Record<string, string>> = { الف: 'a', ب: 'b', ج: 'c', د: 'd', ہ: 'e', و: 'f', ز: 'g' };

const NUMBER = '(\\d{1,3})';
const LETTER = '[a-z]|[ivx]{1,4}|الف|ب|ج|د|ہ|و|ز';
const PART = `(?:\\s{0,2}(?:کی\\s|کا\\s)?(?:part|sub-?para|شق|جز)?\\s{0,2}[.\\-]?\\s{0,2}\\(?\\s{0,1}(${LETTER})\\s{0,1}[).:]|\\s{0,2}[.\\-]\\s{0,1}([a-z])(?![\\p{L}\\p{N}])|([a-z])(?![\\p{L}\\p{N}]))?`;
const AFTER = '\\s{0,3}(?:[:.)\\-–—۔|]{1,2}|(?=\\s|$))\\s{0,3}';
/** Marks of lists and quotes; in a table the running number of its row stands first. */
const LEAD = '^[\\s>*_#•·–—\\-"“|]{0,8}(?:\\d{1,3}[.)]?\\s{0,2}[\\t|]\\s{0,2})?';
const WORDS = '(?:re(?:ply|sponse)|ans(?:wer)?\\.?)(?:\\s{1,2}(?:to|of|on|for|against))?\\s{1,2}(?:the\\s{1,2})?';
const NOUNS =
  '(?:questions?|ques|query|queries|paragraphs?|paras?|issues?|items?|points?|s(?:r|er(?:ial)?)?\\.?\\s{0,2}nos?|serial|nos?|سوالات|سوال(?:\\s{0,2}نمبر)?|پیرا(?:گراف)?|جواب|نمبر|س|ج)\\.?\\s{0,2}(?:nos?\\.?|numbers?|#|نمبر)?\\.?\\s{0,2}[:#]?\\s{0,2}';
const Q = 'q\\.?\\s{0,2}(?:nos?\\.?|#)?\\s{0,2}';

/** "q4.b", "Q4 (b):", "Q. No. 4(b)" */
const BY_ID = new RegExp(`${LEAD}(?:${WORDS})?${Q}${NUMBER}${PART}${AFTER}`, 'iu');
/** "Question 4 (b)", "Reply to paragraph 4", "Para 4(b):", "Answer to 4" */
const BY_NOUN = new RegExp(`${LEAD}(?:${WORDS}(?:${NOUNS})?|${NOUNS})\\(?${NUMBER}\\)?${PART}${AFTER}`, 'iu');
/** "Paras 4 to 6:", "Questions 4, 9 and 12 –": nothing but a mark may follow. */
const SEVERAL = new RegExp(
  `${LEAD}(?:${WORDS})?(?:${NOUNS}|${Q})\\(?${NUMBER}((?:\\s{0,2}(?:,|&|to|till|through|and|-|–|—|تا|سے|اور|،){1,2}\\s{0,2}(?:${NOUNS})?\\d{1,3}){1,30})\\)?\\s{0,3}(?:[:)۔–—]|-(?!\\d)|\\.(?!\\d)|$)\\s{0,3}`,
  'iu',
);
/** Without this no line names several; looked for first, since most lines do not. */
const JOINS_NUMBERS = /\d\s{0,2}(?:[,&،–—-]|to|till|through|and|تا|سے|اور)/iu;
/** "4.", "4 (b)", "(4)", "4)" */
const BARE = new RegExp(
  `${LEAD}\\(?${NUMBER}(?:\\)|(?=[\\s.:(\\-–|a-z۔]))${PART}(?:\\s{0,3}[:.)\\-–—۔|]{1,2}(?!\\d)|(?=\\s|$))\\s{0,3}`,
  'iu',
);
/** "(b)", "b." under its question */
const PART_ALONE = new RegExp(`${LEAD}(?:part\\s{1,2})?\\(?(${LETTER})[).:۔]\\s{0,3}`, 'iu');
/** A plain number with its mark, whatever it names. */
const ANY_NUMBER = /^[\s>*_•-]{0,8}\(?(\d{1,3})[.)]{1,2}\s/u;

/** What follows a number in a sentence, and no label. */
const GOES_ON =
  /^\s{0,2}(?:(?:of|and|or|above|below|under|read with|ibid|supra|as amended|per ?cent|million|billion|lakh|crore|thousand|hundred|years?|months?|days?)(?![\p{L}])|[,%]|\d)/iu;
const IS_OF = /^\s{0,2}(?:(?:of|and|or|read with|above|below|ibid)(?![\p{L}])|,)/iu;
const MONTH =
  /^\s{0,2}(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}(?:\s|[.,-]|$)\s{0,2}\d|^\s{0,2}(?:جنوری|فروری|مارچ|اپریل|مئی|جون|جولائی|اگست|ستمبر|اکتوبر|نومبر|دسمبر)/iu;

/** A line as its label is looked for: western digits, no invisible marks; as long as before. */
export function asLabelled(text: string): string {
  return westernDigits(text).replace(/[\u00a0\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069]/gu, ' ');
}

/** "Q4 (b):", "Question 4", "Paras 4 to 6:": a label that says of itself what it is. */
export function wordedLabel(head: string, asked: readonly AskedRow[]): LabelFound | null {
  return several(head, asked) ?? byId(head, asked) ?? byNoun(head, asked);
}

/** "4 (b)", "(4)", "4.": a number alone, which may be anything. */
export function bareLabel(head: string, asked: readonly AskedRow[]): LabelFound | null {
  const match = BARE.exec(head);
  const number = match?.[1] ?? '';
  // "9 of them" begins a sentence; a label has something after its number.
  if (match === null || !/[().:\-–—۔|]/u.test(match[0].slice(match[0].lastIndexOf(number) + number.length)))
    return null;
  return isSentence(match, head) ? null : numbered(match, number, asked);
}

/** "(b)" under the question last named. */
export function partLabel(head: string, question: string, asked: readonly AskedRow[]): LabelFound | null {
  const match = PART_ALONE.exec(head);
  // "ج:" is short for "answer".
  if (match === null || /^\s{0,8}ج\s{0,2}[:：]/u.test(head)) return null;
  const own = asked.filter(({ row }) => questionOf(row) === question && row !== question);
  return found(rowsOf(own, match[1] ?? ''), match);
}

/** The number with which a line begins, as in a list; null where it begins with none. */
export function leadingNumber(head: string): number | null {
  const match = ANY_NUMBER.exec(head);
  return match === null ? null : Number(match[1]);
}

function several(head: string, asked: readonly AskedRow[]): LabelFound | null {
  if (!JOINS_NUMBERS.test(head)) return null;
  const match = SEVERAL.exec(head);
  if (match === null) return null;
  const numbers = [Number(match[1])];
  for (const [, joint, digits] of (match[2] ?? '').matchAll(/(\D{1,40})(\d{1,3})/gu)) {
    const [from, to] = [numbers.at(-1) ?? 0, Number(digits)];
    if (!/\b(?:to|till|through)\b|[-–—]|تا|سے/iu.test(joint ?? '')) numbers.push(to);
    else for (let number = from + 1; number <= to && number - from < 60; number += 1) numbers.push(number);
  }
  const rows = numbers.flatMap((number) => rowsNumbered(String(number), asked) ?? []);
  return found([...new Set(rows)], match);
}

function byId(head: string, asked: readonly AskedRow[]): LabelFound | null {
  const match = BY_ID.exec(head);
  if (match === null || isSentence(match, head)) return null;
  const number = match[1] ?? '';
  const own = asked.filter(({ row }) => questionOf(row) === `q${Number(number)}`);
  const rows = rowsOf(own, partOf(match));
  return found(
    rows.length > 0
      ? rows
      : rowsOf(
          asked.filter((one) => printed(one) === number),
          partOf(match),
        ),
    match,
  );
}

function byNoun(head: string, asked: readonly AskedRow[]): LabelFound | null {
  const match = BY_NOUN.exec(head);
  if (match === null || isSentence(match, head)) return null;
  // "No 12 cases were found" counts cases.
  if (/^\W{0,8}nos?\b/iu.test(match[0]) && !/[:.)\-–—|]\s{0,3}$/u.test(match[0])) return null;
  return numbered(match, match[1] ?? '', asked);
}

/** "12 (c) of the Act", "No. 4-12/2026", "12-May-2026", "Q4 2025": numbers that name no question. */
function isSentence(match: RegExpExecArray, head: string): boolean {
  const rest = head.slice(match[0].length);
  const label = match[0].trimEnd();
  if (/[-–—./]$/u.test(match[0]) && /^\d/u.test(rest)) return true;
  if (/[:：]$/u.test(label)) return false;
  if (partOf(match) === null && MONTH.test(rest)) return true;
  return /[).\-–—۔|]$/u.test(label) ? IS_OF.test(rest) : GOES_ON.test(rest);
}

function numbered(match: RegExpExecArray, number: string, asked: readonly AskedRow[]): LabelFound | null {
  return found(rowsOf(askedUnder(number, asked), partOf(match)), match);
}

function rowsNumbered(number: string, asked: readonly AskedRow[]): readonly RowId[] {
  return askedUnder(number, asked).map(({ row }) => row);
}

/** By the printed number; by our own where the list prints none. */
function askedUnder(number: string, asked: readonly AskedRow[]): readonly AskedRow[] {
  const byPrint = asked.filter((one) => printed(one) === String(Number(number)));
  const questions = new Set(byPrint.map(({ row }) => questionOf(row)));
  // One number printed at two questions (lists that begin anew in each part) names neither.
  if (questions.size > 1) return [];
  if (byPrint.length > 0) return byPrint;
  return asked.filter((one) => one.number === null && questionOf(one.row) === `q${Number(number)}`);
}

function found(rows: readonly RowId[], match: RegExpExecArray): LabelFound | null {
  return rows.length === 0 ? null : { rows, length: match[0].length };
}

function partOf(match: RegExpExecArray): string | null {
  return match[2] ?? match[3] ?? match[4] ?? null;
}

/** The rows of a question that a part's label names: that part, or all of them where none is named. */
function rowsOf(rows: readonly AskedRow[], part: string | null): RowId[] {
  if (part === null) return rows.map(({ row }) => row);
  const wanted = URDU_PARTS[part] ?? part.toLowerCase();
  const named = rows.filter(
    ({ row, label }) => letterOf(label ?? '') === wanted || row.slice(row.indexOf('.') + 1) === wanted,
  );
  return named.map(({ row }) => row);
}

function printed({ number }: AskedRow): string | null {
  const digits = number === null ? null : /\d{1,3}/u.exec(number);
  return digits === null ? null : String(Number(digits[0]));
}

function letterOf(label: string): string {
  const letter = label.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
  return URDU_PARTS[letter] ?? letter;
}
