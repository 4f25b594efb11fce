import type { ICalendar } from '../../activities/icalendar-ports.ts';
import { currentOffices, OBLIGATIONS, referenceDocument } from '../../activities/reference.ts';
import type { Store } from '../../activities/store-ports.ts';
import { DeskError } from '../../contracts/errors.ts';
import type { LocalDate } from '../../domain/calendar/calendar.ts';
import type { CycleState, CycleTerms } from '../../domain/cycle/state.ts';
import { cycleFeed, type CycleRecord } from './cycle-feed.ts';
import { officeFeed } from './office-feed.ts';
import { yearFeed } from './year-feed.ts';

/** Which feed is wanted. */
export type FeedOf =
  | { readonly of: 'cycle'; readonly id: string }
  | { readonly of: 'office'; readonly id: string }
  | { readonly of: 'year' };

/** What a feed is made from. */
export interface FeedParts {
  readonly store: Store;
  /** The rules a cycle runs on. */
  readonly terms: (cycleId: string) => Promise<CycleTerms>;
  /** Local date in Islamabad. */
  readonly today: LocalDate;
}

/**
 * Makes a feed from what the store holds.
 * @throws DeskError `cycle-unknown`, `office-unknown`
 */
export async function loadFeed(parts: FeedParts, wanted: FeedOf): Promise<ICalendar> {
  const { store, today } = parts;
  if (wanted.of === 'cycle') {
    const state = await store.cycles.state(wanted.id);
    if (state === null) throw new DeskError('cycle-unknown', `There is no cycle ${wanted.id}.`);
    return cycleFeed(await recordOf(parts, state));
  }
  if (wanted.of === 'office') {
    const office = (await currentOffices(store)).find(({ id }) => id === wanted.id);
    if (office === undefined) throw new DeskError('office-unknown', `There is no office ${wanted.id}.`);
    const asked = (await store.cycles.list({})).filter(({ requests }) => requests[office.id] !== undefined);
    return officeFeed(office, await Promise.all(asked.map((state) => recordOf(parts, state))), today);
  }
  const { document } = await referenceDocument(store.reference, 'obligations', OBLIGATIONS);
  const cycles = (await store.cycles.list({})).map((state) => recordOf(parts, state));
  return yearFeed(document, await Promise.all(cycles));
}

async function recordOf({ store, terms }: FeedParts, state: CycleState): Promise<CycleRecord> {
  return { state, terms: await terms(state.cycleId), events: await store.cycles.events(state.cycleId) };
}
