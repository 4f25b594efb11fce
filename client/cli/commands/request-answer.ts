import { DeskError } from '../../../contracts/errors.ts';
import type { AnswerStatus, RowAnswer } from '../../../domain/replies/reply.ts';
import { openNotes } from '../../answer-notes.ts';
import { logContact } from '../../log-contact.ts';
import type { CliContext, CliOptions, RunCommand } from '../command.ts';
import { today } from '../dates.ts';
import { bytesOfFile } from '../files.ts';
import { findCycle, findRunningCycle } from '../find-cycle.ts';
import { deciderOption, requiredOption, textOption } from '../options.ts';
import { storeAndDesk } from '../running.ts';

const STATUSES: readonly Exclude<AnswerStatus, 'clarification'>[] = ['answered', 'no-data', 'not-ours'];

/**
 * `request answer ID OFFICE ROW (--text TEXT | --file FILE | --choose N)`: an officer enters the answer of an office to
 * one row, as read from its message or a file of it, or chooses between two that the office gave. It counts as what the
 * office wrote, with the officer's name beside it.
 *
 * @throws DeskError `usage`, `refused` with the reason, `row-unknown`, `cycle-unknown`, `engine-unavailable`,
 *   `file-not-found`, `document-…` for a file that cannot be read
 */
export const run: RunCommand = async ([id = '', office = '', row = ''], options, context) => {
  const by = deciderOption(options);
  const now = today(context);
  const { store, desk } = await storeAndDesk(context);
  const state = await findRunningCycle(store, id);
  const { cycleId } = state;
  const undecided = state.tasks.find(({ kind, office: of }) => kind === 'conflicting-answers' && of === office)?.rows;
  const conflict = openNotes(await store.inbound.ofCycle(cycleId), cycleId, office, undecided ?? []).conflicts.find(
    (one) => one.row === row,
  );
  const answer = await answerOf(row, options, context, conflict?.answers ?? []);
  const said =
    textOption(options, 'said') ?? (options['choose'] === undefined ? 'entered by an officer' : 'chosen by an officer');
  const receipt = await logContact(
    store,
    desk,
    state,
    {
      office,
      channel: 'e-mail',
      by,
      said,
      on: now,
      heard: 'office',
      answers: [answer],
      clarification: null,
      wantsUntil: null,
    },
    now,
  );
  const { requests } = await findCycle(store, cycleId);
  return {
    json: {
      cycleId,
      office,
      row,
      status: answer.status,
      answer: answer.text,
      ...receipt,
      state: requests[office]?.rows[row] ?? null,
    },
    text: `${receipt.changed ? 'Entered' : 'It had been entered before'}: ${row} of ${office}, ${answer.status}.`,
  };
};

async function answerOf(
  row: string,
  options: CliOptions,
  context: CliContext,
  choices: readonly Pick<RowAnswer, 'status' | 'text'>[],
): Promise<RowAnswer> {
  const given = (['text', 'file', 'choose'] as const).filter((name) => options[name] !== undefined);
  if (given.length !== 1)
    throw new DeskError('usage', 'One of --text, --file and --choose is wanted.', '--text "There were 120 cases."');
  if (given[0] === 'choose') {
    const number = requiredOption(options, 'choose', '--choose', '1');
    const chosen = choices[Number(number) - 1];
    if (chosen !== undefined && /^\d{1,2}$/u.test(number)) return { row, status: chosen.status, text: chosen.text };
    const hint =
      choices.length === 0 ? 'request show lists the rows that are answered in two ways' : `1 to ${choices.length}`;
    throw new DeskError('usage', `--choose: there is no answer ${number} to ${row} to choose`, hint);
  }
  const status = statusOption(options);
  if (given[0] === 'text') return { row, status, text: requiredOption(options, 'text', '--text', '"in words"') };
  const file = requiredOption(options, 'file', '--file', 'answer.docx');
  const { read } = await context.documents();
  return { row, status, text: (await read(await bytesOfFile(file), file)).text };
}

function statusOption(options: CliOptions): AnswerStatus {
  const given = textOption(options, 'status') ?? 'answered';
  const status = STATUSES.find((one) => one === given);
  if (status !== undefined) return status;
  throw new DeskError('usage', `--status: "${given}" is no status of an answer`, STATUSES.join(', '));
}
