import {
  announcesForward,
  announcesOriginal,
  attributionAt,
  headerBlockAt,
  isQuoted,
  isRule,
  opensOldMessage,
} from './quote-marks.ts';
import { withoutSignature } from './signature.ts';

/** "See my answers below": then the answers stand among what looks like a quote. */
const BELOW =
  /\b(?:answers?|repl(?:y|ies)|comments?|responses?|inputs?|remarks?|views)\b.{0,60}\b(?:below|beneath|underneath|in-?line|in (?:red|blue|green|bold|italics|colour|color)|under each|against each|in the (?:mail|trail))\b|\bsee (?:below|in-?line)\b|\b(?:in-?line|below) (?:answers?|repl(?:y|ies)|comments?|responses?)\b/iu;

/** Lines are looked at up to here; the rest of a longer text is kept as it is. */
const MOST_LINES = 20_000;

/**
 * The new text of a message: what its writer wrote, without the message that is answered, and without a signature.
 *
 * It is a view; the whole text is always kept beside it. Answers between quoted lines are never cut: there the whole
 * text is given. So it is where nothing would be left, where a message is passed on, and where the writer points to
 * answers further down.
 */
export function trimQuotes(fullText: string): string {
  const text = fullText.replace(/\r\n?/gu, '\n').replace(/[\u200b\u2060\ufeff]/gu, '');
  const lines = text.split('\n');
  if (lines.length > MOST_LINES) return text.trim();
  const kept = newLines(lines);
  const trimmed = withoutSignature(kept.join('\n')).trim();
  if (trimmed === '') return withoutSignature(text).trim() === '' ? text.trim() : withoutSignature(text).trim();
  if (trimmed.length < text.trim().length && BELOW.test(trimmed)) return text.trim();
  return trimmed;
}

function newLines(lines: readonly string[]): readonly string[] {
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (opensOldMessage(line) && lines.slice(0, at).some((one) => one.trim() !== '')) return above(lines, at);
    if (isQuoted(line)) continue;
    if (announcesForward(line)) return lines;
    const afterRule = isRule(lastBefore(lines, at));
    if (announcesOriginal(line) && /[-_=*‐–—]{2}/u.test(line)) return above(lines, at);
    if (headerBlockAt(lines, at, afterRule || announcesOriginal(lastBefore(lines, at))) > 0) return above(lines, at);
    const attribution = attributionAt(lines, at);
    if (attribution > 0) {
      const kept = aroundQuote(lines, at, at + attribution);
      if (kept !== null) return kept;
    }
  }
  return withoutQuoteAtEnd(lines);
}

/** What stands above a cut, without the rule that leads up to it. */
function above(lines: readonly string[], at: number): readonly string[] {
  let end = at;
  while (end > 0 && ((lines[end - 1] ?? '').trim() === '' || isRule(lines[end - 1] ?? ''))) end -= 1;
  return lines.slice(0, end);
}

/**
 * What is new around the quote that an attribution opens: the part above it, or, where people answer at the foot, the
 * part below. Null where the attribution opens nothing that can be told.
 */
function aroundQuote(lines: readonly string[], at: number, after: number): readonly string[] | null {
  const head = lines.slice(0, at);
  const rest = lines.slice(after);
  const written = head.some((line) => line.trim() !== '' && !isQuoted(line) && !isRule(line));
  if (!rest.some(isQuoted)) return written ? head : null;
  const lastQuoted = rest.findLastIndex(isQuoted);
  const tail = rest.slice(lastQuoted + 1);
  if (isOnlySignature(tail) && blocksOf(rest) === 1) return written ? head : lines;
  // Answered between the lines.
  if (written || blocksOf(rest) > 1) {
    const between = rest
      .slice(0, lastQuoted + 1)
      .some((line) => line.trim() !== '' && !isQuoted(line) && attributionAt([line], 0) === 0);
    if (!between && isOnlySignature(tail)) return written ? head : lines;
    return lines;
  }
  return tail;
}

function isOnlySignature(lines: readonly string[]): boolean {
  return withoutSignature(`-\n${lines.join('\n')}`).trim() === '-';
}

/** Number of runs of quoted lines, a run being broken by a line of new text. */
function blocksOf(lines: readonly string[]): number {
  let blocks = 0;
  let inside = false;
  for (const line of lines) {
    if (line.trim() === '') continue;
    if (isQuoted(line) && !inside) blocks += 1;
    inside = isQuoted(line);
  }
  return blocks;
}

/** A quote that ends the message goes even where nothing announces it. */
function withoutQuoteAtEnd(lines: readonly string[]): readonly string[] {
  const lastText = lines.findLastIndex((line) => line.trim() !== '' && !isQuoted(line));
  const firstQuote = lines.findIndex(isQuoted);
  return lastText >= 0 && firstQuote > lastText ? lines.slice(0, lastText + 1) : lines;
}

function lastBefore(lines: readonly string[], at: number): string {
  for (let index = at - 1; index >= 0 && index >= at - 3; index -= 1) {
    const line = lines[index] ?? '';
    if (line.trim() !== '') return line;
  }
  return '';
}
