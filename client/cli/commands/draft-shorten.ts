import { DeskError } from '../../../contracts/errors.ts';
import { countWords } from '../../../domain/matrix/count-words.ts';
import { answerOf, draftingOf } from '../../drafting.ts';
import type { RunCommand } from '../command.ts';
import { findCycle, findRunningCycle } from '../find-cycle.ts';
import { deciderOption, requiredOption } from '../options.ts';
import { storeAndDesk } from '../running.ts';

/**
 * `draft shorten CYCLE OFFICE ROW --to N`: asks the office to say the same in at most so many words.
 * @throws DeskError `refused` with the reason, `row-unknown`, `usage`, `cycle-unknown`, `engine-unavailable`
 */
export const run: RunCommand = async ([id = '', office = '', row = ''], options, context) => {
  const most = requiredOption(options, 'to', '--to', '250');
  if (!/^[1-9]\d{0,5}$/u.test(most))
    throw new DeskError('usage', `--to: “${most}” is no number of words.`, 'A whole number of words, from 1.');
  const { store, desk } = await storeAndDesk(context);
  const state = await findRunningCycle(store, id);
  const words = countWords(answerOf(await draftingOf(store, state), office, row).text);
  const by = deciderOption(options);
  const receipt = await desk.ask(state.cycleId, { type: 'ask-shorter', office, row, words, most: Number(most), by });
  const after = await findCycle(store, state.cycleId);
  const task = after.tasks.find((one) => one.kind === 'shorten' && one.office === office && one.row === row) ?? null;
  return {
    json: { cycleId: state.cycleId, ...receipt, words, task },
    text: `${receipt.changed ? 'Done' : 'It had been done before'}. ${office} ${task === null ? `may keep its ${words} words` : `is ${task.text}`}.`,
  };
};
