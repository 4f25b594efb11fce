import type { Calendar, LocalDate, YearlyDay } from './calendar.ts';
import { dayHoursProblems } from './check-order.ts';
import { contradictions } from './contradictions.ts';
import { isZone } from './instants.ts';
import { yearlyDate } from './layer-index.ts';
import { lineageOf } from './lineage.ts';
import { dayNumber, isLocalDate } from './local-date.ts';

/** A longer recess is a slip of the pen in its last day. */
const LONGEST_RECESS = 100;

/**
 * What is wrong with a calendar, a sentence each with the value and what would be accepted; empty when nothing is.
 * A calendar without problems can be calculated with in each of its layers.
 */
export function checkCalendar(calendar: Calendar): readonly string[] {
  const problems: string[] = [];
  if (!isZone(calendar.zone)) {
    problems.push(`zone "${calendar.zone}" is not known; accepted: an IANA name such as Asia/Karachi`);
  }
  const ids = calendar.layers.map(({ id }) => id);
  if (!ids.includes('federal')) problems.push('there is no layer "federal"; accepted: it and others');
  for (const [at, layer] of calendar.layers.entries()) {
    if (ids.indexOf(layer.id) !== at) problems.push(`layer "${layer.id}" stands twice; accepted: each layer once`);
    if (layer.parent !== null && !ids.includes(layer.parent)) {
      problems.push(
        `layer "${layer.id}" has the unknown parent "${layer.parent}"; accepted: ${ids.join(', ')} or null`,
      );
    }
    const off = new Set(layer.weeklyOff);
    if (off.size !== layer.weeklyOff.length || off.size > 6 || layer.weeklyOff.some((day) => !isWeekday(day))) {
      problems.push(
        `layer "${layer.id}" has the weekly days off [${layer.weeklyOff.join(', ')}]; ` +
          'accepted: up to six different numbers from 1 (Monday) to 7 (Sunday)',
      );
    }
  }
  problems.push(...ruleProblems(calendar, ids), ...spanProblems(calendar, ids));
  const seen = new Set<string>();
  for (const day of calendar.closed) {
    if (!isLocalDate(day.date)) {
      problems.push(`closed day "${day.date}" (${day.title}) is not a date; accepted: YYYY-MM-DD`);
    }
    if (!ids.includes(day.layer)) {
      problems.push(`closed day ${day.date} names the unknown layer "${day.layer}"; accepted: ${ids.join(', ')}`);
    }
    problems.push(...notifiedProblems(`closed day ${day.date} (${day.title})`, day.notifiedOn));
    const key = [day.layer, day.date, day.title, day.standing, day.week ?? ''].join('|');
    if (seen.has(key)) problems.push(`closed day ${day.date} (${day.title}, ${day.layer}) stands twice`);
    seen.add(key);
  }
  if (problems.length === 0) problems.push(...circles(calendar));
  if (problems.length === 0) problems.push(...contradictions(calendar));
  return problems;
}

function ruleProblems({ rules = [] }: Calendar, layers: readonly string[]): readonly string[] {
  return rules.flatMap((rule, at) => {
    const name = `yearly day ${rule.title}`;
    // A leap year, so that 29 February is one.
    const date = yearlyDate({ ...rule, fromYear: 2028, untilYear: null }, 2028);
    const twice = rules.findIndex(
      (other) =>
        other.layer === rule.layer && other.month === rule.month && other.day === rule.day && meet(rule, other),
    );
    return [
      ...(date === null ? [`${name} is on day ${rule.day} of month ${rule.month}; accepted: a day of a month`] : []),
      ...(layers.includes(rule.layer)
        ? []
        : [`${name} names the unknown layer "${rule.layer}"; accepted: ${layers.join(', ')}`]),
      ...(rule.untilYear !== null && rule.untilYear < rule.fromYear
        ? [
            `${name} ends in ${rule.untilYear}, before it begins in ${rule.fromYear}; accepted: ${rule.fromYear} or later, or null`,
          ]
        : []),
      ...(twice < at
        ? [`${name} and ${rules[twice]?.title} are one day of ${rule.layer}; accepted: one of the two`]
        : []),
      ...notifiedProblems(name, rule.notifiedOn),
    ];
  });
}

function meet(one: YearlyDay, other: YearlyDay): boolean {
  return one.fromYear <= (other.untilYear ?? Infinity) && other.fromYear <= (one.untilYear ?? Infinity);
}

function spanProblems(
  { recesses = [], hours = [], sendingHours }: Calendar,
  layers: readonly string[],
): readonly string[] {
  const spans = [
    ...recesses.map((recess) => ({ ...recess, name: `recess ${recess.title}` })),
    ...hours.map((one) => ({ ...one, name: `hours ${one.title}` })),
  ];
  return [
    ...spans.flatMap(({ from, to, layer, name, notifiedOn }) => [
      ...[from, to]
        .filter((date) => !isLocalDate(date))
        .map((date) => `${name}: "${date}" is not a date; accepted: YYYY-MM-DD`),
      ...(to < from ? [`${name} ends on ${to}, before it begins on ${from}; accepted: ${from} or later`] : []),
      ...(isLocalDate(from) && isLocalDate(to) && dayNumber(to) - dayNumber(from) >= LONGEST_RECESS
        ? [`${name} lasts from ${from} to ${to}; accepted: at most ${LONGEST_RECESS} days`]
        : []),
      ...(layers.includes(layer) ? [] : [`${name} names the unknown layer "${layer}"; accepted: ${layers.join(', ')}`]),
      ...notifiedProblems(name, notifiedOn),
    ]),
    ...[
      ...hours.map((one) => ({ ...one, name: `hours ${one.title}` })),
      ...(sendingHours === undefined ? [] : [{ ...sendingHours, name: 'sendingHours' }]),
    ].flatMap((one) => dayHoursProblems(one).map(({ message, hint }) => `${one.name}: ${message}; accepted: ${hint}`)),
  ];
}

function notifiedProblems(name: string, notifiedOn: LocalDate | null | undefined): readonly string[] {
  if (notifiedOn === undefined || notifiedOn === null || isLocalDate(notifiedOn)) return [];
  return [`${name} was notified on "${notifiedOn}", which is not a date; accepted: YYYY-MM-DD or null`];
}

function circles(calendar: Calendar): readonly string[] {
  return calendar.layers.flatMap(({ id }) => {
    try {
      lineageOf(calendar, id);
      return [];
    } catch (error) {
      return [error instanceof Error ? error.message : String(error)];
    }
  });
}

function isWeekday(day: number): boolean {
  return Number.isInteger(day) && day >= 1 && day <= 7;
}
