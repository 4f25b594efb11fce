import { attributionAt } from './attribution.ts';
import { headerBlockAt } from './header-block.ts';
import { onlyGreets, pointsBelow } from './points-below.ts';
import {
  announcesForward,
  announcesOriginal,
  asSeen,
  isBetweenRules,
  isQuoted,
  isRule,
  opensOldMessage,
} from './quote-marks.ts';
import { isOnlySignature, withoutSignature } from './signature.ts';

/** The new text of a message. */
export interface TrimmedText {
  readonly text: string;
  /** `full-text`: what it answers stands in it, since taking that away would have taken words of the answer away. */
  readonly is: 'new-text' | 'full-text';
  /** Whether it passes a message on. */
  readonly passesOn: boolean;
}

/** What else is known of a message whose text is trimmed. */
export interface TrimHints {
  /** Whether its subject says that it passes a message on ("FW: …"). */
  readonly forwarded?: boolean;
  /** Words with which the old message begins, as the structure of its HTML shows; white space does not matter. */
  readonly oldBegins?: string | null;
  /** Whether words of the old message have a colour in which people write answers. */
  readonly coloured?: boolean;
}

/** Lines are looked at up to here; the rest of a longer text is kept as it is. */
const MOST_LINES = 20_000;
/**
 * Where nothing but a doubtful mark explains a cut, at most this share of the words goes: short answers over long
 * letters are common, an answer of some words in a thousand that no program's mark sets apart is not.
 */
const LARGEST_DOUBTFUL_CUT = 0.95;
/** Text that is trimmed is trimmed again until nothing changes, so that trimming twice is trimming once. */
const MOST_ROUNDS = 6;

/**
 * The new text of a message: what its writer wrote, without the message that is answered, and without a signature.
 *
 * It is a view; the whole text is always kept beside it. Answers between quoted lines are never cut: there the quotes
 * stay. The whole text is given where nothing would be left, where a message is passed on, where the writer points to
 * answers further down or only greets above coloured words, and where a doubtful mark would take more than `LARGEST_DOUBTFUL_CUT` of it.
 */
export function trimQuotes(fullText: string, hints: TrimHints = {}): TrimmedText {
  const text = fullText
    .replace(/\r\n?/gu, '\n')
    .replace(/[\u200b\u2060\ufeff]/gu, '')
    .trim();
  let view = trimmedOnce(text, hints);
  for (let round = 1; round < MOST_ROUNDS && view.text !== text; round += 1) {
    const again = trimmedOnce(view.text, hints);
    if (again.text === view.text) break;
    view = again;
  }
  return view;
}

function trimmedOnce(text: string, hints: TrimHints): TrimmedText {
  const whole: TrimmedText = { text, is: 'full-text', passesOn: false };
  const lines = text.split('\n');
  if (lines.length > MOST_LINES) return whole;
  const seen = asSeen(text).split('\n');
  const part = newPart(lines, seen, hints);
  if (part === 'passed-on') return { ...whole, passesOn: true };
  if (part === 'nothing') return whole;
  const trimmed = part.lines.join('\n').trim();
  if (trimmed === '') return whole;
  const cut = trimmed.length < text.length && !part.holdsQuotes;
  if (cut && (pointsBelow(trimmed) || (hints.coloured === true && onlyGreets(trimmed)))) return whole;
  if (!part.clear && wordsIn(trimmed) < wordsIn(text) * (1 - LARGEST_DOUBTFUL_CUT)) return whole;
  return { text: trimmed, is: part.holdsQuotes ? 'full-text' : 'new-text', passesOn: false };
}

/** The lines that are kept. */
interface Part {
  readonly lines: readonly string[];
  readonly holdsQuotes: boolean;
  /** Whether what was cut is explained beyond doubt. */
  readonly clear: boolean;
}

/** Where an old message begins. */
interface Opening {
  readonly at: number;
  /** Lines of the opening itself. */
  readonly length: number;
  readonly clear: boolean;
}

function newPart(lines: readonly string[], seen: readonly string[], hints: TrimHints): Part | 'passed-on' | 'nothing' {
  const opening = openingIn(seen, hints);
  if (opening === 'passed-on') return opening;
  if (opening === null) return atEnd(lines, seen);
  const head = lines.slice(0, endAbove(seen, opening.at));
  const written = head.some((line) => line.trim() !== '' && !isQuoted(line)) && !isOnlySignature(head);
  const after = opening.at + opening.length;
  const above = (): Part | 'nothing' =>
    written ? { lines: trimmedEnd(head), holdsQuotes: false, clear: opening.clear } : 'nothing';
  const firstBelow = seen.findIndex((line, index) => index >= after && line.trim() !== '');
  if (firstBelow === -1 || !isQuoted(seen[firstBelow] ?? '')) return above();

  const lastQuoted = seen.findLastIndex(isQuoted);
  const tail = lines.slice(lastQuoted + 1);
  const between = hasNewBetween(seen, firstBelow, lastQuoted);
  if (!between && isOnlySignature(tail)) return above();
  if (!between && !written) return { lines: trimmedEnd(tail), holdsQuotes: false, clear: true };
  return { lines: trimmedEnd(lines), holdsQuotes: true, clear: true };
}

/** The first place at which an old message begins, outside quoted lines. */
function openingIn(seen: readonly string[], hints: TrimHints): Opening | 'passed-on' | null {
  const hinted = lineOf(seen, hints.oldBegins ?? null);
  let written = false;
  let lead: 'announcement' | 'rule' | null = null;
  let leadAge = 0;
  for (let at = 0; at < seen.length; at += 1) {
    const line = seen[at] ?? '';
    if (line.trim() === '') {
      leadAge += 1;
      if (leadAge > 2) lead = null;
      continue;
    }
    if (opensOldMessage(line) && written) return { at, length: 1, clear: true };
    if (isQuoted(line)) continue;
    if (announcesForward(line)) return 'passed-on';
    const announced = announcesOriginal(line);
    const header = headerBlockAt(seen, at, lead);
    const attribution = announced || header !== null ? null : attributionAt(seen, at);
    const found: Opening | null =
      announced && isBetweenRules(line)
        ? { at, length: 1 + headOf(seen, at + 1), clear: true }
        : header !== null
          ? { at, ...header }
          : attribution !== null
            ? { at, ...attribution }
            : at === hinted
              ? { at, length: leadIn(seen, at), clear: true }
              : notesHeadAt(seen, at);
    if (found !== null) return hints.forwarded === true && attribution === null ? 'passed-on' : found;
    lead = announced ? 'announcement' : isRule(line) ? 'rule' : null;
    leadAge = 0;
    written ||= !isRule(line);
  }
  return null;
}

/** Lines of the head, or of the sentence, that stands under an announcement. */
function headOf(seen: readonly string[], from: number): number {
  for (let at = from; at < seen.length && at < from + 4; at += 1) {
    if ((seen[at] ?? '').trim() === '') continue;
    const length = headerBlockAt(seen, at, 'announcement')?.length ?? attributionAt(seen, at)?.length ?? 0;
    return length === 0 ? 0 : at - from + length;
  }
  return 0;
}

/** Lines from a place that only the HTML shows to the first quoted line; all that follow where none is quoted. */
function leadIn(seen: readonly string[], at: number): number {
  const quoted = seen.findIndex((line, index) => index > at && isQuoted(line));
  return (quoted === -1 ? seen.length : quoted) - at;
}

/** Notes writes name, time of day and "To" on lines of their own. */
function notesHeadAt(seen: readonly string[], at: number): Opening | null {
  const isWhen =
    /^\s*(?:\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AP]M)?(?:\s\w{2,5})?)\s*$/iu;
  if (!isWhen.test(seen[at + 1] ?? '') || (seen[at] ?? '').length > 200) return null;
  const next = seen.slice(at + 2, at + 8).filter((line) => line.trim() !== '');
  const to = /^\s*(?:to|an|à|para|cc|please respond to)\b\s*(?:[:\t]|$)/iu;
  return next.slice(0, 3).some((line) => to.test(line)) ? { at, length: 2, clear: true } : null;
}

/** The line on which given words begin, -1 where none does. */
function lineOf(seen: readonly string[], words: string | null): number {
  const wanted = words === null ? '' : squeezed(words);
  if (wanted.length < 4) return -1;
  return seen.findIndex((line, at) => {
    const own = squeezed(line);
    if (own === '' || !(own.startsWith(wanted) || wanted.startsWith(own))) return false;
    return squeezed(seen.slice(at, at + 6).join(' ')).startsWith(wanted);
  });
}

function squeezed(text: string): string {
  return asSeen(text.slice(0, 1_000)).replace(/[\s*_<>]+/gu, '');
}

/** Whether lines between quoted ones say something new; the sentence that opens an older quote does not. */
function hasNewBetween(seen: readonly string[], from: number, to: number): boolean {
  for (let at = from; at <= to; at += 1) {
    const line = seen[at] ?? '';
    if (line.trim() === '' || isQuoted(line) || isRule(line)) continue;
    const attribution = attributionAt(seen, at);
    if (attribution === null) return true;
    at += attribution.length - 1;
  }
  return false;
}

/** A quote that ends the message goes even where nothing announces it. */
function atEnd(lines: readonly string[], seen: readonly string[]): Part {
  return { lines: trimmedEnd(lines), holdsQuotes: seen.some(isQuoted) && !onlyAtEnd(seen), clear: true };
}

function onlyAtEnd(seen: readonly string[]): boolean {
  const lastText = seen.findLastIndex((line) => line.trim() !== '' && !isQuoted(line));
  return lastText >= 0 && seen.findIndex(isQuoted) > lastText;
}

/** Lines without quote and signature at their end, as long as some text stands above. */
function trimmedEnd(lines: readonly string[]): readonly string[] {
  let kept = lines;
  for (;;) {
    const lastText = kept.findLastIndex((line) => line.trim() !== '' && !isQuoted(line));
    const unquoted = lastText === -1 ? kept : kept.slice(0, lastText + 1);
    const next = withoutSignature(unquoted, unquoted.findLastIndex(isQuoted) + 1);
    if (next.length === kept.length) return kept;
    kept = next;
  }
}

/** Where the text above a cut ends, without the rule that leads up to it. */
function endAbove(seen: readonly string[], at: number): number {
  let end = at;
  while (end > 0 && ((seen[end - 1] ?? '').trim() === '' || isRule(seen[end - 1] ?? ''))) end -= 1;
  return end;
}

function wordsIn(text: string): number {
  return text.match(/\S+/gu)?.length ?? 0;
}
