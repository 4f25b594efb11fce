import type { CycleFacts, CycleState } from '../cycle/state.ts';
import type { InstrumentKind } from '../loi/instrument.ts';
import type { ObligationChange } from './changes.ts';

/**
 * What there is to tell of a cycle that an instrument has opened. A cycle that was there before keeps the days it was
 * started with.
 *
 * @param state the cycle as it stands; null where nothing of it is recorded yet
 * @returns null where it was submitted: nothing is owed on it any more
 */
export function instrumentReceived(
  facts: CycleFacts,
  kind: InstrumentKind,
  state: CycleState | null,
): Extract<ObligationChange, { readonly type: 'instrument-received' }> | null {
  if (state?.reached.submitted !== undefined) return null;
  const { cycleId, mechanism, symbol, title, receivedOn, deadline } = state ?? facts;
  return { type: 'instrument-received', mechanism, cycle: cycleId, kind, symbol, title, receivedOn, dueOn: deadline };
}
