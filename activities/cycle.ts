import { scopeOf } from '../contracts/ids.ts';
import type { RecordedEvent } from '../domain/cycle/events.ts';
import type { ActivityPorts } from './activity-ports.ts';
import type { CycleActivities } from './cycle-activities.ts';
import { keepRemarks } from './clearer-remarks.ts';
import { newsOf } from './cycle-news.ts';
import { loadTerms } from './reference.ts';

/** What a cycle runs on, and the record of what it decides. */
export function cycleRecordActivities({
  store,
  engine,
}: Pick<ActivityPorts, 'store' | 'engine'>): Pick<CycleActivities, 'loadTerms' | 'recordEvents'> {
  return {
    loadTerms: (cycleId, versions) => loadTerms(store, cycleId, versions),

    async recordEvents(cycleId: string, events: readonly RecordedEvent[]): Promise<void> {
      const { traysToWake } = await store.cycles.record(cycleId, events);
      await keepRemarks(store, cycleId, events);
      const at = events.at(-1)?.at;
      if (at !== undefined && traysToWake.length > 0) await engine.wakeDespatch(scopeOf(cycleId), at);
      for (const news of newsOf(cycleId, events)) await engine.tellTreatyCalendar(news);
    },
  };
}
