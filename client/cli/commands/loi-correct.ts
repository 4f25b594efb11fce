import { DeskError } from '../../../contracts/errors.ts';
import { correctedList, listWithout } from '../../list-amendments.ts';
import type { RunCommand } from '../command.ts';
import { changesOf } from '../correction-options.ts';
import { today } from '../dates.ts';
import { findRunningCycle } from '../find-cycle.ts';
import { amendOrPreview } from '../list-amending.ts';
import { deciderOption, listOption, requiredOption } from '../options.ts';
import { openedStore } from '../running.ts';

/**
 * `loi correct CYCLE …`: corrects what was read of a cycle's list, or takes corrections back; with `--preview` it only
 * shows what would follow.
 *
 * @throws DeskError `usage`, `data-invalid`, `file-not-found`, `cycle-unknown`, `refused` with the reason, `engine-unavailable`
 */
export const run: RunCommand = async ([id = ''], options, context) => {
  const changes = await changesOf(options);
  const undo = listOption(options, 'undo');
  if (changes.length === 0 && undo.length === 0)
    throw new DeskError(
      'usage',
      'nothing is to be corrected',
      '--set deadline=2027-05-01, --question q4 --text FILE, --split, --merge, --remove, --file or --undo',
    );
  if (changes.length > 0 && undo.length > 0)
    throw new DeskError('usage', '--undo goes alone', 'take back first, then correct');
  const reason = requiredOption(options, 'reason', '--reason', '"the page break hid it"');
  const said = { by: deciderOption(options), on: today(context), reason };
  const store = await openedStore(context);
  const state = await findRunningCycle(store, id);
  const list =
    undo.length > 0 ? await listWithout(store, state, undo, said) : await correctedList(store, state, changes, said);
  return amendOrPreview(store, state, list, options, context);
};
