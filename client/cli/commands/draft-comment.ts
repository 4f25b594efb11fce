import { DeskError } from '../../../contracts/errors.ts';
import { isSamePlace, type DraftPlace } from '../../../domain/matrix/draft.ts';
import { draftingOf, draftingQuestion, draftPlace, remark, type DraftingQuestion } from '../../drafting.ts';
import type { RunCommand } from '../command.ts';
import { today } from '../dates.ts';
import { commentWords, placeWords } from '../draft-words.ts';
import { findRunningCycle } from '../find-cycle.ts';
import { deciderOption, requiredOption, textOption } from '../options.ts';
import { openedStore } from '../running.ts';

/**
 * `draft comment CYCLE [QUESTION] --text …`: a remark on the text, open until somebody deals with it.
 * @throws DeskError `usage`, `question-unknown`, `row-unknown`, `cycle-unknown`, `refused`
 */
export const run: RunCommand = async ([id = '', question], options, context) => {
  const text = requiredOption(options, 'text', '--text', '"Which year?"');
  const store = await openedStore(context);
  const state = await findRunningCycle(store, id);
  const made = { text, by: deciderOption(options), on: today(context) };
  const sentence = textOption(options, 'sentence');
  const part = textOption(options, 'part') ?? null;
  if (question === undefined) {
    if (sentence !== undefined || part !== null)
      throw new DeskError('usage', 'A part or sentence is named, and no question.', 'draft comment CYCLE QUESTION …');
    const comment = await remark(store, state, { question: null, part: null, sentence: null, ...made });
    return { json: { cycleId: state.cycleId, comment }, text: commentWords(comment) };
  }
  const one = draftingQuestion(await draftingOf(store, state), question);
  const place = draftPlace(one, part);
  const about = sentence === undefined ? null : sentenceAt(one, place, sentence);
  const comment = await remark(store, state, { ...place, sentence: about, ...made });
  return { json: { cycleId: state.cycleId, comment }, text: commentWords(comment) };
};

function sentenceAt({ newest }: DraftingQuestion, place: DraftPlace, number: string): string {
  const sentences = newest.find((draft) => isSamePlace(draft, place))?.paragraphs.flat() ?? [];
  const found = /^[1-9]\d*$/u.test(number) ? sentences[Number(number) - 1] : undefined;
  if (found !== undefined) return found.text;
  const range = sentences.length === 0 ? 'no text was written there' : `its sentences: 1 to ${sentences.length}`;
  throw new DeskError(
    'usage',
    `${placeWords(place)} has no sentence ${number}.`,
    `--sentence takes a number; ${range}.`,
  );
}
