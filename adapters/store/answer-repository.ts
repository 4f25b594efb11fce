import type { Selectable } from 'kysely';
import type { AnswerStore, StoredAnswer } from '../../activities/store-ports.ts';
import { storableText } from './storable.ts';
import type { Database, Tables } from './tables.ts';

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
      return rows.map(storedAnswer);
    },

    async ofMail(cycleId, office, mail) {
      const rows = await db
        .selectFrom('answer')
        .selectAll()
        .where('cycle_id', '=', storableText(cycleId))
        .where('office', '=', storableText(office))
        .where('mail', '=', storableText(mail))
        .orderBy('ordinal')
        .execute();
      return rows.map(storedAnswer);
    },
  };
}

function storedAnswer(row: Selectable<Tables['answer']>): StoredAnswer {
  const { cycle_id: cycleId, office, mail, received_on: receivedOn, status, answer: text } = row;
  return { cycleId, office, mail, receivedOn, row: row.row_id, status, text };
}
