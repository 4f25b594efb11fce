import { DeskError } from '../../../contracts/errors.ts';
import { scopeOf } from '../../../contracts/ids.ts';
import type { RememberedAnswer } from '../../../domain/matrix/remembered-answer.ts';
import { MECHANISMS } from '../../../domain/mechanisms.ts';
import type { RunCommand } from '../command.ts';
import { dayWords } from '../dates.ts';
import { findCycle } from '../find-cycle.ts';
import { textOption } from '../options.ts';
import { openedStore } from '../running.ts';
import { shortened } from '../shortened.ts';
import { table } from '../table.ts';

/** So much of a text stands in a table; `--json` has all of it. */
const LONGEST_CELL = 60;

/**
 * `memory list`: every accepted answer, newest first; of real cycles, or of one rehearsal where one of its cycles is named.
 * @throws DeskError `usage` for a mechanism that is none, `cycle-unknown`, `engine-unavailable`
 */
export const run: RunCommand = async (_args, options, context) => {
  const store = await openedStore(context);
  const mechanism = textOption(options, 'mechanism');
  if (mechanism !== undefined && !MECHANISMS.some((one) => one === mechanism))
    throw new DeskError('usage', `--mechanism ${mechanism} is no mechanism`, `one of ${MECHANISMS.join(', ')}`);
  const office = textOption(options, 'office');
  const named = textOption(options, 'cycle');
  const cycle = named === undefined ? undefined : (await findCycle(store, named)).cycleId;
  const answers = (await store.memory.answers(scopeOf(cycle ?? ''))).filter(
    (answer) =>
      (office === undefined || answer.office === office) &&
      (mechanism === undefined || answer.mechanism === mechanism) &&
      (cycle === undefined || answer.cycleId === cycle),
  );
  return { json: answers, text: answers.length === 0 ? 'The memory holds no such answer.' : inTable(answers) };
};

function inTable(answers: readonly RememberedAnswer[]): string {
  return table(
    ['Day', 'Office', 'Where', 'Figures', 'Laws', 'Asked', 'Answered'],
    answers.map(({ on, office, symbol, cycleId, row, figures, laws, question, text }) => [
      dayWords(on),
      office,
      `${row} of ${symbol ?? cycleId}`,
      String(figures.length),
      String(laws.length),
      shortened(question, LONGEST_CELL),
      shortened(text, LONGEST_CELL),
    ]),
  );
}
