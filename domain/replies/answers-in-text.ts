import type { RowId } from '../requests/row.ts';
import { questionOf } from '../requests/row.ts';
import { westernDigits } from './dates-in-text.ts';
import { humanClass } from './human-class.ts';
import { isQuoted } from './quote-marks.ts';
import type { AnswerStatus, RowAnswer } from './reply.ts';

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

const NUMBER = '(\\d{1,3})';
const PART =
  '(?:\\s{0,2}[.\\-]?\\s{0,2}\\(?\\s{0,1}([a-z]|[ivx]{1,4})\\s{0,1}[).:]|\\s{0,2}[.\\-]\\s{0,1}([a-z])(?![\\p{L}\\p{N}])|([a-z])(?![\\p{L}\\p{N}]))?';
const AFTER = '\\s{0,3}(?:[:.)\\-–—]{1,2}|(?=\\s|$))\\s{0,3}';
const LEAD = '^[\\s>*_#•·–—\\-"“\\u200e\\u200f\\u202a-\\u202e]{0,8}';
const WORDS = '(?:re(?:ply|sponse)|ans(?:wer)?\\.?)(?:\\s{1,2}(?:to|of|on|for))?\\s{1,2}(?:the\\s{1,2})?';
const NOUNS =
  '(?:question|ques|query|paragraphs?|paras?|issue|item|point|s(?:r|er(?:ial)?)?\\.?\\s{0,2}no|serial|no|سوال(?:\\s{0,2}نمبر)?|پیرا(?:گراف)?|جواب|نمبر)\\.?\\s{0,2}(?:no\\.?|number|#|نمبر)?\\.?\\s{0,2}[:#]?\\s{0,2}';

/** "q4.b", "Q4 (b):", "Q. No. 4(b)" */
const BY_ID = new RegExp(`${LEAD}(?:${WORDS})?q\\.?\\s{0,2}(?:no\\.?|#)?\\s{0,2}${NUMBER}${PART}${AFTER}`, 'iu');
/** "Question 4 (b)", "Reply to paragraph 4", "Para 4(b):", "Answer to 4" */
const BY_NOUN = new RegExp(`${LEAD}(?:${WORDS}(?:${NOUNS})?|${NOUNS})\\(?${NUMBER}\\)?${PART}${AFTER}`, 'iu');
/** "4.", "4 (b)", "(4)", "4)" */
const BARE = new RegExp(
  `${LEAD}\\(?${NUMBER}(?:\\)|(?=[\\s.:(\\-–a-z]))${PART}(?:\\s{0,3}[:.)\\-–—]{1,2}(?!\\d)|(?=\\s|$))\\s{0,3}`,
  'iu',
);
/** "(b)", "b." under its question */
const PART_ALONE = new RegExp(`${LEAD}(?:part\\s{1,2})?\\(?([a-z]|[ivx]{1,4})[).:]\\s{0,3}`, 'iu');

/** A label that was found at the beginning of a line. */
interface Label {
  readonly line: number;
  readonly rows: readonly RowId[];
  /** What of the line follows the label. */
  readonly rest: string;
  readonly quoted: boolean;
}

/**
 * The answers a text gives under the numbers of its questions: "Q4 (b): …", "4(b) …", "Reply to paragraph 4",
 * "Question 12.", "q4.b", "(b)" under its question, "سوال 4". Everything from one label to the next belongs to the
 * first: nothing is cut. Quoted lines can carry labels but no answers. A question that is answered as a whole answers
 * each of its parts that was asked.
 *
 * Plain numbers count as labels only where no better label occurs, where each names a question that was asked, and
 * where they rise from first to last: a numbered list inside an answer stays in it.
 */
export function answersInText(text: string, asked: readonly AskedRow[]): readonly RowAnswer[] {
  const lines = westernDigits(text).replace(/\r\n?/gu, '\n').split('\n');
  const original = text.replace(/\r\n?/gu, '\n').split('\n');
  const worded = labels(lines, asked, true);
  const found = worded.length > 0 ? worded : rising(labels(lines, asked, false), asked);
  const answers = new Map<RowId, string[]>();
  for (const [index, label] of found.entries()) {
    const end = found[index + 1]?.line ?? original.length;
    const first = label.quoted
      ? []
      : [(original[label.line] ?? '').slice((original[label.line] ?? '').length - label.rest.length)];
    const body = [...first, ...original.slice(label.line + 1, end).filter((line) => !isQuoted(line))];
    const answer = (index === found.length - 1 ? withoutClose(body) : body).join('\n').trim();
    for (const row of label.rows) {
      const said = withoutQuestion(answer, asked.find((one) => one.row === row)?.text);
      if (said === '') continue;
      const before = answers.get(row);
      if (before === undefined) answers.set(row, [said]);
      else before.push(said);
    }
  }
  return asked.flatMap(({ row }) => {
    const said = answers.get(row);
    return said === undefined ? [] : [{ row, status: statusOf(said.join('\n\n')), text: said.join('\n\n') }];
  });
}

/** Labels in the order of the text; a part alone belongs to the question last named. */
function labels(lines: readonly string[], asked: readonly AskedRow[], worded: boolean): Label[] {
  const found: Label[] = [];
  let question: string | null = null;
  for (const [line, content] of lines.entries()) {
    if (content.length > 20_000 || content.trim() === '') continue;
    const head = content.slice(0, 200);
    const named = worded ? (byId(head, asked) ?? byNoun(head, asked)) : bare(head, asked);
    const partly = named ?? (question === null ? null : partAlone(head, question, asked));
    if (partly === null) continue;
    if (named !== null) question = questionOf(named.rows[0] ?? '');
    found.push({ line, rows: partly.rows, rest: content.slice(partly.length), quoted: isQuoted(content) });
  }
  return withoutEmptyHeads(found, lines);
}

/** A question's label whose answers follow under its parts is a heading; words between go to the first part. */
function withoutEmptyHeads(found: readonly Label[], lines: readonly string[]): Label[] {
  return found.flatMap((label, index) => {
    const next = found[index + 1];
    const heads =
      next !== undefined && label.rows.length > 1 && next.rows.length === 1 && label.rows.includes(next.rows[0] ?? '');
    if (!heads) return [label];
    const between = [label.rest, ...lines.slice(label.line + 1, next.line)].join('').trim();
    return between === '' ? [] : [{ ...label, rows: next.rows }];
  });
}

interface Hit {
  readonly rows: readonly RowId[];
  readonly length: number;
}

function byId(head: string, asked: readonly AskedRow[]): Hit | null {
  const match = BY_ID.exec(head);
  if (match === null) return null;
  const number = match[1] ?? '';
  const part = match[2] ?? match[3] ?? match[4] ?? null;
  const own = rowsOf(
    asked.filter(({ row }) => questionOf(row) === `q${Number(number)}`),
    part,
  );
  const rows =
    own.length > 0
      ? own
      : rowsOf(
          asked.filter((one) => printed(one) === number),
          part,
        );
  return rows.length === 0 ? null : { rows, length: match[0].length };
}

function byNoun(head: string, asked: readonly AskedRow[]): Hit | null {
  const match = BY_NOUN.exec(head);
  return match === null ? null : numbered(match, match[1] ?? '', asked);
}

function bare(head: string, asked: readonly AskedRow[]): Hit | null {
  const match = BARE.exec(head);
  const number = match?.[1] ?? '';
  // "9 of them" begins a sentence; a label has something after its number.
  if (match === null || !/[().:\-–—]/u.test(match[0].slice(match[0].indexOf(number) + number.length))) return null;
  return numbered(match, number, asked);
}

/** By the printed number; by our own where the list prints none. */
function numbered(match: RegExpExecArray, number: string, asked: readonly AskedRow[]): Hit | null {
  const part = match[2] ?? match[3] ?? match[4] ?? null;
  const byPrint = asked.filter((one) => printed(one) === String(Number(number)));
  const questions = new Set(byPrint.map(({ row }) => questionOf(row)));
  // One number printed at two questions (lists that begin anew in each part) names neither.
  if (questions.size > 1) return null;
  const own = asked.filter((one) => one.number === null && questionOf(one.row) === `q${Number(number)}`);
  const rows = rowsOf(byPrint.length > 0 ? byPrint : own, part);
  return rows.length === 0 ? null : { rows, length: match[0].length };
}

function partAlone(head: string, question: string, asked: readonly AskedRow[]): Hit | null {
  const match = PART_ALONE.exec(head);
  if (match === null) return null;
  const own = asked.filter(({ row }) => questionOf(row) === question && row !== question);
  const rows = rowsOf(own, match[1] ?? '');
  return rows.length === 0 ? null : { rows, length: match[0].length };
}

/** The rows of a question that a part's label names: that part, or all of them where none is named. */
function rowsOf(rows: readonly AskedRow[], part: string | null): RowId[] {
  if (part === null) return rows.map(({ row }) => row);
  const wanted = part.toLowerCase();
  const named = rows.filter(
    ({ row, label }) => bareLabel(label ?? '') === wanted || row.slice(row.indexOf('.') + 1) === wanted,
  );
  return named.map(({ row }) => row);
}

function printed({ number }: AskedRow): string | null {
  const digits = number === null ? null : /\d{1,3}/u.exec(number);
  return digits === null ? null : String(Number(digits[0]));
}

function bareLabel(label: string): string {
  return label.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
}

/** Plain numbers, only as a series that rises through questions that were asked. */
function rising(found: readonly Label[], asked: readonly AskedRow[]): readonly Label[] {
  const order = new Map(asked.map(({ row }, index) => [row, index]));
  const places = found.map((label) => order.get(label.rows[0] ?? '') ?? -1);
  const rises = places.every((place, index) => index === 0 || place > (places[index - 1] ?? -1));
  return rises ? found : [];
}

/** "Regards," and the few short lines after it are no part of the last answer. */
function withoutClose(lines: readonly string[]): readonly string[] {
  const close = lines.findLastIndex((line) =>
    /^\s{0,8}(?:(?:with )?(?:best |kind |warm )?regards|yours (?:faithfully|sincerely|truly)|sincerely|thanks(?: and regards)?|thank you|والسلام|خیر اندیش)\s{0,3}[,.!۔]?\s*$/iu.test(
      line,
    ),
  );
  if (close === -1) return lines;
  const after = lines.slice(close + 1).filter((line) => line.trim() !== '');
  return after.length <= 8 && after.every((line) => line.length <= 80) ? lines.slice(0, close) : lines;
}

/** An answer without the question it repeats. */
function withoutQuestion(answer: string, question: string | undefined): string {
  const asked = question === undefined ? [] : letters(question);
  if (asked.length < 4) return answer;
  const said = [...answer.matchAll(/[\p{L}\p{N}]+/gu)];
  const repeats = asked.every((word, index) => said[index]?.[0].toLowerCase() === word);
  if (!repeats) return answer;
  const last = said[asked.length - 1];
  const end = last === undefined ? 0 : last.index + last[0].length;
  return answer
    .slice(end)
    .replace(/^[\s.?!:;)\]"”]+/u, '')
    .trim();
}

function letters(text: string): string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, 500);
}

/** What a short answer says of its question; a long one answers it. */
function statusOf(answer: string): AnswerStatus {
  if (answer.length > 300) return 'answered';
  if (/^\W{0,4}(?:nil|n\/?a|not applicable|no data|none)\W{0,4}$/iu.test(answer)) return 'no-data';
  const said = humanClass(answer, false);
  if (said === 'no-data') return 'no-data';
  if (said === 'redirect') return 'not-ours';
  return said === 'clarification' && /\?|\bclarif|\bunclear|not clear|وضاحت/iu.test(answer)
    ? 'clarification'
    : 'answered';
}
