import { evolve } from '../../domain/cycle/evolve.ts';
import type { CycleState } from '../../domain/cycle/state.ts';
import { acceptedRows } from '../../domain/matrix/accepted-rows.ts';
import { eventsOf } from './register-table.ts';
import { rememberAnswers } from './remember-answers.ts';
import type { InTransaction } from './tables.ts';
import { viewRow } from './view-row.ts';

/**
 * Version of what `evolve` makes of the events and `remember` of accepted answers. Raise it with every change there that
 * shows in what was made before: the views are then made again at the next start.
 */
export const VIEW_VERSION = 2;

/** Makes every view again from the register, cycle by cycle, while nothing can be appended. */
export async function rebuildViews(trx: InTransaction): Promise<void> {
  await trx.selectFrom('register_head').select('position').forUpdate().execute();
  await trx.deleteFrom('cycle_view').execute();
  await trx.deleteFrom('answer_memory').execute();
  const cycles = await trx.selectFrom('register_event').select('cycle_id').distinct().orderBy('cycle_id').execute();
  for (const { cycle_id } of cycles) {
    const state = (await eventsOf(trx, cycle_id)).reduce<CycleState | null>(evolve, null);
    if (state === null) continue;
    await trx.insertInto('cycle_view').values(viewRow(state)).execute();
    await rememberAnswers(trx, state, acceptedRows(state));
  }
}
