import type { Insertable } from 'kysely';
import type { CycleState } from '../../domain/cycle/state.ts';
import { storableJson } from './storable.ts';
import type { Tables } from './tables.ts';

/** A cycle as its view keeps it: whole, and what lists are narrowed and sorted by. */
export function viewRow(state: CycleState): Insertable<Tables['cycle_view']> {
  const { cycleId, mechanism, stage, deadline, rehearsal, seq } = state;
  return { cycle_id: cycleId, mechanism, stage, deadline, rehearsal, seq, state: storableJson(state) };
}
