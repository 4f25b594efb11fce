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
  /** Whether empty lines stand between paragraphs, and not between all lines. */
  readonly spaced: boolean;
}

const PAGE_NUMBER = /^(?:page\s+)?[-–—[]?\s?\d{1,3}\s?[-–—\]]?(?:\s?(?:\/|of)\s?\d{1,3})?$/i;
/** `GE.24-19292 (E) 151124`, `24-09876 (E)`, `3 / 07-48540`, `2/5    24-09876`. */
const JOB_NUMBER =
  /^(?:\d{1,3}(?:\s?\/\s?\d{0,3})?\s{1,20})?(?:GE\.\s?)?\d\d-\d{4,6}(?:\s{0,3}\([A-Z]\))?(?:\s{1,4}\d{6}){0,3}(?:\s{1,20}\d{1,3}(?:\s?\/\s?\d{1,3})?)?$/;
const OLD_JOB_NUMBER = /^GE\.\d\d-\d{3,6}\b.{0,40}$/;
/** A job number that ran into the first words of the next page. */
const JOINED_JOB_NUMBER = /^GE\.\d\d-\d{5}\s{0,3}\([A-Z]\)\s{0,4}(?:\d{6}\s{0,4}){0,3}(?=\S)/;
const BAR_CODE = /^\*\s?\d{6,10}\s?\*$/;
const RUNNING_SYMBOL =
  /^(?:\d{1,3}\s{1,20}|page\s\d{1,3}\s{1,8})?[A-Z]{1,6}\/[A-Z0-9][A-Za-z0-9./-]{1,40}\*{0,2}(?:\s{1,80}(?:page\s)?\d{1,3})?$/i;
const SYMBOL = /[A-Z]{1,6}\/[A-Z0-9][A-Za-z0-9./-]{1,40}/;
/** Behind so many lines a symbol alone on its line is no longer the document's own. */
const HEAD = 40;
/** Where more of the lines than this stand behind an empty one, empty lines tell nothing. */
const SPACED = 0.6;
const RECYCLE = /^please recycle\b/i;
/** A line drawn, or a row of stars. */
const RULE = /^(?:[_=~.*–—-]\s?){3,}$/;
/** A line of a table of contents, with its dots. */
const CONTENTS = /\.{6,}|(?:\.\s){5,}/;
const FOOTNOTE_STAR =
  /^\*{1,3}\s{0,4}(?:the\s(?:present|annex|list)|adopted|approved|agreed|reissued|re-issued|issued|previously|late submission|no\.|in accordance|for |owing|submitted|this (?:document|list|version)|available|as (?:adopted|approved)|made available|prepared|circulated|reproduced|second|third|annex)/i;
const FOOTNOTE_NUMBER =
  /^(?:\d{1,2}\s{0,4}|[¹²³⁴-⁹]{1,2}\s{0,4})(?:see\b(?!\s+para)|ibid|https?:|www\.|[A-Z]{1,6}\/[A-Z0-9])/i;

/**
 * Splits a text into its lines of content, leaving out what a page adds: lone page numbers, running symbols,
 * job numbers, bar codes and footnotes. Line ends may be LF, CRLF, CR or form feeds.
 */
export function textLines(text: string): TextLines {
  const content: Line[] = [];
  const furniture: Line[] = [];
  let afterBlank = true;
  let inFootnote = 0;
  let symbolsSeen = '';
  let footnote: number | null = null;
  for (const line of allLines(text)) {
    if (line.text === '') {
      afterBlank = true;
      inFootnote = 0;
      continue;
    }
    const placed: Line = { ...behindJobNumber(line), afterBlank };
    const follows: boolean = footnote !== null && placed.text.startsWith(`${footnote + 1} `);
    const opens: boolean = isFootnote(placed.text) || (follows && /^\d{1,2}\s{1,12}[A-Z]/.test(placed.text));
    if (opens || inFootnote > 0) {
      inFootnote = /[.)]$/.test(line.text) ? 0 : opens ? 2 : inFootnote - 1;
      footnote = opens ? Number(/^\d{1,2}/.exec(placed.text)?.[0] ?? NaN) : footnote;
      furniture.push(placed);
      continue;
    }
    const symbol = line.text.length < LONGEST_MARK && line.text.includes('/') ? SYMBOL.exec(line.text)?.[0] : undefined;
    const running = symbol !== undefined && RUNNING_SYMBOL.test(line.text);
    if (isPageMark(line.text) || (running && (symbolsSeen.includes(symbol) || content.length > HEAD))) {
      furniture.push(placed);
      continue;
    }
    if (symbol !== undefined && content.length <= HEAD) symbolsSeen += `${line.text} `;
    content.push(placed);
    footnote = null;
    afterBlank = false;
  }
  const behindBlank = content.filter((line) => line.afterBlank).length;
  return { content, furniture, width: usualWidth(content), spaced: behindBlank < content.length * SPACED };
}

/** Whether a stretch of text ends as a sentence or a clause of a list does. */
export function endsSentence(text: string): boolean {
  return /[.?!;:]["'”’)\]]{0,2}$/.test(text);
}

const MARK_START = /^[\dGgPpRr*[_=~.–—-]/;
/** The longest line that may be a page's mark. */
const LONGEST_MARK = 200;
const LONGEST_NARROW = 60;
const LONGEST_CONTENTS = 300;

function isPageMark(text: string): boolean {
  if (text.length < LONGEST_CONTENTS && text.includes('..') && CONTENTS.test(text)) return true;
  if (text.length > LONGEST_MARK) return false;
  const narrow = text.replace(/\s+/g, ' ');
  if (narrow.length > LONGEST_NARROW) return false;
  if (text.includes('. . . .')) return CONTENTS.test(text);
  if (!MARK_START.test(text)) return false;
  return [PAGE_NUMBER, JOB_NUMBER, OLD_JOB_NUMBER, BAR_CODE, RECYCLE, RULE].some((mark) => mark.test(narrow));
}

function isFootnote(text: string): boolean {
  return /^[*\d¹²³⁴-⁹]/.test(text) && (FOOTNOTE_STAR.test(text) || FOOTNOTE_NUMBER.test(text));
}

/** A line without the job number that ran into it. */
function behindJobNumber(line: Omit<Line, 'afterBlank'>): Omit<Line, 'afterBlank'> {
  const joined = line.text.startsWith('GE.') ? JOINED_JOB_NUMBER.exec(line.text) : null;
  if (joined === null || OLD_JOB_NUMBER.test(line.text)) return line;
  return { ...line, text: line.text.slice(joined[0].length), from: line.from + joined[0].length };
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
