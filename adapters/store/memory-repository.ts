import type { MemoryStore } from '../../activities/store-ports.ts';
import { storableText } from './storable.ts';
import type { Database } from './tables.ts';

/** The answer memory in PostgreSQL. */
export function memoryRepository(db: Database): MemoryStore {
  return {
    async answers(scope) {
      const rows = await db
        .selectFrom('answer_memory')
        .select('remembered')
        .where('scope', '=', storableText(scope))
        .orderBy('received_on', 'desc')
        .orderBy('cycle_id')
        .orderBy('office')
        .orderBy('row_id')
        .execute();
      return rows.map(({ remembered }) => remembered);
    },
  };
}
