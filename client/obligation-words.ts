import type { Obligation, Owed, Review } from '../domain/obligations/obligation.ts';
import type { ObligationStanding } from '../domain/obligations/standing.ts';
import { reviewUnheard } from '../domain/obligations/standing.ts';
import { warningWords } from '../domain/obligations/warnings.ts';
import { monthName } from '../domain/calendar/local-date.ts';

/**
 * A due date as exactly as it is known.
 * @param day writes a whole date
 * @example dueWords({ dueOn: '2024-03-31', precision: 'month' }, String) // 'March 2024'
 */
export function dueWords(
  { dueOn, precision }: Pick<Owed, 'dueOn' | 'precision'>,
  day: (date: string) => string,
): string {
  if (dueOn === null) return 'not known';
  if (precision === 'day') return day(dueOn);
  const year = dueOn.slice(0, 4);
  return precision === 'year' ? year : `${monthName(Number(dueOn.slice(5, 7)))} ${year}`;
}

/** How long the next thing owed is overdue: `724 days`, `at least 450 days`, `no`, `not known`, or `nothing owed`. */
export function overdueWords({ overdueBy, next, obligation }: ObligationStanding): string {
  if (!obligation.bond.party || obligation.owed.length === 0) return 'nothing owed';
  if (overdueBy === null || next === null) return 'not known';
  if (overdueBy === 0) return 'no';
  return `${next.precision === 'day' ? '' : 'at least '}${overdueBy} ${overdueBy === 1 ? 'day' : 'days'}`;
}

/** What is known of a review. @param day writes a date @param today local date in Islamabad */
export function reviewWords(review: Review, day: (date: string) => string, today: string): string {
  const { state, on, to } = review;
  const when = on === null ? '' : `${day(on)}${to === null ? '' : ` to ${day(to)}`}`;
  if (reviewUnheard(review, today)) return `was set for ${when}; outcome not on record`;
  if (state === 'scheduled') return when;
  if (state === 'held') return when === '' ? 'held' : `held ${when}`;
  if (state === 'postponed') return 'postponed, no new date';
  return state === 'none' ? 'none' : 'not known';
}

/** The last thing handed in, with its day where it is known. @param day writes a date */
export function lastWords({ last }: Pick<Obligation, 'last'>, day: (date: string) => string): string {
  if (last === null) return '';
  return `${last.symbol ?? last.words}${last.on === null ? '' : ` (${day(last.on)})`}`;
}

/** What is owed beside the thing that is due first, where it is still to come or a cycle answers it. @param today local date in Islamabad */
export function otherLines(
  { obligation, next }: Pick<ObligationStanding, 'obligation' | 'next'>,
  day: (date: string) => string,
  today: string,
): readonly string[] {
  return obligation.owed.flatMap((one) => {
    const { words, dueOn, cycle } = one;
    if (one === next || dueOn === null || (dueOn < today && cycle === null)) return [];
    return [`Also owed: ${words}, due ${dueWords(one, day)}${cycle === null ? '' : `; answered by ${cycle}`}.`];
  });
}

/** Warnings that were given of what is still owed, each in words. @param day writes a date */
export function warningLines({ owed }: Pick<Obligation, 'owed'>, day: (date: string) => string): readonly string[] {
  return owed.flatMap(({ words, warned }) =>
    warned === null ? [] : [`Warned on ${day(warned.on)}: ${words}, ${warningWords(warned)}.`],
  );
}
