import type { LocalDate } from '../../../domain/calendar/calendar.ts';
import { dayNumber } from '../../../domain/calendar/local-date.ts';
import { lateOffices } from '../../../domain/cycle/late.ts';
import type { CycleState } from '../../../domain/cycle/state.ts';
import { completeness } from '../../../domain/matrix/completeness.ts';
import type { RunCommand } from '../command.ts';
import { dayWords, today } from '../dates.ts';
import { openedStore } from '../running.ts';
import { table } from '../table.ts';

/**
 * `cycle list [--late] [--rehearsals]`: where every cycle stands. `--late` leaves those with an office past its answer
 * date or a planned day that has passed.
 *
 * @throws DeskError `engine-unavailable`
 */
export const run: RunCommand = async (_args, options, context) => {
  const store = await openedStore(context);
  const on = today(context);
  const filter = { late: options['late'] === true, rehearsals: options['rehearsals'] === true, today: on };
  const cycles = (await store.cycles.list(filter)).map((state) => overview(state, on));
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
  ]);
  return { json: cycles, text: table(['Cycle', 'Stage', 'Due', 'Days left', 'Answered', 'Late', 'To decide'], rows) };
};

function overview(state: CycleState, on: LocalDate) {
  const { rowsAsked, rowsOpen } = completeness(Object.values(state.requests));
  const { cycleId, mechanism, symbol, title, deadline, rehearsal, reached } = state;
  return {
    cycleId,
    mechanism,
    symbol,
    title,
    rehearsal,
    stage: reached.acknowledged === undefined ? state.stage : 'ended',
    receivedOn: state.receivedOn,
    deadline,
    daysLeft: dayNumber(deadline) - dayNumber(on),
    rowsAsked,
    rowsAnswered: rowsAsked - rowsOpen,
    lateOffices: lateOffices(state),
    tasks: state.tasks.length,
  };
}
