import { expect, test } from 'vitest';
import { cycleRecordActivities } from '../../activities/cycle.ts';
import { newsOf } from '../../activities/cycle-news.ts';
import type { Engine } from '../../activities/engine-port.ts';
import { memoryStore } from '../../adapters/store/memory-store.ts';
import type { CycleNews } from '../../contracts/treaty-calendar.ts';
import type { CycleEvent, RecordedEvent } from '../../domain/cycle/events.ts';
import { LivedCycle } from '../builders/cycle.ts';

const CYCLE = 'cycle/ccpr/ccpr-c-pak-q-99';
const events = (...of: readonly CycleEvent[]): readonly RecordedEvent[] =>
  of.map((event, n) => ({ seq: n + 1, on: '2027-05-20', at: '2027-05-20T10:00:00+05:00', event }));
const submitted = events({ type: 'milestone-reached', milestone: 'submitted' });

test('the treaty calendar hears that a cycle was submitted, and of no other milestone', () => {
  const reached = events({ type: 'milestone-reached', milestone: 'cleared' });
  expect(newsOf(CYCLE, [...reached, ...submitted])).toEqual([
    { type: 'cycle-submitted', mechanism: 'ccpr', cycle: CYCLE, on: '2027-05-20' },
  ]);
});

test('it hears that the treaty body moved the date, and of no other new plan', () => {
  const cycle = new LivedCycle();
  cycle.tell({ type: 'move-deadline', deadline: '2027-08-31', by: 'Director', reference: 'e-mail of 2 December' });
  const moved = newsOf(CYCLE, cycle.events);
  expect(moved).toMatchObject([{ type: 'deadline-moved', mechanism: 'ccpr', cycle: CYCLE, dueOn: '2027-08-31' }]);
  const { event } = cycle.events.find((one) => one.event.type === 'replanned')!;
  const { deadline: _, ...elsewise } = event as Extract<CycleEvent, { type: 'replanned' }>;
  expect(newsOf(CYCLE, events(elsewise))).toEqual([]);
});

test('what is recorded of a cycle is told to it, again when the record is repeated', async () => {
  const store = memoryStore();
  const told: CycleNews[] = [];
  const engine = {
    wakeDespatch: async () => undefined,
    tellTreatyCalendar: async (news: CycleNews) => void told.push(news),
  };
  const { recordEvents } = cycleRecordActivities({ store, engine: engine as unknown as Engine });
  const cycle = new LivedCycle();
  cycle.tell({ type: 'move-deadline', deadline: '2027-08-31', by: 'Director', reference: 'e-mail of 2 December' });
  await recordEvents(CYCLE, cycle.events);
  await recordEvents(CYCLE, cycle.events);
  expect(told.map(({ type }) => type)).toEqual(['deadline-moved', 'deadline-moved']);
});

test('it hears nothing of a rehearsal', () => {
  expect(newsOf(`rehearsal/r1/${CYCLE}`, submitted)).toEqual([]);
});
