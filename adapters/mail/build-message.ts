import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { MailAddress, OutgoingMail } from '../../activities/mail-ports.ts';
import { DeskError } from '../../contracts/errors.ts';
import { checkedAddress } from './address.ts';

/** So many recipients every server has to take. @source RFC 5321 section 4.5.3.1.8 */
const MOST_RECIPIENTS = 100;

/** Headers that are set from the mail's own fields. */
const FIXED = new Set([
  'from',
  'to',
  'cc',
  'bcc',
  'sender',
  'reply-to',
  'return-path',
  'subject',
  'date',
  'message-id',
  'in-reply-to',
  'references',
  'auto-submitted',
  'x-auto-response-suppress',
  'mime-version',
]);

/**
 * The mail as it goes over the wire. The same mail gives the same bytes on every attempt: its date, its Message-ID and
 * its boundaries come from the mail itself.
 *
 * @throws DeskError `data-invalid` for more than 100 recipients; `address-missing`, `address-invalid` for an address that must not reach the mail library;
 *   `data-invalid` for a header that could not be what it seems
 */
export async function buildMessage(mail: OutgoingMail): Promise<Uint8Array> {
  const recipients = mail.to.length + mail.cc.length;
  if (recipients > MOST_RECIPIENTS) {
    throw new DeskError(
      'data-invalid',
      `The mail ${mail.mailId} has ${recipients} recipients.`,
      `At most ${MOST_RECIPIENTS} are accepted; make several mails of it.`,
    );
  }
  if (mail.to.length === 0) {
    throw new DeskError(
      'address-missing',
      `The mail ${mail.mailId} has no recipient.`,
      'Give it at least one address.',
    );
  }
  for (const [name, value] of Object.entries(mail.headers)) {
    if (FIXED.has(name.toLowerCase()) || !/^[A-Za-z][A-Za-z0-9-]*$/u.test(name) || hasControl(value)) {
      throw new DeskError(
        'data-invalid',
        `The header ${JSON.stringify(name)} of the mail ${mail.mailId} cannot be set.`,
        'A header of another name than the fixed ones is accepted, its value on one line.',
      );
    }
  }
  const boundary = createHash('sha256').update(`boundary:${mail.mailId}`).digest('hex').slice(0, 24);
  const composer = new MailComposer({
    from: header(mail.from, 'from'),
    to: mail.to.map((party) => header(party, 'to')),
    cc: mail.cc.map((party) => header(party, 'cc')),
    replyTo: checkedAddress(mail.replyTo, 'reply-to'),
    subject: oneLine(mail.subject),
    messageId: threadId(mail.messageId, mail.mailId),
    date: new Date(mail.date),
    ...(mail.inReplyTo === null ? {} : { inReplyTo: threadId(mail.inReplyTo, mail.mailId) }),
    references: mail.references.map((id) => threadId(id, mail.mailId)),
    headers: {
      ...mail.headers,
      // Vacation programs keep silent; Exchange still sends bounces and absence notes, which carry the return date.
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'DR, RN, NRN, AutoReply',
    },
    text: mail.text,
    html: mail.html,
    attachments: mail.attachments.map(({ filename, contentType, content }) => ({
      filename: fileName(filename),
      contentType,
      content: Buffer.from(content),
      contentDisposition: 'attachment' as const,
    })),
    textEncoding: 'quoted-printable',
    baseBoundary: boundary,
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: '\r\n',
  });
  return composer.compile().build();
}

function header(party: MailAddress, where: string): { name: string; address: string } {
  return { name: oneLine(party.name ?? ''), address: checkedAddress(party.address, where) };
}

function threadId(id: string, mailId: string): string {
  if (/^<[^<>\s]+@[^<>\s]+>$/u.test(id)) return id;
  throw new DeskError(
    'data-invalid',
    `${JSON.stringify(id)} in the mail ${mailId} is not a Message-ID.`,
    'A Message-ID with its angle brackets is accepted.',
  );
}

function hasControl(text: string): boolean {
  return /\p{Cc}/u.test(text);
}

/** A line break in a header would begin another header. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

/** A name under which a file can be kept anywhere: no path, nothing that shows its ending as another, of usual length. */
function fileName(name: string): string {
  const plain = oneLine(name)
    .replace(/[\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, '')
    .replace(/[/\\:*?"<>|]+/gu, '-')
    .replace(/^[.-]+/u, '');
  const dot = plain.lastIndexOf('.');
  const ending = dot > 0 && plain.length - dot <= 10 ? plain.slice(dot) : '';
  const stem = plain.slice(0, plain.length - ending.length).slice(0, 100);
  return `${stem === '' ? 'file' : stem}${ending}`;
}
