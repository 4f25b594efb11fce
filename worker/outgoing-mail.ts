import type { Logger } from 'pino';
import type { BuildMessage, Mailer, SendOutcome } from '../activities/mail-ports.ts';
import { buildMessage } from '../adapters/mail/build-message.ts';
import { dkimSigner, signedMessages } from '../adapters/mail/dkim.ts';
import { smtpMailer } from '../adapters/mail/smtp-mailer.ts';
import { enhancedCode } from '../adapters/mail/smtp-replies.ts';
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

/**
 * The same mailer, with a line in the log for every attempt that was no success; an error where somebody has to act. Of
 * what a server said the codes are logged alone: its words may name anybody, and stand with the attempt in the store.
 */
export function toldMailer(mailer: Mailer, log: Pick<Logger, 'warn' | 'error'>): Mailer {
  return {
    ...mailer,
    deliver: async (mail) => {
      const outcome = await mailer.deliver(mail);
      if (outcome.state === 'accepted') return outcome;
      const { state, response, code } = outcome;
      const about = 'about' in outcome ? outcome.about : undefined;
      const said = code === null ? response : `${code} ${enhancedCode(response) ?? ''}`.trimEnd();
      const detail = { mailId: mail.mailId, state, about };
      log[needsSomebody(outcome) ? 'error' : 'warn'](detail, `a mail did not leave: ${said}`);
      return outcome;
    },
  };
}

function needsSomebody(outcome: SendOutcome): boolean {
  return outcome.state === 'login-failed' || (outcome.state === 'deferred' && outcome.untilRepaired === true);
}
