import type { DeadlineRule } from './procedure.ts';

/** Longest period that is believed; the longest there is, a treaty body's cycle, takes eight years. */
const MOST_YEARS = 10;

/** What is wrong with the rule of a deadline, a sentence each; empty when nothing is. */
export function checkDeadlineRule(rule: DeadlineRule): readonly string[] {
  if (rule.kind === 'read-from-instrument') return [];
  const problems: string[] = [];
  if (rule.source.trim() === '')
    problems.push('deadline has no source; accepted: by what the rule is known, and when it was read');
  if (rule.kind === 'before-review') {
    if (!isPeriod(rule.weeks, 52)) problems.push(`deadline.weeks is ${rule.weeks}; accepted: whole weeks from 1 to 52`);
    return problems;
  }
  const { calendarDays, months, years } = rule;
  const given = Object.entries({ calendarDays, months, years }).flatMap(([unit, value]) =>
    value === undefined ? [] : [{ unit, value }],
  );
  if (given.length !== 1) {
    const named = given.map(({ unit }) => unit).join(' and ');
    problems.push(`deadline gives ${named === '' ? 'no period' : named}; accepted: one of calendarDays, months, years`);
  }
  const most: Readonly<Record<string, number>> = {
    calendarDays: MOST_YEARS * 366,
    months: MOST_YEARS * 12,
    years: MOST_YEARS,
  };
  for (const { unit, value } of given) {
    if (!isPeriod(value, most[unit]!))
      problems.push(`deadline.${unit} is ${value}; accepted: a whole number from 1 to ${most[unit]}`);
  }
  return problems;
}

function isPeriod(value: number, most: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= most;
}
