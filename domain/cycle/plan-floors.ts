import type { LocalDate } from '../calendar/calendar.ts';
import { dateOfDay, dayNumber } from '../calendar/local-date.ts';
import { isOpenDay } from '../calendar/open-days.ts';
import type { CycleState, CycleTerms, PlanFloor } from './state.ts';

/**
 * What no milestone may lie before once other versions are in force. An order that only takes days makes nothing earlier
 * than it is; where the last of them is undone, what was before it holds again. Days that come back otherwise bind nobody.
 */
export function floorsUnder(
  { plan, reached, deadline, floors = [] }: CycleState,
  { calendar }: CycleTerms,
  { calendar: next }: CycleTerms,
  order: string | null,
  today: LocalDate,
): readonly PlanFloor[] {
  const opened = daysUntil(today, deadline).filter(
    (date) => isOpenDay(next, 'federal', date) && !isOpenDay(calendar, 'federal', date),
  );
  if (opened.length > 0) return floors.at(-1)?.order === order ? floors.slice(0, -1) : [];
  const closed = daysUntil(today, deadline).some(
    (date) => isOpenDay(calendar, 'federal', date) && !isOpenDay(next, 'federal', date),
  );
  if (!closed) return floors;
  const left = plan.milestones.filter(({ id }) => reached[id] === undefined && id !== 'acknowledged');
  return [...floors, { order, days: Object.fromEntries(left.map(({ id, on }) => [id, on])) }];
}

function daysUntil(from: LocalDate, to: LocalDate): readonly LocalDate[] {
  const last = dayNumber(to);
  const first = dayNumber(from);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => dateOfDay(first + at));
}
