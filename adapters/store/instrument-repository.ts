import type { InstrumentStore } from '../../activities/store-ports.ts';
import { needContent } from './content-missing.ts';
import { storableJson, storableText } from './storable.ts';
import type { Database } from './tables.ts';

/** The lists that were read, in PostgreSQL. */
export function instrumentRepository(db: Database): InstrumentStore {
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
      const row = await db
        .selectFrom('instrument')
        .selectAll()
        .where('cycle_id', '=', storableText(cycleId))
        .executeTakeFirst();
      if (row === undefined) return null;
      const { filename, raw, text, reading, versions, word_limit } = row;
      return { cycleId: row.cycle_id, filename, raw, text, reading, versions, wordLimit: word_limit };
    },
  };
}
