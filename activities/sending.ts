import { ApplicationFailure } from '@temporalio/activity';
import { DeskError } from '../contracts/errors.ts';
import type { ActivityPorts } from './activity-ports.ts';
import type { MailActivities, TrayEnded } from './cycle-activities.ts';
import { stillWanted } from './letter-views.ts';
import type { SendOutcome } from './mail-ports.ts';
import type { MailWithAttempts, Store } from './store-ports.ts';

/** A server that asks to be left alone for a while (greylisting, overload) is. */
const AFTER_DEFERRED = '5 minutes';
/** A server that refuses our login needs a person; it is asked again slowly. */
const AFTER_LOGIN = '10 minutes';

const NOT_WANTED = 'nothing is open any more';
/** What is noted for a mail that was made and then not sent. */
const NOT_SENT = `not sent: ${NOT_WANTED}`;

/** The one step that speaks to the mail server. */
export function mailActivities(ports: Pick<ActivityPorts, 'store' | 'mailer' | 'engine'>): MailActivities {
  return {
    async deliverMail(mailId) {
      // Told after the outcome is recorded: a crash in between is followed by a repeat that finds it and tells.
      for (const letter of await deliver(ports, mailId)) await ports.engine.letterEnded(letter);
    },
  };
}

async function deliver(ports: Pick<ActivityPorts, 'store' | 'mailer'>, mailId: string): Promise<readonly TrayEnded[]> {
  const { store, mailer } = ports;
  const mail = await store.outbox.mail(mailId);
  if (mail === null) throw new DeskError('mail-unknown', `There is no mail ${mailId}.`);
  if (mail.status === 'sent') return ended(mail, { state: 'sent', mail: mailId });
  if (mail.status === 'failed' && lastWord(mail) === NOT_SENT)
    return ended(mail, { state: 'withdrawn', reason: NOT_WANTED });
  if (mail.status === 'failed') return ended(mail, { state: 'failed', reason: lastWord(mail), retryElsewhere: true });
  const number = await store.outbox.beginAttempt(mailId);
  // Somebody else ended it since it was read: look again at how.
  if (number === null) return deliver(ports, mailId);
  if (!(await anyWanted(store, mail))) {
    await store.outbox.endAttempt(mailId, number, 'refused', NOT_SENT);
    return ended(mail, { state: 'withdrawn', reason: NOT_WANTED });
  }
  return settle(store, mail, number, await attempt(store, mailer, mail));
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
  number: number,
  outcome: Awaited<ReturnType<typeof attempt>>,
): Promise<readonly TrayEnded[]> {
  const { mailId, to } = mail;
  const record = (how: 'accepted' | 'refused' | 'deferred' | 'uncertain'): Promise<void> =>
    store.outbox.endAttempt(mailId, number, how, outcome.response);
  switch (outcome.state) {
    case 'accepted': {
      const rejected = new Set(outcome.rejected.map((r) => r.address.toLowerCase()));
      const reached = to.some((address) => !rejected.has(address.toLowerCase()));
      // Only copies were taken: for the office it was written to, this letter did not arrive.
      await record(reached ? 'accepted' : 'refused');
      if (reached) return ended(mail, { state: 'sent', mail: mailId });
      return ended(mail, {
        state: 'failed',
        reason: outcome.rejected[0]?.response ?? outcome.response,
        retryElsewhere: true,
      });
    }
    case 'refused':
      await record('refused');
      return ended(mail, { state: 'failed', reason: outcome.response, retryElsewhere: true });
    case 'impossible':
      await record('refused');
      return ended(mail, { state: 'failed', reason: outcome.response, retryElsewhere: false });
    case 'uncertain':
      await record('uncertain');
      throw retryLater('mail-transient', outcome.response);
    case 'deferred':
      await record('deferred');
      // Without a code nobody was there to ask for patience: the usual growing pauses do.
      throw retryLater('mail-transient', outcome.response, outcome.code === null ? undefined : AFTER_DEFERRED);
    case 'login-failed':
      await record('deferred');
      throw retryLater('mail-login', outcome.response, AFTER_LOGIN);
  }
}

function retryLater(
  type: 'mail-transient' | 'mail-login',
  message: string,
  nextRetryDelay?: string,
): ApplicationFailure {
  return ApplicationFailure.create({
    type,
    message,
    ...(nextRetryDelay === undefined ? {} : { nextRetryDelay: nextRetryDelay as '5 minutes' }),
  });
}

function ended(mail: MailWithAttempts, outcome: TrayEnded['outcome']): readonly TrayEnded[] {
  return mail.letters.map(({ cycleId, office, rung }) => ({ cycleId, office, rung, outcome }));
}

function lastWord(mail: MailWithAttempts): string {
  return mail.attempts.at(-1)?.response ?? 'the mail server refused it';
}

/** Whether any letter of the mail is still wanted; answers may have come while the server was away. */
async function anyWanted(store: Store, mail: MailWithAttempts): Promise<boolean> {
  for (const letter of await store.outbox.letters(mail.letters.map((l) => l.id))) {
    const state = await store.cycles.state(letter.cycleId);
    if (state !== null && stillWanted(letter, state)) return true;
  }
  return false;
}
