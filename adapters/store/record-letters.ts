import type { ChainedRow } from '../../domain/register/chain.ts';
import { letterChanges, neverWritten, writtenLetters, writtenTwice } from './letter-changes.ts';
import type { LetterStand, WrittenLetter } from './letter-changes.ts';
import { storableJson } from './storable.ts';
import type { InTransaction } from './tables.ts';

/**
 * The out-box's side of new rows of the register, in the same transaction.
 * @throws DeskError `register-broken` when a letter is written twice, or something happens to one never written
 */
export async function recordLetters(trx: InTransaction, scope: string, rows: readonly ChainedRow[]): Promise<void> {
  const written = writtenLetters(rows);
  if (written.length > 0) await insertLetters(trx, scope, written);
  const changes = letterChanges(rows);
  if (changes.length === 0) return;
  const letters = await lockLetters(
    trx,
    changes.map(({ id }) => id),
  );
  const after = new Map<string, LetterStand>();
  for (const { id, apply } of changes) {
    const letter = after.get(id) ?? letters.get(id);
    if (letter === undefined) throw neverWritten(id);
    after.set(id, apply(letter));
  }
  for (const [id, { status, route, reason }] of after) {
    await trx.updateTable('outbox_letter').set({ status, route, reason }).where('id', '=', id).execute();
  }
}

/**
 * Letters of the out-box with their cycle, held until the transaction ends; always taken in the order of their ids, so
 * that two who want the same ones wait for each other instead of blocking each other.
 */
export async function lockLetters(
  trx: InTransaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, LetterStand & { readonly cycleId: string }>> {
  const rows = await trx
    .selectFrom('outbox_letter')
    .select(['id', 'cycle_id', 'status', 'route', 'reason'])
    .where('id', 'in', ids)
    .orderBy('id')
    .forUpdate()
    .execute();
  return new Map(rows.map(({ id, cycle_id, ...stand }) => [id, { ...stand, cycleId: cycle_id }]));
}

async function insertLetters(trx: InTransaction, scope: string, letters: readonly WrittenLetter[]): Promise<void> {
  const inserted = await trx
    .insertInto('outbox_letter')
    .values(
      letters.map((letter) => ({
        id: letter.id,
        cycle_id: letter.cycleId,
        scope,
        office: letter.office,
        rung: letter.rung,
        decision: storableJson(letter.decision),
        written_on: letter.writtenOn,
        written_at: letter.writtenAt,
        position: letter.position,
        route: letter.route,
        status: 'waiting' as const,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute();
  const there = letters.find(({ id }) => !inserted.some((row) => row.id === id));
  if (there !== undefined) throw writtenTwice(there.id);
}
