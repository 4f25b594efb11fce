import type { ICalendar } from '../../activities/icalendar-ports.ts';
import type { LocalDate } from '../../domain/calendar/calendar.ts';
import type { Office } from '../../domain/offices/office.ts';
import { answerEntry, type CycleRecord } from './cycle-feed.ts';
import { latestInstant } from './feed.ts';

/** The days by which one office must answer, over all cycles that are not rehearsals. @param today local date in Islamabad */
export function officeFeed(
  office: Pick<Office, 'id' | 'name'>,
  cycles: readonly CycleRecord[],
  today: LocalDate,
): ICalendar {
  const asked = cycles.filter(({ state }) => !state.rehearsal && state.requests[office.id] !== undefined);
  return {
    name: `${office.name}: answers due`,
    at: latestInstant(asked),
    events: asked.flatMap((cycle) => answerEntry(cycle, office.id, today)),
  };
}
