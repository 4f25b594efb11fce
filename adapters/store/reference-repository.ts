import { sql } from 'kysely';
import type { ReferenceKind, ReferenceStore } from '../../activities/store-ports.ts';
import { canonical } from '../../domain/register/canonical.ts';
import { documentMoved } from './document-moved.ts';
import { asStored, storableJson } from './storable.ts';
import type { Database } from './tables.ts';

/** Versions kept in memory; a version never changes, and every letter asks for the same few. */
const MOST_KEPT = 100;

/** Versioned reference documents, in PostgreSQL. */
export function referenceRepository(db: Database): ReferenceStore {
  const kept = new Map<string, unknown>();
  const versions = (within: Database, kind: ReferenceKind, id: string) =>
    within
      .selectFrom('reference_document')
      .select(['version', 'document'])
      .where('kind', '=', kind)
      .where('id', '=', id)
      .orderBy('version', 'desc')
      .limit(1);

  return {
    save: (kind, id, document, madeFrom) =>
      db.transaction().execute(async (trx) => {
        // One writer per document, so that two who save the same text at once make one version.
        await sql`select pg_advisory_xact_lock(hashtextextended(${`${kind}/${id}`}, 0))`.execute(trx);
        const newest = await versions(trx, kind, id).executeTakeFirst();
        if (newest !== undefined && canonical(newest.document) === canonical(asStored(document))) return newest.version;
        if (madeFrom !== undefined && madeFrom !== newest?.version) throw documentMoved(kind, id, madeFrom);
        const version = (newest?.version ?? 0) + 1;
        await trx
          .insertInto('reference_document')
          .values({ kind, id, version, document: storableJson(document) })
          .execute();
        return version;
      }),

    async load(kind, id, version) {
      const asked = version ?? (await newestVersion(db, kind, id));
      if (asked === null) return null;
      const key = `${kind}/${id}/${asked}`;
      if (!kept.has(key)) {
        const row = await versions(db, kind, id).where('version', '=', asked).executeTakeFirst();
        if (row === undefined) return null;
        if (kept.size >= MOST_KEPT) kept.clear();
        kept.set(key, row.document);
      }
      return { version: asked, document: kept.get(key) };
    },

    async ids(kind) {
      const rows = await db.selectFrom('reference_document').select('id').distinct().where('kind', '=', kind).execute();
      return rows.map((row) => row.id).sort();
    },
  };
}

async function newestVersion(db: Database, kind: ReferenceKind, id: string): Promise<number | null> {
  const row = await db
    .selectFrom('reference_document')
    .select(({ fn }) => fn.max('version').as('version'))
    .where('kind', '=', kind)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.version ?? null;
}
