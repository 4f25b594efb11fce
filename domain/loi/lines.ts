/** One line of a text that carries content, trimmed, with its place. */
export interface Line {
  /** From 1, counting every line of the text. */
  readonly number: number;
  readonly text: string;
  /** Characters of `text` in the whole (`to` exclusive). */
  readonly from: number;
  readonly to: number;
  /** Whether an empty line stands before it. */
  readonly afterBlank: boolean;
}

/** The content lines of a text, and what was recognised as page furniture and left out. */
export interface TextLines {
  readonly content: readonly Line[];
  readonly furniture: readonly Line[];
  /** Characters of a full line; a line clearly shorter than it was broken on purpose. */
  readonly width: number;
}

const PAGE_NUMBER = /^(?:page\s+)?[-–—]?\s?\d{1,3}\s?[-–—]?(?:\s?(?:\/|of)\s?\d{1,3})?$/i;
const JOB_NUMBER = /^GE\.\d\d-\d{3,6}\b.{0,40}$/;
const BAR_CODE = /^\*\s?\d{6,10}\s?\*$/;
const RUNNING_SYMBOL = /^[A-Z]{1,6}\/[A-Z0-9./-]{2,40}\*{0,2}(?:\s{2,}\d{1,3})?$/;
const RECYCLE = /^please recycle\b/i;
const FOOTNOTE_STAR =
  /^\*{1,3}\s{0,4}(?:the present|adopted|reissued|previously|late submission|the annex|no\.|in accordance)/i;
const FOOTNOTE_NUMBER = /^\d{1,2}\s+(?:see\s+|ibid|[A-Z]{1,6}\/)/i;

/**
 * Splits a text into its lines of content, leaving out what a page adds: lone page numbers, running symbols,
 * job numbers, bar codes and footnotes. Line ends may be LF, CRLF, CR or form feeds.
 */
export function textLines(text: string): TextLines {
  const content: Line[] = [];
  const furniture: Line[] = [];
  let afterBlank = true;
  let inFootnote = 0;
  let symbolSeen = false;
  for (const line of allLines(text)) {
    if (line.text === '') {
      afterBlank = true;
      inFootnote = 0;
      continue;
    }
    const placed: Line = { number: line.number, text: line.text, from: line.from, to: line.to, afterBlank };
    const footnote = /^[*\d]/.test(line.text) && (FOOTNOTE_STAR.test(line.text) || FOOTNOTE_NUMBER.test(line.text));
    if (footnote || inFootnote > 0) {
      inFootnote = /[.)]$/.test(line.text) ? 0 : footnote ? 2 : inFootnote - 1;
      furniture.push(placed);
      continue;
    }
    const symbol = line.text.includes('/') && RUNNING_SYMBOL.test(line.text);
    if (isPageMark(line.text) || (symbol && symbolSeen)) {
      furniture.push(placed);
      continue;
    }
    symbolSeen ||= symbol || line.text.includes('Distr.');
    content.push(placed);
    afterBlank = false;
  }
  return { content, furniture, width: usualWidth(content) };
}

/** Whether a stretch of text ends as a sentence or a clause of a list does. */
export function endsSentence(text: string): boolean {
  return /[.?!;:]["'”’)\]]{0,2}$/.test(text);
}

const MARK_START = /^[\dGgPpRr*–—-]/;
/** The longest line that may be a page's mark. */
const LONGEST_MARK = 60;

function isPageMark(text: string): boolean {
  if (text.length > LONGEST_MARK || !MARK_START.test(text)) return false;
  return PAGE_NUMBER.test(text) || JOB_NUMBER.test(text) || BAR_CODE.test(text) || RECYCLE.test(text);
}

function* allLines(text: string): Generator<Omit<Line, 'afterBlank'>> {
  const breaks = /\r\n|[\n\r\f\v\u0085\u2028\u2029]/g;
  let number = 1;
  let start = 0;
  while (start <= text.length) {
    const hit = breaks.exec(text);
    const end = hit === null ? text.length : hit.index;
    const raw = text.slice(start, end);
    const lead = raw.length - raw.trimStart().length;
    const trimmed = raw.trim();
    yield { number, text: trimmed, from: start + lead, to: start + lead + trimmed.length };
    if (hit === null) return;
    start = hit.index + hit[0].length;
    // A form feed starts a page, not a line: it usually stands before the first words of one.
    if (hit[0] !== '\f' || trimmed !== '') number += 1;
  }
}

function usualWidth(lines: readonly Line[]): number {
  const lengths = Uint32Array.from(lines, (line) => line.text.length).sort();
  return lengths[Math.floor(lengths.length * 0.9)] ?? 0;
}
