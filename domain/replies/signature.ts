import { isQuoted, isRule } from './quote-marks.ts';
import { isSentFrom } from './sent-from.ts';

/** Most lines and characters that stand under the mark of a signature. */
const LONGEST_SIGNATURE = 15;
const LONGEST_LINE = 200;
/** Under any other rule: fewer, and they must look like a card. */
const LONGEST_CARD = 8;
const LONGEST_CARD_LINE = 100;

/** The mark itself, RFC 3676 section 4.3, and what people type for it. */
const MARK = /^\s{0,2}(?:--|––|—|- -)\s*$/u;
const ANSWER_LABEL =
  /^\s*(?:(?:q(?:uestion)?|para(?:graph)?s?|issue|item|answer|ans|reply|response|سوال|پیرا|جواب)\b.{0,12}[\d۰-۹٠-٩]|\(?\d{1,3}\s?(?:[.)](?!\d)|\(?[a-z]\))|\(?[a-z]\)|\(?[ivx]{1,4}\)|ج\s?:)/iu;
const ON_A_CARD =
  /[^\s@]{1,64}@[^\s@]{2,100}\.[a-z]{2}|\b(?:https?:\/\/|www\.)\S|(?:^|\s)(?:tel|phone|ph|fax|mob(?:ile)?|cell|office|direct|tél|téléphone|telefon|telefono|тел|فون|ٹیلیفون)\b\.?\s?(?:no\.?)?\s?[:#(+\d]|\+?\d[\d\s()./-]{7,18}\d/iu;
const OF_A_LIST =
  /\b(?:mailing list|unsubscribe|you received this (?:message|e-?mail)|google groups|manage (?:your )?(?:subscription|preferences)|reply to this e-?mail directly|view (?:it|this) (?:on|in)|listinfo)\b/iu;
/** "-Name", "--Name", "— Name" as the last line. */
const SIGNED_NAME = /^\s{0,3}(?:--?|–|—)\s?(?:\p{Lu}[\p{L}.'’]{0,20})(?:\s\p{Lu}[\p{L}.'’]{0,20}){0,2}$/u;
const NO_NAME =
  /^\W{0,6}(?:nil|none|no|yes|n\.?a|noted|ok|done|same|ditto|not|all|male|female|punjab|sindh|balochistan|kpk?)\b/iu;

/**
 * Lines without what mail programs and people add at their end: "Sent from my iPhone", rules, the footer of a list, and
 * what follows the signature mark `--`. A name under "Regards" is left, and so is anything that could be an answer.
 *
 * @param from where the new text begins: no mark before it counts
 */
export function withoutSignature(lines: readonly string[], from = 0): readonly string[] {
  const kept = [...lines];
  for (;;) {
    const before = kept.length;
    dropNoise(kept, from);
    const mark = markIn(kept, from);
    if (mark !== null) kept.length = mark;
    if (kept.length === before) break;
  }
  return kept;
}

/** Whether lines hold nothing that a person wrote to be read: blank lines, rules, a signature. */
export function isOnlySignature(lines: readonly string[]): boolean {
  return withoutSignature(['-', ...lines], 1).length <= 1;
}

function dropNoise(kept: string[], from: number): void {
  while (kept.length > Math.max(1, from) && isNoise(kept.at(-1) ?? '')) kept.pop();
  // "-Name" under an empty line; "- Punjab" in a list, or under "in:", is an answer.
  const last = kept.at(-1) ?? '';
  if (kept.length < from + 3 || !SIGNED_NAME.test(last) || NO_NAME.test(last)) return;
  const above = kept.slice(0, -1).findLast((line) => line.trim() !== '') ?? '';
  const apart = (kept.at(-2) ?? '').trim() === '';
  if (apart && !/[:：]\s*$/u.test(above) && !/^\s{0,8}[-–—•*]\s?\S/u.test(above) && !/^\s{0,3}-\s/u.test(last))
    kept.pop();
}

function isNoise(line: string): boolean {
  return line.trim() === '' || isRule(line) || isSentFrom(line);
}

/** The first line that is a signature's mark and has nothing but a signature under it, null where there is none. */
function markIn(lines: readonly string[], from: number): number | null {
  const first = Math.max(1, from, lines.findIndex((line) => line.trim() !== '') + 1);
  let below: string[] = [];
  let found: number | null = null;
  for (let at = lines.length - 1; at >= first && below.length <= LONGEST_SIGNATURE; at -= 1) {
    const line = lines[at] ?? '';
    if (line.trim() === '') continue;
    if (ANSWER_LABEL.test(line) || isQuoted(line)) break;
    if (MARK.test(line) ? isSignature(below) : isRule(line) && isCard(below)) found = at;
    below = [line, ...below];
  }
  return found;
}

function isSignature(below: readonly string[]): boolean {
  return below.length <= LONGEST_SIGNATURE && below.every((line) => line.length <= LONGEST_LINE || isNotice(line));
}

function isCard(below: readonly string[]): boolean {
  if (below.length === 0 || below.length > LONGEST_CARD) return false;
  const said = below.join('\n');
  const card = ON_A_CARD.test(said) && below.every((line) => line.length <= LONGEST_CARD_LINE && !isSentence(line));
  return card || (OF_A_LIST.test(said) && below.every((line) => line.length <= LONGEST_LINE)) || below.every(isNotice);
}

function isSentence(line: string): boolean {
  return line.trim().split(/\s+/u).length > 8 && /[.!?۔]\s*$/u.test(line);
}

/** What offices let their servers print under every mail; the second word shows that it is no answer. */
const NOTICE =
  /\b(?:disclaimer|confidential(?:ity)?|privileged|intended (?:only|solely|recipient)|unauthori[sz]ed)\b/iu;
const NOTICE_TOO =
  /\b(?:recipient|addressee|e-?mail|message|transmission|attachments?|sender|delete|destroy|virus(?:es)?|disclos(?:e|ure))\b/iu;

/**
 * Whether a paragraph is such a notice: it speaks of confidence or of the intended recipient, and of the message itself.
 */
export function isNotice(paragraph: string): boolean {
  const said = paragraph.slice(0, 3_000);
  return (
    /^[\s*_"“(]{0,6}(?:(?:this|the (?:information|content|message)|if you|disclaimer|confidential(?:ity)?|notice|please (?:note|consider)|e-?mail disclaimer|privileged)\b)/iu.test(
      said,
    ) &&
    NOTICE.test(said) &&
    NOTICE_TOO.test(said)
  );
}
