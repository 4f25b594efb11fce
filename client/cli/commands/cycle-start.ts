import { basename } from 'node:path';
import { startCycle } from '../../start-cycle.ts';
import type { RunCommand } from '../command.ts';
import { today } from '../dates.ts';
import { bytesOfFile } from '../files.ts';
import { dateOption, deciderOption, textOption } from '../options.ts';
import { storeAndDesk } from '../running.ts';

/**
 * `cycle start FILE`: reads a list and starts its cycle; the same list twice is the same cycle.
 *
 * @throws DeskError what reading a document and starting a cycle throw; `file-not-found`, `date-invalid`, `engine-unavailable`
 */
export const run: RunCommand = async ([file = ''], options, context) => {
  const bytes = await bytesOfFile(file);
  const { read } = await context.documents();
  const { store, desk } = await storeAndDesk(context);
  const { now = Date.now } = context;
  const by = deciderOption(options);
  const { cycleId, started, reading } = await startCycle(
    { store, desk, read },
    {
      bytes,
      filename: basename(file),
      mechanism: textOption(options, 'mechanism'),
      deadline: textOption(options, 'deadline'),
      receivedOn: options['received'] === undefined ? today(context) : dateOption(options, 'received', '--received'),
      confirmBy: options['confirm'] === true ? by : null,
      scope: '',
    },
    now(),
  );
  const doubts = reading.doubts.map((doubt) => `  ${doubt.message}`);
  const next =
    options['confirm'] === true
      ? 'The assignment is confirmed as proposed; the letters leave in each office’s sending window.'
      : `Look at the proposal and confirm it: treaty-desk cycle assign ${cycleId} --confirm`;
  const lines = started
    ? [
        `Started ${cycleId}: ${reading.questions.length} questions.`,
        ...(doubts.length === 0 ? [] : ['Read with doubts:', ...doubts]),
        next,
      ]
    : [`${cycleId} exists already: the same list is the same cycle. Nothing was changed.`];
  return {
    json: { cycleId, started, questions: reading.questions.length, doubts: reading.doubts },
    text: lines.join('\n'),
  };
};
