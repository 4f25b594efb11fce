import { basename } from 'node:path';
import type { CycleParts, NewCycle, StartedCycle } from '../../start-cycle.ts';
import { startToldCycle } from '../../start-told-cycle.ts';
import type { Desk } from '../../desk.ts';
import type { CliOptions, CliResult, RunCommand } from '../command.ts';
import { correctionsFile } from '../correction-options.ts';
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

/** A way to start the cycle of a list. @param now milliseconds since 1970 */
export type Start = (
  parts: CycleParts & { readonly desk: Desk },
  list: Omit<NewCycle, 'scope'>,
  by: string,
  now: number,
) => Promise<Omit<StartedCycle, 'facts'>>;

/**
 * `cycle start FILE`: reads a list and starts its cycle; the same list twice is the same cycle.
 *
 * @throws DeskError what reading a document and starting a cycle throw; `file-not-found`, `date-invalid`, `engine-unavailable`
 */
export const run: RunCommand = (args, options, context) => startBy(startToldCycle, args, options, context);

/** Starts the cycle of a list in the way given, and says what it leads to. */
export async function startBy(
  start: Start,
  ...[[file = ''], options, context]: Parameters<RunCommand>
): Promise<CliResult> {
  const bytes = await bytesOfFile(file);
  const { read } = await context.documents();
  const { store, desk } = await storeAndDesk(context);
  const { now = Date.now } = context;
  const by = deciderOption(options);
  const { cycleId, started, reading, procedure, deadline } = await start(
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
      ...(await correctionsOption(options, by)),
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
}

async function correctionsOption(options: CliOptions, by: string): Promise<Pick<NewCycle, 'corrections'>> {
  const changes = await correctionsFile(options);
  return changes === null ? {} : { corrections: { changes, by, reason: 'corrected before the start' } };
}

function deadlineWords({ on, by, rule }: StartedCycle['deadline']): string {
  if (rule === null) return `Due ${dayWords(on)}, as ${by === 'officer' ? 'given' : 'the document says'}.`;
  return `Due ${dayWords(on)} by rule: ${ruleWords(rule)}`;
}
