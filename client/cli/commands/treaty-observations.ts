import { basename } from 'node:path';
import { DeskError } from '../../../contracts/errors.ts';
import { receiveObservations } from '../../receive-observations.ts';
import type { RunCommand } from '../command.ts';
import { dayWords, today } from '../dates.ts';
import { bytesOfFile } from '../files.ts';
import { dateOption, deciderOption, listOption, textOption } from '../options.ts';
import { storeAndDesk } from '../running.ts';

/**
 * `treaty concluding-observations FILE [--mechanism M] [--adopted D] [--paragraphs 18,20] [--deadline D]`: takes them in
 * and opens the follow-up cycle on the paragraphs they name. Where they name none, and no option does, none is opened.
 *
 * @throws DeskError the reader's codes; `usage`, `refused`, `mechanism-unknown`, `question-unknown`, `engine-unavailable`
 */
export const run: RunCommand = async ([file = ''], options, context) => {
  const bytes = await bytesOfFile(file);
  const { read } = await context.documents();
  const { store, desk } = await storeAndDesk(context);
  const day = (name: string) => (options[name] === undefined ? undefined : dateOption(options, name, `--${name}`));
  const paragraphs = options['paragraphs'] === undefined ? undefined : listOption(options, 'paragraphs');
  if (paragraphs?.length === 0) throw new DeskError('usage', '--paragraphs names none', '--paragraphs "18, 32 (a)"');
  const received = await receiveObservations(
    { store, desk, read },
    {
      bytes,
      filename: basename(file),
      mechanism: textOption(options, 'mechanism'),
      adoptedOn: day('adopted'),
      paragraphs,
      deadline: day('deadline'),
      receivedOn: day('received') ?? today(context),
    },
    deciderOption(options),
  );
  const { mechanism, symbol, followUp, cycle, notOpened, calendar } = received;
  const due =
    followUp.dueOn === null
      ? followUp.basis
      : `due ${dayWords(followUp.dueOn)} (${followUp.basis}; ${followUp.certainty})`;
  const lines = [
    `${calendar.changed ? 'Received' : 'Known before'}: ${symbol ?? basename(file)}, ${mechanism}.`,
    received.paragraphs.length === 0 ? '' : `Follow-up to paragraphs ${received.paragraphs.join(', ')}: ${due}.`,
    cycle === null
      ? `No follow-up cycle was opened. ${notOpened}`
      : `${cycle.started ? 'Opened' : 'There was already'} the follow-up cycle ${cycle.cycleId}; confirm who answers what: treaty-desk cycle assign ${cycle.cycleId} --confirm`,
  ];
  return {
    json: received,
    text: lines.filter((line) => line !== '').join('\n'),
  };
};
