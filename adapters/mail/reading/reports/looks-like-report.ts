import type { TakenApart } from '../parsed-mail.ts';
import { recipientStatuses } from '../delivery-status.ts';
import { ADDRESS } from './failed-addresses.ts';
import { humanPart, RETURNED } from './human-part.ts';
import { NOT_A_REPORT, PERSONAL, REPORT_SUBJECTS, REPORT_WORDS, SYSTEM_ADDRESS, SYSTEM_NAME } from './report-signs.ts';
import { CHALLENGE } from '../automatic/automatic-signs.ts';

/** Somebody passes on or answers a message: a report in there is told of, not made. */
export const PASSED_ON =
  /^\s{0,4}(?:re|aw|antw|sv|vs|rif|odp|回复|答复|fwd?|wg|tr|rv|i|enc|doorst|vb|转发|轉寄)\s{0,2}(?:\[\d{1,3}\])?\s{0,2}[:：]/iu;
/** A reply code of SMTP, with or without its enhanced code. */
export const REPLY_CODE =
  /(?<![\d.])[45]\d\d[ -]{1,3}(?:[#(<]{0,2}[45]\.\d{1,3}\.\d{1,3}|\p{L})|\b[45]\.\d{1,3}\.\d{1,3}(?![\d.]{0,20}\d)/u;

/** A code as only servers write it: enhanced, or at the beginning of a line. */
export const SERVER_CODE = /(?<![\d.])[45]\.\d{1,3}\.\d{1,3}(?![\d.]{0,20}\d)|^[\t <>:("]{0,8}[45]\d\d[ -]/mu;

/**
 * What shows that a message is a report of a mail system, in words for an officer; null where it is none.
 *
 * The part made for machines decides by itself. Without it two signs of different sorts are needed: who sent it
 * (a system, or nobody), what it is called, what it says; a person's letter about a failed delivery has only words.
 */
export function looksLikeReport(mail: TakenApart, text: string): string | null {
  const report =
    mail.contentType === 'multipart/report' &&
    mail.reportType !== 'disposition-notification' &&
    mail.reportType !== 'feedback-report';
  const machine = mail.machineParts.some(
    (part) => part.contentType.endsWith('delivery-status') && recipientStatuses(part.text).length > 0,
  );
  const system = bySystem(mail);
  const passedOn = PASSED_ON.test(mail.subject) && !system && !report;
  if (machine && !passedOn) return 'It carries a delivery report (RFC 3464)';
  if (mail.reportType === 'delivery-status' && !passedOn) return 'It is made as a delivery report (RFC 3462)';
  if (mail.header('x-failed-recipients').length > 0) return 'Its head names failed recipients (X-Failed-Recipients)';
  if (mail.header('x-ms-exchange-message-is-ndr').length > 0) return 'Exchange marks it as a report of non-delivery';
  if (/report\..{0,80}\.(?:ndr|dr)\b/iu.test(mail.header('x-mapi-message-class').join(' ').slice(0, 500)))
    return 'Outlook marks it as a report of non-delivery';
  const head = humanPart(text).slice(0, 6_000);
  const opening = `${mail.subject}\n${head}`;
  if (passedOn || CHALLENGE.test(opening) || NOT_A_REPORT.some((pattern) => pattern.test(opening))) return null;
  return bySigns(mail, head, system, text);
}

function bySigns(mail: TakenApart, head: string, system: boolean, text: string): string | null {
  const nobody =
    mail.from === null ||
    mail.header('return-path').some((value) => /^<?\s{0,4}>?$|^<?(?:mailer-daemon|postmaster)/iu.test(value));
  const subject = REPORT_SUBJECTS.some((pattern) => pattern.test(mail.subject));
  const words = REPORT_WORDS.some((pattern) => pattern.test(head));
  const code = REPLY_CODE.test(head);
  const fields = /^[ \t]{0,8}final-recipient[ \t]{0,3}:.{1,300}@/imu.test(text);
  const called = `is called “${mail.subject.slice(0, 60)}”`;
  if ((system || nobody) && fields) return 'A mail system wrote the fields of a delivery report into its text';
  if (system && subject) return `It comes from a mail system and ${called}`;
  if (system && words && (code || (head.search(ADDRESS) !== -1 && !PERSONAL.test(head))))
    return 'It comes from a mail system and says that it could not deliver';
  if (nobody && subject && (words || code)) return `It comes from nobody and ${called}`;
  if (nobody && words && code) return 'It comes from nobody and says that it could not deliver';
  const returned = RETURNED.some((pattern) => pattern.test(text));
  const answers = mail.header('in-reply-to').length > 0 && !returned;
  if (subject && words && !answers && (SERVER_CODE.test(head) || returned || fields) && !PERSONAL.test(head))
    return `It ${called} and says what a mail system says`;
  return null;
}

function bySystem(mail: TakenApart): boolean {
  if (mail.from !== null && SYSTEM_ADDRESS.test(mail.from)) return true;
  return SYSTEM_NAME.test(
    mail
      .header('from')
      .join(' ')
      .slice(0, 300)
      .replace(/<[^<>]{0,250}>/gu, ''),
  );
}
