import type ICAL from 'ical.js';
import type { LocalDate } from '../../domain/calendar/calendar.ts';
import { isLocalDate } from '../../domain/calendar/local-date.ts';

/** First days of an entry, one for each time it comes; and what of its rule was not read, in words. */
export interface Starts {
  readonly on: readonly LocalDate[];
  readonly skipped: string | null;
}

/**
 * On which days an entry begins: once where it has no rule, else each year of those asked for.
 *
 * Of the rules of iCalendar only the yearly date is read, for a holiday of the Gregorian calendar has no other; an
 * entry with any other rule is taken once and what was left out is told.
 *
 * @param replaced days for which other entries of the series stand
 */
export function startsOf(
  event: ICAL.Component,
  first: LocalDate,
  years: { readonly from: number; readonly to: number },
  replaced: readonly LocalDate[],
): Starts {
  const [rule] = rawValues(event, 'rrule');
  const without = datesIn(event, 'exdate');
  const further = datesIn(event, 'rdate');
  const unread = [...without.unread, ...further.unread];
  const skipped = unread.length === 0 ? null : `further dates of it are none (${unread.map(wordsOf).join(', ')})`;
  const except = new Set([...without.dates, ...replaced]);
  const kept = (dates: readonly LocalDate[]) => [...new Set(dates)].filter((date) => !except.has(date));
  if (rule === undefined) return { on: kept([first, ...further.dates]), skipped };

  const yearly = yearlyRule(rule, first);
  if (yearly === null) {
    const left = `it comes again by a rule that is not read (${wordsOf(rule)}); only the entry of ${first} is taken`;
    return { on: kept([first, ...further.dates]), skipped: left };
  }
  const on: LocalDate[] = [];
  const begun = Number(first.slice(0, 4));
  let times = 0;
  for (let year = begun; year <= years.to && times < yearly.count; year += yearly.interval) {
    const date = `${String(year).padStart(4, '0')}${first.slice(4)}`;
    if (date > yearly.until) break;
    if (!isLocalDate(date)) continue;
    times += 1;
    if (year >= years.from) on.push(date);
  }
  return { on: kept([...on, ...further.dates.filter((date) => inYears(date, years))]), skipped };
}

interface YearlyRule {
  /** Years from one to the next, 1 or more. */
  readonly interval: number;
  readonly count: number;
  readonly until: LocalDate;
}

function yearlyRule(rule: unknown, first: LocalDate): YearlyRule | null {
  if (typeof rule !== 'object' || rule === null) return null;
  const {
    freq,
    interval = 1,
    count = Infinity,
    until = '9999-12-31',
    bymonth,
    bymonthday,
    wkst: _week,
    ...others
  } = rule as Readonly<Record<string, unknown>>;
  const repeats = (value: unknown, own: number) => value === undefined || value === own;
  if (freq !== 'YEARLY' || Object.keys(others).length > 0) return null;
  if (!repeats(bymonth, Number(first.slice(5, 7))) || !repeats(bymonthday, Number(first.slice(8)))) return null;
  if (!Number.isInteger(interval) || (interval as number) < 1) return null;
  if (typeof count !== 'number' || count < 1 || typeof until !== 'string') return null;
  return { interval: interval as number, count, until: until.slice(0, 10) };
}

function inYears(date: LocalDate, { from, to }: { readonly from: number; readonly to: number }): boolean {
  const year = Number(date.slice(0, 4));
  return year >= from && year <= to;
}

function datesIn(
  event: ICAL.Component,
  name: string,
): { readonly dates: readonly LocalDate[]; readonly unread: readonly unknown[] } {
  const values = rawValues(event, name);
  const dateOf = (value: unknown) => (typeof value === 'string' ? value.slice(0, 10) : '');
  return {
    dates: values.map(dateOf).filter(isLocalDate),
    unread: values.filter((value) => !isLocalDate(dateOf(value))),
  };
}

function rawValues(event: ICAL.Component, name: string): readonly unknown[] {
  return event.getAllProperties(name).flatMap((property) => (property.jCal as unknown[]).slice(3));
}

function wordsOf(rule: unknown): string {
  const text = typeof rule === 'string' ? rule : (JSON.stringify(rule) ?? '');
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
