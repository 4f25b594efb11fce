import type { LocalDate } from '../calendar/calendar.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** A month's name, in full or short. For use inside larger patterns. */
export const MONTH =
  'Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?';

/** A day written out: `8 April 2025`, `1st of May 2027`, `22 Jan 2025`, `April 8, 2025`, `2025-04-08`. For use inside larger patterns. */
export const DATE_IN_WORDS = `(?:\\d{1,2}\\s?(?:st|nd|rd|th)?\\s{0,4}(?:of\\s{1,4})?(?:${MONTH})\\.?,?\\s{0,4}\\d{4}|(?:${MONTH})\\.?\\s{1,4}\\d{1,2}(?:st|nd|rd|th)?,\\s{0,4}\\d{4}|\\d{4}-\\d{2}-\\d{2})(?!\\d)`;

/**
 * Reads a day written out.
 * @returns null where the words are no day of the calendar (`31 June 2025`)
 * @example dateFromWords('8 April 2025') // '2025-04-08'
 */
export function dateFromWords(words: string): LocalDate | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(words);
  if (iso !== null) return localDate(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const numbers = words.match(/\d+/g) ?? [];
  const name = new RegExp(`(?:${MONTH})`, 'i').exec(words);
  if (name === null || numbers.length !== 2) return null;
  const month = MONTHS.indexOf(name[0].slice(0, 3).toLowerCase()) + 1;
  return localDate(Number(numbers[1]), month, Number(numbers[0]));
}

/** The last day of a month named in words; null where the word is no month. */
export function lastOfMonth(name: string, year: number): LocalDate | null {
  for (let day = 31; day >= 28; day -= 1) {
    const date = dateFromWords(`${day} ${name} ${year}`);
    if (date !== null) return date;
  }
  return null;
}

function localDate(year: number, month: number, day: number): LocalDate | null {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const length = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  if (length === undefined || day < 1 || day > length || year < 1900) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** A day in figures: `22/11/93`, `03.07.2003`. For use inside larger patterns. */
export const NUMERIC_DATE = '\\d{1,2}(?:/\\d{1,2}/|\\.\\d{1,2}\\.)(?:\\d{4}|\\d{2})';

/**
 * Reads a day in figures, the day before the month; where only the month can stand first, that is taken.
 * @returns `certain` is false where the two could be exchanged
 */
export function dateFromNumbers(figures: string): { readonly date: LocalDate; readonly certain: boolean } | null {
  const [first = 0, second = 0, printed = 0] = figures.split(/[./]/).map(Number);
  const year = printed >= 100 ? printed : printed >= 50 ? 1900 + printed : 2000 + printed;
  const dayFirst = localDate(year, second, first);
  const monthFirst = localDate(year, first, second);
  const date = dayFirst ?? monthFirst;
  if (date === null) return null;
  return { date, certain: dayFirst === null || monthFirst === null || first === second };
}
