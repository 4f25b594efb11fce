import { messageOfReply } from '../contracts/ids.ts';
import { DeskError } from '../contracts/errors.ts';
import { evolve } from '../domain/cycle/evolve.ts';
import type { CycleState } from '../domain/cycle/state.ts';
import { classifyReply } from '../domain/replies/classify-reply.ts';
import type { ReplyMatch } from '../domain/replies/match-reply.ts';
import type { MailReading, ReplyClass, RowAnswer } from '../domain/replies/reply.ts';
import type { ActivityPorts } from './activity-ports.ts';
import { answersOver, type Requests } from './answers-over.ts';
import { digestAnswers } from './digest-replies.ts';
import { stillTaken } from './file-mail.ts';
import { matchMail, matchQuestion } from './match-mail.ts';
import type { ReplayChange, ReplayMail } from './mail-ports.ts';
import type { InboundMail } from './store-ports.ts';

/** What reading stored mail again needs; none of it changes anything. */
export type ReplayPorts = Pick<
  ActivityPorts,
  'store' | 'desk' | 'readMail' | 'openAttachments' | 'openBody' | 'readMatrix'
>;

/**
 * Reads stored messages with the present reader and rules and compares what comes of it with what stands in the store.
 * Rows and class are judged by the cycle as it was when the message was filed. Where an officer decided, his decision
 * stands and the match is not compared. Changes nothing.
 *
 * @returns the differences of one message; none where it would be the same
 * @throws DeskError `internal` when a message is not in the store
 */
export function mailReplay(ports: ReplayPorts): ReplayMail {
  const past = pastOf(ports);
  return async (mail) => {
    const content = await ports.store.content.get(mail.raw);
    if (content === null) throw new DeskError('internal', `The message ${mail.key} is not in the store.`);
    const raw = content.bytes;
    const reading = await ports.readMail(raw);
    const changes: ReplayChange[] = [];
    const compare = (what: ReplayChange['what'], before: string, now: string): void => {
      if (before !== now) changes.push({ what, before, now });
    };
    compare('kind', mail.reading?.kind ?? 'not read', reading.kind);
    const filed = mail.status === 'applied' ? requestsOf(mail) : [];
    if (filed.length === 0) compare('class', mail.reading?.replyClass ?? 'not read', reading.replyClass);
    else {
      const before = new Map<Requests[number], Before>();
      for (const request of filed) before.set(request, await past(request, mail.key));
      const answers = await answersOver(ports, { raw, reading }, filed, (request) => before.get(request)!.state);
      for (const [at, request] of filed.entries()) {
        const { state, replyClass } = before.get(request)!;
        const { rows } = answers[at]!;
        const open = Object.entries(state.requests[request.office]?.rows ?? {}).flatMap(([row, now]) =>
          now === 'open' ? [row] : [],
        );
        const where = filed.length === 1 ? '' : `${request.office} in ${request.cycle}: `;
        compare(
          'class',
          `${where}${replyClass ?? mail.reading?.replyClass}`,
          `${where}${classifyReply(reading, rows, open)}`,
        );
        const stored = await ports.store.answers.ofMail(request.cycle, request.office, mail.key);
        const taken = rows.filter(stillTaken(state, request.office));
        if (answersText(stored) !== answersText(taken))
          compare('rows', where + rowWords(stored, taken), where + rowWords(taken, stored));
      }
    }
    const last = (await ports.store.inbound.decisionsOn(mail.key)).at(-1);
    if (last === undefined || last.decision === 'back') {
      const match = await matchMail(ports, matchQuestion(reading, mail));
      compare('match', placeBefore(mail), await placeNow(ports, match, mail, { raw, reading }));
    }
    return changes;
  };
}

/** Requests a message was filed to. */
function requestsOf({ split, cycleId, office, alsoCycles }: InboundMail): Requests {
  if (split !== undefined) return split;
  if (cycleId === null || office === null) return [];
  return [cycleId, ...alsoCycles].map((cycle) => ({ cycle, office }));
}

/** A cycle before a message was filed to it, and what it was filed as. */
interface Before {
  readonly state: CycleState;
  /** Undefined where the register does not name the message. */
  readonly replyClass: ReplyClass | undefined;
}

/** Cycles before each of their messages; a cycle is gone through once. */
function pastOf({ store }: ReplayPorts): (request: Requests[number], key: string) => Promise<Before> {
  const cycles = new Map<string, Promise<ReadonlyMap<string, Before>>>();
  const goThrough = async (cycle: string): Promise<ReadonlyMap<string, Before>> => {
    const found = new Map<string, Before>();
    let state: CycleState | null = null;
    for (const recorded of await store.cycles.events(cycle)) {
      const { event } = recorded;
      if (event.type === 'reply-received' && state !== null)
        found.set(`${event.office} ${messageOfReply(event.mail)}`, { state, replyClass: event.class });
      state = evolve(state, recorded);
    }
    if (state !== null) found.set('', { state, replyClass: undefined });
    return found;
  };
  return async ({ cycle, office }, key) => {
    const gone = cycles.get(cycle) ?? goThrough(cycle);
    cycles.set(cycle, gone);
    const before = (await gone).get(`${office} ${key}`) ?? (await gone).get('');
    if (before === undefined) throw new DeskError('cycle-unknown', `There is no cycle ${cycle}.`);
    return before;
  };
}

function placeBefore(mail: InboundMail): string {
  const { status, reason } = mail;
  if (status !== 'applied') return status === 'stored' ? 'not read yet' : `${status}: ${reason}`;
  return requestsOf(mail).map(inWords).sort().join(', ');
}

function inWords({ cycle, office }: Requests[number]): string {
  return `${office} in ${cycle}`;
}

/** Where a message would be filed now; that its cycle has ended since is no difference. */
async function placeNow(
  ports: ReplayPorts,
  match: ReplyMatch,
  mail: InboundMail,
  read: { readonly raw: Uint8Array; readonly reading: MailReading },
): Promise<string> {
  switch (match.state) {
    case 'refused':
      return `ignored: ${match.reason}`;
    case 'held': {
      const filed = mail.status === 'applied' ? requestsOf(mail) : [];
      const ended =
        match.reason === 'cycle-closed' &&
        filed.length > 0 &&
        filed.every((one) =>
          match.suggestions.some(({ cycle, office }) => cycle === one.cycle && office === one.office),
        );
      return ended ? placeBefore(mail) : `held: ${match.reason}`;
    }
    case 'matched':
      return inWords(match);
    case 'shared': {
      const { office } = match;
      const cycles = new Map<string, CycleState>();
      for (const cycle of match.cycles) {
        const state = await ports.store.cycles.state(cycle);
        if (state !== null) cycles.set(cycle, state);
      }
      const answered = [...(await digestAnswers(ports, { ...read, office, cycles })).keys()];
      if (answered.length === 0) return 'held: several-requests';
      return answered
        .map((cycle) => inWords({ cycle, office }))
        .sort()
        .join(', ');
    }
  }
}

function answersText(answers: readonly RowAnswer[]): string {
  return answers
    .map(({ row, status, text }) => JSON.stringify([row, status, text]))
    .sort()
    .join();
}

/** Rows with their status; where only the text of an answer is another, its length says so. */
function rowWords(answers: readonly RowAnswer[], other: readonly RowAnswer[]): string {
  if (answers.length === 0) return 'none';
  return answers
    .map(({ row, status, text }) => {
      const same = other.find((one) => one.row === row && one.status === status);
      return same === undefined || same.text === text
        ? `${row} ${status}`
        : `${row} ${status} (${text.length} characters)`;
    })
    .join(', ');
}
