import { proposeDrafts } from '../../drafting.ts';
import type { RunCommand } from '../command.ts';
import { today } from '../dates.ts';
import { placeWords } from '../draft-words.ts';
import { findRunningCycle } from '../find-cycle.ts';
import { deciderOption } from '../options.ts';
import { openedStore } from '../running.ts';

/**
 * `draft propose CYCLE [QUESTION]`: a first text wherever an office has answered and nobody has written one.
 * @throws DeskError `cycle-unknown`, `question-unknown`, `refused`, `engine-unavailable`
 */
export const run: RunCommand = async ([id = '', question], options, context) => {
  const store = await openedStore(context);
  const state = await findRunningCycle(store, id);
  const drafts = await proposeDrafts(store, state, question ?? null, deciderOption(options), today(context));
  const places = drafts.map(placeWords);
  return {
    json: { cycleId: state.cycleId, drafts },
    text:
      places.length === 0
        ? 'Nothing to propose: no answer without a text.'
        : `${places.length === 1 ? 'A first text' : `${places.length} first texts`}: ${places.join(', ')}.`,
  };
};
