import { DeskError } from '../contracts/errors.ts';
import { epochMs, localDateOf } from '../domain/calendar/instants.ts';
import { nextSendingMoment } from '../domain/calendar/sending-window.ts';
import type { ActivityPorts } from './activity-ports.ts';
import { failedMail, failureWords, NOT_WANTED, reasonOf, refusal, type FailedMail } from './attempt-words.ts';
import type { Delivery, MailActivities, TrayEnded } from './cycle-activities.ts';
import { stillWanted } from './letter-views.ts';
import type { RejectedRecipient, SendOutcome } from './mail-ports.ts';
import { CALENDAR, currentOffices, referenceDocument } from './reference.ts';
import type { AttemptOutcome, MailWithAttempts, Store } from './store-ports.ts';

const ZONE = 'Asia/Karachi';
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/**
 * Pauses after the server put a mail off by a code; the last one goes on. Greylisting wants a few minutes, a full mailbox
 * or an overloaded server far longer.
 * @source RFC 5321 section 4.5.4.1 (half an hour, shorter at first); RFC 6647 section 2.1 (greylisting)
 */
const AFTER_DEFERRED = [5, 5, 10, 20, 30].map((minutes) => minutes * MINUTE);
/**
 * A letter that its recipients' mailboxes have put off for so long goes to somebody else.
 * @source RFC 5321 section 4.5.4.1: giving up takes at least four to five days
 */
const MOST_PUT_OFF = 4 * 24 * 60 * MINUTE;
/** A server that refuses our login, our sender or our certificate needs a person; it is asked again slowly. */
const AFTER_REPAIR = 10 * MINUTE;
/** Pauses after a connection that failed grow from the first to the longest. */
const AFTER_LOST = 5 * SECOND;
const LONGEST_PAUSE = 10 * MINUTE;
/** So often the text of a mail is handed over without hearing what became of it; then an officer asks the office. */
const MOST_UNCERTAIN = 3;
/** A wave that began inside the sending hours may end a little after them. */
const MAY_END_AFTER = 30 * MINUTE;

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
      if (!(await anyWanted(store, mail))) return giveUp(store, mailId, { how: 'not-wanted' });
      if (uncertainOf(mail) >= MOST_UNCERTAIN) return giveUp(store, mailId, perhapsArrived(mail));
      const turnIn = ports.mailer.pace?.({ mailId, recipients: [...mail.to, ...mail.cc] }, now) ?? 0;
      if (turnIn > 0) return { state: 'later', tryAgainIn: turnIn, why: 'its turn comes by the rate of its domain' };
      const number = await store.outbox.beginAttempt(mailId);
      // Somebody else ended it since it was read.
      if (number === null) return ENDED;
      const delivery = await settle(store, mail, { number, now }, await attempt(store, ports.mailer, mail));
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
  const failed = failedMail(mail.attempts.at(-1)?.response ?? null);
  return mail.letters.map(({ cycleId, office, rung, route }): TrayEnded => {
    const ended = (outcome: TrayEnded['outcome']): TrayEnded => ({ cycleId, office, rung, outcome });
    if (mail.status === 'sent') return ended({ state: 'sent', mail: mail.mailId, route });
    if (failed.how === 'not-wanted') return ended({ state: 'withdrawn', reason: NOT_WANTED });
    // Only where the address itself was refused does another one help.
    return ended({ state: 'failed', reason: reasonOf(failed), retryElsewhere: failed.how === 'refused', route });
  });
}

/** Ends a mail without offering it to the server. */
async function giveUp(store: Store, mailId: string, failed: FailedMail): Promise<Delivery> {
  const number = await store.outbox.beginAttempt(mailId);
  if (number !== null) await store.outbox.endAttempt(mailId, number, 'refused', failureWords(failed));
  return ENDED;
}

/** How often the text of a mail was handed over, or may have been, without hearing what became of it. */
function uncertainOf(mail: MailWithAttempts): number {
  return mail.attempts.filter(({ outcome }) => outcome === 'uncertain' || outcome === null).length;
}

function perhapsArrived(mail: MailWithAttempts, last = mail.attempts.at(-1)?.response ?? null): FailedMail {
  const said = last === null ? '' : `, the last time: ${last}`;
  return { how: 'perhaps-arrived', words: `the connection was lost after its text ${MOST_UNCERTAIN} times${said}` };
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

async function settle(
  store: Store,
  mail: MailWithAttempts,
  { number, now }: { readonly number: number; readonly now: number },
  outcome: Awaited<ReturnType<typeof attempt>>,
): Promise<Delivery> {
  const { mailId } = mail;
  const record = (how: AttemptOutcome, words = outcome.response): Promise<void> =>
    store.outbox.endAttempt(mailId, number, how, words);
  const failed = async (how: FailedMail): Promise<Delivery> => {
    await record('refused', failureWords(how));
    return ENDED;
  };
  const later = (tryAgainIn: number): Delivery => ({ state: 'later', tryAgainIn, why: outcome.response });
  switch (outcome.state) {
    case 'accepted': {
      const { rejected, response } = outcome;
      const refusedTo = (address: string) => rejected.find((r) => r.address.toLowerCase() === address.toLowerCase());
      const missed = mail.to.flatMap((address) => refusedTo(address) ?? []);
      // Only copies were taken: for the office it was written to, this letter did not arrive.
      if (missed.length === mail.to.length) {
        const { about, why, response: said } = missed[0]!;
        return failed(refusal(about, why, said));
      }
      await record('accepted', [response, ...rejected.map((r) => `not for ${r.address}: ${r.response}`)].join('; '));
      return ENDED;
    }
    case 'refused':
      return failed(refusal(outcome.about, outcome.why, outcome.response));
    case 'impossible':
      return failed({ how: 'impossible', words: outcome.response });
    case 'uncertain':
      await record('uncertain');
      if (uncertainOf(mail) + 1 >= MOST_UNCERTAIN) return giveUp(store, mailId, perhapsArrived(mail, outcome.response));
      return later(growing(number));
    case 'deferred':
      await record('deferred');
      if (outcome.untilRepaired === true) return later(AFTER_REPAIR);
      if (await isPutOffForGood(store, mail, number, now, outcome.rejected))
        return giveUp(store, mailId, { how: 'refused', words: `put off for days, the last time: ${outcome.response}` });
      // Without a code nobody was there to ask for patience.
      return later(outcome.code === null ? growing(number) : patience(mail));
    case 'login-failed':
      await record('deferred');
      return later(AFTER_REPAIR);
  }
}

/** Whether the mailboxes of a mail have been asked often enough today, and its letters have waited for them for days. */
async function isPutOffForGood(
  store: Store,
  mail: MailWithAttempts,
  number: number,
  now: number,
  rejected: readonly RejectedRecipient[],
): Promise<boolean> {
  const named = new Set(rejected.map(({ address }) => address.toLowerCase()));
  // What the server says of itself, or nobody says, is no word about the mailbox.
  if (number < AFTER_DEFERRED.length || !mail.to.every((address) => named.has(address.toLowerCase()))) return false;
  const letters = await store.outbox.letters(mail.letters.map(({ id }) => id));
  return letters.some(({ writtenAt }) => now - epochMs(writtenAt) >= MOST_PUT_OFF);
}

/** The pause that a server is given which has put this mail off before. */
function patience(mail: MailWithAttempts): number {
  const before = mail.attempts.filter(({ outcome }) => outcome === 'deferred').length;
  return AFTER_DEFERRED[Math.min(before, AFTER_DEFERRED.length - 1)]!;
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
