import type { LocalDate } from '../calendar/calendar.ts';
import { addDays } from '../calendar/local-date.ts';
import { datesIn } from './dates-in-text.ts';

/** What stands shortly before the day of return itself. */
const BACK =
  /(?:return(?:ing|s|ed)?|back|resum(?:e|ing)|rejoin(?:ing)?|available(?: again)?|at my desk|in (?:the )?office again|wieder|zurück|erreichbar|retour|reviendrai|regreso|de vuelta|واپس|دستیاب|حاضر)/iu;
/** The day of return, named after the absence: "until", "by"; the last day away is meant as often, so this is the earlier reading. */
const UNTIL =
  /(?:until|till|up to|bis(?: einschließlich)?(?: zum)?|jusqu['’]au|hasta(?: el)?)\W{0,4}(?:the\s|and including\s|\p{L}+day,?\s)?$/iu;
/** The last day away for certain. */
const LAST_DAY = /(?:through|thru|to|-|–|und|and|سے)\W{0,4}$/iu;

/**
 * The day on which somebody is back, as an absence note says it.
 *
 * A date near a word of returning wins; then the end of "until"; then the day after the end of a span ("from … to …").
 * In Urdu the word follows the date ("5 مئی کو واپس", "5 مئی تک").
 *
 * @param writtenOn day of the note, for dates without a year; null leaves those out
 * @returns null where the note names no day of return
 */
export function returnDate(text: string, writtenOn: LocalDate | null): LocalDate | null {
  const head = text.slice(0, 4_000).replace(/\s+/gu, ' ');
  const dates = datesIn(head, writtenOn).filter(({ date }) => writtenOn === null || date >= writtenOn);
  const before = (from: number, length: number): string => lastSentence(head.slice(Math.max(0, from - length), from));
  const after = (to: number, length: number): string => head.slice(to, to + length).split(/[.!?۔]/u)[0] ?? '';

  for (const { date, from, to } of dates) {
    if (BACK.test(before(from, 60)) && !UNTIL.test(before(from, 30))) return date;
    if (/^\s{0,2}(?:کو|سے)?\s{0,2}\p{L}{0,8}\s{0,2}(?:واپس|دستیاب|حاضر)/u.test(after(to, 30))) return date;
    if (/^[^,;]{0,20}\b(?:wieder|zurück|I (?:will|shall) be back)\b/iu.test(after(to, 40))) return date;
  }
  for (const { date, from, to } of dates) {
    if (UNTIL.test(before(from, 30)) || /^\s{0,2}تک/u.test(after(to, 8))) return date;
  }
  for (const [index, { date, from }] of dates.entries()) {
    const previous = dates[index - 1];
    if (previous !== undefined && from - previous.to < 20 && LAST_DAY.test(head.slice(previous.to, from)))
      return addDays(date, 1);
  }
  return null;
}

/** The part of a sentence that leads up to its end. */
function lastSentence(text: string): string {
  return text.split(/[!?۔]|\.(?=\s\p{Lu})/u).at(-1) ?? '';
}
