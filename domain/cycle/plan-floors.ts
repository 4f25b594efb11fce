import type { LocalDate } from '../calendar/calendar.ts';
import { dayNumber, eachDay } from '../calendar/local-date.ts';
import { openDays } from '../calendar/open-days.ts';
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
  const wasOpen = openDays(calendar, 'federal');
  const isOpen = openDays(next, 'federal');
  const changed = eachDay(today, deadline)
    .map(dayNumber)
    .filter((day) => wasOpen(day) !== isOpen(day));
  if (changed.some(isOpen)) return floors.at(-1)?.order === order ? floors.slice(0, -1) : [];
  if (changed.length === 0) return floors;
  const left = plan.milestones.filter(({ id }) => reached[id] === undefined && id !== 'acknowledged');
  return [...floors, { order, days: Object.fromEntries(left.map(({ id, on }) => [id, on])) }];
}
