import type { MailReading, ReplyClass } from '../../../domain/replies/reply.ts';
import type { RecipientStatus } from './delivery-status.ts';
import { recipientStatuses } from './delivery-status.ts';
import type { TakenApart } from './parsed-mail.ts';
import { codesInWords, isVague } from './reports/codes-in-words.ts';
import { ADDRESS, cleaned, failedAddresses, unique } from './reports/failed-addresses.ts';
import { hardOrSoft } from './reports/hard-or-soft.ts';
import { humanPart } from './reports/human-part.ts';
import { looksLikeReport } from './reports/looks-like-report.ts';
import { DELAYED_WORDS, GAVE_UP } from './reports/report-signs.ts';
import { returnedTo } from './reports/returned-message.ts';

/** What a report of a mail system says. */
export type Bounce = Pick<MailReading, 'finalRecipient' | 'status' | 'action'> & {
  readonly replyClass: ReplyClass;
  /** What showed it to be one, in words for an officer. */
  readonly because: string;
};

/** Reads a report of a mail system; null where the message is none. */
export function readBounce(mail: TakenApart): Bounce | null {
  const text = mail.text.slice(0, 60_000);
  const shown = looksLikeReport(mail, text);
  if (shown === null) return null;
  const reports = mail.machineParts
    .filter(({ contentType }) => contentType.endsWith('delivery-status'))
    .flatMap((part) => recipientStatuses(part.text));
  const statuses = reports.length > 0 ? reports : writtenFields(text);
  const bounce = statuses.length > 0 ? fromStatuses(statuses, mail, text) : fromWords(mail, text);
  return { ...bounce, because: `${shown}${said(bounce)}.` };
}

function said({ action, finalRecipient, status }: Omit<Bounce, 'because'>): string {
  const whom = finalRecipient.length > 0 ? ` ${finalRecipient.slice(0, 3).join(', ')}` : '';
  const code = status.length > 0 ? ` (${status.join(', ')})` : '';
  if (action === 'delayed') return `; it is still being tried${whom === '' ? '' : ` to reach${whom}`}${code}`;
  return action === 'failed' ? `; it did not reach${whom === '' ? ' its recipient' : whom}${code}` : '; it arrived';
}

function fromStatuses(statuses: readonly RecipientStatus[], mail: TakenApart, text: string): Omit<Bounce, 'because'> {
  const human = humanPart(text);
  const failed = statuses.filter((one) => one.action === 'failed' || (one.action === null && startsWith(one, '5')));
  const delayed = statuses.filter(({ action }) => action === 'delayed');
  const told = failed.length > 0 ? failed : delayed.length > 0 ? delayed : statuses;
  const action = actionOf(told, mail, human);
  const source = sourcesOf(human);
  const named = told.flatMap(({ recipient, asWritten }) =>
    recipient === null ? [] : [asWritten ? recipient : (source.get(recipient.toLowerCase()) ?? recipient)],
  );
  const finalRecipient = named.length > 0 ? unique(named) : recipientsInWords(mail, text, human);
  const worded = codesInWords(human).filter((code) => !isVague(code));
  const status = unique(
    told.flatMap((one) => {
      const code = one.status[0];
      if (code !== undefined && !isVague(code)) return [code];
      const near = codesInWords(after(human, one.recipient)).find((other) => !isVague(other)) ?? worded[0];
      return near ?? code ?? [];
    }),
  );
  const reason = `${told.map(({ diagnostic }) => diagnostic).join(' ')} ${human}`;
  return { finalRecipient, status, action, replyClass: hardOrSoft(action, status, reason) };
}

function fromWords(mail: TakenApart, text: string): Omit<Bounce, 'because'> {
  const human = humanPart(text);
  const finalRecipient = recipientsInWords(mail, text, human);
  const status = codesInWords(human).slice(0, Math.max(1, finalRecipient.length));
  const late = DELAYED_WORDS.test(mail.subject) || (DELAYED_WORDS.test(human) && !GAVE_UP.test(human));
  const action = late && status.every((code) => !code.startsWith('5')) ? 'delayed' : 'failed';
  return { finalRecipient, status, action, replyClass: hardOrSoft(action, status, `${mail.subject} ${human}`) };
}

function startsWith({ status }: RecipientStatus, digit: string): boolean {
  return status.some((code) => code.startsWith(digit));
}

function actionOf(told: readonly RecipientStatus[], mail: TakenApart, human: string): MailReading['action'] {
  const stated = told.find(({ action }) => action !== null)?.action;
  if (told.some(({ action }) => action === 'failed')) return 'failed';
  if (stated === 'delayed' || stated === 'delivered' || stated === 'relayed' || stated === 'expanded') return stated;
  if (told.some((one) => startsWith(one, '5'))) return 'failed';
  if (told.some((one) => startsWith(one, '2'))) return 'delivered';
  return DELAYED_WORDS.test(`${mail.subject} ${human}`) ? 'delayed' : 'failed';
}

/** Some systems write the fields of a report into its text. */
function writtenFields(text: string): readonly RecipientStatus[] {
  if (!/^[ \t]{0,8}(?:final|original)-recipient[ \t]{0,3}:/imu.test(text)) return [];
  return recipientStatuses(text.replace(/^[ \t]{1,8}/gmu, '')).filter(({ recipient }) => recipient !== null);
}

/**
 * The address as we wrote it, by the address it was turned into.
 * Postfix: "<local@host> (expanded from <what we wrote>)"; Sendmail the same on a line of its own, with a colon; Exim:
 * "(generated from what we wrote)".
 */
function sourcesOf(human: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const pattern =
    /<?([^<>\s()]{3,200}@[^<>\s():]{1,200})>?[:\s]{0,6}(?:\(reason:[^\n]{0,300}\)\s{1,12})?\((?:ultimately )?(?:expanded|generated) from:?\s{0,4}<?([^<>\s()]{1,200}@[^<>\s()]{1,200})>?\)/giu;
  for (const match of human.matchAll(pattern)) found.set((match[1] ?? '').toLowerCase(), match[2] ?? '');
  return found;
}

/** What follows an address in the words of a report. */
function after(human: string, address: string | null): string {
  const at = address === null ? -1 : human.toLowerCase().indexOf(address.toLowerCase());
  return at === -1 ? '' : human.slice(at, at + 1_000);
}

/** The failed addresses of a report that only a person was meant to read. */
function recipientsInWords(mail: TakenApart, text: string, human: string): readonly string[] {
  const source = sourcesOf(human);
  const header = mail
    .header('x-failed-recipients')
    .flatMap((value) => value.split(/[\s,;]+/u))
    .filter((one) => one.includes('@'));
  const written = (names: readonly string[]): ReadonlySet<string> =>
    new Set(
      names.flatMap((name) =>
        mail
          .header(name)
          .flatMap((value) =>
            [...value.slice(0, 4_000).matchAll(ADDRESS)].flatMap(([one]) => withoutTag(cleaned(one).toLowerCase())),
          ),
      ),
    );
  const ours = ['to', 'delivered-to', 'x-original-to', 'envelope-to'];
  const found =
    header.length > 0 ? header.map(cleaned) : failedAddresses(human, written([...ours, 'from', 'reply-to', 'sender']));
  // Some systems report in the name of the very address that failed.
  const named = found.length > 0 ? found : failedAddresses(human, written(ours));
  const failed = named.length > 0 ? named : returnedTo(mail, text);
  return unique(failed.map((one) => source.get(one.toLowerCase()) ?? one));
}

/** An address and the mailbox behind it: what stands after a plus is ours to choose. */
function withoutTag(address: string): readonly string[] {
  return [address, address.replace(/\+[^@]{0,200}@/u, '@')];
}
