import { sql } from 'kysely';
import type { MailRecord, MailWithAttempts, OutboxLetter, OutboxStore } from '../../activities/store-ports.ts';
import { needContent } from './content-missing.ts';
import {
  hasEnded,
  inOrderOfDates,
  isUndecided,
  mailScope,
  mailUnknown,
  needWaiting,
  NEVER_ENDED,
  statusAfter,
} from './outbox-rules.ts';
import { readMails } from './read-mails.ts';
import { lockLetters } from './record-letters.ts';
import { storableJson, storableText } from './storable.ts';
import type { Database, InTransaction } from './tables.ts';

/** Letters waiting to leave and the mails they leave in, in PostgreSQL. */
export function outboxRepository(db: Database): OutboxStore {
  const lettersWhere = async (
    narrow: (query: ReturnType<typeof outboxLetters>) => ReturnType<typeof outboxLetters>,
  ): Promise<OutboxLetter[]> => {
    const rows = await narrow(outboxLetters(db)).execute();
    return rows.map(({ cycle_id, written_on, written_at, ...letter }) => ({
      ...letter,
      cycleId: cycle_id,
      writtenOn: written_on,
      writtenAt: written_at,
    }));
  };
  const mailsWhere = (narrow: Parameters<typeof readMails>[1]) => readMails(db, narrow);

  return {
    waiting: (office, scope) =>
      lettersWhere((query) => {
        const all = query.where('scope', '=', scope).where('status', '=', 'waiting');
        return office === null ? all : all.where('office', '=', office);
      }),

    letters: async (ids) => (ids.length === 0 ? [] : lettersWhere((query) => query.where('id', 'in', ids))),

    async makeMail(mail) {
      await db.transaction().execute((trx) => makeMail(trx, mail));
    },

    async withdraw(letterIds, reason) {
      if (letterIds.length === 0) return;
      await db.transaction().execute(async (trx) => {
        const letters = await lockLetters(trx, letterIds);
        const waiting = [...letters].filter(([, { status }]) => status === 'waiting').map(([id]) => id);
        if (waiting.length === 0) return;
        await trx
          .updateTable('outbox_letter')
          .set({ status: 'withdrawn', reason: storableText(reason) })
          .where('id', 'in', waiting)
          .execute();
      });
    },

    async mail(mailId): Promise<MailWithAttempts | null> {
      const [mail] = await mailsWhere((query) => query.where('mail_id', '=', mailId));
      return mail ?? null;
    },

    unfinished: (office, scope) =>
      mailsWhere((query) => {
        const all = query.where('scope', '=', scope).where('status', 'in', ['made', 'sending']);
        return office === null ? all : all.where('office', '=', office);
      }),

    untold: (scope) =>
      mailsWhere((query) =>
        query.where('status', 'in', ['sent', 'failed']).where('mail_id', 'in', (select) =>
          select
            .selectFrom('outbox_letter')
            .innerJoin('outbox_mail_letter', 'outbox_mail_letter.letter_id', 'outbox_letter.id')
            .select('outbox_mail_letter.mail_id')
            .where('outbox_letter.scope', '=', scope)
            .where('outbox_letter.status', '=', 'mailed')
            // A letter that has another mail by now goes by another route.
            .whereRef('outbox_letter.route', '=', 'outbox_mail_letter.route'),
        ),
      ),

    supersede: (mailId) => db.transaction().execute((trx) => supersede(trx, mailId)),

    beginAttempt: (mailId) => db.transaction().execute((trx) => beginAttempt(trx, mailId)),

    async endAttempt(mailId, number, outcome, response) {
      await db.transaction().execute(async (trx) => {
        const status = await lockMail(trx, mailId);
        const attempt = await trx
          .selectFrom('outbox_attempt')
          .select('outcome')
          .where('mail_id', '=', mailId)
          .where('number', '=', number)
          .executeTakeFirst();
        if (attempt === undefined) throw mailUnknown(`attempt ${number} of the mail ${mailId}`);
        if (!isUndecided(attempt.outcome)) return;
        await trx
          .updateTable('outbox_attempt')
          .set({ outcome, response: storableText(response) })
          .where('mail_id', '=', mailId)
          .where('number', '=', number)
          .execute();
        await trx
          .updateTable('outbox_mail')
          .set({ status: statusAfter(status, outcome) })
          .where('mail_id', '=', mailId)
          .execute();
      });
    },

    datedOn: (office, scope, on) =>
      mailsWhere((query) =>
        query
          .where('office', '=', office)
          .where('scope', '=', scope)
          .where('status', '!=', 'superseded')
          .where(sql`left(dated_at, 10)`, '=', on),
      ),

    async mailsOf(cycleId) {
      const mails = await mailsWhere((query) =>
        query.where('mail_id', 'in', (select) =>
          select
            .selectFrom('outbox_mail_letter')
            .innerJoin('outbox_letter', 'outbox_letter.id', 'outbox_mail_letter.letter_id')
            .select('outbox_mail_letter.mail_id')
            .where('outbox_letter.cycle_id', '=', cycleId),
        ),
      );
      return inOrderOfDates(mails);
    },
  };
}

function outboxLetters(db: Database) {
  return db
    .selectFrom('outbox_letter')
    .select(['id', 'cycle_id', 'office', 'rung', 'decision', 'written_on', 'written_at', 'route'])
    .orderBy('position');
}

async function makeMail(trx: InTransaction, mail: MailRecord): Promise<void> {
  const scope = mailScope(mail);
  await needContent(trx, [mail.raw]);
  const ids = mail.letters.map(({ id }) => id);
  const letters = await lockLetters(trx, ids);
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('outbox_mail')
    .values({
      mail_id: mail.mailId,
      office: mail.office,
      scope,
      message_id: mail.messageId,
      raw: mail.raw,
      recipients: storableJson(mail.to),
      copies: storableJson(mail.cc),
      envelope_from: storableText(mail.envelopeFrom),
      subject: storableText(mail.subject),
      dated_at: mail.datedAt,
      status: 'made',
    })
    .onConflict((conflict) => conflict.column('mail_id').doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows !== 1n) return;
  for (const id of ids) needWaiting(mail.mailId, id, letters.get(id)?.status ?? null);
  await trx
    .insertInto('outbox_mail_letter')
    .values(mail.letters.map(({ id, route }, ordinal) => ({ mail_id: mail.mailId, ordinal, letter_id: id, route })))
    .execute();
  await trx.updateTable('outbox_letter').set({ status: 'mailed' }).where('id', 'in', ids).execute();
}

async function supersede(trx: InTransaction, mailId: string): Promise<boolean> {
  // Letters before the mail, as where one is made: two who want both wait for each other.
  const ids = await trx
    .selectFrom('outbox_mail_letter')
    .select('letter_id')
    .where('mail_id', '=', mailId)
    .orderBy('letter_id')
    .execute();
  const letters = await lockLetters(
    trx,
    ids.map((row) => row.letter_id),
  );
  const status = await lockMail(trx, mailId);
  const attempts = await trx.selectFrom('outbox_attempt').select('outcome').where('mail_id', '=', mailId).execute();
  if (hasEnded(status) || !attempts.every(({ outcome }) => outcome === 'deferred')) return false;
  await trx.updateTable('outbox_mail').set({ status: 'superseded' }).where('mail_id', '=', mailId).execute();
  const again = [...letters].filter(([, { status: now }]) => now === 'mailed').map(([id]) => id);
  if (again.length > 0)
    await trx.updateTable('outbox_letter').set({ status: 'waiting' }).where('id', 'in', again).execute();
  return true;
}

async function beginAttempt(trx: InTransaction, mailId: string): Promise<number | null> {
  const status = await lockMail(trx, mailId);
  if (hasEnded(status)) return null;
  await trx
    .updateTable('outbox_attempt')
    .set({ outcome: 'uncertain', response: NEVER_ENDED })
    .where('mail_id', '=', mailId)
    .where('outcome', 'is', null)
    .execute();
  const { last } = await trx
    .selectFrom('outbox_attempt')
    .select((select) => select.fn.max('number').as('last'))
    .where('mail_id', '=', mailId)
    .executeTakeFirstOrThrow();
  const number = (last ?? 0) + 1;
  await trx.insertInto('outbox_attempt').values({ mail_id: mailId, number, outcome: null, response: null }).execute();
  await trx.updateTable('outbox_mail').set({ status: 'sending' }).where('mail_id', '=', mailId).execute();
  return number;
}

/** A mail's state, held until the transaction ends. */
async function lockMail(trx: InTransaction, mailId: string) {
  const row = await trx
    .selectFrom('outbox_mail')
    .select('status')
    .where('mail_id', '=', mailId)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw mailUnknown(`mail ${mailId}`);
  return row.status;
}
