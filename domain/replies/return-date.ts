import type { LocalDate } from '../calendar/calendar.ts';
import { addDays } from '../calendar/local-date.ts';
import type { DateInText } from './dates-in-text.ts';
import { datesIn } from './dates-in-text.ts';

/** What stands shortly before the day of return itself. */
export const BACK =
  /(?:return(?:ing|s|ed)?|back|resum(?:e|es|ing)|re-?join(?:ing)?|re-?open(?:s|ing)?|available(?: again)?|reachable|at my desk|in (?:the )?office again|report(?:ing)? (?:back )?(?:for|to) duty|wieder|zurück|erreichbar|retour|reviendrai|regres[oaéará]{1,4}|de vuelta|vuelvo|volveré|retorn[oa]|rientr[oe]|terug|واپس|دستیاب|حاضر)/iu;
/** The same in languages that say it after the date. */
export const BACK_AFTER =
  /^(?:\s{0,2}(?:کو|سے)?\s{0,2}(?:\p{L}{1,10}\s{1,2}){0,3}(?:واپس|دستیاب|حاضر)|[^,;]{0,20}\b(?:wieder|zurück|I (?:will|shall) be back)\b|.{0,6}(?:返回|回来|回到|恢复|上班|戻|復帰|出社))/iu;
/** The day of return, named after the absence: "until", "by"; the last day away is meant as often, so this is the earlier reading. */
export const UNTIL =
  /(?:until|till|up ?to|upto|bis(?: zum)?|jusqu['’]au|hasta(?: el)?|até(?: o dia)?|fino al|tot|t\/m)\W{0,4}(?:the\s|\p{L}+day,?\s)?$/iu;
/** The last day away for certain. */
export const LAST_DAY_BEFORE =
  /(?:through|thru|up to and including|until and including|till the end of|bis einschließlich(?: zum)?|last day(?: of (?:my )?(?:leave|absence))?(?: is| being|:)?|(?:leave|absence|vacation) (?:ends|expires)(?: on)?|t\/m|after|nach dem|après le|después del?|کے بعد)\W{0,4}(?:the\s|\p{L}+day,?\s)?$/iu;
export const LAST_DAY_AFTER =
  /^[\s,]{0,2}\(?(?:inclusive|incl\.?|included|both days|einschließlich|inclus|کے بعد)(?!\p{L})/iu;
/** Between the first day and the last of a span. */
export const SPAN =
  /^[\s,]{0,3}(?:\(?\p{L}{0,12}\)?\W{0,3})?(?:to|through|thru|until|till|and|bis|und|au|al|a|-|–|—|سے|تا)\W{0,4}(?:the\s|zum\s|el\s|\p{L}+day,?\s)?$/iu;

/**
 * The day on which somebody is back, as an absence note says it.
 *
 * A date near a word of returning wins; then the day after a last day that is called so; then the day of "until";
 * then the day after the end of a span ("from … to …"). In Urdu and Chinese the word follows the date
 * ("5 مئی کو واپس", "5 مئی تک").
 *
 * @param writtenOn day of the note, for dates without a year; null leaves those out
 * @returns null where the note names no day of return
 */
export function returnDate(text: string, writtenOn: LocalDate | null): LocalDate | null {
  const head = text.slice(0, 4_000).replace(/\s+/gu, ' ');
  const named = datesIn(head, writtenOn);
  const dates = named.filter(({ date }) => writtenOn === null || date >= writtenOn);
  const before = (from: number, length: number): string => lastSentence(head.slice(Math.max(0, from - length), from));
  const after = (to: number, length: number): string => head.slice(to, to + length).split(/[.!?۔]/u)[0] ?? '';

  for (const { date, from, to } of dates) {
    const lead = before(from, 60);
    if (LAST_DAY_BEFORE.test(lead) || endsSpan(named, from, head)) continue;
    if (BACK.test(lead) && !UNTIL.test(before(from, 30))) return date;
    if (BACK_AFTER.test(after(to, 40))) return date;
  }
  for (const { date, from, to } of dates) {
    if (LAST_DAY_BEFORE.test(before(from, 60))) return addDays(date, 1);
    if (LAST_DAY_AFTER.test(head.slice(to, to + 20)) && (UNTIL.test(before(from, 30)) || endsSpan(named, from, head)))
      return addDays(date, 1);
    if (endsSpan(named, from, head)) return addDays(date, 1);
    if (UNTIL.test(before(from, 30)) || /^\s{0,2}تک/u.test(after(to, 8))) return date;
  }
  return null;
}

/** Whether the date that begins here is the last day of a span that another date opens. */
function endsSpan(named: readonly DateInText[], from: number, head: string): boolean {
  const opening = named.filter((one) => one.to <= from).at(-1);
  return (
    opening !== undefined &&
    from - opening.to < 24 &&
    SPAN.test(head.slice(opening.to, from)) &&
    !beginsUrduReturn(head, opening)
  );
}

/** "5 مئی سے 9 مئی تک" is a span; "5 مئی سے دستیاب" is not. */
function beginsUrduReturn(head: string, opening: DateInText): boolean {
  return BACK_AFTER.test(head.slice(opening.to, opening.to + 14));
}

/** The part of a sentence that leads up to its end. */
function lastSentence(text: string): string {
  return text.split(/[!?۔]|\.(?=\s\p{Lu})/u).at(-1) ?? '';
}
