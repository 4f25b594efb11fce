import type { TakenApart } from '../parsed-mail.ts';
import { NOTIFIER } from './automatic-signs.ts';

/** Whether a message names what it answers. */
export function answersSomething(mail: TakenApart): boolean {
  return (
    mail.header('in-reply-to').length > 0 ||
    mail.header('references').length > 0 ||
    /^\s{0,4}(?:re|aw|sv|antw|rif|odp|回复|答复)\s{0,2}[:：]/iu.test(mail.subject)
  );
}

/** Whether it came through a list or a sender of newsletters. */
export function isListed(mail: TakenApart): boolean {
  return ['list-id', 'list-unsubscribe', 'feedback-id', 'x-campaign-id'].some((name) => mail.header(name).length > 0);
}

/** Whether its head says that it goes to many; some people's mail servers say so of everything. */
export function isMarkedMass(mail: TakenApart): boolean {
  return /\b(?:bulk|junk|list)\b/iu.test(mail.header('precedence').join(' '));
}

/** Whether it comes from a name that tells, and is not written to. */
export function isFromNotifier(mail: TakenApart): boolean {
  return mail.from === null || NOTIFIER.test(mail.from);
}

/** Newsletters and notices, in words for an officer; null for others. An answer through a list names what it answers. */
export function massMail(mail: TakenApart): string | null {
  if (answersSomething(mail)) return null;
  if (isListed(mail)) return 'It was sent to many (its head names a list) and answers nothing.';
  if (mail.from !== null && NOTIFIER.test(mail.from)) return `It is a notice from ${mail.from} and answers nothing.`;
  return null;
}
