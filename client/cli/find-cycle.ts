import type { Store } from '../../activities/store-ports.ts';
import { DeskError } from '../../contracts/errors.ts';
import type { CycleState } from '../../domain/cycle/state.ts';

/**
 * The cycle meant by an id: the whole id, or its last part where only one cycle ends so; a real one goes before its rehearsals.
 * @throws DeskError `cycle-unknown` naming those there are
 */
export async function findCycle(store: Store, id: string): Promise<CycleState> {
  const exact = await store.cycles.state(id);
  if (exact !== null) return exact;
  const all = await store.cycles.list({ rehearsals: true });
  const ending = all.filter((cycle) => cycle.cycleId.split('/').at(-1) === id);
  const real = ending.filter((cycle) => !cycle.rehearsal);
  const matching = real.length > 0 ? real : ending;
  if (matching.length === 1) return matching[0]!;
  const names = (matching.length > 1 ? matching : all).map((cycle) => cycle.cycleId).join(', ');
  throw new DeskError(
    'cycle-unknown',
    matching.length > 1 ? `More than one cycle ends in “${id}”.` : `There is no cycle “${id}”.`,
    names === '' ? 'No cycle has been started: treaty-desk cycle start FILE.' : `There are: ${names}.`,
  );
}

/**
 * The cycle meant by an id, to be asked a decision.
 * @throws DeskError `cycle-unknown`; `refused` when it has ended
 */
export async function findRunningCycle(store: Store, id: string): Promise<CycleState> {
  const state = await findCycle(store, id);
  const { acknowledged } = state.reached;
  if (acknowledged === undefined) return state;
  throw new DeskError(
    'refused',
    `${state.cycleId} has ended: it was acknowledged on ${acknowledged}.`,
    'Only a running cycle takes decisions; treaty-desk cycle list shows them.',
  );
}
