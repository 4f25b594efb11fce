import type { InstrumentStore, StoredInstrument } from '../../activities/store-ports.ts';
import { contentMissing, needContent } from './content-missing.ts';
import { inForce, listVersions } from './list-versions.ts';
import { storableJson, storableText } from './storable.ts';
import type { Database } from './tables.ts';

/** Lists kept in memory; a stored list never changes, and every letter of its cycle asks for it. */
const MOST_KEPT = 20;

/** The lists that were read, in PostgreSQL. */
export function instrumentRepository(db: Database): InstrumentStore {
  const kept = new Map<string, StoredInstrument>();
  const keep = (key: string, instrument: StoredInstrument): StoredInstrument => {
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(key, instrument);
    return instrument;
  };
  const first = async (cycleId: string): Promise<StoredInstrument | null> => {
    const known = kept.get(cycleId);
    if (known !== undefined) return known;
    const row = await db
      .selectFrom('instrument')
      .selectAll()
      .where('cycle_id', '=', storableText(cycleId))
      .executeTakeFirst();
    if (row === undefined) return null;
    const { filename, raw, text, reading, versions, word_limit, as_read, corrections } = row;
    return keep(cycleId, {
      cycleId: row.cycle_id,
      filename,
      raw,
      text,
      reading,
      versions,
      wordLimit: word_limit,
      ...(as_read === null ? {} : { asRead: as_read }),
      ...(corrections === null ? {} : { corrections }),
    });
  };
  return {
    async save({ cycleId, filename, raw, text, reading, versions, wordLimit, asRead, corrections }) {
      await needContent(db, [raw, text]);
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('instrument')
        .values({
          cycle_id: cycleId,
          filename: storableText(filename),
          raw,
          text,
          reading: storableJson(reading),
          versions: storableJson(versions),
          word_limit: wordLimit && storableJson(wordLimit),
          as_read: asRead === undefined ? null : storableJson(asRead),
          corrections: corrections === undefined ? null : storableJson(corrections),
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows === 1n;
    },

    async load(cycleId) {
      const instrument = await first(cycleId);
      const newest = instrument === null ? undefined : (await listVersions(db, cycleId)).at(-1);
      if (instrument === null || newest === undefined) return instrument;
      const key = `${cycleId} ${newest.list}`;
      const known = kept.get(key);
      if (known !== undefined) return known;
      const list = await db.selectFrom('content').select('bytes').where('hash', '=', newest.list).executeTakeFirst();
      if (list === undefined) throw contentMissing(newest.list);
      return keep(key, inForce(instrument, newest.list, list.bytes));
    },

    versions: (cycleId) => listVersions(db, cycleId),
  };
}
