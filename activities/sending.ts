import { DeskError } from '../contracts/errors.ts';
import { epochMs, localDateOf } from '../domain/calendar/instants.ts';
import { nextSendingMoment } from '../domain/calendar/sending-window.ts';
import type { ActivityPorts } from './activity-ports.ts';
import type { Delivery, MailActivities, TrayEnded } from './cycle-activities.ts';
import { stillWanted } from './letter-views.ts';
import type { SendOutcome } from './mail-ports.ts';
import { CALENDAR, currentOffices, referenceDocument } from './reference.ts';
import type { MailWithAttempts, Store } from './store-ports.ts';

const ZONE = 'Asia/Karachi';
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** A server that asks to be left alone for a while (greylisting, overload) is. */
const AFTER_DEFERRED = 5 * MINUTE;
/** A server that refuses our login needs a person; it is asked again slowly. */
const AFTER_LOGIN = 10 * MINUTE;
/** Pauses after a connection that failed grow from the first to the longest. */
const AFTER_LOST = 5 * SECOND;
const LONGEST_PAUSE = 10 * MINUTE;
/** A wave that began inside the sending hours may end a little after them. */
const MAY_END_AFTER = 30 * MINUTE;

/** Why a letter is withdrawn instead of sent. */
export const NOT_WANTED = 'nothing is open any more';
/** What is noted for a mail that was made and then not sent. */
const NOT_SENT = `not sent: ${NOT_WANTED}`;

type Ports = Pick<ActivityPorts, 'store' | 'mailer' | 'clock'>;

/** The one step that speaks to the mail server. */
export function sendingActivities(ports: Ports): Pick<MailActivities, 'deliver'> {
  return {
    async deliver(mailId, at) {
      const { store } = ports;
      const mail = await store.outbox.mail(mailId);
      if (mail === null) throw new DeskError('mail-unknown', `There is no mail ${mailId}.`);
      if (mail.status !== 'made' && mail.status !== 'sending') return ENDED;
      const now = at === null ? ports.clock() : epochMs(at);
      if (isStale(mail, localDateOf(now, ZONE))) return { state: 'stale' };
      const opensIn = at === null ? await untilSending(store, mail, now) : 0;
      if (opensIn > 0 && now - epochMs(mail.datedAt) > MAY_END_AFTER)
        return { state: 'later', tryAgainIn: opensIn, why: 'outside the sending hours of the office' };
      const number = await store.outbox.beginAttempt(mailId);
      // Somebody else ended it since it was read.
      if (number === null) return ENDED;
      if (!(await anyWanted(store, mail))) {
        await store.outbox.endAttempt(mailId, number, 'refused', NOT_SENT);
        return ENDED;
      }
      const delivery = await settle(store, mail, number, await attempt(store, ports.mailer, mail));
      if (delivery.state !== 'later' || at !== null) return delivery;
      const again = now + delivery.tryAgainIn;
      return { ...delivery, tryAgainIn: again - now + (await untilSending(store, mail, again)) };
    },
  };
}

const ENDED: Delivery = { state: 'ended' };

/**
 * Whether a mail was made on an earlier day and certainly never left: then it no longer says what is true, and what has
 * come to the office since belongs into it.
 * @param today local date in Islamabad
 */
export function isStale(mail: MailWithAttempts, today: string): boolean {
  const neverLeft = mail.attempts.every((attempt) => attempt.outcome === 'deferred');
  return neverLeft && localDateOf(epochMs(mail.datedAt), ZONE) < today;
}

/** How the letters of a mail ended, as the store has it; none while it has not. */
export function endingsOf(mail: MailWithAttempts): readonly TrayEnded[] {
  if (mail.status !== 'sent' && mail.status !== 'failed') return [];
  const said = mail.attempts.at(-1)?.response ?? 'the mail server refused it';
  return mail.letters.map(({ cycleId, office, rung, route }): TrayEnded => {
    const ended = (outcome: TrayEnded['outcome']): TrayEnded => ({ cycleId, office, rung, outcome });
    if (mail.status === 'sent') return ended({ state: 'sent', mail: mail.mailId, route });
    if (said === NOT_SENT) return ended({ state: 'withdrawn', reason: NOT_WANTED });
    const retryElsewhere = !said.startsWith(IMPOSSIBLE);
    return ended({ state: 'failed', reason: said.replace(IMPOSSIBLE, ''), retryElsewhere, route });
  });
}

/** Milliseconds until the office of a mail may be written to; 0 inside its sending hours. */
async function untilSending(store: Store, mail: MailWithAttempts, now: number): Promise<number> {
  const { document } = await referenceDocument(store.reference, 'calendar', CALENDAR);
  const layer = (await currentOffices(store)).find(({ id }) => id === mail.office)?.layer ?? 'federal';
  return nextSendingMoment(document, layer, now) - now;
}

async function attempt(
  store: Store,
  mailer: ActivityPorts['mailer'],
  mail: MailWithAttempts,
): Promise<SendOutcome | { readonly state: 'impossible'; readonly response: string }> {
  const raw = await store.content.get(mail.raw);
  if (raw === null) throw new DeskError('internal', `The message of ${mail.mailId} is not in the store.`);
  try {
    const { envelopeFrom, to, cc } = mail;
    return await mailer.deliver({ mailId: mail.mailId, envelopeFrom, recipients: [...to, ...cc], raw: raw.bytes });
  } catch (error) {
    if (error instanceof DeskError && error.code.startsWith('address-'))
      return { state: 'impossible', response: error.message };
    throw error;
  }
}

/** Before the words for a mail that no other person of the office could be sent either. */
const IMPOSSIBLE = 'not sent at all: ';

async function settle(
  store: Store,
  mail: MailWithAttempts,
  number: number,
  outcome: Awaited<ReturnType<typeof attempt>>,
): Promise<Delivery> {
  const record = (how: 'accepted' | 'refused' | 'deferred' | 'uncertain', words = outcome.response): Promise<void> =>
    store.outbox.endAttempt(mail.mailId, number, how, words);
  const later = (tryAgainIn: number): Delivery => ({ state: 'later', tryAgainIn, why: outcome.response });
  switch (outcome.state) {
    case 'accepted': {
      const rejected = new Set(outcome.rejected.map((r) => r.address.toLowerCase()));
      const reached = mail.to.some((address) => !rejected.has(address.toLowerCase()));
      // Only copies were taken: for the office it was written to, this letter did not arrive.
      if (reached) await record('accepted');
      else await record('refused', outcome.rejected[0]?.response ?? outcome.response);
      return ENDED;
    }
    case 'refused':
      await record('refused');
      return ENDED;
    case 'impossible':
      await record('refused', `${IMPOSSIBLE}${outcome.response}`);
      return ENDED;
    case 'uncertain':
      await record('uncertain');
      return later(growing(number));
    case 'deferred':
      await record('deferred');
      // Without a code nobody was there to ask for patience.
      return later(outcome.code === null ? growing(number) : AFTER_DEFERRED);
    case 'login-failed':
      await record('deferred');
      return later(AFTER_LOGIN);
  }
}

/** @param attempts how often it was tried, from 1 */
function growing(attempts: number): number {
  return Math.min(LONGEST_PAUSE, AFTER_LOST * 2 ** Math.min(attempts - 1, 16));
}

/** Whether any letter of the mail is still wanted; answers may have come while the server was away. */
async function anyWanted(store: Store, mail: MailWithAttempts): Promise<boolean> {
  for (const letter of await store.outbox.letters(mail.letters.map((l) => l.id))) {
    const state = await store.cycles.state(letter.cycleId);
    if (state !== null && stillWanted(letter, state)) return true;
  }
  return false;
}
