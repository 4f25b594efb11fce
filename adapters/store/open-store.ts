import type { OpenedStore } from '../../activities/store-ports.ts';
import { answerRepository } from './answer-repository.ts';
import { contentRepository } from './content-repository.ts';
import { cycleRepository } from './cycle-repository.ts';
import { connect } from './database.ts';
import type { StoreOptions } from './database.ts';
import { draftRepository } from './draft-repository.ts';
import { inboundRepository } from './inbound-repository.ts';
import { instrumentRepository } from './instrument-repository.ts';
import { memoryRepository } from './memory-repository.ts';
import { migrate } from './migrate.ts';
import { outboxRepository } from './outbox-repository.ts';
import { referenceRepository } from './reference-repository.ts';
import { registerRepository } from './register-repository.ts';
import { guarded, stated } from './store-error.ts';

export type { OpenedStore };

/**
 * Opens the store on a PostgreSQL database: brings its tables up to date, then serves any number of callers.
 *
 * @throws DeskError `store-unavailable` when the database cannot be reached; the same from every method later
 * @throws DeskError `store-version` when the database belongs to another version of this software
 */
export async function openStore(options: StoreOptions): Promise<OpenedStore> {
  const { db, where } = connect(options);
  try {
    await migrate(db);
  } catch (error) {
    await db.destroy();
    throw stated(error, where);
  }
  return {
    content: guarded(contentRepository(db), where),
    reference: guarded(referenceRepository(db), where),
    instruments: guarded(instrumentRepository(db), where),
    cycles: guarded(cycleRepository(db), where),
    outbox: guarded(outboxRepository(db), where),
    inbound: guarded(inboundRepository(db), where),
    answers: guarded(answerRepository(db), where),
    memory: guarded(memoryRepository(db), where),
    drafts: guarded(draftRepository(db), where),
    register: guarded(registerRepository(db), where),
    close: () => db.destroy(),
  };
}
