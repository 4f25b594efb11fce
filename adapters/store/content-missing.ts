import { DeskError } from '../../contracts/errors.ts';
import type { Database } from './tables.ts';

/** The error for naming content that is not stored: what is said is stored before anything refers to it. */
export function contentMissing(hash: string): DeskError {
  return new DeskError(
    'data-invalid',
    `No content is stored under ${JSON.stringify(hash)}.`,
    'Store the content first and refer to it by the hash the store gave.',
  );
}

/** @throws DeskError `data-invalid` when one of the hashes names nothing stored */
export async function needContent(db: Database, hashes: readonly string[]): Promise<void> {
  const found = await db.selectFrom('content').select('hash').where('hash', 'in', hashes).execute();
  const missing = hashes.find((hash) => !found.some((row) => row.hash === hash));
  if (missing !== undefined) throw contentMissing(missing);
}
