import { answeredBefore, memoryFor } from '../../../activities/earlier-answers.ts';
import { DeskError } from '../../../contracts/errors.ts';
import type { EarlierAnswer } from '../../../domain/matrix/earlier-answer.ts';
import { earlierAnswers } from '../../../domain/matrix/earlier-answers.ts';
import type { RunCommand } from '../command.ts';
import { dayWords, today } from '../dates.ts';
import { findCycle } from '../find-cycle.ts';
import { textOption } from '../options.ts';
import { shortened } from '../shortened.ts';
import { openedStore } from '../running.ts';

/** So much of an answer is shown to a person; `--json` has all of it. */
const LONGEST = 400;

/**
 * `memory find CYCLE QUESTION`, `memory find --text "…"`: what was answered before to the same or a like question. It is a
 * suggestion: an answer that is no longer fresh says why.
 *
 * @throws DeskError `usage`, `cycle-unknown`, `data-invalid` for a question the list does not have, `engine-unavailable`
 */
export const run: RunCommand = async (args, options, context) => {
  const store = await openedStore(context);
  const text = textOption(options, 'text');
  const office = textOption(options, 'office');
  const [id, question, ...more] = args;
  if (more.length > 0 || (text === undefined ? question === undefined : id !== undefined))
    throw new DeskError(
      'usage',
      'memory find takes a cycle and one of its questions, or a text',
      'treaty-desk memory find CYCLE QUESTION, or treaty-desk memory find --text "…"',
    );
  const day = today(context);
  const found =
    text === undefined
      ? await answeredBefore(store, (await findCycle(store, id ?? '')).cycleId, question ?? '', day)
      : earlierAnswers({ text }, await memoryFor(store, ''), day);
  const shown = found.filter((answer) => office === undefined || answer.office === office);
  return {
    json: shown,
    text: shown.length === 0 ? 'Nothing like it was answered before.' : shown.map(inWords).join('\n\n'),
  };
};

function inWords({ office, symbol, cycleId, row, on, likeness, same, stale, question, text }: EarlierAnswer): string {
  const alike = same ? 'the same question' : `${Math.round(likeness * 100)} per cent alike`;
  return [
    `${office}, ${row} of ${symbol ?? cycleId}, ${dayWords(on)}; ${alike}`,
    ...(stale === null ? [] : [`  no longer fresh: ${stale}`]),
    `  asked:    ${shortened(question, LONGEST)}`,
    `  answered: ${shortened(text, LONGEST)}`,
  ].join('\n');
}
