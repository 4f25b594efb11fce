import { evolve } from '../../domain/cycle/evolve.ts';
import type { CycleState } from '../../domain/cycle/state.ts';
import { eventsOf } from './register-table.ts';
import type { InTransaction } from './tables.ts';
import { viewRow } from './view-row.ts';

/**
 * Version of what `evolve` makes of the events. Raise it with every change there that shows in states made before:
 * the views are then made again at the next start.
 */
export const VIEW_VERSION = 1;

/** Makes every view again from the register, cycle by cycle, while nothing can be appended. */
export async function rebuildViews(trx: InTransaction): Promise<void> {
  await trx.selectFrom('register_head').select('position').forUpdate().execute();
  await trx.deleteFrom('cycle_view').execute();
  const cycles = await trx.selectFrom('register_event').select('cycle_id').distinct().orderBy('cycle_id').execute();
  for (const { cycle_id } of cycles) {
    const state = (await eventsOf(trx, cycle_id)).reduce<CycleState | null>(evolve, null);
    if (state !== null) await trx.insertInto('cycle_view').values(viewRow(state)).execute();
  }
}
