import type { ICalendar, ICalendarEvent } from '../../activities/icalendar-ports.ts';
import type { LocalDate } from '../../domain/calendar/calendar.ts';
import { dayNumber } from '../../domain/calendar/local-date.ts';
import { requestDueOn } from '../../domain/cycle/clock.ts';
import { evolve } from '../../domain/cycle/evolve.ts';
import type { RecordedEvent } from '../../domain/cycle/events.ts';
import { openRows } from '../../domain/cycle/request-facts.ts';
import type { CycleState, CycleTerms } from '../../domain/cycle/state.ts';
import type { MilestoneId } from '../../domain/stages.ts';
import { DOMAIN, latestInstant } from './feed.ts';

/** A cycle with all that its entries in a feed are derived from. */
export interface CycleRecord {
  readonly state: CycleState;
  readonly terms: CycleTerms;
  readonly events: readonly RecordedEvent[];
}

const MILESTONE_WORDS: Readonly<Record<MilestoneId, string>> = {
  received: 'received',
  assigned: 'questions assigned',
  requested: 'requests out',
  'answers-due': 'answers due',
  'answers-closed': 'chase ends',
  consolidated: 'text consolidated',
  committee: 'Executive Committee',
  cleared: 'text cleared',
  'handed-over': 'handed over to the Mission',
  submitted: 'submitted to the UN',
  acknowledged: 'acknowledged by the UN',
};

/** A cycle's milestones, planned or reached, and the day on which the UN must have the text. */
export function cycleFeed(record: CycleRecord): ICalendar {
  const { state } = record;
  const moved = timesMoved(record.events);
  const milestones = state.plan.milestones.map(({ id, on, explain }): ICalendarEvent => {
    const reached = state.reached[id];
    return {
      uid: `${state.cycleId}/milestone/${id}@${DOMAIN}`,
      sequence: moved.get(id) ?? 0,
      on: reached ?? on,
      title: `${named(state)}: ${MILESTONE_WORDS[id]}`,
      description: reached === undefined ? `Planned: ${explain}.` : `Reached on ${reached}; planned for ${on}.`,
      status: 'confirmed',
      ...(reached === undefined ? { alarmDaysBefore: 1 } : {}),
    };
  });
  const name = `${named(state)}: milestones`;
  return { name, at: latestInstant([record]), events: [...milestones, deadlineEntry(record)] };
}

/** The day by which the UN must have a cycle's text. */
export function deadlineEntry({ state, terms, events }: CycleRecord): ICalendarEvent {
  const moved = events.filter(({ event }) => event.type === 'replanned' && event.deadline !== undefined);
  return {
    uid: `${state.cycleId}/deadline@${DOMAIN}`,
    sequence: moved.length,
    on: state.deadline,
    title: `${named(state)}: due at the UN`,
    description: `Until the end of the day in ${terms.procedure.deadlineZone}.`,
    status: 'confirmed',
    ...(state.reached.submitted === undefined ? { alarmDaysBefore: 1 } : {}),
  };
}

/**
 * The day by which an office must answer a cycle; none before its request has left.
 *
 * @param today local date in Islamabad: a clock that stands still today moves the day
 */
export function answerEntry(
  { state, terms, events }: CycleRecord,
  office: string,
  today: LocalDate,
): readonly ICalendarEvent[] {
  const request = state.requests[office];
  const dueOn = request === undefined ? null : requestDueOn(request, terms, today);
  if (request === undefined || dueOn === null) return [];
  const open = openRows(request).length;
  const given = events.filter(
    ({ event }) => event.type === 'replanned' || (event.type === 'days-granted' && event.office === office),
  );
  // A clock that stands moves the day without an event, so the days it stood count as well.
  const stood = request.suspensions.map(({ from, to }) => Math.max(0, dayNumber(to ?? today) - dayNumber(from)));
  const entry: ICalendarEvent = {
    uid: `${state.cycleId}/answer/${office}@${DOMAIN}`,
    sequence: given.length + stood.reduce((sum, days) => sum + days, 0),
    on: dueOn,
    title: open === 0 ? `${named(state)}: answered` : `${named(state)}: answer due`,
    description:
      open === 0
        ? 'Every row is answered.'
        : `${open} of ${Object.keys(request.rows).length} rows are open. The UN expects the State's text by ${state.deadline}.`,
    status: 'confirmed',
    ...(open === 0 ? {} : { alarmDaysBefore: 1 }),
  };
  return [entry];
}

/** How often the day shown for each milestone became another, by a new plan or because it was reached on another day. */
function timesMoved(events: readonly RecordedEvent[]): ReadonlyMap<MilestoneId, number> {
  const shown = new Map<MilestoneId, LocalDate>();
  const moved = new Map<MilestoneId, number>();
  let state: CycleState | null = null;
  for (const event of events) {
    state = evolve(state, event);
    for (const { id, on } of state.plan.milestones) {
      const day = state.reached[id] ?? on;
      const before = shown.get(id);
      if (before === day) continue;
      shown.set(id, day);
      moved.set(id, before === undefined ? 0 : (moved.get(id) ?? 0) + 1);
    }
  }
  return moved;
}

function named({ title, rehearsal }: CycleState): string {
  return rehearsal ? `Rehearsal: ${title}` : title;
}
