import type { MailReading, ReplyClass } from '../../../domain/replies/reply.ts';
import type { RecipientStatus } from './delivery-status.ts';
import { codesIn, recipientStatuses } from './delivery-status.ts';
import type { TakenApart } from './parsed-mail.ts';

/** What a report of a mail system says. */
export type Bounce = Pick<MailReading, 'finalRecipient' | 'status' | 'action'> & { readonly replyClass: ReplyClass };

/** Local parts that mail systems report under. */
const SYSTEM_SENDER =
  /^(?:mailer[-_.]?daemon|postmaster|mail[-_.]?daemon|mdaemon|maildelivery|mail-delivery|mailsystem|mail\.system|system-administrator|administrator|bounces?|delivery|no-?reply-?bounce|mmdf|uucp|root|microsoftexchange[0-9a-f]*)(?:[+_-].*)?@/iu;

const SUBJECT =
  /^(?:\W{0,4})(?:undeliver(?:able|ed)|non[- ]?delivery|delivery (?:status notification|has failed|failure|failed|report|error|notification|problem|delayed|warning|unsuccessful|incomplete)|mail (?:delivery|system error|could not be delivered|not delivered|undeliverable)|returned (?:mail|e-?mail|to sender|message)|failure notice|failed (?:mail|delivery)|failure delivery|unable to deliver|message (?:delivery|undeliverable|not delivered|could not be|you sent blocked|delayed|status)|warning: (?:could not send|message|e?mail).{0,40}(?:delay|not)?|could not send|e-?mail (?:delivery|undeliverable|could not)|your (?:message|mail) (?:could not|was not|couldn['’]t)|nondeliverable|status notification|notification d['’]état|unzustellbar|nicht zustellbar|zustell(?:ung|fehler|bericht)|übermittlung|non remis|échec de (?:la )?(?:remise|distribution)|message non distribué|remise|no se puede entregar|mensaje no entregado|no entregado|error de entrega|falha na entrega|não (?:foi )?entregue|impossibile recapitare|mancata consegna|onbestelbaar|niet bezorgd|kunde inte levereras|olevererbart|niedostarczon|nedoručitelné|не доставлено|недоставлен|сообщение не доставлено|无法(?:送达|投递|传递)|系统退信|退信|未送達|配信不能|配送|반송|iletilemedi)/iu;

const WORDS =
  /\b(?:this (?:is|message was created automatically by) (?:an? |the )?(?:mail|mail system|mail delivery)|message could not be delivered|could ?n[o']t be delivered|delivery (?:to the following|has failed|failed)|undeliverable|did not reach (?:the following|its destination)|wasn['’]t delivered|was not delivered|permanent (?:fatal )?errors?|permanently failed|following addresses? (?:failed|had)|following recipients?|unknown (?:user|recipient)|user unknown|no such user|mailbox (?:is )?(?:full|unavailable|not found)|unable to deliver|qmail-send|returned to sender|still (?:being retried|undelivered)|has been delayed|not yet been delivered)\b/iu;

const DELAYED =
  /\b(?:delayed|deferred|not yet been delivered|still (?:being )?(?:retried|undelivered|trying)|will (?:keep|continue) (?:trying|to try|to be retried)|could not send message for past|temporar(?:y|ily)|warning message only|no action is required|do not need to resend|verzögert|retardé|a été retardée)\b/iu;

/** Where the human part of a report ends and the returned message begins. */
const RETURNED =
  /^[\s>]*[-=_* ]{0,12}(?:(?:this is a copy of (?:the|your) message|below this line is a copy|original message(?: headers)?(?: follows)?|returned message|message headers? follow|the (?:body|header|headers|text) of (?:the|your) (?:original )?message|included (?:below )?is (?:a copy of )?the|unsent message below|forwarded message|copy of (?:the )?(?:original|your) message|start of returned message|the following is a copy|undelivered message|original headers|ursprüngliche nachrichtenköpfe|en-têtes de message d['’]origine|encabezados de mensaje originales|return message|message header|first \d+ lines|your (?:original )?message (?:follows|is attached|was)|header of the original|message text follows)\b.{0,100}|(?:return-path|received): .{1,200})/imu;

/** Reads a report of a mail system; null where the message is none. */
export function readBounce(mail: TakenApart): Bounce | null {
  const reports = mail.machineParts
    .filter(({ contentType }) => contentType.endsWith('delivery-status'))
    .flatMap(({ text }) => recipientStatuses(text));
  const text = mail.text.slice(0, 60_000);
  const written = reports.length === 0 ? writtenFields(text) : [];
  const statuses = reports.length > 0 ? reports : written;
  if (statuses.length === 0 && !looksLikeReport(mail, text)) return null;
  return statuses.length > 0 ? fromStatuses(statuses, mail, text) : fromWords(mail, text);
}

function looksLikeReport(mail: TakenApart, text: string): boolean {
  if (mail.reportType === 'delivery-status') return true;
  if (mail.header('x-failed-recipients').length > 0 || mail.header('x-ms-exchange-message-is-ndr').length > 0)
    return true;
  if (/report\..*\.(?:ndr|dr)\b/iu.test(mail.header('x-mapi-message-class').join(' '))) return true;
  const system = mail.from !== null && SYSTEM_SENDER.test(mail.from);
  const nobody =
    mail.header('return-path').some((value) => /^<\s*>$|^<?mailer-daemon/iu.test(value)) || mail.from === null;
  const subject = SUBJECT.test(mail.subject);
  const head = text.slice(0, 4_000);
  const words = WORDS.test(head) || RETURNED.test(text);
  const code = /\b[45]\d\d[ -](?:#?[45]\.\d{1,3}\.\d{1,3}|\S)/u.test(head) || codesIn(head).length > 0;
  return (
    (system && (subject || (words && code))) ||
    (nobody && ((subject && (words || code)) || (words && code))) ||
    (subject && words && code && mail.header('in-reply-to').length === 0 && !/^re:/iu.test(mail.subject))
  );
}

function fromStatuses(statuses: readonly RecipientStatus[], mail: TakenApart, text: string): Bounce | null {
  const failing = statuses.filter(({ action }) => action === 'failed' || action === 'delayed');
  const told = failing.length > 0 ? failing : statuses;
  const codes = unique(told.flatMap(({ status }) => status));
  const action = actionOf(told, codes, mail, text);
  const expanded = expandedFrom(text);
  const recipients = unique(
    told.flatMap(({ recipient }) => (recipient === null ? [] : [expanded.get(recipient.toLowerCase()) ?? recipient])),
  );
  const finalRecipient = recipients.length > 0 ? recipients : recipientsInWords(mail, text);
  const status =
    codes.length > 0 && !codes.every((code) => code.endsWith('.0.0'))
      ? codes
      : unique([...codesInWords(text), ...codes]);
  return {
    finalRecipient,
    status,
    action,
    replyClass: classOf(action, status, `${told.map(({ diagnostic }) => diagnostic).join(' ')} ${text}`),
  };
}

function fromWords(mail: TakenApart, text: string): Bounce {
  const status = codesInWords(text);
  const delayed =
    status.every((code) => !code.startsWith('5')) && (DELAYED.test(mail.subject) || DELAYED.test(humanPart(text)));
  const action = delayed ? 'delayed' : 'failed';
  return { finalRecipient: recipientsInWords(mail, text), status, action, replyClass: classOf(action, status, text) };
}

function actionOf(
  told: readonly RecipientStatus[],
  codes: readonly string[],
  mail: TakenApart,
  text: string,
): MailReading['action'] {
  const stated = told.find(({ action }) => action !== null)?.action;
  if (told.some(({ action }) => action === 'failed')) return 'failed';
  if (stated === 'delayed' || stated === 'delivered' || stated === 'relayed' || stated === 'expanded') return stated;
  if (codes.some((code) => code.startsWith('2'))) return 'delivered';
  return codes.some((code) => code.startsWith('4')) && DELAYED.test(`${mail.subject} ${humanPart(text)}`)
    ? 'delayed'
    : 'failed';
}

/**
 * Hard: the address is dead. Soft: the address may live, this message did not get there.
 * @source RFC 3463 sections 3.2 to 3.8 (x.1 addressing, x.2 mailbox, x.3 system, x.4 network, x.5 protocol, x.7 policy)
 */
function classOf(action: MailReading['action'], status: readonly string[], text: string): ReplyClass {
  if (action === 'delayed') return 'bounce-delayed';
  if (action !== 'failed') return 'noise';
  const code = status.find((one) => !one.endsWith('.0.0')) ?? status[0] ?? '';
  if (code.startsWith('5.1.') || code === '5.2.1') return 'bounce-hard';
  if (/^4\.|^5\.(?:[237]\.|4\.(?:[05-9]|1\b))/u.test(code)) return 'bounce-soft';
  const head = text.slice(0, 6_000);
  if (
    /\b(?:mailbox (?:is )?full|over ?quota|quota exceeded|insufficient (?:disk )?(?:space|storage)|spam|blocked|blacklist|policy|too large|size limit|time(?:d)? ?out|connection refused)\b/iu.test(
      head,
    )
  )
    return 'bounce-soft';
  return 'bounce-hard';
}

/** Some systems write the fields of a report into its text. */
function writtenFields(text: string): readonly RecipientStatus[] {
  if (!/^\s{0,4}(?:final|original)-recipient\s*:/imu.test(text)) return [];
  return recipientStatuses(text.replace(/^[ \t]+/gmu, '')).filter(({ recipient }) => recipient !== null);
}

/** Postfix: "<local@host> (expanded from <what we wrote>)". */
function expandedFrom(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const match of text.matchAll(/<([^<>\s]{3,200})>\s{1,4}\(expanded from\s{1,4}<([^<>\s]{3,200})>\)/gu)) {
    found.set((match[1] ?? '').toLowerCase(), match[2] ?? '');
  }
  return found;
}

function codesInWords(text: string): string[] {
  const human = humanPart(text);
  const worded = [
    ...human.matchAll(/\b[245]\d\d[ -]{1,2}[#<(]?([245]\.\d{1,3}\.\d{1,3})\b/gu),
    ...human.matchAll(/[#(<[]\s?([245]\.\d{1,3}\.\d{1,3})\b(?!\.\d)/gu),
    ...human.matchAll(/\b(?:status|dsn|code|error)\b[^\n\d]{0,20}([245]\.\d{1,3}\.\d{1,3})\b(?!\.\d)/giu),
  ].map((match) => match[1] ?? '');
  const found = worded.length > 0 ? worded : codesIn(human);
  const failing = found.filter((code) => !code.startsWith('2'));
  return unique(failing).sort((a, b) => Number(a.endsWith('.0.0')) - Number(b.endsWith('.0.0')));
}

/** The failed addresses of a report that only a person was meant to read. */
function recipientsInWords(mail: TakenApart, text: string): string[] {
  const header = mail
    .header('x-failed-recipients')
    .flatMap((value) => value.split(/[\s,]+/u))
    .filter((one) => one.includes('@'));
  if (header.length > 0) return unique(header.map(cleaned));
  const human = humanPart(text);
  const ours = new Set(
    [
      ...mail.header('to'),
      ...mail.header('delivered-to'),
      ...mail.header('x-original-to'),
      ...mail.header('from'),
      ...mail.header('reply-to'),
    ].flatMap((value) => [...value.matchAll(ADDRESS)].map(([one]) => cleaned(one).toLowerCase())),
  );
  const candidates = [
    ...human.matchAll(
      /^\s{0,8}<?([^\s<>@"']{1,64}@[^\s<>@"',;:]{3,190})>?(?:<mailto:[^>]{0,200}>)?\s{0,3}(?:[:(].{0,200}|\.{3}.{0,200})?$/gmu,
    ),
    ...human.matchAll(
      /(?:to|recipients?|address(?:es)?|user|for|an|für|à|mailbox|empfänger)\b[\s:'"“<(]{1,6}([^\s<>@"'“”]{1,64}@[^\s<>@"'“”,;:)]{3,190})/giu,
    ),
    ...human.matchAll(ADDRESS),
  ];
  const addresses = candidates
    .map((match) => cleaned(match[1] ?? match[0]))
    .filter((one) => !ours.has(one.toLowerCase()) && !SYSTEM_SENDER.test(one));
  const first = addresses[0];
  if (first === undefined) return [];
  // What stands on lines of its own is the list of the failed; an address inside a sentence is taken only when alone.
  const listed = [
    ...human.matchAll(
      /^\s{0,8}<?([^\s<>@"']{1,64}@[^\s<>@"',;:]{3,190})>?(?:<mailto:[^>]{0,200}>)?\s{0,3}(?:[:(].{0,200}|\.{3}.{0,200})?$/gmu,
    ),
  ]
    .map((match) => cleaned(match[1] ?? ''))
    .filter((one) => addresses.includes(one));
  return listed.length > 0 ? unique(listed) : [first];
}

const ADDRESS = /[^\s<>@"'“”,;:()[\]]{1,64}@[a-z0-9][a-z0-9.-]{2,180}/giu;

function cleaned(address: string): string {
  return address.replace(/^[<("']+|[>)"'.,;:]+$/gu, '');
}

function humanPart(text: string): string {
  const returned = RETURNED.exec(text);
  return returned === null || returned.index < 20 ? text.slice(0, 12_000) : text.slice(0, returned.index);
}

function unique(values: readonly string[]): string[] {
  const seen = new Set<string>();
  return values.filter((value) => !seen.has(value.toLowerCase()) && seen.add(value.toLowerCase()));
}
