import { parseCycleId } from '../contracts/ids.ts';
import type { CycleNews } from '../contracts/treaty-calendar.ts';
import type { RecordedEvent } from '../domain/cycle/events.ts';

/** What the treaty calendar has to hear of a cycle's events: its date moved, its text is with the UN. Nothing of a rehearsal. */
export function newsOf(cycle: string, events: readonly RecordedEvent[]): readonly CycleNews[] {
  const parts = parseCycleId(cycle);
  if (parts === null || parts.scope !== '') return [];
  const { mechanism } = parts;
  return events.flatMap(({ event, on }): readonly CycleNews[] => {
    if (event.type === 'milestone-reached' && event.milestone === 'submitted') {
      return [{ type: 'cycle-submitted', mechanism, cycle, on }];
    }
    if (event.type !== 'replanned' || event.deadline === undefined) return [];
    return [{ type: 'deadline-moved', mechanism, cycle, dueOn: event.deadline, source: event.reason }];
  });
}
