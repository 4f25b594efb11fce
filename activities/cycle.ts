import { scopeOf } from '../contracts/ids.ts';
import type { RecordedEvent } from '../domain/cycle/events.ts';
import type { CycleTerms, CycleVersions } from '../domain/cycle/state.ts';
import { cycleTerms } from '../domain/cycle/terms.ts';
import { parseCycleId } from '../contracts/ids.ts';
import { DeskError } from '../contracts/errors.ts';
import type { ActivityPorts } from './activity-ports.ts';
import type { CycleActivities } from './cycle-activities.ts';
import { CALENDAR, instrumentOf, OFFICES, referenceDocument } from './reference.ts';

/** What a cycle runs on, and the record of what it decides. */
export function cycleRecordActivities({
  store,
  engine,
}: Pick<ActivityPorts, 'store' | 'engine'>): Pick<CycleActivities, 'loadTerms' | 'recordEvents'> {
  return {
    async loadTerms(cycleId: string, versions: CycleVersions): Promise<CycleTerms> {
      const parts = parseCycleId(cycleId);
      if (parts === null) throw new DeskError('cycle-unknown', `${cycleId} is no cycle id.`);
      const instrument = await instrumentOf(store, cycleId);
      const { reference } = store;
      const procedure = await referenceDocument(reference, 'procedure', parts.mechanism, versions.procedure);
      const { ladder, clearanceLadder } = procedure.document;
      return cycleTerms({
        procedure: procedure.document,
        ladder: (await referenceDocument(reference, 'ladder', ladder, versions.ladder)).document,
        clearanceLadder: (await referenceDocument(reference, 'ladder', clearanceLadder, versions.clearanceLadder))
          .document,
        calendar: (await referenceDocument(reference, 'calendar', CALENDAR, versions.calendar)).document,
        wordLimit: instrument.wordLimit,
        questions: instrument.reading.questions,
        offices: (await referenceDocument(reference, 'offices', OFFICES, versions.offices)).document.offices,
      });
    },

    async recordEvents(cycleId: string, events: readonly RecordedEvent[]): Promise<void> {
      const { traysToWake } = await store.cycles.record(cycleId, events);
      const at = events.at(-1)?.at;
      if (at === undefined) return;
      const scope = scopeOf(cycleId);
      await Promise.all(traysToWake.map((office) => engine.wakeTray(office, scope, at)));
    },
  };
}
