import { createHash } from 'node:crypto';
import type { Store } from '../activities/store-ports.ts';
import { DeskError } from '../contracts/errors.ts';
import type { CycleReceipt } from '../contracts/workflows.ts';
import type { LocalDate } from '../domain/calendar/calendar.ts';
import type { CommandOf, FiledReply } from '../domain/cycle/commands.ts';
import { logContact as decideContact, logProblem } from '../domain/cycle/decide-contact.ts';
import { awaitedShorter } from '../domain/cycle/decide-shorten.ts';
import type { CycleState } from '../domain/cycle/state.ts';
import { countWords } from '../domain/matrix/count-words.ts';
import { canonical } from '../domain/register/canonical.ts';
import type { ReplyClass, RowAnswer } from '../domain/replies/reply.ts';
import type { Channel } from '../domain/requests/channel.ts';
import { isOpen } from '../domain/requests/row.ts';
import type { Desk } from './desk.ts';

/** Characters of the hash in the key of an entry; the state of a cycle keeps the keys. */
const KEY_LENGTH = 16;

/** What a desk officer writes into the log of an office. */
export interface ContactEntry {
  readonly office: string;
  /** `e-mail`: an officer enters what stands in a message. */
  readonly channel: Channel;
  /** Who logged it, by post. */
  readonly by: string;
  readonly said: string;
  /** Local day on which it happened. */
  readonly on: LocalDate;
  /** `office`: the office answered or asked something; else whether anybody at all was reached. */
  readonly heard: 'office' | 'somebody' | 'nobody';
  /** Rung of a letter of ours that was carried to it, '' for those that no mail delivers; absent: nothing was. */
  readonly carried?: string;
  readonly answers: readonly RowAnswer[];
  /** What the office asks back; null when nothing. */
  readonly clarification: string | null;
  /** Day until which the office wants more time; null when it asks for none. */
  readonly wantsUntil: LocalDate | null;
}

/**
 * Logs what an office said by telephone, visit, dak or fax: its answers are kept first, then it is filed like the same
 * mail. The same entry twice is once.
 *
 * @param state the cycle, as the store has it
 * @param today local date in Islamabad
 * @throws DeskError `refused` with the reason, `row-unknown` for a row the office was not asked; nothing is kept then
 */
export async function logContact(
  store: Pick<Store, 'answers'>,
  desk: Pick<Desk, 'ask'>,
  state: CycleState,
  entry: ContactEntry,
  today: LocalDate,
): Promise<CycleReceipt> {
  const { cycleId } = state;
  const { office, channel, by, said, on } = entry;
  const mail = entryKey(cycleId, entry);
  const happened = on === today ? {} : { happenedOn: on };
  if (entry.heard !== 'office') {
    const command: CommandOf<'log-contact'> = {
      type: 'log-contact',
      office,
      channel,
      by,
      said,
      reached: entry.heard === 'somebody',
      ...(entry.carried === undefined ? {} : { carried: entry.carried }),
      mail,
      ...happened,
    };
    refuseIf(decideContact(state, command, today));
    return desk.ask(cycleId, command);
  }
  const rows = state.requests[office]?.rows ?? {};
  const unknown = entry.answers.find(({ row }) => rows[row] === undefined);
  if (unknown !== undefined) {
    throw new DeskError(
      'row-unknown',
      `${office} was not asked ${unknown.row}.`,
      `Its rows: ${Object.keys(rows).join(', ')}.`,
    );
  }
  const reply: FiledReply = {
    office,
    mail,
    class: classOf(entry, state),
    answers: entry.answers.map(({ row, status, text }) => ({ row, status, words: countWords(text) })),
    returnsOn: null,
    wishedUntil: entry.wantsUntil,
    failedRungs: [],
    channel,
    by,
    said: entry.clarification === null ? said : `${said} Asked back: ${entry.clarification}`,
    ...happened,
  };
  const problem = logProblem(state, reply, today);
  if (problem !== null) refuseIf(problem);
  const shorter = awaitedShorter(state, office);
  const kept = entry.answers.filter(
    ({ row, status }) =>
      (rows[row] !== 'accepted' && rows[row] !== 'waived') || (status === 'answered' && shorter.includes(row)),
  );
  await store.answers.save(cycleId, office, mail, on, kept);
  return desk.ask(cycleId, { type: 'record-reply', reply });
}

/** The key of an entry, the same for the same entry: `log/` and the beginning of a hash. */
export function entryKey(cycleId: string, entry: ContactEntry): string {
  const hash = createHash('sha256')
    .update(canonical({ cycleId, ...entry }))
    .digest('hex');
  return `log/${hash.slice(0, KEY_LENGTH)}`;
}

function classOf({ answers, clarification, wantsUntil, office }: ContactEntry, state: CycleState): ReplyClass {
  if (clarification !== null) return 'clarification';
  if (wantsUntil !== null) return 'extension';
  if (answers.length === 0) return 'acknowledgement';
  if (answers.every(({ status }) => status === 'no-data')) return 'no-data';
  if (answers.every(({ status }) => status === 'not-ours')) return 'redirect';
  const open = Object.entries(state.requests[office]?.rows ?? {}).filter(([, now]) => isOpen(now));
  return open.every(([row]) => answers.some((answer) => answer.row === row)) ? 'complete' : 'partial';
}

function refuseIf(decision: ReturnType<typeof decideContact>): void {
  if (!('refused' in decision)) return;
  throw new DeskError('refused', decision.refused.message, decision.refused.hint);
}
