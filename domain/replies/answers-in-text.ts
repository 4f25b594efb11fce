import type { RowId } from '../requests/row.ts';
import { questionOf } from '../requests/row.ts';
import { asLabelled, bareLabel, leadingNumber, partLabel, wordedLabel, type AskedRow } from './answer-labels.ts';
import { humanClass } from './human-class.ts';
import { isQuoted } from './quote-marks.ts';
import type { AnswerStatus, RowAnswer } from './reply.ts';
import { isNotice } from './signature.ts';

export type { AskedRow } from './answer-labels.ts';

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
  const lines = asLabelled(text).replace(/\r\n?/gu, '\n').split('\n');
  const original = text.replace(/\r\n?/gu, '\n').split('\n');
  const worded = labels(lines, asked, true);
  const found = worded.length > 0 ? worded : rising(labels(lines, asked, false), asked, lines);
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
    const named = worded ? wordedLabel(head, asked) : bareLabel(head, asked);
    const partly = named ?? (question === null ? null : partLabel(head, question, asked));
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

/** Plain numbers, only as a series that rises through questions that were asked, and that is no list of its own. */
function rising(found: readonly Label[], asked: readonly AskedRow[], lines: readonly string[]): readonly Label[] {
  const order = new Map(asked.map(({ row }, index) => [row, index]));
  const places = found.map((label) => order.get(label.rows[0] ?? '') ?? -1);
  const rises = places.every((place, index) => index === 0 || place > (places[index - 1] ?? -1));
  return rises && !countsThrough(found, lines) ? found : [];
}

/** Whether plain numbers run through one that was not asked: "3." before "4." shows a list within an answer. */
function countsThrough(found: readonly Label[], lines: readonly string[]): boolean {
  const labelled = new Map(found.map((label) => [label.line, label]));
  let before: { readonly number: number; readonly asked: boolean } | null = null;
  for (const [at, line] of lines.entries()) {
    if (isQuoted(line)) continue;
    const number = leadingNumber(line.slice(0, 200));
    if (number === null) continue;
    const own = labelled.has(at);
    if (before !== null && number === before.number + 1 && own !== before.asked) return true;
    before = { number, asked: own };
  }
  return false;
}

/** "Regards," and the few short lines after it, and a notice of confidence, are no part of the last answer. */
function withoutClose(all: readonly string[]): readonly string[] {
  const lines = withoutNotice(all);
  const close = lines.findLastIndex((line) =>
    /^\s{0,8}(?:(?:with )?(?:best |kind |warm )?regards|yours (?:faithfully|sincerely|truly)|sincerely|thanks(?: and regards)?|thank you|والسلام|خیر اندیش)\s{0,3}[,.!۔]?\s*$/iu.test(
      line,
    ),
  );
  if (close === -1) return lines;
  const after = lines.slice(close + 1).filter((line) => line.trim() !== '');
  return after.length <= 8 && after.every((line) => line.length <= 80) ? lines.slice(0, close) : lines;
}

/** Lines without a notice at their end that an empty line sets apart. */
function withoutNotice(lines: readonly string[]): readonly string[] {
  const last = lines.findLastIndex((line) => line.trim() !== '');
  const gap = lines.findLastIndex((line, at) => at < last && line.trim() === '');
  return gap > 0 && isNotice(lines.slice(gap + 1, last + 1).join(' ')) ? lines.slice(0, gap) : lines;
}

/** An answer without the question it repeats and the word that opens it: "Answer:", "ج:". */
function withoutQuestion(answer: string, question: string | undefined): string {
  return withoutAsked(answer, question).replace(OPENS_ANSWER, '').trim();
}

const OPENS_ANSWER = /^(?:ans(?:wer)?|reply|response|a|جواب|ج)\s{0,2}(?:[:：.]-?|[-–—](?=\s))\s{0,3}/iu;
/** So many of the words before "Answer:" are the question's where it stands there in other punctuation or cut short. */
const REPEATED = 0.8;

function withoutAsked(answer: string, question: string | undefined): string {
  const asked = question === undefined ? [] : letters(question);
  if (asked.length < 4) return answer;
  const said = [...answer.matchAll(/[\p{L}\p{N}]+/gu)];
  const repeats = asked.every((word, index) => said[index]?.[0].toLowerCase() === word);
  if (!repeats) {
    const opens = /\n\s{0,3}(?=(?:ans(?:wer)?|reply|response|جواب|ج)\s{0,2}[:：.])/iu.exec(answer);
    const before = opens === null ? [] : letters(answer.slice(0, opens.index));
    const theirs = new Set(asked);
    const known = before.filter((word) => theirs.has(word)).length;
    return opens !== null && known >= before.length * REPEATED ? answer.slice(opens.index).trim() : answer;
  }
  const last = said[asked.length - 1];
  const end = last === undefined ? 0 : last.index + last[0].length;
  return answer
    .slice(end)
    .replace(/^[\s.?!:;)\]"”|؟۔]+/u, '')
    .trim();
}

function letters(text: string): string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, 500);
}

const NIL =
  /^[^\p{L}\p{N}]{0,4}(?:nil(?:\s(?:report|reply|information|response))?|n\s?\/\s?a|n\.a|not applicable|no data|none|no (?:such )?(?:information|case|record)s?|صفر|کوئی نہیں|لاگو نہیں|قابل اطلاق نہیں)[^\p{L}\p{N}]{0,4}$/iu;
const OTHERS =
  /\b(?:pertain(?:s|ing)?|belongs?) (?:only |solely |mainly )?to (?:the |m\/o )?(?!sections?\b|articles?\b|questions?\b|paras?\b|Sections?\b|Articles?\b|Act\b|Questions?\b|Paras?\b|Rules?\b|Chapter)(?:\p{Lu}|ministry|department|division|office|police|province)|\brelates? to (?:the |m\/o )?(?:\p{L}{1,14} ){0,2}(?:ministry|department|division|police|commission|Ministry|Department|Division|Police|Commission|Authority)\b|\b(?:[Mm]ay|to) be (?:answered|provided|furnished|replied) by (?:the |[Mm]\/o )?\p{Lu}/u;

/** A figure that pertains to a section of a law is an answer. */
const SPEAKS_OF_LAW = /\b(?:pertains?|relates?) to (?:the )?(?:sections?|articles?|act|rules?|chapter)\b/iu;

/** What a short answer says of its question; a long one answers it. */
export function statusOf(answer: string): AnswerStatus {
  if (answer.length > 300) return 'answered';
  if (NIL.test(answer)) return 'no-data';
  const said = humanClass(answer, false);
  if (said === 'no-data') return 'no-data';
  if ((said === 'redirect' && !SPEAKS_OF_LAW.test(answer)) || OTHERS.test(answer.replace(/^Pertain/u, 'pertain')))
    return 'not-ours';
  return said === 'clarification' && /[?؟]|\bclarif|\bunclear|not clear|وضاحت/iu.test(answer)
    ? 'clarification'
    : 'answered';
}
