import type { Selectable } from 'kysely';
import { DeskError } from '../../contracts/errors.ts';
import type { RecordedEvent } from '../../domain/cycle/events.ts';
import type { ChainedRow, ChainHead } from '../../domain/register/chain.ts';
import { storableJson } from './storable.ts';
import type { Database, InTransaction, Tables } from './tables.ts';

/** Rows in one statement; PostgreSQL takes 65,535 parameters at most, and a row has eight. */
const ROWS_PER_INSERT = 1_000;

/** Where the chain ends, held until the transaction ends: nobody else can append meanwhile. */
export function lockHead(trx: InTransaction): Promise<ChainHead> {
  const head = trx.selectFrom('register_head').select(['position', 'hash']).forUpdate();
  return head.executeTakeFirstOrThrow(
    () => new DeskError('register-broken', 'The note of where the register ends is gone.', 'Restore a backup.'),
  );
}

/** Appends rows that continue the chain; the caller holds its head. */
export async function appendRows(trx: InTransaction, rows: readonly ChainedRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_PER_INSERT) {
    const part = rows.slice(from, from + ROWS_PER_INSERT).map((row) => ({
      position: row.position,
      cycle_id: row.cycleId,
      seq: row.seq,
      happened_on: row.on,
      happened_at: row.at,
      event: storableJson(row.event),
      previous: row.previous,
      hash: row.hash,
    }));
    await trx.insertInto('register_event').values(part).execute();
  }
  const last = rows.at(-1);
  if (last === undefined) return;
  await trx.updateTable('register_head').set({ position: last.position, hash: last.hash }).execute();
}

/** A cycle's events in order, from one number on. */
export async function eventsOf(db: Database, cycleId: string, from = 1): Promise<readonly RecordedEvent[]> {
  const rows = await db
    .selectFrom('register_event')
    .select(['seq', 'happened_on', 'happened_at', 'event'])
    .where('cycle_id', '=', cycleId)
    .where('seq', '>=', from)
    .orderBy('seq')
    .execute();
  return rows.map(({ seq, happened_on, happened_at, event }) => ({ seq, on: happened_on, at: happened_at, event }));
}

/** A row of the table as the chain knows it. */
export function chainedRow(row: Selectable<Tables['register_event']>): ChainedRow {
  const { position, cycle_id, seq, happened_on, happened_at, event, previous, hash } = row;
  return { position, cycleId: cycle_id, seq, on: happened_on, at: happened_at, event, previous, hash };
}
