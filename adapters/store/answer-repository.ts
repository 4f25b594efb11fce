import type { AnswerStore } from '../../activities/store-ports.ts';
import { storableText } from './storable.ts';
import type { Database } from './tables.ts';

/**
 * Answers in PostgreSQL, every version kept. Newest is the one received on the later day, on one day the one stored
 * later; so a message filed late by an officer does not supersede what the office said after it.
 */
export function answerRepository(db: Database): AnswerStore {
  return {
    async save(cycleId, office, mail, receivedOn, answers) {
      if (answers.length === 0) return;
      await db
        .insertInto('answer')
        .values(
          answers.map(({ row, status, text }, ordinal) => ({
            cycle_id: cycleId,
            office,
            mail,
            ordinal,
            row_id: row,
            status,
            answer: storableText(text),
            received_on: receivedOn,
          })),
        )
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },

    async current(cycleId) {
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
      return rows.map((r) => ({
        cycleId: r.cycle_id,
        office: r.office,
        mail: r.mail,
        receivedOn: r.received_on,
        row: r.row_id,
        status: r.status,
        text: r.answer,
      }));
    },
  };
}
