import { sql, type Selectable, type Updateable } from 'kysely';
import type { InboundMail, InboundStore, ReplyAddress } from '../../activities/store-ports.ts';
import { needContent } from './content-missing.ts';
import { messageUnknown, needSameAddress } from './inbound-rules.ts';
import { bothSpellings } from './outbox-rules.ts';
import { storableJson, storableText } from './storable.ts';
import type { Database, Tables } from './tables.ts';

/** Messages taken in, raw first, in PostgreSQL. */
export function inboundRepository(db: Database): InboundStore {
  const messages = () => db.selectFrom('inbound_mail').selectAll().orderBy('arrived');
  const addresses = (on: Database) => on.selectFrom('reply_address').selectAll().orderBy('token').orderBy('cycle_id');
  const replyAddress = async (token: string): Promise<ReplyAddress | null> =>
    byToken(await addresses(db).where('token', '=', storableText(token)).execute())[0] ?? null;

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
      const id = storableText(cycleId);
      const filed = messages()
        .where((is) =>
          is.or([is('cycle_id', '=', id), is('also_cycles', '@>', sql<string[]>`${storableJson([id])}::jsonb`)]),
        )
        .where('status', '!=', 'held');
      return (await filed.execute()).map(inboundMail);
    },

    async saveReplyAddress(address) {
      const { token, cycles, office } = address;
      await db.transaction().execute(async (trx) => {
        const stored = async (): Promise<ReplyAddress | null> =>
          byToken(await addresses(trx).where('token', '=', token).execute())[0] ?? null;
        if ((await stored()) === null) {
          const rows = cycles.map((cycle_id) => ({ token, cycle_id, office }));
          await trx
            .insertInto('reply_address')
            .values(rows)
            .onConflict((conflict) => conflict.doNothing())
            .execute();
        }
        needSameAddress(address, await stored());
      });
    },

    replyAddress,

    replyAddresses: async () => byToken(await addresses(db).execute()),

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

/** Rows of one token, which stand together, as one address. */
function byToken(rows: readonly Selectable<Tables['reply_address']>[]): readonly ReplyAddress[] {
  const found = new Map<string, { token: string; office: string; cycles: string[] }>();
  for (const { token, office, cycle_id } of rows) {
    const address = found.get(token) ?? { token, office, cycles: [] };
    found.set(token, address);
    address.cycles.push(cycle_id);
  }
  return [...found.values()];
}

type Change = Parameters<InboundStore['mark']>[1];

/** Only what a change names; a field that is not in it stays as it is. */
function columnsOf(change: Change): Updateable<Tables['inbound_mail']> {
  const { status, reading, cycleId, office, alsoCycles, reason } = change;
  return {
    ...(status !== undefined && { status }),
    ...(reading !== undefined && { reading: reading && storableJson(reading) }),
    ...(cycleId !== undefined && { cycle_id: cycleId }),
    ...(office !== undefined && { office }),
    ...(alsoCycles !== undefined && { also_cycles: storableJson(alsoCycles) }),
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
    alsoCycles: row.also_cycles,
    reason,
  };
}
