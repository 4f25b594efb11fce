import { expect, test } from 'vitest';
import type { Store } from '../../../activities/store-ports.ts';
import type { RecordedEvent } from '../../../domain/cycle/events.ts';
import type { InstrumentReading } from '../../../domain/loi/instrument.ts';
import { LivedCycle } from '../../builders/cycle.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const reading = (symbol: string) => ({ kind: 'list-of-issues', symbol, questions: [] }) as unknown as InstrumentReading;
const versions = { offices: 1, calendar: 2, ladder: 3, clearanceLadder: 4, procedure: 5 };
const SAID = { by: 'Director', reason: 'the page break hid it' };

/** What every store keeps of a list that officers correct. */
export function listContract(of: () => Store): void {
  const amendedTo = async (store: Store, symbol: string): Promise<string> => {
    const changes = { fields: [], sections: [], questions: [], unchanged: 0 };
    const list = { reading: reading(symbol), corrections: [], takenBack: [], wordLimit: null, from: null, changes };
    return store.content.put(bytes(JSON.stringify(list)), 'application/json');
  };
  const amended = (cycle: LivedCycle, list: string): RecordedEvent => ({
    seq: cycle.state.seq + 1,
    on: '2026-12-01',
    at: '2026-12-01T09:00:00+05:00',
    event: { type: 'list-amended', ...SAID, list, questions: [] },
  });
  const begun = async (store: Store): Promise<LivedCycle> => {
    const cycle = new LivedCycle();
    const { cycleId } = cycle.state;
    const raw = await store.content.put(bytes('raw'), 'text/plain');
    const first = { cycleId, filename: 'f', raw, text: raw, reading: reading('A'), versions, wordLimit: null };
    await store.instruments.save(first);
    await store.cycles.record(cycleId, cycle.events);
    return cycle;
  };

  test('the list that the register names last is in force, and none is lost', async () => {
    const store = of();
    const cycle = await begun(store);
    const { cycleId, seq } = cycle.state;
    const [b, c] = [await amendedTo(store, 'B'), await amendedTo(store, 'C')];
    expect((await store.instruments.load(cycleId))?.list).toBeUndefined();
    await store.cycles.record(cycleId, [amended(cycle, b)]);
    expect(await store.instruments.load(cycleId)).toMatchObject({
      list: b,
      reading: { symbol: 'B' },
      asRead: { symbol: 'A' },
    });
    await store.cycles.record(cycleId, [{ ...amended(cycle, c), seq: seq + 2 }]);
    expect(await store.instruments.load(cycleId)).toMatchObject({
      list: c,
      reading: { symbol: 'C' },
      asRead: { symbol: 'A' },
    });
    expect(await store.instruments.versions(cycleId)).toEqual([
      { version: 1, list: b, on: '2026-12-01', ...SAID },
      { version: 2, list: c, on: '2026-12-01', ...SAID },
    ]);
    expect((await store.cycles.state(cycleId))?.list).toBe(c);
  });

  test('the same event given again makes no second version', async () => {
    const store = of();
    const cycle = await begun(store);
    const event = amended(cycle, await amendedTo(store, 'B'));
    await store.cycles.record(cycle.state.cycleId, [event]);
    await store.cycles.record(cycle.state.cycleId, [event]);
    expect(await store.instruments.versions(cycle.state.cycleId)).toHaveLength(1);
  });

  test('a list that is not stored is not put in force, and nothing of its batch is kept', async () => {
    const store = of();
    const cycle = await begun(store);
    const { cycleId, seq } = cycle.state;
    const record = store.cycles.record(cycleId, [amended(cycle, 'f'.repeat(64))]);
    await expect(record).rejects.toMatchObject({ code: 'data-invalid' });
    expect((await store.cycles.state(cycleId))?.seq).toBe(seq);
    expect(await store.instruments.versions(cycleId)).toEqual([]);
  });

  test('a list that was corrected before its cycle keeps the machine’s own reading', async () => {
    const store = of();
    const raw = await store.content.put(bytes('raw'), 'text/plain');
    const change = { type: 'set-field', field: 'symbol', value: 'B' } as const;
    const corrections = [{ id: 'c1', change, on: '2026-12-01', ...SAID }];
    const stored = { cycleId: 'cycle/cat/x', filename: 'f', raw, text: raw, versions, wordLimit: null };
    const instrument = { ...stored, reading: reading('B'), asRead: reading('A'), corrections };
    await store.instruments.save(instrument);
    expect(await store.instruments.load('cycle/cat/x')).toEqual(instrument);
  });
}
