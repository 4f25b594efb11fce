import type { OpenedStore } from '../../activities/store-ports.ts';
import { DeskError } from '../../contracts/errors.ts';
import type { Desk } from '../desk.ts';
import type { CliContext } from './command.ts';

/**
 * The store and the desk of the running instance.
 * @throws DeskError `engine-unavailable` when nothing runs
 */
export async function storeAndDesk(context: CliContext): Promise<{ readonly store: OpenedStore; readonly desk: Desk }> {
  const { store, desk } = context;
  if (store === undefined || desk === undefined) {
    throw new DeskError('engine-unavailable', 'No Treaty Desk runs on this data folder.', 'Start it: npm start.');
  }
  return { store: await store(), desk: await desk() };
}
