import type { Calendar, LayerId, LocalDate } from '../calendar/calendar.ts';
import { addDays } from '../calendar/local-date.ts';
import { closedReason, workingDaysBetween } from '../calendar/open-days.ts';
import type { MilestoneId } from '../stages.ts';
import type { PlanStepId } from './plan.ts';

/** The milestone at the end of each step, and what the step's days are for. Slack ends none. */
export const STEP_ENDS: readonly (readonly [PlanStepId, MilestoneId, string])[] = [
  ['assign', 'assigned', 'to assign the questions'],
  ['requests-out', 'requested', 'to send the requests'],
  ['answers', 'answers-due', 'for the offices to answer'],
  ['chase', 'answers-closed', 'to chase what is missing'],
  ['consolidate', 'consolidated', 'to consolidate the answers'],
  ['committee', 'committee', 'for the Committee'],
  ['clearance', 'cleared', 'for the clearance'],
  ['hand-over', 'handed-over', 'to hand over to the Mission'],
];

/** A longer closure, a recess, is told by its first and last day. */
const LONGEST_BY_DAY = 5;

/**
 * What was skipped between two dates, in words: weekly days off by number, dated holidays by name and date.
 *
 * @returns `skipping 4 weekly days off and 2026-03-20 (Eid-ul-Fitr)`, or an empty text when nothing was skipped
 */
export function skippedBetween(calendar: Calendar, layer: LayerId, from: LocalDate, to: LocalDate): string {
  let weekly = 0;
  const runs: { first: LocalDate; last: LocalDate; days: number; readonly why: string }[] = [];
  for (let date = addDays(from, 1); date < to; date = addDays(date, 1)) {
    const closed = closedReason(calendar, layer, date);
    if (closed === null) continue;
    const run = runs.at(-1);
    if (closed.source === null) weekly += 1;
    else if (run?.why === closed.why && addDays(run.last, 1) === date)
      Object.assign(run, { last: date, days: run.days + 1 });
    else runs.push({ first: date, last: date, days: 1, why: closed.why });
  }
  const dated = runs.flatMap(({ first, last, days, why }) =>
    days > LONGEST_BY_DAY
      ? [`${first} to ${last} (${why})`]
      : Array.from({ length: days }, (_, at) => `${addDays(first, at)} (${why})`),
  );
  const parts = [...(weekly === 0 ? [] : [`${weekly} weekly ${weekly === 1 ? 'day' : 'days'} off`]), ...dated];
  if (parts.length === 0) return '';
  return `skipping ${parts.length === 1 ? parts[0] : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`}`;
}

/** A number of working days in words. */
export function workingDays(n: number): string {
  return `${n} working ${n === 1 ? 'day' : 'days'}`;
}

/** How the day at the end of a step was counted, on the federal calendar. */
export function stepWords(
  step: { readonly given: number; readonly wished: number; readonly purpose: string },
  from: LocalDate,
  on: LocalDate,
  calendar: Calendar,
): string {
  const { given, wished, purpose } = step;
  const cut = given < wished ? ` (${wished} wished)` : '';
  return `${workingDays(given)}${cut} ${purpose}, after ${from}${skipped(calendar, from, on)}`;
}

/** Why the text is with the UN on its day. @param slack working days after the hand-over */
export function submittedWords(slack: number, handedOver: LocalDate, on: LocalDate, calendar: Calendar): string {
  return slack > 0
    ? `with the UN on the working day after the hand-over of ${handedOver}${skipped(calendar, handedOver, on)}`
    : 'with the UN on the day of the hand-over, as no slack is left';
}

/** Until when the UN's word is awaited. @param lastDay last open day on or before the deadline */
export function awaitedWords(
  deadline: LocalDate,
  lastDay: LocalDate,
  submitted: LocalDate,
  calendar: Calendar,
): string {
  const late = workingDaysBetween(calendar, 'federal', lastDay, submitted);
  if (late > 0) return `awaited on ${submitted}, ${workingDays(late)} past the deadline of ${deadline}`;
  if (lastDay === deadline) return `awaited until the deadline of ${deadline}`;
  const closed = closedReason(calendar, 'federal', deadline)?.why ?? 'closed';
  return `awaited until the last open day before the deadline of ${deadline} (${closed})`;
}

function skipped(calendar: Calendar, from: LocalDate, to: LocalDate): string {
  const words = skippedBetween(calendar, 'federal', from, to);
  return words === '' ? '' : `, ${words}`;
}
