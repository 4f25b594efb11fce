import { resolveTxt } from 'node:dns/promises';
import type { BuildMessage, Mailer, MailServerReport, MailServerStep, OutgoingMail } from '../activities/mail-ports.ts';
import { buildMessage } from '../adapters/mail/build-message.ts';
import { dkimSigner, signedMessages, type DkimSigner } from '../adapters/mail/dkim.ts';
import { messageIdFor } from '../adapters/mail/reply-address.ts';
import { greetServer, smtpMailer } from '../adapters/mail/smtp-mailer.ts';
import { dkimKeyFile } from '../config/mail-files.ts';
import { deskIdentity } from './activity-ports.ts';
import type { OutgoingSettings } from './outgoing-mail.ts';
import { smtpServer } from './smtp-server.ts';

/** What a check may use from outside. */
export interface CheckParts {
  /** The present, milliseconds since 1970. */
  readonly now: number;
  /** Texts of a name in DNS, each in its pieces; the system's own resolver when left out. */
  readonly resolve?: (name: string) => Promise<readonly (readonly string[])[]>;
}

/**
 * Tries the way on which letters leave by the settings: the connection, its encryption, the login, the key that signs and
 * its record in DNS. A letter is sent only where an address is given for it.
 *
 * @param to null sends nothing
 * @throws DeskError `data-invalid` for settings that cannot be used; `address-invalid`, `address-reserved` for `to`
 */
export async function checkMail(
  settings: OutgoingSettings,
  to: string | null,
  { now, resolve = resolveTxt }: CheckParts,
): Promise<MailServerReport> {
  const server = await smtpServer(settings);
  const key = await dkimKeyFile(settings);
  const signer = key === null ? null : dkimSigner(key);
  const steps: MailServerStep[] = [];
  const met = await greetServer(server);
  if ('outcome' in met) steps.push({ step: 'connection', ok: false, words: met.outcome.response });
  else {
    const { tls, trusted, certificateUntil, loggedIn } = met.greeting;
    const certificate = trusted
      ? `a certificate that holds until ${certificateUntil?.slice(0, 10)}`
      : 'a certificate that is not looked at';
    steps.push(
      { step: 'connection', ok: true, words: server.localPost ? 'the local post answers' : 'the mail server answers' },
      tls === null
        ? { step: 'encryption', ok: null, words: 'none, as the settings allow' }
        : { step: 'encryption', ok: trusted ? true : null, words: `${tls}, ${certificate}` },
      { step: 'login', ok: loggedIn ? true : null, words: loggedIn ? 'taken' : 'none is set' },
    );
  }
  steps.push(signer === null ? UNSIGNED : await recordStep(signer, resolve));
  if (to !== null && !('outcome' in met)) {
    const build = signer === null ? buildMessage : signedMessages(buildMessage, signer);
    const mailer = smtpMailer(server);
    try {
      steps.push(await letterStep(mailer, build, testLetter(settings.mailDomain, to, now)));
    } finally {
      await mailer.close();
    }
  }
  return { server: `${server.host}:${server.port}`, steps };
}

const UNSIGNED: MailServerStep = {
  step: 'signature',
  ok: null,
  words: 'none by us; TREATY_DESK_DKIM_KEY names no key',
};

async function recordStep(
  { record, recordName }: DkimSigner,
  resolve: NonNullable<CheckParts['resolve']>,
): Promise<MailServerStep> {
  const wanted = `publish at ${recordName}: ${record}`;
  try {
    const found = (await resolve(recordName)).map((pieces) => pieces.join(''));
    const ok = found.some((text) => publicKeyIn(text) === publicKeyIn(record));
    const words = ok ? `the key is the one at ${recordName}` : `another key stands in DNS; ${wanted}`;
    return { step: 'signature', ok, words };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const missing = code === 'ENOTFOUND' || code === 'ENODATA';
    return missing
      ? { step: 'signature', ok: false, words: `no key stands in DNS; ${wanted}` }
      : { step: 'signature', ok: null, words: `DNS could not be asked (${code ?? 'no answer'}); ${wanted}` };
  }
}

function publicKeyIn(record: string): string | null {
  return /(?:^|;)\s*p=([^;]*)/u.exec(record)?.[1]?.replace(/\s/gu, '') ?? null;
}

async function letterStep(mailer: Mailer, build: BuildMessage, mail: OutgoingMail): Promise<MailServerStep> {
  const { mailId, envelopeFrom, to } = mail;
  const recipients = to.map(({ address }) => address);
  const outcome = await mailer.deliver({ mailId, envelopeFrom, recipients, raw: await build(mail) });
  return { step: 'letter', ok: outcome.state === 'accepted', words: `${outcome.state}: ${outcome.response}` };
}

function testLetter(domain: string, to: string, now: number): OutgoingMail {
  const { localPart, senderName } = deskIdentity(domain);
  const address = `${localPart}@${domain}`;
  const date = new Date(now).toISOString();
  const mailId = `test of the mail server/${date}`;
  const text = `This message was sent to see whether letters of ${senderName} arrive. There is nothing to do.`;
  return {
    mailId,
    messageId: messageIdFor(mailId, domain),
    date,
    from: { address, name: senderName },
    to: [{ address: to, name: null }],
    cc: [],
    replyTo: address,
    envelopeFrom: address,
    subject: 'Test of the mail server',
    text: `${text}\n`,
    html: `<p>${text}</p>`,
    attachments: [],
    inReplyTo: null,
    references: [],
    headers: {},
  };
}
