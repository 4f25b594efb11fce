import type { LocalDate } from '../calendar/calendar.ts';
import { datesIn, westernDigits, type DateInText } from '../replies/dates-in-text.ts';
import {
  COUNTED_WORD,
  countedAfter,
  countedBefore,
  currencyAround,
  isPercentage,
  multiplier,
  UNITS_OF_TIME,
} from './figure-units.ts';
import { figureOf, type Figure, type Token, type Years } from './figure.ts';
import { figuresOfTable } from './figures-in-table.ts';
import { lawsIn } from './laws-in-text.ts';
import { inside, namedYears, notFigures, yearsOfDates } from './not-figures.ts';
import { NUMBER_WORD, valueOfWords } from './number-words.ts';
import { provisionsIn } from './provisions-in-text.ts';
import { partsOfText, type TextSentence, type TextTable } from './text-lines.ts';
import { yearsIn } from './years-in-text.ts';

export type { Figure } from './figure.ts';

const DIGITS = String.raw`\d{1,3}(?:[,٬]\d{2,3})+(?:[.٫]\d+)?|\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+|\d+(?:[.٫]\d+)?`;
const MULTIPLIER = String.raw`hundred|thousands?|lakhs?|lacs?|millions?|crores?|billions?|arabs?|mn|bn|سو|ہزار|لاکھ|کروڑ|ارب|ملین|بلین`;
const NUMBER = new RegExp(
  String.raw`(?<![\p{L}\p{N}_#@]|\d[.,:٫٬]|[\p{L}\p{N}]\/|\p{Lu}-)(${DIGITS})(?:\s{0,2}(${MULTIPLIER})(?![\p{L}\p{N}])|(m|b|k|M|B|K)(?![\p{L}\p{N}]))?(?![\p{N}_]|[\p{Ll}\p{Lu}]|[/:.,٫٬]\d)`,
  'giu',
);
const IN_WORDS = new RegExp(
  String.raw`(?<![\p{L}\p{M}\p{N}])(${NUMBER_WORD})(?:\s(${MULTIPLIER}))?(?=\s(?:\((?:0?\d{1,4})\)\s)?(?:\p{L}{1,14}\s){0,2}(?:${COUNTED_WORD}|per\s?cent|percent|فیصد)(?![\p{L}\p{M}]))`,
  'giu',
);
const NONE = new RegExp(
  String.raw`(?<![\p{L}\p{M}\p{N}])(?:no|nil|zero|not a single|none of the|کوئی)\s(?:(?:such|new|reported|registered|single|specific|formal|ایسا|ایسی|نیا)\s){0,2}(?:${COUNTED_WORD})(?![\p{L}\p{M}])`,
  'giu',
);
/** “Nil” as a whole line or cell. */
const NIL = /(?<=^|[\t|:]|\s{2})\s{0,3}(?:nil|صفر)(?=\s{0,3}(?:\.|$|[\t|]|\s{2}))/gimu;
/** Words by which 2021 is a year and counts nothing, though “cases” follows. */
const BEFORE_YEAR = /(?:\b(?:in|during|for|since|until|year|by|from|to|till|and|the|of years?)|سال|[-–,])\s?$/iu;
const COUNTS = new RegExp(String.raw`^\s(?:\p{L}{3,14}\s)?(?:${COUNTED_WORD})(?![\p{L}\p{M}])`, 'iu');
const REACH = 80;

/**
 * The figures a text gives, in order, each with its unit and the years it is of: in prose, in lists, in tables pasted as
 * text; with the digits, months and number words of English and Urdu; in lakh, crore and million. Numbers that only
 * name something (paragraphs, articles, laws, dates, ages, telephones, files) are none. What it does not tell is null.
 *
 * @param writtenOn day of the text: “since 2019” reaches to its year; null: to the last year the text names
 * @example figuresIn('In 2022, 1.5 lakh children were enrolled.')[0] // { value: 150000, unit: 'children', year: 2022, … }
 */
export function figuresIn(text: string, writtenOn: LocalDate | null = null): readonly Figure[] {
  const plain = westernDigits(text);
  const laws = lawsIn(text);
  const dates = datesIn(plain, null);
  const tokens = tokensOf(plain, [...laws, ...dates]);
  const years = yearsOf(plain, laws, dates, tokens, writtenOn);
  const figures: Figure[] = [];
  let nextToken = 0;
  let nextYears = 0;
  let carried: Years | null = null;
  let heading: TextSentence | null = null;
  /** Where the figures of the table just read begin. */
  let undated: number | null = null;
  for (const part of partsOfText(plain)) {
    const [from, to] = reachOf(part);
    const mine = <T extends { readonly from: number }>(all: readonly T[], at: number): readonly T[] => {
      let end = at;
      while (end < all.length && all[end]!.from < to) end += 1;
      return all.slice(at, end);
    };
    while (nextToken < tokens.length && tokens[nextToken]!.from < from) nextToken += 1;
    while (nextYears < years.length && years[nextYears]!.from < from) nextYears += 1;
    const [itsTokens, itsYears] = [mine(tokens, nextToken), mine(years, nextYears)];
    nextToken += itsTokens.length;
    nextYears += itsYears.length;
    if (part.kind === 'table') {
      undated = figures.length;
      figures.push(...figuresOfTable(part, itsTokens, itsYears, carried));
      continue;
    }
    // A note under a table, “(as on 30.06.2023)”, dates those of its figures that nothing else does.
    if (undated !== null && itsTokens.length === 0 && itsYears.length > 0 && part.text.length < REACH) {
      const [its] = itsYears;
      for (let one = undated; one < figures.length; one += 1) figures[one] = datedBy(figures[one]!, its!);
    }
    undated = null;
    if (part.opens && heading?.heads !== true) carried = null;
    if (part.heads) heading = part;
    else if (part.opens && carried === null) heading = null;
    const about = heading === null || heading === part ? part.text : `${heading.text} ${part.text}`;
    figures.push(...figuresOfSentence(part, about, plain, itsTokens, itsYears, carried));
    carried = itsYears.at(-1) ?? carried;
  }
  return figures.map((figure) => ({ ...figure, wording: text.slice(figure.from, figure.to) }));
}

function reachOf(part: TextTable | TextSentence): readonly [from: number, to: number] {
  if (part.kind === 'sentence') return [part.from, part.from + part.text.length];
  const last = part.rows.at(-1)?.at(-1);
  const first = part.rows[0]?.[0];
  return first === undefined || last === undefined ? [0, 0] : [first.from, last.from + last.text.length];
}

function tokensOf(plain: string, named: readonly { readonly from: number; readonly to: number }[]): readonly Token[] {
  const isName = inside(notFigures(plain, [...named, ...provisionsIn(plain)]));
  const spans = yearsIn(plain);
  const single = new Set(spans.filter(({ first, last }) => first === last).map(({ from }) => from));
  const isYear = inside(spans);
  const found: Token[] = [];
  for (const match of plain.matchAll(NUMBER)) {
    const from = match.index;
    const to = from + match[0].length;
    const year = isYear(from);
    if (isName(from)) continue;
    const [before, after] = around(plain, from, to);
    if (year && !(COUNTS.test(after) && !BEFORE_YEAR.test(before) && single.has(from))) continue;
    const times = match[2] ?? match[3];
    const digits = match[1]!.replace(/[,٬\u00a0\u2009\u202f]/gu, '').replace('٫', '.');
    const value = Number((Number(digits) * (times === undefined ? 1 : multiplier(times))).toPrecision(15));
    found.push({ value, from, to, unit: unitAt(before, after) });
  }
  for (const match of plain.matchAll(IN_WORDS)) {
    const [from, to] = [match.index, match.index + match[0].length];
    const value = valueOfWords(match[1]!) * (match[2] === undefined ? 1 : multiplier(match[2]));
    found.push({ value, from, to, unit: unitAt(...around(plain, from, to)) });
  }
  for (const pattern of [NONE, NIL]) {
    for (const match of plain.matchAll(pattern)) {
      const from = match.index + (match[0].length - match[0].trimStart().length);
      const to = match.index + match[0].length;
      found.push({ value: 0, from, to, unit: pattern === NONE ? countedBefore(match[0]) : null });
    }
  }
  found.sort((a, b) => a.from - b.from || b.to - a.to);
  return found.filter((one, at) => at === 0 || one.from >= found[at - 1]!.to);
}

const around = (plain: string, from: number, to: number): [before: string, after: string] => [
  plain.slice(Math.max(0, from - REACH), from),
  plain.slice(to, to + REACH),
];

/** Between the first and the last number of a range, which are of one thing. */
const RANGE = /^\s{0,2}(?:[-–—]|to|تا|سے)\s{0,2}(?:Rs\.?\s?)?\d[\d,.]{0,12}(?=\D|$)/iu;

function unitAt(before: string, behind: string): string | null {
  const range = RANGE.exec(behind)?.[0] ?? '';
  const after = behind.slice(range.length);
  if (isPercentage(after)) return 'percent';
  return currencyAround(before, after) ?? countedAfter(after);
}

/** The years a text tells figures by: those of laws, plans and letters are not among them. */
function yearsOf(
  plain: string,
  laws: readonly { readonly from: number; readonly to: number }[],
  dates: readonly DateInText[],
  tokens: readonly Token[],
  writtenOn: LocalDate | null,
): readonly Years[] {
  const isLaw = inside(laws);
  const isName = inside(namedYears(plain));
  const counted = new Set(tokens.map(({ from }) => from));
  const named = yearsIn(plain).filter(({ from }) => {
    const [law, name] = [isLaw(from), isName(from)];
    return !law && !name && !counted.has(from);
  });
  const latest = writtenOn === null ? Math.max(0, ...named.map(({ last }) => last)) : Number(writtenOn.slice(0, 4));
  return [
    ...named.map(({ first, last, open, from, to }) => ({
      first,
      last: open ? Math.max(last, latest) : last,
      from,
      to,
    })),
    ...yearsOfDates(plain, dates).map(({ year, from, to }) => ({ first: year, last: year, from, to })),
  ].sort((a, b) => a.from - b.from);
}

/**
 * Figures of one sentence. Where a year comes before the first figure, years lead: each figure is of the last one
 * before it. Else they follow: each is of the next one behind it. Without any it is of the year told before.
 */
function figuresOfSentence(
  sentence: TextSentence,
  about: string,
  plain: string,
  tokens: readonly Token[],
  years: readonly Years[],
  carried: Years | null,
): readonly Figure[] {
  const first = tokens[0];
  if (first === undefined) return [];
  const lead = years.length > 0 && years[0]!.from < first.from;
  let at = 0;
  return tokens.map((token, index): Figure => {
    while (at < years.length && years[at]!.from < token.from) at += 1;
    const [before, behind] = [years[at - 1], years[at]];
    const inBrackets = behind !== undefined && /^[^,;]{0,24}\((?:in |FY )?$/iu.test(plain.slice(token.to, behind.from));
    const of = inBrackets ? behind : lead ? before : (behind ?? before);
    const start = Math.max(sentence.from, tokens[index - 1]?.to ?? 0, token.from - REACH);
    const unit =
      token.unit ??
      countedBefore(plain.slice(start, token.from)) ??
      (index === 0 ? countedBefore(about.slice(0, REACH * 2)) : null);
    return figureOf(token, unit, of ?? carried, about);
  });
}

function datedBy(undated: Figure, { first, last }: Years): Figure {
  if (undated.year !== null || undated.period !== null) return undated;
  return first === last ? { ...undated, year: first } : { ...undated, period: [first, last] };
}

/** Whether a figure is a span of time, which says nothing that a statistic says. */
export function isSpanOfTime({ unit }: Figure): boolean {
  return unit !== null && UNITS_OF_TIME.has(unit);
}
