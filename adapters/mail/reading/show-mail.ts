import { simpleParser, type AddressObject } from 'mailparser';
import type { ShowMail } from '../../../activities/mail-ports.ts';
import { beyondLimits } from './limits.ts';

/** Takes a message apart for a person's eyes; of one beyond the reader's limits only that is said. */
export const showMail: ShowMail = async (raw) => {
  const beyond = beyondLimits(raw);
  if (beyond !== null)
    return { subject: '', from: '', to: [], cc: [], date: null, text: beyond, html: null, files: [] };
  const mail = await simpleParser(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength), {
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipImageLinks: true,
  });
  return {
    subject: mail.subject ?? '',
    from: mail.from?.text ?? '',
    to: addresses(mail.to),
    cc: addresses(mail.cc),
    date: mail.date?.toISOString() ?? null,
    text: mail.text ?? '',
    html: mail.html === false || mail.html === undefined ? null : mail.html,
    files: mail.attachments.map(({ filename, contentType, content }, index) => ({
      filename: filename ?? `file-${index + 1}`,
      contentType,
      content,
    })),
  };
};

function addresses(of: AddressObject | AddressObject[] | undefined): string[] {
  return [of ?? []].flat().map(({ text }) => text);
}
