import { instrumentOf } from '../../../activities/reference.ts';
import { changeWords } from '../../list-words.ts';
import type { RunCommand } from '../command.ts';
import { dayWords } from '../dates.ts';
import { findCycle } from '../find-cycle.ts';
import { openedStore } from '../running.ts';
import { readingWords } from '../list-reading-words.ts';

/**
 * `loi show CYCLE`: the list as it is used, what was corrected in it by whom, and every list that was in force.
 *
 * @throws DeskError `cycle-unknown`, `engine-unavailable`
 */
export const run: RunCommand = async ([id = ''], _options, context) => {
  const store = await openedStore(context);
  const { cycleId } = await findCycle(store, id);
  const { reading, corrections = [], takenBack = [], filename, list = null } = await instrumentOf(store, cycleId);
  const versions = await store.instruments.versions(cycleId);
  const corrected = corrections.map(
    ({ id: name, change, by, on, reason }) => `${name}  ${dayWords(on)}, ${by}: ${changeWords(change)} (${reason})`,
  );
  const back = takenBack.length === 0 ? '' : `\nTaken back: ${takenBack.map((one) => one.id).join(', ')}`;
  return {
    json: { cycleId, filename, list, ...reading, corrections, takenBack, versions },
    text: [
      `${cycleId}, from ${filename}`,
      readingWords(reading),
      corrected.length === 0 ? `Used as it was read.${back}` : `Corrected\n${corrected.join('\n')}${back}`,
    ].join('\n\n'),
  };
};
