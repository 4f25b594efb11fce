import type { RecordedEvent } from '../../domain/cycle/events.ts';
import type { CycleState } from '../../domain/cycle/state.ts';
import { acceptedRows } from '../../domain/matrix/accepted-rows.ts';
import { remember, type RememberedAnswer } from '../../domain/matrix/remembered-answer.ts';
import { currentAnswers } from './current-answers.ts';
import { cycleScope } from './cycle-scope.ts';
import { instrumentRepository } from './instrument-repository.ts';
import { storableJson } from './storable.ts';
import type { Database, InTransaction } from './tables.ts';

type Rows = ReturnType<typeof acceptedRows>;

/** Rows that a batch of events has brought into the memory or out of it; all of them where it changed what was asked. */
export function rowsToRemember(
  before: CycleState | null,
  after: CycleState,
  events: readonly Pick<RecordedEvent, 'event'>[],
): Rows {
  if (events.some(({ event }) => event.type === 'list-amended')) return [...rowsOf(before), ...rowsOf(after)];
  const [was, is] = [rowsOf(before), rowsOf(after)];
  const keys = (rows: Rows) => new Set(rows.map(keyOf));
  const [then, now] = [keys(was), keys(is)];
  return [...was.filter((row) => !now.has(keyOf(row))), ...is.filter((row) => !then.has(keyOf(row)))];
}

/**
 * Makes what the memory keeps of some rows of a cycle again: what is accepted with the answer that holds, nothing of the
 * others. The caller holds the head of the register, so that no acceptance and no answer passes by unseen.
 */
export async function rememberAnswers(trx: InTransaction, state: CycleState, rows: Rows): Promise<void> {
  if (rows.length === 0) return;
  const { cycleId } = state;
  const wanted = new Set(rows.map(keyOf));
  for (const { office, row } of rows) {
    await trx
      .deleteFrom('answer_memory')
      .where('cycle_id', '=', cycleId)
      .where('office', '=', office)
      .where('row_id', '=', row)
      .execute();
  }
  const accepted = acceptedRows(state).filter((row) => wanted.has(keyOf(row)));
  const remembered = await rememberedOf(trx, state, accepted);
  for (const answer of remembered) {
    await trx
      .insertInto('answer_memory')
      .values({
        cycle_id: cycleId,
        office: answer.office,
        row_id: answer.row,
        scope: cycleScope(cycleId),
        received_on: answer.on,
        remembered: storableJson(answer),
      })
      .execute();
  }
}

async function rememberedOf(db: Database, state: CycleState, accepted: Rows): Promise<readonly RememberedAnswer[]> {
  if (accepted.length === 0) return [];
  const { cycleId, mechanism } = state;
  const list = await instrumentRepository(db).load(cycleId);
  if (list === null) return [];
  const keys = new Set(accepted.map(keyOf));
  const answers = (await currentAnswers(db, cycleId)).filter((answer) => keys.has(keyOf(answer)));
  return remember(
    { cycleId, mechanism, reading: list.reading },
    answers.map(({ office, row, receivedOn, text }) => ({ office, row, on: receivedOn, text })),
  );
}

const rowsOf = (state: CycleState | null): Rows => (state === null ? [] : acceptedRows(state));

const keyOf = ({ office, row }: { readonly office: string; readonly row: string }): string => `${office} ${row}`;
