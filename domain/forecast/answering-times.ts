import type { LocalDate } from '../calendar/calendar.ts';
import { evolve } from '../cycle/evolve.ts';
import type { RecordedEvent } from '../cycle/events.ts';
import { layerOf } from '../cycle/request-facts.ts';
import type { CycleState, CycleTerms } from '../cycle/state.ts';
import { officeClock, type Suspension } from '../plan/office-due-on.ts';

/** A cycle as the register has it, with the calendar and the offices it ran on. */
export interface History {
  readonly terms: CycleTerms;
  readonly events: readonly RecordedEvent[];
}

/** How long one office had requests, in working days of its own calendar. */
export interface AnsweringTimes {
  readonly office: string;
  /** From the request to the last open row answered, one for each cycle, the shortest first. */
  readonly answered: readonly number[];
  /**
   * Requests whose answer nobody has seen: how long the office had them until today, or until they were waived, given
   * to others, or closed by the text. Each says only that the answer would have taken longer.
   */
  readonly unanswered: readonly number[];
}

/** How a request ended: by the office's own answer, or otherwise. */
interface Ending {
  readonly on: LocalDate;
  readonly answered: boolean;
}

/**
 * How long each office has taken to answer, from the register of ended and running cycles.
 *
 * Only the office's side of the clock counts: days of a suspension, and the days between an answer and its return for
 * completion, were ours. An answer ends with the office's own message; rows that an officer waived or gave to another
 * office are no answer.
 *
 * @param today until when a request of a running cycle has been waited for
 * @returns offices in alphabetical order; one that was never written to is left out
 */
export function answeringTimes(histories: readonly History[], today: LocalDate): readonly AnsweringTimes[] {
  return togetherOf(
    histories.flatMap((history) =>
      timesOf(history, today).map(({ office, days, answered }) => ({
        office,
        answered: answered ? [days] : [],
        unanswered: answered ? [] : [days],
      })),
    ),
  );
}

/** Answering times of several cycles as one list: each office once, its shortest time first. */
export function togetherOf(times: readonly AnsweringTimes[]): readonly AnsweringTimes[] {
  const shortestFirst = (days: readonly number[]): readonly number[] => [...days].sort((a, b) => a - b);
  return [...new Set(times.map(({ office }) => office))].sort().map((office) => {
    const own = times.filter((one) => one.office === office);
    return {
      office,
      answered: shortestFirst(own.flatMap(({ answered }) => answered)),
      unanswered: shortestFirst(own.flatMap(({ unanswered }) => unanswered)),
    };
  });
}

function timesOf(
  { terms, events }: History,
  today: LocalDate,
): readonly { readonly office: string; readonly days: number; readonly answered: boolean }[] {
  const { state, endings, ours } = walk(events);
  if (state === null) return [];
  const closedOn = state.consolidation?.on ?? state.reached.acknowledged ?? today;
  return Object.values(state.requests).flatMap((request) => {
    const { office, requestedOn, budget, suspensions } = request;
    if (requestedOn === null) return [];
    const end = endings.get(office) ?? { on: closedOn, answered: false };
    const clock = officeClock(
      {
        requestedOn,
        budgetWorkingDays: budget,
        extensionDays: 0,
        suspensions: [...suspensions, ...(ours.get(office) ?? [])],
      },
      terms.calendar,
      layerOf(terms, office),
      end.on,
    );
    return [{ office, days: clock.usedByOffice, answered: end.answered }];
  });
}

/** The cycle at its end, how each of its requests ended, and the days on which an answer lay with us. */
function walk(events: readonly RecordedEvent[]): {
  readonly state: CycleState | null;
  readonly endings: ReadonlyMap<string, Ending>;
  readonly ours: ReadonlyMap<string, readonly Suspension[]>;
} {
  const endings = new Map<string, Ending>();
  const ours = new Map<string, Suspension[]>();
  let state: CycleState | null = null;
  for (const recorded of events) {
    const before: CycleState | null = state;
    state = evolve(before, recorded);
    for (const [office, request] of Object.entries(state.requests)) {
      const was = before?.requests[office]?.answeredOn ?? null;
      const is = request.answeredOn;
      if (was === null && is !== null) {
        endings.set(office, { on: is, answered: recorded.event.type === 'reply-received' });
      } else if (was !== null && is === null) {
        ours.set(office, [...(ours.get(office) ?? []), { from: was, to: recorded.on }]);
        endings.delete(office);
      }
    }
  }
  return { state, endings, ours };
}
