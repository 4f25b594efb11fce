import { decodedWords } from './mime/words.ts';
import type { TakenApart } from './parsed-mail.ts';

/**
 * The whole text of a message and of those attached to it: an answer that a colleague passes on as an attachment is
 * read with the message. Each begins under the line and the head that mail programs put there.
 */
export function withPassedOn(mail: Pick<TakenApart, 'text' | 'passedOn'>): string {
  const attached = mail.passedOn
    .filter(({ text }) => text.trim() !== '')
    .map(({ from, date, subject, text }) =>
      [
        '---------- Forwarded message ----------',
        ...(from === null ? [] : [`From: ${from}`]),
        ...(date === '' ? [] : [`Date: ${decodedWords(date)}`]),
        `Subject: ${subject}`,
        '',
        text.trim(),
      ].join('\n'),
    );
  return [mail.text, ...attached].filter((text) => text !== '').join('\n\n');
}
