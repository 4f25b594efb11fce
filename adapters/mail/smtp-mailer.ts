import type { Mailer, RejectedRecipient, SendOutcome } from '../../activities/mail-ports.ts';
import { DeskError } from '../../contracts/errors.ts';
import { checkedAddress, isReserved } from './address.ts';
import { buildMessage } from './build-message.ts';
import type { SmtpAttempt, SmtpFailure, SmtpGreeting, SmtpServerOptions } from './smtp-pool.ts';
import { SmtpPool } from './smtp-pool.ts';
import { judgeReply, type SmtpStep, type Verdict } from './smtp-replies.ts';
import { NO_TLS, tlsFailure } from './smtp-tls.ts';

/** How the mailer reaches its server; a real one has to show a certificate that holds unless `tls` says otherwise. */
export type SmtpMailerOptions = Partial<SmtpServerOptions> & {
  readonly host: string;
  readonly port: number;
  /** The server is the local post; only then may reserved addresses be written to. */
  readonly localPost: boolean;
  /** How fast mails may leave; left out: as fast as they come. */
  readonly pace?: Mailer['pace'];
};

/** Together less than a step of the despatch may take, so that no attempt is still under way when it is repeated. */
const TIMEOUTS = { connect: 10_000, greeting: 10_000, socket: 50_000, turn: 20_000, whole: 60_000 };

/** What a mailer assumes of its server where nothing else is said. */
export function serverOptions(options: Omit<SmtpMailerOptions, 'pace'>): SmtpServerOptions {
  const { localPost, ...server } = options;
  return {
    tls: localPost ? NO_TLS : { implicit: false, trust: 'verified', authorities: [] },
    login: null,
    name: 'treaty-desk.localhost',
    connections: 4,
    timeouts: TIMEOUTS,
    ...server,
  };
}

/** Mail over SMTP on kept-open connections. */
export function smtpMailer({ pace, ...options }: SmtpMailerOptions): Mailer {
  const { localPost } = options;
  const pool = new SmtpPool(serverOptions(options));
  const deliver: Mailer['deliver'] = async ({ envelopeFrom, recipients, raw }) => {
    const to = envelopeRecipients(recipients, localPost);
    const from = checkedAddress(envelopeFrom, 'the envelope sender');
    return sendOutcome(await pool.deliver(from, to, raw));
  };
  return {
    ...(pace === undefined ? {} : { pace }),
    deliver,
    send: async (mail) => {
      const recipients = [...mail.to, ...mail.cc].map(({ address }) => address);
      // Before the message is built, so that nothing that must not leave is even written down.
      envelopeRecipients(recipients, localPost);
      const { mailId, envelopeFrom } = mail;
      return deliver({ mailId, envelopeFrom, recipients, raw: await buildMessage(mail) });
    },
    close: () => pool.close(),
  };
}

/** Connects and logs in once, sending nothing: how the server was met, or as what a mail would have been held back. */
export async function greetServer(
  options: Omit<SmtpMailerOptions, 'pace'>,
): Promise<{ readonly greeting: SmtpGreeting } | { readonly outcome: SendOutcome }> {
  const met = await new SmtpPool(serverOptions(options)).greet();
  if (!(met instanceof Error)) return { greeting: met };
  return { outcome: sendOutcome({ error: met, response: met.response ?? met.message, rejected: [], textSent: false }) };
}

/** Every recipient once, checked; an address a real server must never see is refused. */
function envelopeRecipients(addresses: readonly string[], localPost: boolean): string[] {
  const recipients = addresses.map((address) => checkedAddress(address, 'a recipient'));
  if (recipients.length === 0)
    throw new DeskError('address-missing', 'The mail has no recipient.', 'Give it at least one address.');
  const reserved = recipients.find(isReserved);
  if (reserved !== undefined && !localPost) {
    throw new DeskError(
      'address-reserved',
      `${reserved} is a seeded test address.`,
      'Set the office’s real address, or send through the local post.',
    );
  }
  return [...new Set(recipients)];
}

/** What became of an attempt, by the codes of the replies and the step at which they came; see `judgeReply`. */
export function sendOutcome({ error, response, rejected, textSent }: SmtpAttempt): SendOutcome {
  const recipients = rejected.map(rejectedRecipient);
  if (error === null) return { state: 'accepted', response, rejected: recipients };
  const code = error.responseCode ?? null;
  if (code === null || code < 400) return withoutReply(error, code, response, textSent);
  const broken = tlsFailure(error);
  if (broken !== null) return heldBack(`${broken.what} The server said: ${response}. ${broken.hint}`, code, broken);
  const verdict = together(rejected.length === 0 ? [error] : rejected);
  switch (verdict.when) {
    case 'login':
      return { state: 'login-failed', code, response };
    case 'never':
      return { state: 'refused', code, response, rejected: recipients, about: verdict.about, why: verdict.why };
    case 'later':
      return { state: 'deferred', code, response, rejected: recipients };
    case 'repair':
      return { state: 'deferred', code, response, rejected: recipients, untilRepaired: true };
  }
}

/** The conversation ended without a "no" of the server. */
function withoutReply(error: SmtpFailure, code: number | null, response: string, textSent: boolean): SendOutcome {
  if (textSent) return { state: 'uncertain', code, response };
  // The library itself holds back what is larger than the server has said it takes.
  if (error.code === 'EMESSAGE')
    return { state: 'refused', code, response, rejected: [], about: 'message', why: 'too large' };
  if (error.code === 'EAUTH' || error.code === 'ENOAUTH') return { state: 'login-failed', code, response };
  if (error.code === 'EPLAINLOGIN') return heldBack(response, code, { untilRepaired: true });
  const broken = tlsFailure(error);
  if (broken !== null) return heldBack(`${broken.what} ${broken.hint}`, code, broken);
  return { state: 'deferred', code, response, rejected: [] };
}

function heldBack(response: string, code: number | null, of: { readonly untilRepaired: boolean }): SendOutcome {
  const repair = of.untilRepaired ? { untilRepaired: true as const } : {};
  return { state: 'deferred', code, response, rejected: [], ...repair };
}

/** What several refusals mean for the mail: as long as it can reach one recipient later, it is not refused. */
function together(errors: readonly SmtpFailure[]): Verdict {
  const verdicts = errors.map(verdictOf);
  const first = (fits: (verdict: Verdict) => boolean): Verdict | undefined => verdicts.find(fits);
  return (
    first(({ when }) => when === 'later') ??
    first(({ when }) => when === 'repair') ??
    first(({ about }) => about === 'address') ??
    verdicts[0]!
  );
}

function verdictOf(error: SmtpFailure): Verdict {
  const { responseCode = 0, response = error.message } = error;
  return judgeReply(responseCode, response, stepOf(error));
}

function stepOf({ code, command = '' }: SmtpFailure): SmtpStep {
  if (code === 'EAUTH' || command.startsWith('AUTH')) return 'login';
  if (command === 'MAIL FROM') return 'sender';
  if (command === 'RCPT TO') return 'recipient';
  return command === 'DATA' ? 'text' : 'connect';
}

function rejectedRecipient(error: SmtpFailure): RejectedRecipient {
  const { when, about, why } = verdictOf(error);
  return {
    address: error.recipient ?? '',
    code: error.responseCode ?? null,
    permanent: when === 'never',
    response: error.response ?? error.message,
    about,
    why,
  };
}
