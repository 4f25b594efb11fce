import type { LocalDate } from '../calendar/calendar.ts';
import { latestOf } from '../calendar/local-date.ts';
import { addWorkingDays, nextOpenDay } from '../calendar/open-days.ts';
import { dueWithin } from '../cycle/clock.ts';
import { COMMITTEE, toBeAsked } from '../cycle/due-clearance.ts';
import { layerOf, openRows, plannedOn } from '../cycle/request-facts.ts';
import type { CycleState, CycleTerms } from '../cycle/state.ts';
import type { Matter } from '../cycle/work-ahead.ts';
import type { PlanStepId } from '../plan/plan.ts';
import type { AnsweringTimes } from './answering-times.ts';
import { certainDay, expectedAnswer, type Expectation } from './expected-answer.ts';

/** What is taken for given beside what the register says. */
export interface Assumed {
  /** Days on which offices answer or clear, by office. */
  readonly answers: Readonly<Record<string, LocalDate>>;
  /** Offices that never answer. */
  readonly never: readonly string[];
}

/** Nothing assumed. */
export const NOTHING_ASSUMED: Assumed = { answers: {}, never: [] };

/** Something on which the cycle waits today. */
export interface Awaited {
  readonly matter: Matter;
  readonly office: string;
  /** Open rows; 0 where it is not about rows. */
  readonly rows: number;
  readonly expected: Expectation;
}

/**
 * Everything on which a cycle waits today: the assignment, then each office that owes rows, then our own text, then the
 * Committee, each clearer of the group that is asked, our hand-over, the Mission.
 *
 * An office that is assumed never to answer is not waited for: the text is put together without it on its planned day,
 * as the cycle does by itself.
 *
 * @returns empty once the text is submitted
 */
export function awaitedNow(
  state: CycleState,
  terms: CycleTerms,
  today: LocalDate,
  times: readonly AnsweringTimes[],
  assumed: Assumed,
): readonly Awaited[] {
  const { reached } = state;
  if (reached.submitted !== undefined) return [];
  if (reached['handed-over'] !== undefined || state.consolidation !== null)
    return ofTheText(state, terms, today, assumed);
  if (reached.assigned === undefined) {
    const on = ours(terms, plannedOn(state, 'assigned') ?? today, today);
    return [{ matter: 'assignment', office: COMMITTEE, rows: 0, expected: certainDay(on, 'plan', 'the plan’s day') }];
  }
  const owing = Object.values(state.requests).filter((request) => openRows(request).length > 0);
  const offices = owing
    .filter(({ office }) => !assumed.never.includes(office))
    .map((request): Awaited => {
      const { office } = request;
      const own = times.find((one) => one.office === office);
      const expected = assumedDay(assumed, office) ?? expectedAnswer(request, terms, own, today);
      return { matter: 'answers', office, rows: openRows(request).length, expected };
    });
  const never = owing.flatMap(({ office }) => (assumed.never.includes(office) ? [office] : []));
  return offices.length > 0 && never.length === 0 ? offices : [...offices, ourText(state, terms, today, never)];
}

/** What the text waits for between its consolidation and the UN. */
function ofTheText(state: CycleState, terms: CycleTerms, today: LocalDate, assumed: Assumed): readonly Awaited[] {
  const pending = state.awaited.filter((a) => a.doneOn === null && a.matter !== 'acknowledgement');
  if (pending.length > 0) {
    return pending.map(({ matter, office, dueOn }): Awaited => ({
      matter: matter as Matter,
      office,
      rows: 0,
      expected: assumedDay(assumed, office) ?? askedUntil(terms, office, dueOn, today),
    }));
  }
  const { cleared } = state.reached;
  if (cleared !== undefined) {
    const given = givenTo(state, 'hand-over');
    const on = ours(terms, addWorkingDays(terms.calendar, 'federal', cleared, given), today);
    return [
      {
        matter: 'hand-over',
        office: COMMITTEE,
        rows: 0,
        expected: certainDay(on, 'plan', `what the plan gives it after ${cleared}`),
      },
    ];
  }
  const matter = state.awaited.some((a) => a.matter === 'committee') ? 'clearance' : 'committee';
  const asked = ours(terms, today, today);
  const until = dueWithin(state, terms, matter === 'committee' ? 'committee' : 'cleared', asked);
  return toBeAsked(state, terms).map((office) => ({
    matter,
    office,
    rows: 0,
    expected: assumedDay(assumed, office) ?? certainDay(until, 'plan', `asked on ${asked}, what the plan gives it`),
  }));
}

/** Our own text: nobody is waited for any more, or only those who never answer. */
function ourText(state: CycleState, terms: CycleTerms, today: LocalDate, never: readonly string[]): Awaited {
  const planned = plannedOn(state, 'consolidated') ?? today;
  const on = ours(terms, never.length > 0 ? planned : textReadyOn(state, terms, planned), today);
  const why =
    never.length > 0
      ? `without ${never.join(', ')}, on the day planned for the text`
      : 'every row is answered; what the plan gives the consolidation';
  return { matter: 'consolidation', office: COMMITTEE, rows: 0, expected: certainDay(on, 'plan', why) };
}

/** So long after the last answer, or after the text came back, as the plan gives the consolidation; the first time not after its planned day. */
function textReadyOn(state: CycleState, terms: CycleTerms, planned: LocalDate): LocalDate {
  const returned = state.tasks.find((task) => task.kind === 'consolidate')?.since;
  const [first = state.receivedOn, ...others] = Object.values(state.requests).flatMap((r) => r.answeredOn ?? []);
  const since = returned ?? latestOf(first, ...others);
  const ready = addWorkingDays(terms.calendar, 'federal', since, givenTo(state, 'consolidate'));
  return returned === undefined && planned < ready ? planned : ready;
}

function askedUntil(terms: CycleTerms, office: string, dueOn: LocalDate, today: LocalDate): Expectation {
  if (dueOn >= today) return certainDay(dueOn, 'asked-until', `asked until ${dueOn}`);
  const on = nextOpenDay(terms.calendar, layerOf(terms, office), today);
  return certainDay(on, 'overdue', `asked until ${dueOn}, which has passed`);
}

function assumedDay({ answers }: Assumed, office: string): Expectation | null {
  const on = answers[office];
  return on === undefined ? null : certainDay(on, 'assumed', 'assumed');
}

function givenTo({ plan }: CycleState, step: PlanStepId): number {
  return plan.budgets.find((budget) => budget.step === step)?.given ?? 1;
}

/** A day of ours: open, and not in the past. */
function ours({ calendar }: CycleTerms, day: LocalDate, today: LocalDate): LocalDate {
  return nextOpenDay(calendar, 'federal', latestOf(day, today));
}
