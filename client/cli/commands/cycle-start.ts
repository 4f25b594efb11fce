import { basename } from 'node:path';
import { localDateOf } from '../../../domain/calendar/instants.ts';
import { startCycle } from '../../start-cycle.ts';
import type { RunCommand } from '../command.ts';
import { bytesOfFile } from '../files.ts';
import { dateOption } from '../options.ts';
import { storeAndDesk } from '../running.ts';

/** `cycle start FILE`: reads a list and starts its cycle; the same list twice is the same cycle. */
export const run: RunCommand = async ([file = ''], options, context) => {
  const bytes = await bytesOfFile(file);
  const { read } = await context.documents();
  const { store, desk } = await storeAndDesk(context);
  const now = Date.now();
  const text = (name: string): string | undefined => (typeof options[name] === 'string' ? options[name] : undefined);
  const by = text('by') ?? 'Director';
  const { cycleId, started, reading } = await startCycle(
    { store, desk, read },
    {
      bytes,
      filename: basename(file),
      mechanism: text('mechanism'),
      deadline: text('deadline'),
      receivedOn:
        options['received'] === undefined
          ? localDateOf(now, 'Asia/Karachi')
          : dateOption(options, 'received', '--received'),
      confirmBy: options['confirm'] === true ? by : null,
      scope: '',
    },
    now,
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
