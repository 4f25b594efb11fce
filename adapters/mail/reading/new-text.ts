import { saysForwarded, writerPassedOn } from '../../../domain/replies/passed-on.ts';
import type { MailReading } from '../../../domain/replies/reply.ts';
import { trimQuotes } from '../../../domain/replies/trim-quotes.ts';
import { oldMessageBegins } from './html-text.ts';
import type { TakenApart } from './parsed-mail.ts';

/** What is new in a message: its text without what it answers, and whether it passes somebody's words on. */
export function newText(
  mail: Pick<TakenApart, 'text' | 'subject' | 'html'>,
): Pick<MailReading, 'replyText' | 'replyTextIs' | 'forwarded'> {
  const trimmed = trimQuotes(mail.text, {
    forwarded: saysForwarded(mail.subject),
    oldBegins: oldMessageBegins(mail.html),
  });
  return {
    replyText: trimmed.text,
    ...(trimmed.is === 'full-text' && trimmed.text !== '' ? { replyTextIs: trimmed.is } : {}),
    ...(trimmed.passesOn ? { forwarded: { from: writerPassedOn(mail.text) } } : {}),
  };
}
