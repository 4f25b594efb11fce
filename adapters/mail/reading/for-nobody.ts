import { newText } from './new-text.ts';
import type { TakenApart } from './parsed-mail.ts';

/** Subjects of read receipts, as mail programs write them. */
export const RECEIPT_SUBJECT =
  /^\W{0,4}(?:read|not read|read receipt|return receipt(?: \(displayed\))?|disposition notification|lu|non lu|accusé de lecture|gelesen|ungelesen gelöscht|nicht gelesen|lesebestätigung|empfangsbestätigung \(angezeigt\)|leído|no leído|lida|não lida|letto|non letto|ricevuta di (?:ritorno|lettura)|gelezen|niet gelezen|leesbevestiging|läst|läskvitto|lest|læst|luettu|przeczytano|přečteno|прочитано|прочтено|已读|已讀|開封済み|読みました|읽음|تمت القراءة|okundu)\s{0,2}[:：(-]/iu;
/** Subjects of answers to invitations. */
export const MEETING_SUBJECT =
  /^\W{0,4}(?:accepted|declined|tentative(?:ly accepted)?|new time proposed|zugesagt|angenommen|abgelehnt|mit vorbehalt|accepté|refusé|provisoire|aceptad[ao]|rechazad[ao]|provisional|aceite|aceito|recusado|accettato|rifiutato|geaccepteerd|geweigerd|accepterat|avböjt|akseptert|принято|отклонено|已接受|已拒绝)\s{0,2}(?:invitation\s{0,2})?[:：]/iu;

/**
 * Why a message answers nobody's question: read receipts, complaints about spam, answers to invitations without words.
 * @returns a sentence for an officer; null where it is none of these
 * @source RFC 8098 (receipts), RFC 5965 (complaints), RFC 5546 section 3.2.3 (answers to invitations)
 */
export function forNobody(mail: TakenApart): string | null {
  const of = (name: string): boolean =>
    mail.reportType === name || mail.machineParts.some(({ contentType }) => contentType.endsWith(name));
  if (of('disposition-notification')) return 'It is a read receipt (RFC 8098): somebody opened or deleted a letter.';
  if (of('feedback-report')) return 'It is a report of mail complained about (RFC 5965).';
  const brief = mail.text.trim().length < 600;
  if (RECEIPT_SUBJECT.test(mail.subject) && brief) return 'It is a read receipt by its subject.';
  const words = newText(mail).replyText.trim();
  const invitation = mail.files.find(({ contentType }) => contentType === 'text/calendar');
  const replies =
    invitation !== undefined &&
    /^METHOD:(?:REPLY|COUNTER)\s{0,4}$/imu.test(
      Buffer.from(invitation.content.subarray(0, 200_000)).toString('latin1'),
    );
  if (replies && words.length < 40) return 'It answers an invitation and says nothing more.';
  return MEETING_SUBJECT.test(mail.subject) && words.length < 40 ? 'It answers an invitation by its subject.' : null;
}
