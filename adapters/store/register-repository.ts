import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { RegisterStore, RegisterVerdict } from '../../activities/store-ports.ts';
import type { ChainedRow } from '../../domain/register/chain.ts';
import { firstBreak } from './first-break.ts';
import { chainedRow } from './register-table.ts';
import type { Database, InTransaction, Tables } from './tables.ts';

const ROWS_PER_PAGE = 5_000;

/** The register's auditor, in PostgreSQL. It reads one snapshot, so that appending meanwhile disturbs nothing. */
export function registerRepository(db: Database): RegisterStore {
  return {
    async rowsOf(cycleId) {
      const rows = db.selectFrom('register_event').selectAll().where('cycle_id', '=', cycleId).orderBy('seq');
      return (await rows.execute()).map(chainedRow);
    },
    async head() {
      const noted = await db.selectFrom('register_head').select(['position', 'hash']).executeTakeFirst();
      return noted === undefined || noted.position === 0 ? null : noted.hash;
    },
    verify: () =>
      db
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute((trx) => verify(trx)),
  };
}

async function verify(trx: InTransaction): Promise<RegisterVerdict> {
  const { events } = await trx
    .selectFrom('register_event')
    .select((select) => select.fn.countAll<number>().as('events'))
    .executeTakeFirstOrThrow();
  const last = await trx
    .selectFrom('register_event')
    .select('hash')
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  const noted = await trx.selectFrom('register_head').select(['position', 'hash']).executeTakeFirst();
  return { events, head: last?.hash ?? null, firstBad: await firstBreak(pages(trx), noted ?? null) };
}

/** Every row once, in order of position; a cursor, so that not even a position taken twice hides one. */
async function* pages(trx: InTransaction): AsyncGenerator<readonly ChainedRow[]> {
  await sql`declare register_rows no scroll cursor for select * from register_event order by position`.execute(trx);
  const next = sql<Selectable<Tables['register_event']>>`fetch forward ${sql.lit(ROWS_PER_PAGE)} from register_rows`;
  for (;;) {
    const { rows } = await next.execute(trx);
    if (rows.length === 0) return;
    yield rows.map(chainedRow);
  }
}
