import { sql, type Insertable, type Selectable, type Updateable } from 'kysely';
import type { InboundChange, InboundMail, InboundStore, ReplyAddress } from '../../activities/store-ports.ts';
import type { SenderDecision } from '../../domain/replies/match-reply.ts';
import { needContent } from './content-missing.ts';
import { messageUnknown, needSameAddress, senderOf, waitsFor } from './inbound-rules.ts';
import { bothSpellings } from './outbox-rules.ts';
import { storableJson, storableText } from './storable.ts';
import type { Database, Tables } from './tables.ts';

/** Messages taken in, raw first, in PostgreSQL. */
export function inboundRepository(db: Database): InboundStore {
  const messages = () => db.selectFrom('inbound_mail').selectAll().orderBy('arrived');
  const decisions = () => db.selectFrom('sender_decision').selectAll().orderBy('position');
  const addresses = (on: Database) => on.selectFrom('reply_address').selectAll().orderBy('token').orderBy('cycle_id');
  const replyAddress = async (token: string): Promise<ReplyAddress | null> =>
    byToken(await addresses(db).where('token', '=', storableText(token)).execute())[0] ?? null;

  return {
    async receive({ key, raw, envelopeFrom, envelopeTo, receivedAt, origin, held }) {
      await needContent(db, [raw]);
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('inbound_mail')
        .values({
          key,
          raw,
          envelope_from: storableText(envelopeFrom),
          envelope_to: storableJson(envelopeTo),
          received_at: receivedAt,
          status: held === undefined ? 'stored' : 'held',
          reason: held === undefined ? null : storableText(held),
          origin: origin === undefined ? null : storableJson(origin),
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows === 1n;
    },

    async load(key) {
      const row = await messages().where('key', '=', storableText(key)).executeTakeFirst();
      return row === undefined ? null : inboundMail(row);
    },

    mark: (key, change) => update(db, key, change),

    async recordDecision(decision, change) {
      const key = decision.mail;
      return db.transaction().execute(async (trx) => {
        const found = await trx
          .selectFrom('inbound_mail')
          .select(['status', 'reason'])
          .where('key', '=', storableText(key))
          .forUpdate()
          .executeTakeFirst();
        if (found === undefined) throw messageUnknown(key);
        if (!waitsFor(decision.decision, found)) return false;
        await trx.insertInto('sender_decision').values(decisionRow(decision)).execute();
        await update(trx, key, change);
        return true;
      });
    },

    async decisionsAbout(sender) {
      const rows = await decisions().where('sender', '=', senderOf(sender)).execute();
      return rows.map(senderDecision);
    },

    async decisionsOn(key) {
      return (await decisions().where('mail', '=', storableText(key)).execute()).map(senderDecision);
    },

    async inStatus(status) {
      return (await messages().where('status', '=', status).execute()).map(inboundMail);
    },

    async page({ status, since, unexplained, after, limit }) {
      const rows = await messages()
        .$if(status !== undefined, (all) => all.where('status', '=', status!))
        .$if(since !== undefined, (all) => all.where(sql`received_at::timestamptz`, '>=', sql`${since}::timestamptz`))
        .$if(unexplained === true, (all) => all.where('reason', 'is', null))
        .$if(after !== null, (all) => all.where('arrived', '>', Number(after)))
        .limit(limit + 1)
        .execute();
      const page = rows.slice(0, limit);
      return { mails: page.map(inboundMail), next: rows.length > limit ? String(page.at(-1)?.arrived) : null };
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

async function update(on: Database, key: string, change: InboundChange): Promise<void> {
  const { numUpdatedRows } = await on
    .updateTable('inbound_mail')
    .set({ key, ...columnsOf(change) })
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw messageUnknown(key);
}

/** Only what a change names; a field that is not in it stays as it is. */
function columnsOf(change: InboundChange): Updateable<Tables['inbound_mail']> {
  const { status, reading, cycleId, office, alsoCycles, reason, proof, split } = change;
  return {
    ...(status !== undefined && { status }),
    ...(reading !== undefined && { reading: reading && storableJson(reading) }),
    ...(cycleId !== undefined && { cycle_id: cycleId }),
    ...(office !== undefined && { office }),
    ...(alsoCycles !== undefined && { also_cycles: storableJson(alsoCycles) }),
    ...(reason !== undefined && { reason: reason && storableText(reason) }),
    ...(proof !== undefined && { proof: storableJson(proof) }),
    ...(split !== undefined && { split: split && storableJson(split) }),
  };
}

function decisionRow(of: SenderDecision): Insertable<Tables['sender_decision']> {
  return {
    sender: senderOf(of.sender),
    mail: of.mail,
    decision: of.decision,
    requests: storableJson(of.requests),
    decided_by: storableText(of.by),
    decided_at: of.at,
  };
}

function senderDecision(row: Selectable<Tables['sender_decision']>): SenderDecision {
  const { sender, mail, decision, requests, decided_by: by, decided_at: at } = row;
  return { sender, mail, decision, requests, by, at };
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
    ...(row.origin !== null && { origin: row.origin }),
    ...(row.proof !== null && { proof: row.proof }),
    ...(row.split !== null && { split: row.split }),
  };
}
