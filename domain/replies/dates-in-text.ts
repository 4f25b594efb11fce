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
  ['january', 'januar', 'janvier', 'enero', 'jan', 'janv', 'جنوری'],
  ['february', 'februar', 'février', 'febrero', 'feb', 'févr', 'فروری'],
  ['march', 'märz', 'mars', 'marzo', 'mar', 'مارچ'],
  ['april', 'avril', 'abril', 'apr', 'اپریل'],
  ['may', 'mai', 'mayo', 'مئی'],
  ['june', 'juni', 'juin', 'junio', 'jun', 'جون'],
  ['july', 'juli', 'juillet', 'julio', 'jul', 'جولائی'],
  ['august', 'août', 'agosto', 'aug', 'اگست'],
  ['september', 'septembre', 'septiembre', 'sept', 'sep', 'ستمبر'],
  ['october', 'oktober', 'octobre', 'octubre', 'oct', 'okt', 'اکتوبر'],
  ['november', 'novembre', 'noviembre', 'nov', 'نومبر'],
  ['december', 'dezember', 'décembre', 'diciembre', 'dec', 'dez', 'déc', 'دسمبر'],
];

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

/** Day before month, month before day, numbers, ISO: each with the year where it is given. */
const FORMS: readonly { readonly pattern: RegExp; readonly order: readonly ('day' | 'month' | 'year')[] }[] = [
  { pattern: new RegExp(`${START}(\\d{4})-(\\d{1,2})-(\\d{1,2})${EDGE}`, 'gu'), order: ['year', 'month', 'day'] },
  {
    pattern: new RegExp(`${START}(\\d{1,2})[./-](\\d{1,2})[./-](\\d{4}|\\d{2})${EDGE}`, 'gu'),
    order: ['day', 'month', 'year'],
  },
  {
    pattern: new RegExp(
      `${START}(\\d{1,2})(?:st|nd|rd|th|er|\\.)?(?:\\s{1,3}of)?[\\s-]{1,3}(${MONTH})\\.?${EDGE}(?:,?[\\s-]{1,3}(\\d{4})${EDGE})?`,
      'giu',
    ),
    order: ['day', 'month', 'year'],
  },
  {
    pattern: new RegExp(
      `${START}(${MONTH})\\.?\\s{1,3}(?:the\\s{1,3})?(\\d{1,2})(?:st|nd|rd|th)?${EDGE}(?:,?\\s{1,3}(\\d{4})${EDGE})?`,
      'giu',
    ),
    order: ['month', 'day', 'year'],
  },
];
const WEEKDAY = new RegExp(
  `${START}(?:(next|kommenden|prochain)\\s{1,3})?(${longestFirst(weekdayOfName.keys())})${EDGE}`,
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
  for (const { pattern, order } of FORMS) {
    for (const match of plain.matchAll(pattern)) {
      const field = (name: 'day' | 'month' | 'year'): string | undefined => match[order.indexOf(name) + 1];
      const date = resolved(field('year'), field('month') ?? '', field('day') ?? '', writtenOn);
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
  const of = (wholeYear: number): LocalDate | null => {
    const date = `${String(wholeYear).padStart(4, '0')}-${String(monthNumber).padStart(2, '0')}-${day.padStart(2, '0')}`;
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
