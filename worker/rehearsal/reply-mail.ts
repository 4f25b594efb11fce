import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import MimeNode from 'nodemailer/lib/mime-node';

/** A message a simulated person writes. */
export interface ReplyMail {
  /** What makes it the same message in every run with the same seed. */
  readonly id: string;
  readonly from: { readonly address: string; readonly name: string };
  readonly to: string;
  /** Business time, ISO 8601. */
  readonly at: string;
  readonly subject: string;
  readonly text: string;
  readonly inReplyTo: string | null;
  readonly attachments: readonly { readonly filename: string; readonly content: Uint8Array }[];
  /** An absence note says of itself that no person wrote it. */
  readonly automatic: boolean;
  /** A mail program tells that the message it answers was shown. */
  readonly receipt?: boolean;
}

/** The message as a mail program would send it. */
export async function buildReply(mail: ReplyMail): Promise<Uint8Array> {
  const digest = createHash('sha256').update(mail.id).digest('hex');
  if (mail.receipt === true) return readReceipt(mail, digest);
  const composer = new MailComposer({
    from: mail.from,
    to: mail.to,
    date: new Date(mail.at),
    subject: mail.subject,
    messageId: `<${digest.slice(0, 32)}@${mail.from.address.split('@')[1] ?? 'office.example'}>`,
    ...(mail.inReplyTo === null ? {} : { inReplyTo: mail.inReplyTo, references: [mail.inReplyTo] }),
    ...(mail.automatic ? { headers: { 'Auto-Submitted': 'auto-replied' } } : {}),
    text: mail.text,
    attachments: mail.attachments.map(({ filename, content }) => ({ filename, content: Buffer.from(content) })),
    baseBoundary: digest.slice(32, 56),
    newline: '\r\n',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

/** A program's word that a message was shown. @source RFC 8098 section 3 (form of the notification) */
function readReceipt({ from, to, at, subject, text, inReplyTo }: ReplyMail, digest: string): Promise<Uint8Array> {
  const report = new MimeNode('multipart/report; report-type=disposition-notification', {
    baseBoundary: digest.slice(32, 56),
  });
  report.setHeader({
    from,
    to,
    subject,
    date: new Date(at),
    'message-id': `<${digest.slice(0, 32)}@${from.address.split('@')[1] ?? 'office.example'}>`,
  });
  report.createChild('text/plain; charset=utf-8').setContent(text);
  report
    .createChild('message/disposition-notification')
    .setContent(
      [
        `Final-Recipient: rfc822;${from.address}`,
        ...(inReplyTo === null ? [] : [`Original-Message-ID: ${inReplyTo}`]),
        'Disposition: manual-action/MDN-sent-manually; displayed',
        '',
      ].join('\r\n'),
    );
  return report.build();
}
