import { DeskError } from '../../../contracts/errors.ts';
import { draftingOf, openComments } from '../../drafting.ts';
import type { RunCommand } from '../command.ts';
import { commentWords } from '../draft-words.ts';
import { findRunningCycle } from '../find-cycle.ts';
import { openedStore } from '../running.ts';
import { decide } from './decide.ts';

/**
 * `cycle consolidate CYCLE`: puts the text together for clearance. Comments that nobody has dealt with are shown first.
 * @throws DeskError `refused` while comments are open and `--anyway` is not given, and for what the cycle refuses;
 *   `cycle-unknown`, `engine-unavailable`
 */
export const run: RunCommand = async (args, options, context) => {
  if (options['anyway'] !== true) {
    const store = await openedStore(context);
    const open = openComments(await draftingOf(store, await findRunningCycle(store, args[0] ?? '')));
    if (open.length > 0) {
      throw new DeskError(
        'refused',
        `${open.length === 1 ? 'A comment on the text is' : `${open.length} comments on the text are`} open:\n${open.map(commentWords).join('\n')}`,
        'treaty-desk draft resolve CYCLE COMMENT once it is dealt with, or consolidate with --anyway.',
      );
    }
  }
  return decide('consolidate', args, options, context);
};
