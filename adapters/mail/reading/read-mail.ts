import { createHash } from 'node:crypto';
import type { ReadMail } from '../../../activities/ports.ts';
import { humanClass, wishedDate } from '../../../domain/replies/human-class.ts';
import type { MailReading } from '../../../domain/replies/reply.ts';
import { returnDate } from '../../../domain/replies/return-date.ts';
import { automaticKind } from './auto-reply.ts';
import { readBounce } from './bounce.ts';
import { newText } from './new-text.ts';
import type { TakenApart } from './parsed-mail.ts';
import { addressesIn, takenApart } from './parsed-mail.ts';
import { withPassedOn } from './passed-on.ts';

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
  const bounce = readBounce(mail);
  if (bounce !== null) {
    const told = bounce.action === 'failed' || bounce.action === 'delayed';
    const references = [...new Set([...base.references, ...returnedIds(mail)])];
    return { ...base, ...bounce, references, kind: told ? 'bounce' : 'other' };
  }
  if (isForNobody(mail)) return { ...base, kind: 'other', replyClass: 'noise' };
  const automatic = automaticKind(mail);
  if (automatic !== null) {
    const replyClass =
      automatic === 'absence' ? 'out-of-office' : automatic === 'receipt' ? 'acknowledgement' : 'noise';
    return {
      ...base,
      kind: 'auto-reply',
      replyClass,
      returnsOn: returnDate(`${mail.subject}. ${base.replyText}`, dateOf(base.sentAt)),
    };
  }
  if (mail.headOnly || isMassMail(mail)) return { ...base, kind: 'other', replyClass: 'noise' };
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
  const returned = [
    ...mail.machineParts.filter(({ contentType }) => contentType.endsWith('headers')).map(({ text }) => text),
    ...mail.files
      .filter(({ contentType }) => contentType === 'message/rfc822')
      .map(({ content }) => Buffer.from(content.subarray(0, 64_000)).toString('latin1')),
    mail.text.slice(0, 200_000),
  ];
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

/** Read receipts, complaints about spam and answers to invitations: true, and nothing to anybody's question. */
function isForNobody(mail: TakenApart): boolean {
  if (mail.reportType === 'disposition-notification' || mail.reportType === 'feedback-report') return true;
  if (mail.machineParts.some(({ contentType }) => /disposition-notification|feedback-report/u.test(contentType)))
    return true;
  if (
    /^\W{0,4}(?:read|lu|gelesen|leído|lida|letto|gelezen|läst|已读|已讀):/iu.test(mail.subject) &&
    mail.text.trim().length < 600
  )
    return true;
  const invitation = mail.files.find(({ contentType }) => contentType === 'text/calendar');
  return (
    invitation !== undefined &&
    /^METHOD:REPLY\s*$/imu.test(Buffer.from(invitation.content).toString('latin1')) &&
    newText(mail).replyText.length < 40
  );
}

/** Newsletters and lists; an answer that came through a list still names what it answers. */
function isMassMail(mail: TakenApart): boolean {
  const listed = ['list-id', 'list-unsubscribe', 'feedback-id', 'x-campaign-id'].some(
    (name) => mail.header(name).length > 0,
  );
  const mass = /\b(?:bulk|junk|list)\b/iu.test(mail.header('precedence').join(' '));
  const answers =
    mail.header('in-reply-to').length > 0 ||
    mail.header('references').length > 0 ||
    /^(?:re|aw|sv|antw|rif|odp|回复|答复)\s*:/iu.test(mail.subject);
  const noReply =
    mail.from !== null && /^(?:no[-_.]?reply|do[-_.]?not[-_.]?reply|nepasrepondre|noreply)\b/iu.test(mail.from);
  return ((listed || mass) && !answers) || (noReply && !answers);
}
