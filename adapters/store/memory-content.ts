import type { ContentStore } from '../../activities/store-ports.ts';
import { contentMissing } from './content-missing.ts';
import { sha256 } from './sha256.ts';
import { storableText } from './storable.ts';

/** Refuses to go on when content a row refers to is not stored. */
export type NeedContent = (hash: string) => void;

/** Content by its hash, in memory. */
export function memoryContent(): { readonly content: ContentStore; readonly need: NeedContent } {
  const stored = new Map<string, { readonly bytes: Uint8Array; readonly contentType: string }>();
  return {
    content: {
      async put(bytes, contentType) {
        const hash = sha256(bytes);
        if (!stored.has(hash)) stored.set(hash, { bytes: bytes.slice(), contentType: storableText(contentType) });
        return hash;
      },
      async get(hash) {
        const found = stored.get(hash);
        return found === undefined ? null : { ...found, bytes: new Uint8Array(found.bytes) };
      },
    },
    need(hash) {
      if (!stored.has(hash)) throw contentMissing(hash);
    },
  };
}
