import type { SelectQueryBuilder, Selectable } from 'kysely';
import type { MailWithAttempts } from '../../activities/store-ports.ts';
import type { Database, Tables } from './tables.ts';

type Mails = SelectQueryBuilder<Tables, 'outbox_mail', Selectable<Tables['outbox_mail']>>;

/** Mails with their letters and attempts, in the order in which they were made; three reads however many they are. */
export async function readMails(db: Database, narrow: (query: Mails) => Mails): Promise<readonly MailWithAttempts[]> {
  const mails = await narrow(db.selectFrom('outbox_mail').selectAll().orderBy('made')).execute();
  if (mails.length === 0) return [];
  const ids = mails.map((mail) => mail.mail_id);
  const letters = await db
    .selectFrom('outbox_mail_letter')
    .innerJoin('outbox_letter', 'outbox_letter.id', 'outbox_mail_letter.letter_id')
    .select(['mail_id', 'outbox_letter.id', 'cycle_id as cycleId', 'office', 'rung', 'outbox_mail_letter.route'])
    .where('mail_id', 'in', ids)
    .orderBy('ordinal')
    .execute();
  const attempts = await db
    .selectFrom('outbox_attempt')
    .selectAll()
    .where('mail_id', 'in', ids)
    .orderBy('number')
    .execute();
  return mails.map((mail) => ({
    mailId: mail.mail_id,
    office: mail.office,
    letters: letters
      .filter((l) => l.mail_id === mail.mail_id)
      .map(({ id, cycleId, office, rung, route }) => ({ id, cycleId, office, rung, route })),
    messageId: mail.message_id,
    raw: mail.raw,
    to: mail.recipients,
    cc: mail.copies,
    envelopeFrom: mail.envelope_from,
    subject: mail.subject,
    datedAt: mail.dated_at,
    status: mail.status,
    attempts: attempts
      .filter((a) => a.mail_id === mail.mail_id)
      .map(({ number, outcome, response }) => ({ number, outcome, response })),
  }));
}
