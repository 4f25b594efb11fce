import type { InstrumentStore, StoredInstrument } from '../../activities/store-ports.ts';
import { needContent } from './content-missing.ts';
import { storableJson, storableText } from './storable.ts';
import type { Database } from './tables.ts';

/** Lists kept in memory; a list never changes, and every letter of its cycle asks for it. */
const MOST_KEPT = 20;

/** The lists that were read, in PostgreSQL. */
export function instrumentRepository(db: Database): InstrumentStore {
  const kept = new Map<string, StoredInstrument>();
  return {
    async save({ cycleId, filename, raw, text, reading, versions, wordLimit }) {
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
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows === 1n;
    },

    async load(cycleId) {
      const known = kept.get(cycleId);
      if (known !== undefined) return known;
      const row = await db
        .selectFrom('instrument')
        .selectAll()
        .where('cycle_id', '=', storableText(cycleId))
        .executeTakeFirst();
      if (row === undefined) return null;
      const { filename, raw, text, reading, versions, word_limit } = row;
      const instrument = { cycleId: row.cycle_id, filename, raw, text, reading, versions, wordLimit: word_limit };
      if (kept.size >= MOST_KEPT) kept.clear();
      kept.set(cycleId, instrument);
      return instrument;
    },
  };
}
