import { sql } from 'kysely';
import { DeskError } from '../../contracts/errors.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { rebuildViews, VIEW_VERSION } from './rebuild-views.ts';
import { sha256 } from './sha256.ts';
import type { Database, InTransaction } from './tables.ts';

/** Any number of ours; whoever migrates holds the advisory lock of this key. */
const LOCK_KEY = 7_215_200_304;

interface Applied {
  readonly number: number;
  readonly name: string;
  readonly hash: string;
}

/**
 * Brings the tables to the newest shape, in one transaction: all of it or nothing. Several processes may start at once;
 * one does the work and the others find it done. Views made by an older fold are made again.
 *
 * @throws DeskError `store-version` when the database is newer than this software, or an applied migration has changed
 */
export async function migrate(db: Database, migrations: typeof MIGRATIONS = MIGRATIONS): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`set local lock_timeout = 0`.execute(trx);
    await sql`select pg_advisory_xact_lock(${LOCK_KEY})`.execute(trx);
    await sql`create table if not exists schema_migration
      (number integer primary key, name text not null, hash text not null, applied_at timestamptz not null default now())
    `.execute(trx);
    const applied = await sql<Applied>`select number, name, hash from schema_migration order by number`.execute(trx);
    for (const row of applied.rows) refuseForeign(row, migrations);
    for (const [index, { name, sql: text }] of migrations.entries()) {
      if (index < applied.rows.length) continue;
      await sql.raw(text).execute(trx);
      await sql`insert into schema_migration (number, name, hash) values (${index + 1}, ${name}, ${sha256(text)})`.execute(
        trx,
      );
    }
    await renewViews(trx);
  });
}

function refuseForeign(applied: Applied, migrations: typeof MIGRATIONS): void {
  const ours = migrations[applied.number - 1];
  if (ours === undefined) refuseNewer(`step ${applied.name}`, `${migrations.length} steps`);
  if (sha256(ours.sql) !== applied.hash) {
    throw new DeskError(
      'store-version',
      `The database was made with another text of step ${applied.name} than this software holds.`,
      'Run the version of the software that made this database, or give it a database of its own.',
    );
  }
}

async function renewViews(trx: InTransaction): Promise<void> {
  const { version } = await trx.selectFrom('view_version').select('version').executeTakeFirstOrThrow();
  if (version > VIEW_VERSION) refuseNewer(`views of version ${version}`, `version ${VIEW_VERSION}`);
  if (version === VIEW_VERSION) return;
  await rebuildViews(trx);
  await trx.updateTable('view_version').set({ version: VIEW_VERSION }).execute();
}

function refuseNewer(found: string, known: string): never {
  throw new DeskError(
    'store-version',
    `The database belongs to a newer version of this software: it has ${found}, this version knows ${known}.`,
    'Run the newer version, or restore a backup made with this one.',
  );
}
