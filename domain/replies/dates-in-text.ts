import type { LocalDate } from '../calendar/calendar.ts';
import { addDays, dayNumber, isLocalDate, weekdayOf } from '../calendar/local-date.ts';

/** A date that a text names, and where. */
export interface DateInText {
  readonly date: LocalDate;
  /** First character of its wording. */
  readonly from: number;
  /** First character after it. */
  readonly to: number;
}

/** Month names as people write them, longest first inside each language, in lower case. */
const MONTHS: readonly (readonly string[])[] = [
  'january januar janvier enero janeiro gennaio januari jan janv ene gen جنوری',
  'february februar février fevrier febrero fevereiro febbraio februari feb févr fév fev فروری',
  'march märz maerz mars marzo março maart mar mär مارچ',
  'april avril abril aprile apr avr abr اپریل',
  'may mai mayo maio maggio mei مئی',
  'june juni juin junio junho giugno jun جون',
  'july juli juillet julio julho luglio jul juil جولائی',
  'august août aout agosto augustus aug ago اگست',
  'september septembre septiembre setembro settembre sept sep set ستمبر',
  'october oktober octobre octubre outubro ottobre oct okt out ott اکتوبر',
  'november novembre noviembre novembro nov نومبر',
  'december dezember décembre decembre diciembre dezembro dicembre dec dez déc dic دسمبر',
].map((names) => names.split(' '));

const WEEKDAYS: readonly (readonly string[])[] = [
  ['monday', 'montag', 'lundi', 'پیر', 'سوموار'],
  ['tuesday', 'dienstag', 'mardi', 'منگل'],
  ['wednesday', 'mittwoch', 'mercredi', 'بدھ'],
  ['thursday', 'donnerstag', 'jeudi', 'جمعرات'],
  ['friday', 'freitag', 'vendredi', 'جمعہ'],
  ['saturday', 'samstag', 'samedi', 'ہفتہ'],
  ['sunday', 'sonntag', 'dimanche', 'اتوار'],
];

const monthOf = new Map(MONTHS.flatMap((names, index) => names.map((name) => [name, index + 1] as const)));
const weekdayOfName = new Map(WEEKDAYS.flatMap((names, index) => names.map((name) => [name, index + 1] as const)));
const longestFirst = (names: Iterable<string>): string => [...names].sort((a, b) => b.length - a.length).join('|');
const MONTH = longestFirst(monthOf.keys());
const EDGE = '(?![\\p{L}\\p{M}\\p{N}])';
const START = '(?<![\\p{L}\\p{M}\\p{N}])';

const DAY = '(\\d{1,2}|یکم)(?:st|nd|rd|th|er|º|\\.)?';
const OF = '(?:\\s{1,3}(?:of|de|do|den))?[\\s-]{1,3}';
const YEAR = `(?:(?:,?[\\s-]{1,3}|\\s{1,3}(?:de|del|do)\\s{1,3})(\\d{4})${EDGE})?`;
/** What joins the first and the last day of a span. */
const TO =
  '\\s{0,3}(?:to|until|till|through|thru|and|bis|und|au|al|hasta|-|–|—|تا|سے)\\s{0,3}(?:the\\s{1,3}|zum\\s{1,3}|el\\s{1,3})?';

interface Form {
  readonly pattern: RegExp;
  readonly order: readonly ('day' | 'month' | 'year')[];
  /** Whether it is numbers only, where the month may stand first if it cannot stand second. */
  readonly numbers?: true;
}

/** Day before month, month before day, numbers, ISO: each with the year where it is given. */
const FORMS: readonly Form[] = [
  {
    pattern: new RegExp(`${START}(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})${EDGE}`, 'gu'),
    order: ['year', 'month', 'day'],
  },
  { pattern: /(?<!\d)(\d{4})年\s?(\d{1,2})月\s?(\d{1,2})日/gu, order: ['year', 'month', 'day'] },
  { pattern: /(?<![\d年])(\d{1,2})月\s?(\d{1,2})日/gu, order: ['month', 'day', 'year'] },
  {
    pattern: new RegExp(`${START}(\\d{1,2})[./-](\\d{1,2})[./-](\\d{4}|\\d{2})${EDGE}`, 'gu'),
    order: ['day', 'month', 'year'],
    numbers: true,
  },
  // Without its year a pair of numbers is a date only where a word says so: "24/7" is none.
  {
    pattern: new RegExp(`(?<=\\b(?:on|until|till|from|by|back)\\s)(\\d{1,2})/(\\d{1,2})(?![/\\d])${EDGE}`, 'giu'),
    order: ['day', 'month', 'year'],
    numbers: true,
  },
  { pattern: new RegExp(`${START}${DAY}${OF}(${MONTH})\\.?${EDGE}${YEAR}`, 'giu'), order: ['day', 'month', 'year'] },
  {
    pattern: new RegExp(
      `${START}(${MONTH})\\.?\\s{1,3}(?:the\\s{1,3})?${DAY}${EDGE}(?:,?\\s{1,3}(\\d{4})${EDGE})?`,
      'giu',
    ),
    order: ['month', 'day', 'year'],
  },
];
/** Spans whose month is written once: "1 to 4 December", "December 1-4, 2026". */
const SPANS: readonly { readonly pattern: RegExp; readonly order: readonly ('first' | 'last' | 'month' | 'year')[] }[] =
  [
    {
      pattern: new RegExp(`${START}${DAY}${TO}${DAY}${OF}(${MONTH})\\.?${EDGE}${YEAR}`, 'dgiu'),
      order: ['first', 'last', 'month', 'year'],
    },
    {
      pattern: new RegExp(
        `${START}(${MONTH})\\.?\\s{1,3}${DAY}${TO}${DAY}${EDGE}(?:,?\\s{1,3}(\\d{4})${EDGE})?`,
        'dgiu',
      ),
      order: ['month', 'first', 'last', 'year'],
    },
  ];
const WEEKDAY = new RegExp(
  `${START}(?:(next|coming|this|kommenden|prochain)\\s{1,3})?(${longestFirst(weekdayOfName.keys())})${EDGE}`,
  'giu',
);
const TOMORROW = new RegExp(`${START}(?:tomorrow|morgen|demain|کل)${EDGE}`, 'giu');

/**
 * The dates a text names, in the order in which they stand: written out in English, Urdu, German, French or Spanish,
 * as numbers (day first, as in Pakistan) or ISO; weekdays and "tomorrow" by the day of writing.
 *
 * @param text read as it is; Urdu and Arabic digits count as digits
 * @param writtenOn day of writing, which gives the year where none is written (the first such day not more than two
 *   months past); null leaves out what needs it
 */
export function datesIn(text: string, writtenOn: LocalDate | null): readonly DateInText[] {
  const plain = westernDigits(text);
  const found: DateInText[] = [];
  for (const span of SPANS) found.push(...daysOfSpan(plain, span, writtenOn));
  for (const { pattern, order, numbers } of FORMS) {
    for (const match of plain.matchAll(pattern)) {
      const field = (name: 'day' | 'month' | 'year'): string | undefined => match[order.indexOf(name) + 1];
      const [day, month] = [field('day') ?? '', field('month') ?? ''];
      const swapped = numbers === true && Number(month) > 12;
      const date = resolved(field('year'), swapped ? day : month, swapped ? month : day, writtenOn);
      if (date !== null) found.push({ date, from: match.index, to: match.index + match[0].length });
    }
  }
  if (writtenOn !== null) {
    for (const match of plain.matchAll(WEEKDAY)) {
      const weekday = weekdayOfName.get((match[2] ?? '').toLowerCase()) ?? 1;
      const ahead = (weekday - weekdayOf(writtenOn) + 7) % 7 || 7;
      found.push({ date: addDays(writtenOn, ahead), from: match.index, to: match.index + match[0].length });
    }
    for (const match of plain.matchAll(TOMORROW)) {
      found.push({ date: addDays(writtenOn, 1), from: match.index, to: match.index + match[0].length });
    }
  }
  found.sort((a, b) => a.from - b.from || b.to - a.to);
  // A weekday in front of its date, or a date inside a longer one, is the same date.
  return found.filter(
    (one, index) =>
      !found.some(
        (other, at) =>
          at !== index &&
          other.from <= one.from &&
          other.to >= one.to &&
          (other.from < one.from || other.to > one.to || at < index),
      ) && !followedByItsDate(one, found, plain),
  );
}

function daysOfSpan(
  text: string,
  { pattern, order }: (typeof SPANS)[number],
  writtenOn: LocalDate | null,
): DateInText[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const group = (name: (typeof order)[number]): number => order.indexOf(name) + 1;
    const [month, year] = [match[group('month')] ?? '', match[group('year')]];
    const last = resolved(year, month, match[group('last')] ?? '', writtenOn);
    const first = last === null ? null : resolved(last.slice(0, 4), month, match[group('first')] ?? '', writtenOn);
    const from = match.indices?.[group('last')]?.[0];
    const to = match.indices?.[group('first')]?.[1];
    if (last === null || first === null || first > last || from === undefined || to === undefined) return [];
    return [
      { date: first, from: match.index, to },
      { date: last, from, to: match.index + match[0].length },
    ];
  });
}

function followedByItsDate(one: DateInText, all: readonly DateInText[], text: string): boolean {
  if (/\d/u.test(text.slice(one.from, one.to))) return false;
  return all.some(
    (other) => other.from >= one.to && /^[\s,.(]{0,3}(?:the\s|den\s|le\s)?$/iu.test(text.slice(one.to, other.from)),
  );
}

/** Digits of Urdu and Arabic as those of English, in place, so that positions stay. */
export function westernDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/gu, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
}

function resolved(year: string | undefined, month: string, day: string, writtenOn: LocalDate | null): LocalDate | null {
  const monthNumber = monthOf.get(month.toLowerCase()) ?? Number(month);
  const dayNumberIn = day === 'یکم' ? '1' : day;
  const of = (wholeYear: number): LocalDate | null => {
    const date = `${String(wholeYear).padStart(4, '0')}-${String(monthNumber).padStart(2, '0')}-${dayNumberIn.padStart(2, '0')}`;
    return isLocalDate(date) ? date : null;
  };
  if (year !== undefined) return of(year.length === 2 ? 2000 + Number(year) : Number(year));
  if (writtenOn === null) return null;
  const thisYear = Number(writtenOn.slice(0, 4));
  const earliest = dayNumber(writtenOn) - 62;
  return (
    [of(thisYear - 1), of(thisYear), of(thisYear + 1)].find((date) => date !== null && dayNumber(date) >= earliest) ??
    null
  );
}
