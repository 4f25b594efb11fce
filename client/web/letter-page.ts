import { html } from 'hono/html';
import type { Store } from '../../activities/store-ports.ts';
import { DeskError } from '../../contracts/errors.ts';
import { dateWords, page, type Html } from './layout.ts';

/**
 * A letter as it left, headers and text as they stand in the message.
 * @throws DeskError `mail-unknown`
 */
export async function letterPage(store: Store, mailId: string): Promise<Html> {
  const mail = await store.outbox.mail(mailId);
  const raw = mail === null ? null : await store.content.get(mail.raw);
  if (mail === null || raw === null) throw new DeskError('mail-unknown', `There is no letter ${mailId}.`);
  const attempts = mail.attempts.map(
    ({ number, outcome, response }) =>
      html`<li>Attempt ${number}: ${outcome ?? 'under way'} <small>${response ?? ''}</small></li>`,
  );
  const cycle = mail.letters[0]?.cycleId ?? '';
  return page(
    mail.subject,
    mailId.startsWith('rehearsal/'),
    html`<p class="lead">
        ${dateWords(mail.datedAt.slice(0, 10))}, to
        ${mail.to.join(', ')}${mail.cc.length === 0 ? '' : `, copy to ${mail.cc.join(', ')}`}
      </p>
      <p><a href="/cycles/${encodeURIComponent(cycle)}">Back to the cycle</a></p>
      <ul>
        ${attempts}
      </ul>
      <pre class="letter">${plainText(Buffer.from(raw.bytes).toString('latin1'))}</pre>`,
  );
}

/** The first plain text of a message of ours, decoded; ours are built with quoted-printable text first. */
function plainText(raw: string): string {
  const start = /content-type: text\/plain[^\r\n]*(?:\r\n[^\r\n]+)*\r\n\r\n/iu.exec(raw);
  if (start === null) return raw;
  const from = start.index + start[0].length;
  const end = raw.indexOf('\r\n--', from);
  const body = raw.slice(from, end === -1 ? undefined : end);
  const joined = body
    .replace(/=\r\n/gu, '')
    .replace(/=([0-9A-F]{2})/gu, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(joined, 'latin1').toString('utf8');
}
