import { DeskError } from '../../../contracts/errors.ts';
import { draftingOf, draftingQuestion } from '../../drafting.ts';
import type { RunCommand } from '../command.ts';
import { today } from '../dates.ts';
import { limitWords } from '../draft-words.ts';
import { findCycle, findRunningCycle } from '../find-cycle.ts';
import { deciderOption, requiredOption, textOption } from '../options.ts';
import { openedStore } from '../running.ts';
import { table } from '../table.ts';

/** More than this gives one paragraph everything. */
const HEAVIEST = 100;

/**
 * `draft budget CYCLE`: the words of each paragraph against its share of the limit; `--question Q --weight 2` changes a share.
 * @throws DeskError `usage`, `question-unknown`, `cycle-unknown`, `refused`
 */
export const run: RunCommand = async ([id = ''], options, context) => {
  const store = await openedStore(context);
  const asked = textOption(options, 'question');
  if (asked !== undefined || options['weight'] !== undefined) {
    const weight = weightOf(requiredOption(options, 'weight', '--weight', '2'));
    const question = requiredOption(options, 'question', '--question', 'q4');
    const running = await findRunningCycle(store, id);
    const { question: found } = draftingQuestion(await draftingOf(store, running), question);
    await store.drafts.weigh(running.cycleId, found.id, weight, deciderOption(options), today(context));
  }
  const state = await findCycle(store, id);
  const { budget } = await draftingOf(store, state);
  const rows = budget.paragraphs.map(({ question, words, share, left, over, weight }) => [
    question,
    String(words),
    share === null ? '' : String(share),
    share === null ? '' : over > 0 ? `${over} over` : `${left} left`,
    weight === 1 ? '' : `× ${weight}`,
  ]);
  return {
    json: { cycleId: state.cycleId, ...budget },
    text: `${table(['Question', 'Words', 'Share', '', 'Weight'], rows)}\n\n${limitWords(budget.words, budget.limit)}`,
  };
};

function weightOf(given: string): number {
  const weight = Number(given);
  if (/^\d{1,3}(?:\.\d{1,3})?$/u.test(given) && weight <= HEAVIEST) return weight;
  throw new DeskError(
    'usage',
    `--weight: “${given}” is no weight.`,
    `A number from 0 to ${HEAVIEST}: 2 is twice as much.`,
  );
}
