import type { MailboxSource } from '../activities/mailbox-ports.ts';
import { imapMailbox } from '../adapters/mail/imap/imap-mailbox.ts';
import { MAIL_LIMIT } from '../adapters/mail/smtp-door.ts';
import { imapAuthorities } from '../config/intake-files.ts';
import type { Settings } from '../config/settings.ts';

/**
 * The mailbox that the settings name; null where they name none.
 * @throws DeskError `data-invalid` when a file they name cannot be read
 */
export async function intakeMailbox(
  settings: Pick<Settings, 'imapUrl' | 'imapCa' | 'imapFolder'>,
): Promise<MailboxSource | null> {
  const { imapUrl, imapFolder } = settings;
  if (imapUrl === null) return null;
  const { protocol, hostname, port, username, password, pathname } = new URL(imapUrl);
  const secure = protocol === 'imaps:';
  const ca = await imapAuthorities(settings);
  return imapMailbox({
    host: hostname,
    port: port === '' ? (secure ? 993 : 143) : Number(port),
    secure,
    login: { user: decodeURIComponent(username), password: decodeURIComponent(password) },
    folder: decodeURIComponent(pathname.slice(1)) || 'INBOX',
    parent: imapFolder,
    limit: MAIL_LIMIT,
    ...(ca === null ? {} : { ca }),
  });
}
