import type { Selectable } from 'kysely';
import type { StoredAnswer } from '../../activities/store-ports.ts';
import { storableText } from './storable.ts';
import type { Database, Tables } from './tables.ts';

/**
 * The answer of each office to each row that holds: the one received on the later day, on one day the one stored later;
 * so a message filed late by an officer does not supersede what the office said after it.
 */
export async function currentAnswers(db: Database, cycleId: string): Promise<readonly StoredAnswer[]> {
  const rows = await db
    .selectFrom('answer')
    .distinctOn(['office', 'row_id'])
    .selectAll()
    .where('cycle_id', '=', storableText(cycleId))
    .orderBy('office')
    .orderBy('row_id')
    .orderBy('received_on', 'desc')
    .orderBy('arrived', 'desc')
    .execute();
  return rows.map(storedAnswer);
}

/** An answer as the store's port gives it. */
export function storedAnswer(row: Selectable<Tables['answer']>): StoredAnswer {
  const { cycle_id: cycleId, office, mail, received_on: receivedOn, status, answer: text } = row;
  return { cycleId, office, mail, receivedOn, row: row.row_id, status, text };
}
