import type { Selectable, Updateable } from 'kysely';
import type { InboundMail, InboundStore, ReplyAddress } from '../../activities/store-ports.ts';
import { needContent } from './content-missing.ts';
import { messageUnknown, needSameAddress } from './inbound-rules.ts';
import { bothSpellings } from './outbox-rules.ts';
import { storableJson, storableText } from './storable.ts';
import type { Database, Tables } from './tables.ts';

/** Messages taken in, raw first, in PostgreSQL. */
export function inboundRepository(db: Database): InboundStore {
  const messages = () => db.selectFrom('inbound_mail').selectAll().orderBy('arrived');
  const replyAddress = async (token: string): Promise<ReplyAddress | null> => {
    const query = db.selectFrom('reply_address').select(['token', 'cycle_id as cycleId', 'office']);
    return (await query.where('token', '=', storableText(token)).executeTakeFirst()) ?? null;
  };

  return {
    async receive({ key, raw, envelopeFrom, envelopeTo, receivedAt }) {
      await needContent(db, [raw]);
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('inbound_mail')
        .values({
          key,
          raw,
          envelope_from: storableText(envelopeFrom),
          envelope_to: storableJson(envelopeTo),
          received_at: receivedAt,
          status: 'stored',
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows === 1n;
    },

    async load(key) {
      const row = await messages().where('key', '=', storableText(key)).executeTakeFirst();
      return row === undefined ? null : inboundMail(row);
    },

    async mark(key, change) {
      const { numUpdatedRows } = await db
        .updateTable('inbound_mail')
        .set({ key, ...columnsOf(change) })
        .where('key', '=', key)
        .executeTakeFirstOrThrow();
      if (numUpdatedRows === 0n) throw messageUnknown(key);
    },

    async inStatus(status) {
      return (await messages().where('status', '=', status).execute()).map(inboundMail);
    },

    async ofCycle(cycleId) {
      const filed = messages().where('cycle_id', '=', storableText(cycleId)).where('status', '!=', 'held');
      return (await filed.execute()).map(inboundMail);
    },

    async saveReplyAddress(address) {
      const { token, cycleId, office } = address;
      await db
        .insertInto('reply_address')
        .values({ token, cycle_id: cycleId, office })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      needSameAddress(address, await replyAddress(token));
    },

    replyAddress,

    replyAddresses: () =>
      db.selectFrom('reply_address').select(['token', 'cycle_id as cycleId', 'office']).orderBy('token').execute(),

    lettersByMessageId: (messageId) =>
      db
        .selectFrom('outbox_mail')
        .innerJoin('outbox_mail_letter', 'outbox_mail_letter.mail_id', 'outbox_mail.mail_id')
        .innerJoin('outbox_letter', 'outbox_letter.id', 'outbox_mail_letter.letter_id')
        .select(['outbox_letter.cycle_id as cycleId', 'outbox_letter.office as office', 'outbox_letter.rung as rung'])
        .where('message_id', 'in', bothSpellings(storableText(messageId)))
        .orderBy('ordinal')
        .execute(),
  };
}

type Change = Parameters<InboundStore['mark']>[1];

/** Only what a change names; a field that is not in it stays as it is. */
function columnsOf(change: Change): Updateable<Tables['inbound_mail']> {
  const { status, reading, cycleId, office, reason } = change;
  return {
    ...(status !== undefined && { status }),
    ...(reading !== undefined && { reading: reading && storableJson(reading) }),
    ...(cycleId !== undefined && { cycle_id: cycleId }),
    ...(office !== undefined && { office }),
    ...(reason !== undefined && { reason: reason && storableText(reason) }),
  };
}

function inboundMail(row: Selectable<Tables['inbound_mail']>): InboundMail {
  const { key, raw, status, reading, office, reason } = row;
  return {
    key,
    raw,
    envelopeFrom: row.envelope_from,
    envelopeTo: row.envelope_to,
    receivedAt: row.received_at,
    status,
    reading,
    cycleId: row.cycle_id,
    office,
    reason,
  };
}
