import type { LocalDate } from '../calendar/calendar.ts';
import { COMMITTEES } from './committees.ts';
import { DATE_IN_WORDS, dateFromWords, NUMERIC_DATE, dateFromNumbers } from './dates.ts';
import type { Found } from './instructions.ts';
import type { Doubt } from './instrument.ts';
import type { Line } from './lines.ts';
import { stateNamed, stateOfCode } from './states.ts';
import { ownSymbol } from './symbols.ts';

/** What stands in the head of a document, each with its wording and place. */
export interface HeaderFacts {
  readonly symbol: Found<string> | null;
  readonly committee: Found<string> | null;
  readonly state: Found<string> | null;
  readonly publishedOn: Found<LocalDate> | null;
  readonly language: Found<string> | null;
  readonly doubts: readonly Doubt[];
}

const NAMES = COMMITTEES.map(({ name }) => ({
  name,
  pattern: new RegExp(`(?<!Optional )\\b${name.replaceAll(' ', '\\s{1,40}')}\\b`, 'i'),
}));
/** The treaty's name alone on its line, or on lines of its own. */
const TREATIES = COMMITTEES.flatMap(({ name, treaty }) =>
  treaty === null
    ? []
    : [
        {
          name,
          pattern: new RegExp(
            `^[ \\t]{0,80}(?:International\\s{1,40})?${treaty.replaceAll(' ', '\\s{1,40}')}\\b[ \\t]{0,80}$`,
            'im',
          ),
        },
      ],
);
const LANGUAGE = /\bOriginal:\s{0,10}(Arabic|Chinese|English|French|Russian|Spanish)\b/i;
/** A translation names its own language above the original's. */
const OWN_LANGUAGE =
  /^[ \t]{0,80}(Arabic|Chinese|English|French|Russian|Spanish|Français|Español|Русский|العربية|中文)(?: only)?[ \t]{0,80}$/im;
const IN_ENGLISH: Readonly<Record<string, string>> = {
  français: 'French',
  español: 'Spanish',
  русский: 'Russian',
  العربية: 'Arabic',
  中文: 'Chinese',
};
/** A date on a line of its own, perhaps with the place of a letter before it. */
const ALONE = new RegExp(`^(?:(?:Geneva|New York|Dated?|Date of issue)[,:]?\\s{1,4})?${DATE_IN_WORDS}$`, 'i');
const A_DATE = new RegExp(`(?<![\\d–—-]\\s?)(?<!\\d)${DATE_IN_WORDS}`, 'g');
const REPORT_OF =
  /\b(?:reports?|information)\s{0,40}\*{0,3}\s{0,40}(?:submitted\s{1,40}by|received\s{1,40}from|of|by|from)\s{0,40}(?=[A-ZÀ-Þ]|the\s)(?:the\s{1,40}(?:Government\s{1,40}of\s{1,40}(?:the\s{1,40})?)?)?/gi;
const OTHER_STATE = [
  /\b(?:replies|responses?)\s+(?:of|by|from)\s{1,6}(?=[A-ZÀ-Þ]|the\s)(?:the\s{1,4}(?:Government\s{1,4}of\s{1,4}(?:the\s{1,4})?)?)?/gi,
  /\badvance\s+questions\s+to\s{1,6}(?:the\s{1,4})?/gi,
  /\buniversal\s+periodic\s+review\s{0,4}\*{0,3}[\s:–-]{1,60}(?=[A-ZÀ-Þ])/gi,
  /\bState\s+(?:party|under\s+review):\s{0,6}(?=[A-ZÀ-Þ])/gi,
  /\b(?:lists? of (?:issues|themes)(?: and questions)?|concluding observations)\b[^.]{0,160}?\b(?:for|concerning|on|to)\s{1,4}(?:the\s{1,4})?(?=[A-ZÀ-Þ])/gi,
  /\b(?:periodic\s+|initial\s+)?(?:reports?|issues|questions|themes|observations|comments)\s{0,4}[:–—-]\s{0,6}(?=[A-ZÀ-Þ])/gi,
];
const NAME_WORD = /(?:d['’])?[A-ZÀ-Þ][\p{L}’'-]*/uy;
const CONNECTIVE = /[ \t]{0,4}(\s{1,60})?(?:of(?:\s+the)?|and|the|de|da)\s{1,20}(?=[A-ZÀ-Þ])/y;
/** Words of a title that follow a name and are no part of one. */
const NOT_A_NAME =
  /^(?:Addendum|Article|Under|In|By|At|Pre|Pre-|On|Concerning|Received|Under|Due|Adopted|The|This|His|Note|Concluding|General|Periodic|Reports?|Issues|Questions|Initial|Combined|Implementation|International|Convention|Covenant|Optional|Universal|Economic|Advance|Government|Session|Consideration|Annex|Corrigendum|Distr|Views|Note|Adopted|Submitted|Report|Generated|Part|List|Prepared|Original|Working|Committee|Special|Secretary|Human|Council)$/i;
const IN_BRACKETS = /\s{1,4}\((?:[A-Z][\p{L}'’ -]{2,40})\)/uy;

/**
 * Reads the scalars of a document's head.
 * @param text the whole text; the head ends at `end`
 * @param lines the content lines of the head
 */
export function headerFacts(text: string, end: number, lines: readonly Line[]): HeaderFacts {
  const head = text.slice(0, end);
  const own = ownSymbol(text, head, lines);
  const doubts: Doubt[] = own.unsure
    ? [{ code: 'symbol-joined', message: 'Symbol and date run together and can be parted in two ways.', lines: null }]
    : [];
  const published = own.unsure ? null : publishedIn(text, lines, own.dateFrom, doubts);
  return {
    symbol: own.symbol,
    committee: committeeOf(head, own.symbol),
    state: stateIn(head, lines) ?? stateOf(own.symbol),
    publishedOn: published,
    language: found(
      OWN_LANGUAGE.exec(head) ?? LANGUAGE.exec(head),
      (hit) => IN_ENGLISH[hit[1]!.toLowerCase()] ?? capitalised(hit[1]!),
    ),
    doubts,
  };
}

/** The committee whose name stands first; else that of the symbol; else that of the treaty in the masthead. */
function committeeOf(head: string, symbol: Found<string> | null): Found<string> | null {
  const first = (all: typeof NAMES) =>
    all.flatMap(({ name, pattern }) => found(pattern.exec(head), () => name) ?? []).sort((a, b) => a.from - b.from)[0];
  const named = first(NAMES);
  if (named !== undefined) return named;
  const known = symbol === null ? undefined : COMMITTEES.find((one) => one.symbol?.test(symbol.value) === true);
  return known === undefined ? (first(TREATIES) ?? null) : { ...symbol!, value: known.name };
}

/** The State of the three letters in a symbol, where no title names one. */
function stateOf(symbol: Found<string> | null): Found<string> | null {
  const code = symbol === null ? null : /(?:^|[/ ])([A-Z]{3})(?=[/ ]|$)/g;
  for (const hit of code === null ? [] : symbol!.value.matchAll(code)) {
    const state = stateOfCode(hit[1]!);
    if (state !== null) return { ...symbol!, value: state };
  }
  return null;
}

/** The State whose name stands alone on a line of the head. */
function stateAlone(lines: readonly Line[]): Found<string> | null {
  for (const line of lines) {
    const value = stateNamed(line.text);
    if (value !== null) return { value, wording: line.text, from: line.from, to: line.to };
  }
  return null;
}

function publishedIn(
  text: string,
  lines: readonly Line[],
  joinedAt: number | null,
  doubts: Doubt[],
): Found<LocalDate> | null {
  if (joinedAt !== null) {
    const joined = new RegExp(`^\\s{0,2}(${DATE_IN_WORDS})`).exec(text.slice(joinedAt, joinedAt + 60));
    const value = joined === null ? null : dateFromWords(joined[1]!);
    const from = joinedAt + (joined === null ? 0 : joined[0].length - joined[1]!.length);
    if (value !== null) return { value, wording: joined![1]!, from, to: from + joined![1]!.length };
  }
  const distributed = lines.findIndex((line) => /Distr\./i.test(line.text));
  const alone = lines.filter((line) => ALONE.test(line.text));
  const near = distributed === -1 ? [] : lines.slice(distributed, distributed + 6).filter(isNoSession);
  const generated = lines.filter((line) => /\bgenerated\b/i.test(line.text));
  for (const line of [...near, ...alone, ...generated]) {
    for (const hit of text.slice(line.from, line.to).matchAll(A_DATE)) {
      const value = dateFromWords(hit[0]);
      const from = line.from + hit.index;
      if (value !== null) return { value, wording: hit[0], from, to: from + hit[0].length };
    }
  }
  return numericDate(text, lines, doubts);
}

/** A date in figures at the end of a line of the head: the day first, as the United Nations writes it. */
function numericDate(text: string, lines: readonly Line[], doubts: Doubt[]): Found<LocalDate> | null {
  for (const line of lines) {
    const hit = new RegExp(`(?<![\\d/.])(${NUMERIC_DATE})\\.?$`).exec(text.slice(line.from, line.to));
    const read = hit === null ? null : dateFromNumbers(hit[1]!);
    if (read === null) continue;
    const from = line.from + hit!.index;
    if (!read.certain) {
      doubts.push({
        code: 'date-in-figures',
        message: `“${hit![1]}” was read with the day before the month.`,
        lines: [line.number, line.number],
      });
    }
    return { value: read.date, wording: hit![1]!, from, to: from + hit![1]!.length };
  }
  return null;
}

function isNoSession(line: Line): boolean {
  return !/\b(?:session|received|meeting)\b/i.test(line.text);
}

/** So many of the patterns, from the first, name a State and nothing else. */
const CERTAIN = 5;

/** The State that the title names: a known one rather than another, one in a sentence rather than one on its own line. */
function stateIn(head: string, lines: readonly Line[]): Found<string> | null {
  const named = [REPORT_OF, ...OTHER_STATE].map((pattern) => namesBehind(head, pattern));
  const alone = stateAlone(lines);
  const inOrder = [
    ...named.slice(0, CERTAIN).flat(),
    ...(alone === null ? [] : [alone]),
    ...named.slice(CERTAIN).flat(),
  ];
  return inOrder.find(({ value }) => stateNamed(value) !== null) ?? inOrder[0] ?? null;
}

function namesBehind(head: string, pattern: RegExp): readonly Found<string>[] {
  return [...head.matchAll(pattern)].flatMap((hit) => {
    const from = hit.index + hit[0].length;
    const to = nameEnd(head, from);
    const wording = head.slice(from, to);
    return to > from && !/^States Parties$/i.test(wording) ? [{ value: plainName(wording), wording, from, to }] : [];
  });
}

/** Where the name of a State that begins at `from` ends: capitalised words, joined by `of`, `and`, `the`. */
function nameEnd(head: string, from: number): number {
  let end = from;
  for (let at = from; ;) {
    NAME_WORD.lastIndex = at;
    const word = NAME_WORD.exec(head);
    if (word === null) break;
    let name = word[0];
    // A word in capitals that runs into the next one (`SLOVENIAGenerated`).
    const joined = /^([A-ZÀ-Þ]{2,})[A-ZÀ-Þ][a-z]/.exec(name);
    if (joined !== null) name = joined[1]!;
    if (NOT_A_NAME.test(name)) break;
    end = at + name.length;
    if (joined !== null) break;
    CONNECTIVE.lastIndex = end;
    const link = CONNECTIVE.exec(head);
    if (link !== null) at = CONNECTIVE.lastIndex;
    else if (/[ \t]/.test(head[end] ?? '') && !/[ \t]{2}/.test(head.slice(end, end + 2))) at = end + 1;
    else break;
  }
  IN_BRACKETS.lastIndex = end;
  return IN_BRACKETS.test(head) ? IN_BRACKETS.lastIndex : end;
}

function plainName(wording: string): string {
  const name = wording.replace(/\s+/g, ' ');
  if (/[a-zà-þ]/.test(name)) return name;
  return name
    .toLowerCase()
    .replace(/(^|[\s('-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
    .replace(/\b(?:Of|And|The)\b/g, (word) => word.toLowerCase());
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}

function found<T>(hit: RegExpExecArray | null, value: (hit: RegExpExecArray) => T): Found<T> | null {
  return hit === null ? null : { value: value(hit), wording: hit[0], from: hit.index, to: hit.index + hit[0].length };
}
