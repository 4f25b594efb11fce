import { DeskError } from '../../../contracts/errors.ts';
import type { RunCommand } from '../command.ts';
import { today } from '../dates.ts';
import { commentWords } from '../draft-words.ts';
import { findRunningCycle } from '../find-cycle.ts';
import { deciderOption, textOption } from '../options.ts';
import { openedStore } from '../running.ts';

/**
 * `draft resolve CYCLE COMMENT`: a remark is dealt with; it stays on record.
 * @throws DeskError `comment-unknown`, `usage`, `cycle-unknown`, `refused`
 */
export const run: RunCommand = async ([id = '', number = ''], options, context) => {
  if (!/^[1-9]\d{0,8}$/u.test(number))
    throw new DeskError('usage', `“${number}” is no comment.`, 'The number with which draft show lists it.');
  const store = await openedStore(context);
  const { cycleId } = await findRunningCycle(store, id);
  const note = textOption(options, 'note') ?? '';
  const comment = await store.drafts.resolve(cycleId, Number(number), deciderOption(options), today(context), note);
  return { json: { cycleId, comment }, text: commentWords(comment) };
};
