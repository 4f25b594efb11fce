import { dayOfCycle, outlookOf, readPast } from '../../forecasts.ts';
import { cycleOverview } from '../../overview.ts';
import { termsOf } from '../cycle-view.ts';
import type { RunCommand } from '../command.ts';
import { dayWords, today } from '../dates.ts';
import { verdictCell } from '../forecast-words.ts';
import { openedStore } from '../running.ts';
import { table } from '../table.ts';

/**
 * `cycle list [--late] [--rehearsals]`: where every cycle stands. `--late` leaves those with an office past its answer
 * date or a planned day that has passed. The last column answers “will we make it?” with the working days to spare.
 *
 * @throws DeskError `engine-unavailable`
 */
export const run: RunCommand = async (_args, options, context) => {
  const store = await openedStore(context);
  const on = today(context);
  const filter = { late: options['late'] === true, rehearsals: options['rehearsals'] === true, today: on };
  const past = await readPast(store, on);
  const cycles = await Promise.all(
    (await store.cycles.list(filter)).map(async (state) => ({
      ...cycleOverview(state, on),
      outlook: outlookOf(state, await termsOf(store, state), past, await dayOfCycle(store, state, on)),
    })),
  );
  if (cycles.length === 0) {
    const none = filter.late ? 'No cycle is late.' : 'No cycle has been started: treaty-desk cycle start FILE.';
    return { json: [], text: none };
  }
  const rows = cycles.map((cycle) => [
    cycle.cycleId,
    cycle.stage,
    dayWords(cycle.deadline),
    String(cycle.daysLeft),
    `${cycle.rowsAnswered}/${cycle.rowsAsked}`,
    cycle.lateOffices.length === 0 ? 'none' : cycle.lateOffices.join(' '),
    String(cycle.tasks),
    cycle.outlook === null ? '' : verdictCell(cycle.outlook),
  ]);
  return {
    json: cycles,
    text: table(['Cycle', 'Stage', 'Due', 'Days left', 'Answered', 'Late', 'To decide', 'Make it?'], rows),
  };
};
