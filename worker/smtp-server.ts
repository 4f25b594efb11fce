import type { SmtpMailerOptions } from '../adapters/mail/smtp-mailer.ts';
import type { Settings } from '../config/settings.ts';

/** The mail server that takes our letters: the one of the settings, else the local post. */
export function smtpServer(settings: Pick<Settings, 'smtpUrl' | 'postPort'>): SmtpMailerOptions {
  const { smtpUrl, postPort } = settings;
  if (smtpUrl === null) return { host: '127.0.0.1', port: postPort, localPost: true };
  const { protocol, hostname, port, username, password } = new URL(smtpUrl);
  const secure = protocol === 'smtps:';
  return {
    host: hostname,
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    localPost: false,
    ...(username === ''
      ? {}
      : { login: { user: decodeURIComponent(username), password: decodeURIComponent(password) } }),
  };
}
