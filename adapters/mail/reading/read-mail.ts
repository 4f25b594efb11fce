import { createHash } from 'node:crypto';
import type { ReadMail } from '../../../activities/ports.ts';
import { humanClass, wishedDate } from '../../../domain/replies/human-class.ts';
import type { MailReading } from '../../../domain/replies/reply.ts';
import { returnDate } from '../../../domain/replies/return-date.ts';
import { automaticKind } from './auto-reply.ts';
import { massMail } from './automatic/mass-mail.ts';
import type { Bounce } from './bounce.ts';
import { readBounce } from './bounce.ts';
import { forNobody } from './for-nobody.ts';
import { newText } from './new-text.ts';
import type { TakenApart } from './parsed-mail.ts';
import { addressesIn, takenApart } from './parsed-mail.ts';
import { withPassedOn } from './passed-on.ts';
import { returnedHeads } from './reports/returned-message.ts';

/** Headers that name a recipient, the envelope's own first. */
const RECIPIENT_HEADERS = [
  'delivered-to',
  'x-original-to',
  'envelope-to',
  'x-envelope-to',
  'x-delivered-to',
  'x-rcpt-to',
  'apparently-to',
  'to',
  'cc',
  'bcc',
  'resent-to',
  'resent-cc',
];

/** Reads a message: what it is, what it says and what travels with it. Never throws on bad mail. */
export const readMail: ReadMail = async (raw) => {
  const mail = await takenApart(raw);
  const base = baseReading(mail);
  const bounce = readBounce(mail) ?? (await wrappedBounce(mail));
  if (bounce !== null) {
    const told = bounce.action === 'failed' || bounce.action === 'delayed';
    const references = [...new Set([...base.references, ...returnedIds(mail)])];
    return { ...base, ...bounce, references, kind: told ? 'bounce' : 'other' };
  }
  const nobody = forNobody(mail);
  if (nobody !== null) return { ...base, kind: 'other', replyClass: 'noise', because: nobody };
  // What is encrypted was written by a person who can be asked to send it plain.
  const automatic = mail.protection === 'encrypted' ? null : automaticKind(mail, base.replyText);
  if (automatic !== null) {
    const { kind, because } = automatic;
    if (kind === 'notice') return { ...base, kind: 'other', replyClass: 'noise', because };
    return {
      ...base,
      because,
      kind: 'auto-reply',
      replyClass: kind === 'absence' ? 'out-of-office' : kind === 'receipt' ? 'acknowledgement' : 'noise',
      returnsOn: returnDate(`${mail.subject}. ${base.replyText}`, dateOf(base.sentAt)),
    };
  }
  if (mail.headOnly) return { ...base, kind: 'other', replyClass: 'noise' };
  const mass = massMail(mail);
  if (mass !== null) return { ...base, kind: 'other', replyClass: 'noise', because: mass };
  const replyClass = humanClass(base.replyText, base.attachments.length > 0);
  return {
    ...base,
    kind: 'reply',
    replyClass,
    ...(replyClass === 'extension' ? { wishedUntil: wishedDate(base.replyText, dateOf(base.sentAt)) } : {}),
  };
};

function baseReading(mail: TakenApart): Omit<MailReading, 'kind' | 'replyClass'> {
  return {
    ...newText(mail),
    fullText: withPassedOn(mail),
    subject: mail.subject,
    from: mail.from,
    recipients: recipientsOf(mail),
    messageId: idsIn(mail.header('message-id'))[0] ?? null,
    references: [...new Set([...idsIn(mail.header('references')), ...idsIn(mail.header('in-reply-to'))])],
    sentAt: sentAt(mail),
    attachments: mail.files.map(({ content, ...file }) => ({
      ...file,
      size: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
    })),
    finalRecipient: [],
    status: [],
    action: null,
    returnsOn: null,
    problems: mail.problems,
    ...(mail.protection === null ? {} : { protection: mail.protection }),
  };
}

/** Message-IDs of the message that a report gives back: it is ours. */
function returnedIds(mail: TakenApart): string[] {
  const returned = [...returnedHeads(mail, ''), mail.text.slice(0, 200_000)];
  return returned.flatMap((text) =>
    [...text.matchAll(/^message-id:\s{0,4}(<[^<>\s]{3,250}>)/gimu)].slice(0, 5).map((match) => match[1] ?? ''),
  );
}

function recipientsOf(mail: TakenApart): string[] {
  const named = RECIPIENT_HEADERS.flatMap((name) => addressesIn(mail.header(name).slice(0, 50)));
  const received = mail
    .header('received')
    .slice(0, 50)
    .flatMap((line) => /\bfor <?([^\s<>;]{3,250}@[^\s<>;]{1,250})>?/u.exec(line)?.[1]?.toLowerCase() ?? []);
  return [...new Set([...named, ...received])].slice(0, 500);
}

function idsIn(values: readonly string[]): string[] {
  return values.flatMap((value) => value.slice(0, 50_000).match(/<[^<>\s]{3,250}>/gu) ?? []);
}

/** The Date header as an instant; a header that is no date is null, not today. */
function sentAt(mail: TakenApart): string | null {
  const value =
    mail
      .header('date')[0]
      ?.slice(0, 200)
      .replace(/\(.{0,60}?\)/gu, '')
      .trim() ?? '';
  const milliseconds = Date.parse(value);
  const offset = /([+-])(\d{2})(\d{2})\s*$/u.exec(value);
  if (Number.isNaN(milliseconds)) return null;
  if (offset === null) return new Date(milliseconds).toISOString();
  // Kept in the sender's own zone: the day on which somebody writes "tomorrow" is that of the writer.
  const minutes = (offset[1] === '-' ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3]));
  return new Date(milliseconds + minutes * 60_000)
    .toISOString()
    .replace(/\.\d{3}Z$/u, `${offset[1] ?? '+'}${offset[2] ?? '00'}:${offset[3] ?? '00'}`);
}

function dateOf(instant: string | null): string | null {
  return instant === null ? null : instant.slice(0, 10);
}

/** A report that a relay passed on whole, without a word of its own. */
async function wrappedBounce(mail: TakenApart): Promise<Bounce | null> {
  const messages = mail.files.filter(({ contentType }) => contentType === 'message/rfc822');
  const [only] = messages;
  if (only === undefined || messages.length > 1 || mail.text.trim() !== '') return null;
  return readBounce(await takenApart(only.content));
}
