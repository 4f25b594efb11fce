import type { Search } from '../../activities/search-ports.ts';
import type { OpenedStore } from '../../activities/store-ports.ts';
import { DeskError } from '../../contracts/errors.ts';
import type { Desk } from '../desk.ts';
import type { CliContext } from './command.ts';

/**
 * The store of the running instance; whoever opens the context closes it.
 * @throws DeskError `engine-unavailable` when nothing runs
 */
export async function openedStore({ store }: CliContext): Promise<OpenedStore> {
  if (store === undefined) throw nothingRuns();
  return store();
}

/**
 * The store and the desk of the running instance, for commands that decide something.
 * @throws DeskError `engine-unavailable` when nothing runs
 */
export async function storeAndDesk(context: CliContext): Promise<{ readonly store: OpenedStore; readonly desk: Desk }> {
  const { desk } = context;
  if (desk === undefined) throw nothingRuns();
  return { store: await openedStore(context), desk: await desk() };
}

/**
 * The search of the running instance.
 * @throws DeskError `engine-unavailable` when nothing runs
 */
export async function openedSearch(context: CliContext): Promise<Search> {
  await openedStore(context);
  if (context.search === undefined) throw nothingRuns();
  return context.search();
}

function nothingRuns(): DeskError {
  return new DeskError('engine-unavailable', 'No Treaty Desk runs on this data folder.', 'Start it: npm start.');
}
