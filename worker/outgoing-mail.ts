import type { Logger } from 'pino';
import type { BuildMessage, Mailer, SendOutcome } from '../activities/mail-ports.ts';
import { buildMessage } from '../adapters/mail/build-message.ts';
import { dkimSigner, signedMessages } from '../adapters/mail/dkim.ts';
import { smtpMailer } from '../adapters/mail/smtp-mailer.ts';
import { dkimKeyFile } from '../config/mail-files.ts';
import type { Settings } from '../config/settings.ts';
import { smtpServer, type SmtpSettings } from './smtp-server.ts';

/** What of the settings says how mail leaves. */
export type OutgoingSettings = SmtpSettings & Pick<Settings, 'dkimKey' | 'dkimSelector' | 'dkimDomain'>;

/**
 * How mail leaves by the settings: signed where a key is named, to the server they name. What is wrong with a key or a
 * certificate shows here, at the start, and not on the day on which letters leave.
 * @throws DeskError `data-invalid`
 */
export async function outgoingMail(
  settings: OutgoingSettings,
  log: Pick<Logger, 'warn' | 'error'>,
): Promise<{ readonly mailer: Mailer; readonly buildMessage: BuildMessage }> {
  const key = await dkimKeyFile(settings);
  const build = key === null ? buildMessage : signedMessages(buildMessage, dkimSigner(key));
  return { mailer: toldMailer(smtpMailer(await smtpServer(settings)), log), buildMessage: build };
}

/** The same mailer, with a line in the log for every attempt that was no success; an error where somebody has to act. */
export function toldMailer(mailer: Mailer, log: Pick<Logger, 'warn' | 'error'>): Mailer {
  return {
    ...mailer,
    deliver: async (mail) => {
      const outcome = await mailer.deliver(mail);
      const { state, response } = outcome;
      if (state === 'accepted') return outcome;
      const { mailId } = mail;
      const detail = { mailId, state, code: outcome.code, about: 'about' in outcome ? outcome.about : undefined };
      log[needsSomebody(outcome) ? 'error' : 'warn'](detail, `a mail did not leave: ${response}`);
      return outcome;
    },
  };
}

function needsSomebody(outcome: SendOutcome): boolean {
  return outcome.state === 'login-failed' || (outcome.state === 'deferred' && outcome.untilRepaired === true);
}
