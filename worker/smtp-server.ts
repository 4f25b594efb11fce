import { mailPace } from '../adapters/mail/mail-pace.ts';
import type { SmtpMailerOptions } from '../adapters/mail/smtp-mailer.ts';
import { smtpAuthorities } from '../config/mail-files.ts';
import type { Settings } from '../config/settings.ts';
import { DeskError } from '../contracts/errors.ts';

/** What of the settings says which mail server takes our letters, and how. */
export type SmtpSettings = Pick<
  Settings,
  'smtpUrl' | 'smtpTls' | 'smtpCa' | 'postPort' | 'mailDomain' | 'mailPerMinute' | 'mailPerMinuteAndDomain'
>;

/**
 * The mail server that takes our letters: the one of the settings, else the local post, which is on this machine and
 * limits nothing.
 * @throws DeskError `data-invalid` when the settings contradict each other or name a file that cannot be used
 */
export async function smtpServer(settings: SmtpSettings): Promise<SmtpMailerOptions> {
  const { smtpUrl, smtpTls, postPort, mailDomain, mailPerMinute, mailPerMinuteAndDomain } = settings;
  if (smtpUrl === null) return { host: '127.0.0.1', port: postPort, localPost: true };
  const { protocol, hostname, port, username, password } = new URL(smtpUrl);
  const implicit = protocol === 'smtps:';
  if (implicit && (smtpTls === 'none' || smtpTls === 'offered')) {
    throw new DeskError(
      'data-invalid',
      `TREATY_DESK_SMTP_URL begins with smtps://, and TREATY_DESK_SMTP_TLS is ${smtpTls}.`,
      'With smtps:// verified or unverified is accepted; none and offered go with smtp://.',
    );
  }
  return {
    // A literal IPv6 address stands in brackets in a URL.
    host: hostname.replace(/^\[|\]$/gu, ''),
    port: port === '' ? (implicit ? 465 : 587) : Number(port),
    tls: { implicit, trust: smtpTls, authorities: await smtpAuthorities(settings) },
    // Servers refuse a greeting by a name without a domain.
    name: mailDomain,
    localPost: false,
    pace: mailPace({ total: mailPerMinute, domain: mailPerMinuteAndDomain }),
    ...(username === ''
      ? {}
      : { login: { user: decodeURIComponent(username), password: decodeURIComponent(password) } }),
  };
}
