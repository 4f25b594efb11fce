import type { CycleStore, RecordResult } from '../../activities/store-ports.ts';
import type { RecordedEvent } from '../../domain/cycle/events.ts';
import type { CycleState } from '../../domain/cycle/state.ts';
import { chain } from '../../domain/register/chain.ts';
import { cycleScope } from './cycle-scope.ts';
import { recordListVersions } from './list-versions.ts';
import { appendRows, eventsOf, lockHead } from './register-table.ts';
import { narrowed } from './narrowed.ts';
import { evolveAll, nextEvents } from './next-events.ts';
import { recordLetters } from './record-letters.ts';
import { rememberAnswers, rowsToRemember } from './remember-answers.ts';
import { sha256 } from './sha256.ts';
import { asStored, storableText } from './storable.ts';
import type { Database, InTransaction } from './tables.ts';
import { viewRow } from './view-row.ts';

/** The register's writer and the views made from it, in PostgreSQL. */
export function cycleRepository(db: Database): CycleStore {
  return {
    record: (cycleId, events) => db.transaction().execute((trx) => record(trx, cycleId, asStored(events))),

    async state(cycleId) {
      return stateOf(db, storableText(cycleId));
    },

    async list(filter) {
      const all = db.selectFrom('cycle_view').select('state').orderBy('deadline').orderBy('cycle_id');
      const rows = await (filter.rehearsals ? all : all.where('rehearsal', '=', false)).execute();
      return narrowed(
        rows.map((row) => row.state),
        filter,
      );
    },

    events: (cycleId) => eventsOf(db, storableText(cycleId)),
  };
}

async function record(trx: InTransaction, cycleId: string, batch: readonly RecordedEvent[]): Promise<RecordResult> {
  const scope = cycleScope(cycleId);
  // From here to the commit there is one writer: two batches, of one cycle or of two, never see half of each other.
  const head = await lockHead(trx);
  const before = await stateOf(trx, cycleId);
  const last = before?.seq ?? 0;
  const first = batch[0]?.seq ?? last + 1;
  const recorded = first > last ? [] : await eventsOf(trx, cycleId, first);
  const events = nextEvents(cycleId, last, recorded, batch);
  const after = evolveAll(cycleId, before, events);
  if (events.length > 0 && after !== null) {
    const rows = chain(head, cycleId, events, sha256);
    await appendRows(trx, rows);
    await trx
      .insertInto('cycle_view')
      .values(viewRow(after))
      .onConflict((conflict) =>
        conflict.column('cycle_id').doUpdateSet((row) => ({
          mechanism: row.ref('excluded.mechanism'),
          stage: row.ref('excluded.stage'),
          deadline: row.ref('excluded.deadline'),
          rehearsal: row.ref('excluded.rehearsal'),
          seq: row.ref('excluded.seq'),
          state: row.ref('excluded.state'),
        })),
      )
      .execute();
    await recordListVersions(trx, rows);
    await recordLetters(trx, scope, rows);
    await rememberAnswers(trx, after, rowsToRemember(before, after, events));
  }
  return { recorded: events.length, traysToWake: await traysWaiting(trx, cycleId) };
}

async function stateOf(db: Database, cycleId: string): Promise<CycleState | null> {
  const row = await db.selectFrom('cycle_view').select('state').where('cycle_id', '=', cycleId).executeTakeFirst();
  return row?.state ?? null;
}

async function traysWaiting(db: Database, cycleId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('outbox_letter')
    .select('office')
    .distinct()
    .where('cycle_id', '=', cycleId)
    .where('status', '=', 'waiting')
    .execute();
  return rows.map((row) => row.office).sort();
}
