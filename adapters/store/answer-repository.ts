import type { AnswerStore } from '../../activities/store-ports.ts';
import { currentAnswers, storedAnswer } from './current-answers.ts';
import { lockHead } from './register-table.ts';
import { rememberAnswers } from './remember-answers.ts';
import { storableText } from './storable.ts';
import type { Database } from './tables.ts';

/** Answers in PostgreSQL, every version kept; one to a row that was accepted before takes its place in the answer memory. */
export function answerRepository(db: Database): AnswerStore {
  return {
    async save(cycleId, office, mail, receivedOn, answers) {
      if (answers.length === 0) return;
      await db.transaction().execute(async (trx) => {
        await lockHead(trx);
        await trx
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
        const view = await trx
          .selectFrom('cycle_view')
          .select('state')
          .where('cycle_id', '=', cycleId)
          .executeTakeFirst();
        if (view !== undefined)
          await rememberAnswers(
            trx,
            view.state,
            answers.map(({ row }) => ({ office, row })),
          );
      });
    },

    current: (cycleId) => currentAnswers(db, cycleId),

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
