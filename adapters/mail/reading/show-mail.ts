import type { ShowMail } from '../../../activities/mail-ports.ts';
import { takenApart, type TakenApart } from './parsed-mail.ts';
import { decodedWords } from './mime/words.ts';

/** Takes a message apart for a person's eyes; of one beyond the reader's limits only that is said. */
export const showMail: ShowMail = async (raw) => {
  const mail = await takenApart(raw);
  if (mail.headOnly) {
    return { subject: '', from: '', to: [], cc: [], date: null, text: mail.problems.join(' '), html: null, files: [] };
  }
  return {
    subject: mail.subject,
    from: readable(mail, 'from')[0] ?? '',
    to: readable(mail, 'to'),
    cc: readable(mail, 'cc'),
    date: dateOf(mail),
    text: mail.text,
    html: mail.html === '' ? null : mail.html,
    files: mail.files.map(({ filename, contentType, content }) => ({ filename, contentType, content })),
  };
};

function readable(mail: TakenApart, name: string): string[] {
  return mail.header(name).map((value) => decodedWords(value));
}

function dateOf(mail: TakenApart): string | null {
  const milliseconds = Date.parse((mail.header('date')[0] ?? '').replace(/\(.{0,60}?\)/gu, ''));
  return Number.isNaN(milliseconds) ? null : new Date(milliseconds).toISOString();
}
