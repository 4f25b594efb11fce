import { saysForwarded, writerPassedOn } from '../../../domain/replies/passed-on.ts';
import type { MailReading } from '../../../domain/replies/reply.ts';
import { trimQuotes } from '../../../domain/replies/trim-quotes.ts';
import { oldMessageIn } from './html-text.ts';
import type { TakenApart } from './parsed-mail.ts';
import { withPassedOn } from './passed-on.ts';

/** What is new in a message: its text without what it answers, and whether it passes somebody's words on. */
export function newText(
  mail: Pick<TakenApart, 'text' | 'subject' | 'html' | 'passedOn'>,
): Pick<MailReading, 'replyText' | 'replyTextIs' | 'forwarded'> {
  const forwarded = saysForwarded(mail.subject);
  // What somebody attaches whole is the answer where the message is only its cover.
  const text = forwarded || mail.text.trim() === '' ? withPassedOn(mail) : mail.text;
  const { oldBegins, coloured } = oldMessageIn(mail.html);
  const trimmed = trimQuotes(text, { forwarded, oldBegins, coloured });
  return {
    replyText: trimmed.text,
    ...(trimmed.is === 'full-text' && trimmed.text !== '' ? { replyTextIs: trimmed.is } : {}),
    ...(trimmed.passesOn ? { forwarded: { from: writerPassedOn(text) } } : {}),
  };
}
