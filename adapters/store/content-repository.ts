import type { ContentStore } from '../../activities/store-ports.ts';
import { sha256 } from './sha256.ts';
import { storableText } from './storable.ts';
import type { Database } from './tables.ts';

/** Content by its hash, in PostgreSQL. */
export function contentRepository(db: Database): ContentStore {
  return {
    async put(bytes, contentType) {
      const hash = sha256(bytes);
      await db
        .insertInto('content')
        .values({ hash, content_type: storableText(contentType), bytes: Buffer.from(bytes) })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      return hash;
    },

    async get(hash) {
      const row = await db
        .selectFrom('content')
        .select(['bytes', 'content_type'])
        .where('hash', '=', storableText(hash))
        .executeTakeFirst();
      if (row === undefined) return null;
      const { buffer, byteOffset, byteLength } = row.bytes;
      return { bytes: new Uint8Array(buffer, byteOffset, byteLength), contentType: row.content_type };
    },
  };
}
