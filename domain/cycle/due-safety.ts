import type { LocalDate } from '../calendar/calendar.ts';
import { addWorkingDays, workingDaysBetween } from '../calendar/open-days.ts';
import { workingDays } from '../plan/explain-span.ts';
import { lastDayBefore, tooLateFrom } from '../plan/last-safe-day.ts';
import { COMMITTEE } from './due-clearance.ts';
import type { CycleEvent } from './events.ts';
import { openRows } from './request-facts.ts';
import type { CycleState, CycleTerms, OfficerTask } from './state.ts';
import { doneTasks, taskOpener } from './tasks.ts';
import { leastDaysAfter, safeUntil, workAhead, type Matter } from './work-ahead.ts';

/** What a cycle waits for, and whose alarm it is: an office's own, or the cycle's as a whole. */
interface Waiting {
  readonly alarm: string | null;
  readonly matter: Matter;
  readonly office: string;
}

/** What is waited for, as an alarm says it after "the last safe day of …". */
const WORDS: Readonly<Record<Matter, string>> = {
  assignment: 'the assignment',
  answers: 'its answer',
  consolidation: 'the consolidation',
  committee: 'the Committee',
  clearance: 'the clearance',
  'hand-over': 'the hand-over',
  submission: 'the submission',
};

/**
 * Raises the alarm when a last safe day has passed with something still awaited, and takes it back when it need not
 * stand any more: the answer came, its rows were waived, the text went on without it, or the deadline moved.
 *
 * An office is alarmed about for itself. Where its last safe day had passed before its request left, the fault is not
 * its own: then, and for the text after its consolidation, one alarm stands for the cycle as a whole.
 */
export function watchSafety(state: CycleState, terms: CycleTerms, today: LocalDate): readonly CycleEvent[] {
  const passed = waitedFor(state, terms).filter((waiting) => lateFrom(state, terms, waiting) <= today);
  const needless = state.tasks
    .filter((task) => task.kind === 'last-safe-day' && !passed.some(({ alarm }) => alarm === task.office))
    .flatMap((task) => doneTasks(state, 'last-safe-day', task.office, 'procedure'));
  const alarms = passed.filter(({ alarm }, at) => passed.findIndex((other) => other.alarm === alarm) === at);
  return [...needless, ...alarms.flatMap((waiting) => alarm(state, terms, waiting, today))];
}

/** The days on which an alarm may have to be raised next. */
export function safetyDays(state: CycleState, terms: CycleTerms): readonly LocalDate[] {
  return waitedFor(state, terms).map((waiting) => lateFrom(state, terms, waiting));
}

function waitedFor(state: CycleState, terms: CycleTerms): readonly Waiting[] {
  const { reached } = state;
  if (reached.requested === undefined || reached.submitted !== undefined) return [];
  const wholeCycle = (matter: Matter, office: string): Waiting => ({ alarm: null, matter, office });
  if (reached['handed-over'] !== undefined) return [wholeCycle('submission', terms.procedure.mission)];
  if (reached.cleared !== undefined) return [wholeCycle('hand-over', COMMITTEE)];
  if (state.consolidation !== null) {
    const pending = state.awaited.filter(({ doneOn, matter }) => doneOn === null && matter !== 'acknowledgement');
    return pending.map(({ matter, office }) => wholeCycle(matter as Matter, office));
  }
  const owing = Object.values(state.requests).filter((request) => openRows(request).length > 0);
  if (owing.length === 0) return [wholeCycle('consolidation', COMMITTEE)];
  return owing.map(({ office, requestedOn }): Waiting => {
    const hopeless = requestedOn === null || requestedOn > safeUntil(state, terms, 'answers', office, 'minimum');
    return { alarm: hopeless ? null : office, matter: 'answers', office };
  });
}

function lateFrom(state: CycleState, terms: CycleTerms, { matter, office }: Waiting): LocalDate {
  return tooLateFrom(terms.calendar, state.deadline, leastDaysAfter(state, terms, matter, office));
}

/** The alarm, once for each last safe day: a day that moved is said anew. */
function alarm(state: CycleState, terms: CycleTerms, waiting: Waiting, today: LocalDate): readonly CycleEvent[] {
  const safe = safeUntil(state, terms, waiting.matter, waiting.office, 'minimum');
  const standing = state.tasks.find(isAlarmOf(waiting.alarm));
  const what = waiting.alarm === null && waiting.matter === 'answers' ? 'the answers' : WORDS[waiting.matter];
  const begins = `the last safe day of ${what}, ${safe}, has passed`;
  if (standing?.text.startsWith(begins) === true) return [];
  return [taskOpener(waiting.alarm, today)('last-safe-day', `${begins}: ${atRisk(state, terms, waiting, today)}`)];
}

function atRisk(state: CycleState, terms: CycleTerms, { matter, office }: Waiting, today: LocalDate): string {
  const { calendar } = terms;
  const steps = workAhead(state, terms, matter, office).filter(({ minimum }) => minimum > 0);
  const least = leastDaysAfter(state, terms, matter, office);
  const lastDay = lastDayBefore(calendar, state.deadline);
  const on = addWorkingDays(calendar, 'federal', today, least);
  const late = workingDays(Math.max(1, workingDaysBetween(calendar, 'federal', lastDay, on)));
  const even =
    least === 0 ? '' : ` even if ${listed(steps.map(({ id }) => id))} take only ${workingDays(least)} together,`;
  return `from today on${even} the text is with the UN on ${on} at the earliest, ${late} after the last day in time, ${lastDay}; shorten a step, waive what is missing, or ask the treaty body for time`;
}

function isAlarmOf(office: string | null): (task: OfficerTask) => boolean {
  return (task) => task.kind === 'last-safe-day' && task.office === office;
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
