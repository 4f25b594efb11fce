import type { LocalDate } from '../calendar/calendar.ts';
import { addMonths } from '../calendar/add-months.ts';
import { addDays } from '../calendar/local-date.ts';
import type { DeadlineRule, PeriodStart, Procedure, RuleStanding } from './procedure.ts';

/** The days a rule may count from; null for what is not known. */
export type DaysKnown = Readonly<Record<PeriodStart | 'review', LocalDate | null>>;

/** A deadline that a rule gives, with what it rests on. */
export interface RuleDeadline {
  /** Local date in the procedure's zone; may be a closed day. */
  readonly on: LocalDate;
  /** The counting, in words: `1 year after 2026-05-14, the day on which it was published`. */
  readonly explain: string;
  readonly standing: RuleStanding;
  readonly source: string;
}

/** Why a rule gives no deadline: there is none, or the day it counts from is not known. */
export interface NoRuleDeadline {
  readonly missing: 'rule' | PeriodStart | 'review';
}

const DAY_NAMES: Readonly<Record<PeriodStart | 'review', string>> = {
  received: 'the day of receipt',
  published: 'the day on which it was published',
  adopted: 'the day on which it was adopted',
  review: 'the first day of the review',
};

/**
 * The deadline by the rule of a procedure. Months and years end on the same day of the month, or on its last day where
 * it has no such day.
 */
export function ruleDeadline(
  { deadline }: Pick<Procedure, 'deadline'>,
  days: DaysKnown,
): RuleDeadline | NoRuleDeadline {
  if (deadline.kind === 'read-from-instrument') return { missing: 'rule' };
  const day = deadline.kind === 'after' ? deadline.from : 'review';
  const from = days[day];
  if (from === null) return { missing: day };
  const { standing, source } = deadline;
  const where = `${from}, ${DAY_NAMES[day]}`;
  return { on: counted(deadline, from), explain: `${periodInWords(deadline)} ${where}`, standing, source };
}

/** The rule without the day it is applied to: `60 calendar days after the day on which it was published`. */
export function ruleInWords(rule: DeadlineRule): string {
  if (rule.kind === 'read-from-instrument') return 'as the instrument says';
  return `${periodInWords(rule)} ${DAY_NAMES[rule.kind === 'after' ? rule.from : 'review']}`;
}

type CountedRule = Exclude<DeadlineRule, { kind: 'read-from-instrument' }>;

function counted(rule: CountedRule, from: LocalDate): LocalDate {
  if (rule.kind === 'before-review') return addDays(from, -7 * rule.weeks);
  if (rule.calendarDays !== undefined) return addDays(from, rule.calendarDays);
  return addMonths(from, (rule.months ?? 0) + 12 * (rule.years ?? 0));
}

function periodInWords(rule: CountedRule): string {
  const many = (n: number, unit: string): string => `${n} ${unit}${n === 1 ? '' : 's'}`;
  if (rule.kind === 'before-review') return `${many(rule.weeks, 'week')} before`;
  if (rule.calendarDays !== undefined) return `${many(rule.calendarDays, 'calendar day')} after`;
  if (rule.months !== undefined) return `${many(rule.months, 'month')} after`;
  return `${many(rule.years ?? 0, 'year')} after`;
}
