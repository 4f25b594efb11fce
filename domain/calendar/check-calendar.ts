import type { Calendar } from './calendar.ts';
import { isZone } from './instants.ts';
import { lineageOf } from './lineage.ts';
import { isLocalDate } from './local-date.ts';

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
  const seen = new Set<string>();
  for (const day of calendar.closed) {
    if (!isLocalDate(day.date)) {
      problems.push(`closed day "${day.date}" (${day.title}) is not a date; accepted: YYYY-MM-DD`);
    }
    if (!ids.includes(day.layer)) {
      problems.push(`closed day ${day.date} names the unknown layer "${day.layer}"; accepted: ${ids.join(', ')}`);
    }
    const key = [day.layer, day.date, day.title, day.standing].join('|');
    if (seen.has(key)) problems.push(`closed day ${day.date} (${day.title}, ${day.layer}) stands twice`);
    seen.add(key);
  }
  if (problems.length === 0) problems.push(...circles(calendar));
  return problems;
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
