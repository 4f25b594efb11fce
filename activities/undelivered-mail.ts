import type { CycleState } from '../domain/cycle/state.ts';
import type { Office, RecipientRole } from '../domain/offices/office.ts';
import { routesLeft } from '../domain/offices/mail-routes.ts';
import type { MailReading } from '../domain/replies/reply.ts';
import { failedMail } from './attempt-words.ts';
import { currentOffices } from './reference.ts';
import type { InboundMail, MailWithAttempts, OutboxLetter, Store } from './store-ports.ts';

/** Where an office's letters of one cycle have gone so far. */
type Sent = Pick<Store, 'outbox' | 'inbound'>;

/**
 * Addresses at which letters of this cycle to an office did not arrive, in small letters: those that a bounce names, and
 * all of a mail whose letters went to other people afterwards or were given up. One that was written to a second time
 * because its mailbox took nothing for the time being has not failed by that; one from which a person wrote since is
 * alive.
 *
 * @param leaving letter whose turn has come: mails in which it left before brought it nowhere
 */
export async function deadAddresses(
  store: Sent,
  state: CycleState,
  office: string,
  leaving: string | null,
): Promise<ReadonlySet<string>> {
  const mails = (await store.outbox.mailsOf(state.cycleId)).filter(
    (mail) => mail.office === office && mail.status !== 'superseded',
  );
  const lastRoute = new Map<string, number>();
  for (const { id, route } of mails.flatMap(({ letters }) => letters))
    lastRoute.set(id, Math.max(route, lastRoute.get(id) ?? route));
  const wentElsewhere = ({ letters, status, attempts }: MailWithAttempts): boolean => {
    const failed = status === 'failed' ? failedMail(attempts.at(-1)?.response ?? null).how : null;
    // Refused for its size or by a rule, not wanted any more, or perhaps there: nothing of it is the address's fault.
    if (failed !== null && failed !== 'refused' && failed !== 'impossible') return false;
    return letters.some(({ id, cycleId, office: of, rung, route }) => {
      const letter = cycleId === state.cycleId ? state.letters[`${of}/${rung}`] : undefined;
      if (letter?.putOff?.includes(route) === true) return false;
      return id === leaving || route < lastRoute.get(id)! || letter?.status === 'failed';
    });
  };
  const dead = new Set(mails.filter(wentElsewhere).flatMap(({ to }) => to.map((address) => address.toLowerCase())));
  for (const { office: from, reading } of await inOrder(store, state.cycleId)) {
    if (from !== office || reading === null) continue;
    if (reading.replyClass === 'bounce-hard') for (const a of reading.finalRecipient) dead.add(a.toLowerCase());
    else if (reading.kind === 'reply' && reading.from !== null) dead.delete(reading.from.toLowerCase());
  }
  return dead;
}

async function inOrder(store: Pick<Store, 'inbound'>, cycleId: string): Promise<readonly InboundMail[]> {
  const mails = await store.inbound.ofCycle(cycleId);
  return mails.toSorted((a, b) => (a.receivedAt < b.receivedAt ? -1 : a.receivedAt > b.receivedAt ? 1 : 0));
}

/** What a bounce means for the letters of one office in one cycle. */
export interface Undelivered {
  /** Rungs of the letters that nobody got. */
  readonly rungs: readonly string[];
  /** To how many other people each can still go. */
  readonly routesLeft: Readonly<Record<string, number>>;
}

/**
 * The letters a bounce is about: those of the mail it names, else of the latest mail to the address it names. Where only
 * a copy came back, or another of the people written to got it, they did arrive; what it says of a route that a letter
 * has left behind is old news.
 */
export async function undeliveredBy(
  store: Store,
  reading: MailReading,
  state: CycleState,
  office: string,
): Promise<Undelivered> {
  const mails = (await store.outbox.mailsOf(state.cycleId)).filter((mail) => mail.office === office);
  const failed = new Set(reading.finalRecipient.map((address) => address.toLowerCase()));
  const isFailed = (address: string): boolean => failed.has(address.toLowerCase());
  const mail =
    mails.find(({ messageId }) => reading.references.includes(messageId)) ??
    mails.filter(({ to }) => to.some(isFailed)).at(-1);
  if (mail === undefined) return { rungs: [], routesLeft: {} };
  const dead = new Set([...(await deadAddresses(store, state, office, null)), ...failed]);
  const onlyCopies = failed.size > 0 && mail.cc.some(isFailed) && !mail.to.some(isFailed);
  // An address that is none of ours, as forwarding makes them: nobody can tell whose it was.
  const named = mail.to.some(isFailed) ? mail.to.filter((to) => dead.has(to.toLowerCase())) : mail.to;
  if (onlyCopies || named.length < mail.to.length) return { rungs: [], routesLeft: {} };
  const current = mail.letters.filter(
    ({ cycleId, rung, route }) =>
      cycleId === state.cycleId && (state.letters[`${office}/${rung}`]?.routes ?? route) === route,
  );
  const letters = await store.outbox.letters(current.map(({ id }) => id));
  const offices = await currentOffices(store);
  return {
    rungs: current.map(({ rung }) => rung),
    routesLeft: Object.fromEntries(
      letters.flatMap((letter) => {
        const left = waysLeft(letter, offices, dead, mail.to);
        return left === null ? [] : [[letter.rung, left]];
      }),
    ),
  };
}

/** To how many other people a letter that failed at some addresses can still go; null where its office is unknown. */
export function waysLeft(
  letter: OutboxLetter,
  offices: readonly Office[],
  dead: ReadonlySet<string>,
  failedAt: readonly string[],
): number | null {
  const office = offices.find(({ id }) => id === letter.office);
  if (office === undefined) return null;
  const roles: readonly RecipientRole[] = letter.decision.to;
  return routesLeft(office, roles, offices, new Set([...dead, ...failedAt.map((address) => address.toLowerCase())]));
}
