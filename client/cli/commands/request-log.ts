import { CHANNELS, type Channel } from '../../../domain/requests/channel.ts';
import { DeskError } from '../../../contracts/errors.ts';
import type { AnswerStatus, RowAnswer } from '../../../domain/replies/reply.ts';
import { logContact, type ContactEntry } from '../../log-contact.ts';
import type { CliContext, CliOptions, RunCommand } from '../command.ts';
import { dayWords, today } from '../dates.ts';
import { bytesOfFile } from '../files.ts';
import { findCycle, findRunningCycle } from '../find-cycle.ts';
import { dateOption, deciderOption, requiredOption, textOption } from '../options.ts';
import { storeAndDesk } from '../running.ts';

/**
 * `request log ID OFFICE`: what an office said by telephone, visit, dak or fax, with the effect of the same mail.
 * @throws DeskError `usage`, `refused` with the reason, `row-unknown`, `cycle-unknown`, `engine-unavailable`
 */
export const run: RunCommand = async ([id = '', office = ''], options, context) => {
  const now = today(context);
  const entry: ContactEntry = {
    office,
    channel: channelOption(options),
    by: deciderOption(options),
    said: requiredOption(options, 'said', '--said', '"in words"'),
    on: options['on'] === undefined ? now : dateOption(options, 'on', '--on'),
    heard: options['carried'] === undefined ? heard(options) : 'nobody',
    ...carried(options),
    answers: await answersOf(options, context),
    clarification: textOption(options, 'clarification') ?? null,
    wantsUntil: options['wantsUntil'] === undefined ? null : dateOption(options, 'wantsUntil', '--wants-until'),
  };
  checkTogether(entry);
  const { store, desk } = await storeAndDesk(context);
  const state = await findRunningCycle(store, id);
  const { cycleId } = state;
  const receipt = await logContact(store, desk, state, entry, now);
  const { requests, tasks } = await findCycle(store, cycleId);
  const open = Object.values(requests[office]?.rows ?? {}).filter((row) => row === 'open').length;
  const done = receipt.changed ? 'Logged' : 'It had been logged before';
  return {
    json: { cycleId, office, channel: entry.channel, on: entry.on, ...receipt, rowsOpen: open, tasks: tasks.length },
    text: `${done}: ${entry.channel}, ${dayWords(entry.on)}. ${office} has ${open} rows open.`,
  };
};

function channelOption(options: CliOptions): ContactEntry['channel'] {
  const may = CHANNELS.filter((one): one is Exclude<Channel, 'e-mail'> => one !== 'e-mail');
  const given = requiredOption(options, 'channel', '--channel', may.join('|'));
  const channel = may.find((one) => one === given);
  if (channel !== undefined) return channel;
  throw new DeskError('usage', `--channel: "${given}" is not a channel that is logged`, may.join(', '));
}

function heard(options: CliOptions): ContactEntry['heard'] {
  if (options['reached'] === true && options['nobody'] === true)
    throw new DeskError('usage', '--reached and --nobody exclude each other', 'one of them, or neither');
  return options['nobody'] === true ? 'nobody' : options['reached'] === true ? 'somebody' : 'office';
}

/** A letter that went on paper is an entry of its own: it says that something left, not that anybody was reached. */
function carried(options: CliOptions): Pick<ContactEntry, 'carried'> {
  const given = options['carried'];
  if (given === undefined || given === false) return {};
  if (options['reached'] === true || options['nobody'] === true)
    throw new DeskError('usage', '--carried goes with neither --reached nor --nobody', 'two entries');
  return { carried: typeof given === 'string' ? given : '' };
}

async function answersOf(options: CliOptions, context: CliContext): Promise<readonly RowAnswer[]> {
  const answers: RowAnswer[] = [];
  for (const given of manyOption(options, 'answer')) {
    const { row, value } = assigned(given, '--answer', 'q4.a="There were 120 cases."');
    answers.push({ row, status: 'answered', text: value });
  }
  for (const given of manyOption(options, 'answerFile')) {
    const { row, value } = assigned(given, '--answer-file', 'q4.a=answer.docx');
    const { read } = await context.documents();
    answers.push({ row, status: 'answered', text: (await read(await bytesOfFile(value), value)).text });
  }
  const closed: readonly (readonly [string, AnswerStatus])[] = [
    // The command line takes the `no-` of a flag away.
    ['data', 'no-data'],
    ['notOurs', 'not-ours'],
  ];
  for (const [name, status] of closed)
    for (const row of manyOption(options, name)) answers.push({ row, status, text: '' });
  const twice = answers.find(({ row }, at) => answers.findIndex((other) => other.row === row) !== at);
  if (twice === undefined) return answers;
  throw new DeskError('usage', `${twice.row} is answered twice in one entry`, 'each row once');
}

function manyOption(options: CliOptions, name: string): readonly string[] {
  const given = options[name];
  return typeof given === 'string' ? [given] : Array.isArray(given) ? (given as readonly string[]) : [];
}

function assigned(given: string, flag: string, example: string): { readonly row: string; readonly value: string } {
  const at = given.indexOf('=');
  const row = given.slice(0, Math.max(0, at)).trim();
  const value = given.slice(at + 1).trim();
  if (row !== '' && value !== '') return { row, value };
  throw new DeskError('usage', `${flag}: "${given}" does not say which row it answers and how`, `${flag} ${example}`);
}

/** One entry is one thing said, so that its effect is plain. */
function checkTogether({ heard: who, answers, clarification, wantsUntil }: ContactEntry): void {
  const says = answers.length > 0 || clarification !== null || wantsUntil !== null;
  if (who !== 'office' && says) {
    throw new DeskError(
      'usage',
      'an entry with answers, a question or a wish for time cannot say that nothing was answered',
      'leave out --reached, --nobody and --carried',
    );
  }
  if (clarification !== null && wantsUntil !== null)
    throw new DeskError('usage', '--clarification and --wants-until are two entries', 'log them one after the other');
}
