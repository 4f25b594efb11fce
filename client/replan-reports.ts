import { loadTerms, presentVersions } from '../activities/reference.ts';
import type { Store } from '../activities/store-ports.ts';
import type { LocalDate } from '../domain/calendar/calendar.ts';
import type { CommandOf } from '../domain/cycle/commands.ts';
import type { RecordedEvent } from '../domain/cycle/events.ts';
import { evolve } from '../domain/cycle/evolve.ts';
import { previewReplan, replanEffect, type ReplanPreview } from '../domain/cycle/preview-replan.ts';
import type { CycleState, CycleTerms, CycleVersions } from '../domain/cycle/state.ts';

/** What a change does, or did, to one cycle. */
export type CycleReplan = { readonly cycleId: string; readonly title: string } & (
  ReplanPreview | { readonly refused: { readonly message: string; readonly hint: string } }
);

/** The rules a stored cycle runs on now. */
export async function presentTerms(store: Store, state: CycleState): Promise<CycleTerms> {
  return loadTerms(store, state.cycleId, await presentVersions(store, state));
}

/** What a command would do to a cycle, before it is asked. @param today local date in Islamabad */
export async function replanAhead(
  store: Store,
  state: CycleState,
  command: CommandOf<'adopt-terms' | 'move-deadline' | 'grant-days'>,
  today: LocalDate,
): Promise<CycleReplan> {
  const { cycleId, title } = state;
  return { cycleId, title, ...previewReplan(state, await presentTerms(store, state), command, today) };
}

/**
 * What a change did to a cycle, read from its history.
 *
 * @param is tells the event of the change; the last that fits is taken
 * @returns null when the history has no such event
 */
export async function replanDone(
  store: Store,
  cycleId: string,
  is: (event: Extract<RecordedEvent['event'], { type: 'replanned' }>) => boolean,
): Promise<CycleReplan | null> {
  const events = await store.cycles.events(cycleId);
  const at = events.findLastIndex(({ event }) => event.type === 'replanned' && is(event));
  if (at < 1) return null;
  const before = events.slice(0, at).reduce<CycleState | null>(evolve, null)!;
  const after = evolve(before, events[at]!);
  const terms = (versions: CycleVersions): Promise<CycleTerms> => loadTerms(store, cycleId, versions);
  const was = { state: before, terms: await terms(await presentVersions(store, before)) };
  const now = { state: after, terms: await terms(await presentVersions(store, after)) };
  return { cycleId, title: after.title, ...replanEffect(was, now, events[at]!.on) };
}
