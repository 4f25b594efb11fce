import { parseCycleId } from '../contracts/ids.ts';
import type { CycleState } from '../domain/cycle/state.ts';
import { exportRecords, type ExportRecord } from '../domain/exports/export-record.ts';
import type { SdgLink } from '../domain/exports/sdg-targets.ts';
import { consolidationOf, currentConsolidation } from './matrix.ts';
import { loadAssignment } from './questions.ts';
import { instrumentOf } from './reference.ts';
import { OUR_STATE } from './submission.ts';
import type { Store } from './store-ports.ts';

/**
 * The records of one cycle: each paragraph of its instrument with who answers it and the State's reply, as it was put
 * together for clearance, or as the answers stand.
 */
export async function cycleRecords(
  store: Store,
  state: CycleState,
  links: readonly SdgLink[],
): Promise<readonly ExportRecord[]> {
  const { cycleId, assignment, consolidation, reached } = state;
  const { reading } = await instrumentOf(store, cycleId);
  const text =
    consolidation === null
      ? await currentConsolidation(store, cycleId)
      : await consolidationOf(store, consolidation.text);
  const source = {
    reading: { ...reading, symbol: state.symbol ?? reading.symbol },
    mechanism: parseCycleId(cycleId)?.mechanism ?? null,
    country: OUR_STATE,
    name: cycleId,
    cycle: {
      cycleId,
      assignments: assignment === null ? [] : await loadAssignment(store, assignment),
      text,
      submittedOn: reached.submitted ?? null,
    },
  };
  return exportRecords(source, links);
}
