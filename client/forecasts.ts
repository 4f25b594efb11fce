import { loadTerms, presentVersions } from '../activities/reference.ts';
import type { Store } from '../activities/store-ports.ts';
import type { LocalDate } from '../domain/calendar/calendar.ts';
import type { Matter } from '../domain/cycle/work-ahead.ts';
import type { CycleState, CycleTerms } from '../domain/cycle/state.ts';
import { answeringTimes, togetherOf, type AnsweringTimes } from '../domain/forecast/answering-times.ts';
import { forecast, type Forecast } from '../domain/forecast/forecast.ts';
import type { Verdict } from '../domain/forecast/verdict.ts';

/** What a forecast of any cycle may rest on. */
export interface Past {
  /** Answering times of the offices in every real cycle but one, whose own request is what is foretold. */
  besides(cycleId: string): readonly AnsweringTimes[];
}

/**
 * The answering times of every real cycle, read from the register once. Rehearsals tell nothing of real offices.
 * @param today local date in Islamabad, until when open requests have been watched
 */
export async function readPast(store: Store, today: LocalDate): Promise<Past> {
  const cycles = await Promise.all(
    (await store.cycles.list({})).map(async (state) => {
      const terms = await loadTerms(store, state.cycleId, await presentVersions(store, state));
      const events = await store.cycles.events(state.cycleId);
      return { cycleId: state.cycleId, times: answeringTimes([{ terms, events }], today) };
    }),
  );
  return {
    besides: (cycleId) => togetherOf(cycles.flatMap((cycle) => (cycle.cycleId === cycleId ? [] : cycle.times))),
  };
}

/** The forecast of one cycle as every face of the desk shows it; null once it has ended. */
export function forecastOf(state: CycleState, terms: CycleTerms, past: Past, today: LocalDate): Forecast | null {
  if (state.reached.acknowledged !== undefined) return null;
  return forecast(state, terms, today, past.besides(state.cycleId));
}

/** A forecast in a line. */
export interface Outlook extends Verdict {
  /** The path that decides; null once the text is submitted. */
  readonly critical: { readonly office: string; readonly matter: Matter; readonly lastSafeDay: LocalDate } | null;
}

/** The outlook of one cycle; null once it has ended. */
export function outlookOf(state: CycleState, terms: CycleTerms, past: Past, today: LocalDate): Outlook | null {
  const found = forecastOf(state, terms, past, today);
  if (found === null) return null;
  const { verdict, critical } = found;
  if (critical === null) return { ...verdict, critical };
  const { office, matter, lastSafeDay } = critical;
  return { ...verdict, critical: { office, matter, lastSafeDay } };
}

/** The day on which a cycle stands: a rehearsal lives in a time of its own, whose present is that of its last event. */
export async function dayOfCycle(
  store: Store,
  { cycleId, rehearsal }: CycleState,
  today: LocalDate,
): Promise<LocalDate> {
  return rehearsal ? ((await store.cycles.events(cycleId)).at(-1)?.on ?? today) : today;
}
