import { basename } from 'node:path';
import { receiveInstrument } from '../../receive-instrument.ts';
import type { StartedCycle } from '../../start-cycle.ts';
import type { RunCommand } from '../command.ts';
import { dayWords, today } from '../dates.ts';
import { bytesOfFile } from '../files.ts';
import { dateOption, deciderOption, textOption } from '../options.ts';
import { ruleWords } from '../rule-words.ts';
import { storeAndDesk } from '../running.ts';

/** Why a procedure was chosen, where that is worth a word. */
const WHY: Readonly<Record<StartedCycle['procedure']['by'], string>> = {
  instrument: '',
  officer: ', as named',
  'only-one': ', the only one of its mechanism',
  main: ', the usual one of its mechanism, as the kind of the document could not be told',
};

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
  const { cycleId, started, reading, procedure, deadline } = await receiveInstrument(
    { store, desk, read },
    {
      bytes,
      filename: basename(file),
      mechanism: textOption(options, 'mechanism'),
      procedure: textOption(options, 'procedure'),
      deadline: textOption(options, 'deadline'),
      reviewOn: textOption(options, 'review'),
      adoptedOn: textOption(options, 'adopted'),
      receivedOn: options['received'] === undefined ? today(context) : dateOption(options, 'received', '--received'),
      confirmBy: options['confirm'] === true ? by : null,
    },
    by,
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
        `Procedure: ${procedure.title} (${procedure.id})${WHY[procedure.by]}.`,
        deadlineWords(deadline),
        ...(doubts.length === 0 ? [] : ['Read with doubts:', ...doubts]),
        next,
      ]
    : [`${cycleId} exists already: the same list is the same cycle. Nothing was changed.`];
  return {
    json: { cycleId, started, questions: reading.questions.length, doubts: reading.doubts, procedure, deadline },
    text: lines.join('\n'),
  };
};

function deadlineWords({ on, by, rule }: StartedCycle['deadline']): string {
  if (rule === null) return `Due ${dayWords(on)}, as ${by === 'officer' ? 'given' : 'the document says'}.`;
  return `Due ${dayWords(on)} by rule: ${ruleWords(rule)}`;
}
