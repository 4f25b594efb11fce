import type { AmendedList, ListVersion, StoredInstrument } from '../../activities/store-ports.ts';
import type { ChainedRow } from '../../domain/register/chain.ts';
import { needContent } from './content-missing.ts';
import { storableText } from './storable.ts';
import type { Database, InTransaction } from './tables.ts';

/**
 * The lists that took the place of others, as new rows of the register say, in the same transaction.
 * @throws DeskError `data-invalid` when a list is not stored
 */
export async function recordListVersions(trx: InTransaction, rows: readonly ChainedRow[]): Promise<void> {
  const amended = amendedLists(rows);
  const [first] = amended;
  if (first === undefined) return;
  await needContent(
    trx,
    amended.map(({ list }) => list),
  );
  const before = (await listVersions(trx, first.cycleId)).length;
  const values = amended.map(({ cycleId, list, on, by, reason }, at) => ({
    cycle_id: cycleId,
    version: before + at + 1,
    list,
    made_on: on,
    made_by: storableText(by),
    reason: storableText(reason),
  }));
  await trx.insertInto('instrument_version').values(values).execute();
}

/** Every list of a cycle after the first, oldest first. */
export async function listVersions(db: Database, cycleId: string): Promise<readonly ListVersion[]> {
  const rows = await db
    .selectFrom('instrument_version')
    .selectAll()
    .where('cycle_id', '=', storableText(cycleId))
    .orderBy('version')
    .execute();
  return rows.map(({ version, list, made_on, made_by, reason }) => ({
    version,
    list,
    on: made_on,
    by: made_by,
    reason,
  }));
}

/** The same, from the register itself. */
export function versionsIn(register: readonly ChainedRow[], cycleId: string): readonly ListVersion[] {
  const amended = amendedLists(register.filter((row) => row.cycleId === cycleId));
  return amended.map(({ list, on, by, reason }, at) => ({ version: at + 1, list, on, by, reason }));
}

/** What rows of the register say of lists, in their order. */
export function amendedLists(
  rows: readonly Pick<ChainedRow, 'cycleId' | 'on' | 'event'>[],
): readonly (Omit<ListVersion, 'version'> & { readonly cycleId: string })[] {
  return rows.flatMap(({ cycleId, on, event }) =>
    event.type === 'list-amended' ? [{ cycleId, list: event.list, on, by: event.by, reason: event.reason }] : [],
  );
}

/** An instrument with the list that is in force in place of the first. */
export function inForce(first: StoredInstrument, list: string, bytes: Uint8Array): StoredInstrument {
  const { reading, corrections, takenBack, wordLimit } = JSON.parse(new TextDecoder().decode(bytes)) as AmendedList;
  return { ...first, asRead: first.asRead ?? first.reading, reading, corrections, takenBack, wordLimit, list };
}
