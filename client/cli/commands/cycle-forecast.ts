import { dayOfCycle, forecastOf, readPast } from '../../forecasts.ts';
import type { RunCommand } from '../command.ts';
import { termsOf } from '../cycle-view.ts';
import { today } from '../dates.ts';
import { findRunningCycle } from '../find-cycle.ts';
import { forecastWords } from '../forecast-words.ts';
import { openedStore } from '../running.ts';

/**
 * `cycle forecast CYCLE`: will we make it? The verdict, every path to the deadline with its last safe day, and what
 * each expected day rests on.
 *
 * @throws DeskError `cycle-unknown`; `refused` when the cycle has ended; `engine-unavailable`
 */
export const run: RunCommand = async ([id = ''], _options, context) => {
  const store = await openedStore(context);
  const state = await findRunningCycle(store, id);
  const { cycleId, title } = state;
  const on = await dayOfCycle(store, state, today(context));
  const past = await readPast(store, on);
  const found = forecastOf(state, await termsOf(store, state), past, on);
  if (found === null) throw new Error(`${cycleId} has ended although it runs`);
  const asked = new Set(found.paths.map(({ office }) => office));
  const answering = past.besides(cycleId).filter(({ office }) => asked.has(office));
  return { json: { cycleId, ...found, answeringTimes: answering }, text: `${title}\n${forecastWords(found)}` };
};
