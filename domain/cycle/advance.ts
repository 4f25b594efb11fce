import type { LocalDate } from '../calendar/calendar.ts';
import type { CycleEvent, RecordedEvent } from './events.ts';
import { dueNow } from './due.ts';
import { evolve } from './evolve.ts';
import type { CycleState, CycleTerms } from './state.ts';

/** More steps than any day can hold; reaching it means a rule that never ends. */
const STEPS_A_DAY = 50;

/** A cycle with the events that brought it there. */
export interface Advanced {
  readonly state: CycleState;
  readonly recorded: readonly RecordedEvent[];
}

/**
 * Takes what was decided and nothing else; whoever takes many such things one after another asks once at the end what
 * is due because of them.
 *
 * @param at business time, ISO 8601 with offset
 * @param today its local date in Islamabad
 */
export function take(state: CycleState, decided: readonly CycleEvent[], today: LocalDate, at: string): Advanced {
  let now = state;
  const recorded: RecordedEvent[] = [];
  for (const event of decided) {
    const next: RecordedEvent = { seq: now.seq + 1, on: today, at, event };
    now = evolve(now, next);
    recorded.push(next);
  }
  return { state: now, recorded };
}

/**
 * Takes what was decided, and whatever falls due on the same day because of it, until nothing more does.
 *
 * @param at business time, ISO 8601 with offset
 * @param today its local date in Islamabad
 * @throws RangeError when the rules never come to rest
 */
export function advance(
  state: CycleState,
  terms: CycleTerms,
  decided: readonly CycleEvent[],
  today: LocalDate,
  at: string,
): Advanced {
  let { state: now, recorded } = take(state, decided, today, at);
  for (let step = 0; ; step += 1) {
    const due = dueNow(now, terms, today);
    if (due.length === 0) return { state: now, recorded };
    if (step === STEPS_A_DAY)
      throw new RangeError(`${state.cycleId} does not come to rest on ${today}: ${due[0]!.type}`);
    const taken = take(now, due, today, at);
    now = taken.state;
    recorded = [...recorded, ...taken.recorded];
  }
}
