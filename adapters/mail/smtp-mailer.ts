import type { Mailer, RejectedRecipient, SendOutcome } from '../../activities/mail-ports.ts';
import { DeskError } from '../../contracts/errors.ts';
import { checkedAddress, isReserved } from './address.ts';
import { buildMessage } from './build-message.ts';
import type { SmtpAttempt, SmtpFailure, SmtpServerOptions } from './smtp-pool.ts';
import { SmtpPool } from './smtp-pool.ts';

/** How the mailer reaches its server. */
export type SmtpMailerOptions = Partial<SmtpServerOptions> & {
  readonly host: string;
  readonly port: number;
  /** The server is the local post; only then may reserved addresses be written to. */
  readonly localPost: boolean;
};

/** Mail over SMTP on kept-open connections. */
export function smtpMailer({ localPost, ...server }: SmtpMailerOptions): Mailer {
  const pool = new SmtpPool({
    secure: false,
    requireTls: false,
    ignoreTls: localPost,
    login: null,
    name: 'treaty-desk',
    connections: 4,
    timeouts: { connect: 10_000, greeting: 10_000, socket: 30_000 },
    ...server,
  });
  const deliver: Mailer['deliver'] = async ({ envelopeFrom, recipients, raw }) => {
    const to = envelopeRecipients(recipients, localPost);
    const from = checkedAddress(envelopeFrom, 'the envelope sender');
    return sendOutcome(await pool.deliver(from, to, raw));
  };
  return {
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

/**
 * What became of an attempt, by the code of the reply rather than by its text.
 * @source RFC 5321 sections 4.2.1 and 4.2.4.2 (classes of replies, 421); RFC 4954 section 6 (454, 530, 534, 535, 538)
 */
export function sendOutcome({ error, response, rejected, textSent }: SmtpAttempt): SendOutcome {
  const recipients = rejected.map(rejectedRecipient);
  if (error === null) return { state: 'accepted', response, rejected: recipients };
  const code = error.responseCode ?? null;
  if (isLogin(error)) return { state: 'login-failed', code, response };
  // The library itself holds back what is larger than the server has said it takes.
  if (code === null && error.code === 'EMESSAGE') return { state: 'refused', code, response, rejected: recipients };
  if (code === null) {
    return textSent
      ? { state: 'uncertain', code, response }
      : { state: 'deferred', code, response, rejected: recipients };
  }
  // A greeting or HELO refused with 5xx is about the server's state, not about this mail.
  const aboutMail = !/^(?:CONN|EHLO|HELO|LHLO|STARTTLS)$/u.test(error.command ?? '');
  const everyone = recipients.length === 0 ? isPermanent(code) : recipients.every((recipient) => recipient.permanent);
  const permanent = isPermanent(code) && aboutMail && everyone;
  return { state: permanent ? 'refused' : 'deferred', code, response, rejected: recipients };
}

function isLogin(error: SmtpFailure): boolean {
  const code = error.responseCode;
  if (error.code === 'EAUTH' || error.code === 'ENOAUTH') return code === undefined || code >= 500;
  return code === 530 || code === 534 || code === 535 || code === 538;
}

function rejectedRecipient(error: SmtpFailure): RejectedRecipient {
  const code = error.responseCode ?? null;
  return {
    address: error.recipient ?? '',
    code,
    permanent: code !== null && isPermanent(code),
    response: error.response ?? error.message,
  };
}

/** 503 says that the conversation went wrong, not that the message was refused. */
function isPermanent(code: number): boolean {
  return code >= 500 && code !== 503;
}
