import { westernDigits } from '../replies/dates-in-text.ts';

/** A year or a span of years that a text names. */
export interface YearsInText {
  /** First and last year, inclusive; the same where it is one. */
  readonly first: number;
  readonly last: number;
  /** Whether it is one financial year, which lies in two: `FY 2022-23`. */
  readonly financial: boolean;
  /** Whether it goes on until the day of writing: `since 2019`, `2019 to date`. */
  readonly open: boolean;
  readonly from: number;
  readonly to: number;
}

/** Behind a year and its sign a number like 2010 counts something: `2022: 2010`, `2022 میں 2010`. */
const COUNTED = /(?:19|20)\d{2}(?:ء)?\s?(?:میں|:|=)\s?$/u;
const YEAR = '((?:19|20)\\d{2})';
const START = '(?<![\\p{L}\\p{N}/.,#-])(?<!\\p{N}[,.])';
const END = '(?:ء|ع|s)?(?![\\p{L}\\p{N}]|[,.]\\d)';
const MONTH =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|جنوری|فروری|مارچ|اپریل|مئی|جون|جولائی|اگست|ستمبر|اکتوبر|نومبر|دسمبر)\\.?';
const TO = '\\s{0,2}(?:to|until|till|up to|through|and|تا|سے|اور|[-–—])\\s{0,2}';
/** Between the years of a span: the day and month of its end, “31 December”. */
const DAY_OF = `(?:(?:\\d{1,2}(?:st|nd|rd|th)?\\s)?${MONTH},?\\s(?:\\d{1,2},?\\s)?)?`;

/** `2022-23`, `2022/23`, `FY 2022-2023`: the second year follows the first. */
const FINANCIAL = new RegExp(
  `${START}(?:(FY|F\\.Y\\.?|financial years?|fiscal years?|مالی سال)[\\s:]{0,3})?${YEAR}\\s?[-–/]\\s?(\\d{4}|\\d{2})${END}`,
  'giu',
);
const SPAN = new RegExp(`${START}${YEAR}(?:ء|ع)?${TO}${DAY_OF}${YEAR}${END}`, 'giu');
const ONE = new RegExp(`${START}${YEAR}${END}`, 'gu');
const GOES_ON =
  /^\s?(?:to|till|until|up to|[-–—])\s?(?:the )?(?:date|now|present|today)\b|^\s?onwards?\b|^\s?(?:سے )?(?:اب تک|تا حال)/iu;
const SINCE = /\bsince\s(?:the year\s)?(?:\p{L}{3,9}\.?,?\s)?$/iu;
/** “between 2019 and 2023”; without it, two years joined by “and” are two years. */
const BETWEEN = /(?:between|from)\s(?:the years?\s)?[^.;\n]{0,24}$/iu;

/**
 * The years a text names, in order: `2021`, `2019–2023`, `from 2019 to 30 June 2023`, `FY 2022-23`. Whether a year belongs
 * to a law or a date, and whether a number like 2021 counts something, is for the caller to tell.
 */
export function yearsIn(text: string): readonly YearsInText[] {
  const plain = westernDigits(text);
  const found: YearsInText[] = [];
  for (const match of plain.matchAll(FINANCIAL)) {
    const first = Number(match[2]);
    const second = match[3]!;
    const last = second.length === 4 ? Number(second) : Math.floor(first / 100) * 100 + Number(second);
    const following = last === first + 1;
    // “2019-23” is a span of years; “2018-12” is a month.
    if (last <= first || last > first + 30 || (second.length === 2 && Number(second) <= 12 && !following)) continue;
    const written = match[1] !== undefined || (second.length === 2 && following) || /\//u.test(match[0]);
    found.push({ first, last, financial: following && written, open: false, from: match.index, to: end(match) });
  }
  for (const match of plain.matchAll(SPAN)) {
    const [first, last] = [Number(match[1]), Number(match[2])];
    if (last < first) continue;
    const joined = /^\s?(?:and|اور)\s/iu.test(plain.slice(match.index + match[0].search(/\d{4}/u) + 4));
    if (joined && !BETWEEN.test(before(plain, match.index))) continue;
    found.push({ first, last, financial: false, open: false, from: match.index, to: end(match) });
  }
  for (const match of plain.matchAll(ONE)) {
    const year = Number(match[1]);
    if (COUNTED.test(before(plain, match.index))) continue;
    const open = GOES_ON.test(plain.slice(end(match), end(match) + 24)) || SINCE.test(before(plain, match.index));
    found.push({ first: year, last: year, financial: false, open, from: match.index, to: end(match) });
  }
  found.sort((a, b) => a.from - b.from || b.to - a.to);
  return found.reduce<YearsInText[]>((kept, one) => {
    if (one.from >= (kept.at(-1)?.to ?? 0)) kept.push(one);
    return kept;
  }, []);
}

/** The few words before a place. */
const before = (plain: string, at: number): string => plain.slice(Math.max(0, at - 40), at);
const end = (match: RegExpExecArray): number => match.index + match[0].length;
