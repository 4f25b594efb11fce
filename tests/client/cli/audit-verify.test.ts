import { expect, test } from 'vitest';
import type { RegisterVerdict } from '../../../activities/store-ports.ts';
import { memoryStore } from '../../../adapters/store/memory-store.ts';
import type { CliContext } from '../../../client/cli/command.ts';
import { run } from '../../../client/cli/commands/audit-verify.ts';
import { LivedCycle } from '../../builders/cycle.ts';

/** A context whose store says this of its register, and how often it was closed. */
function contextWith(verify: () => Promise<RegisterVerdict>): { context: CliContext; closed: () => number } {
  let closed = 0;
  const register = { ...memoryStore().register, verify };
  const store = { ...memoryStore(), register, close: async () => void (closed += 1) };
  return { context: { store: async () => store } as unknown as CliContext, closed: () => closed };
}

test('audit verify of a sound register counts its events and names its head', async () => {
  const store = memoryStore();
  const { state, events } = new LivedCycle();
  await store.cycles.record(state.cycleId, events);
  const { context, closed } = contextWith(store.register.verify);
  const result = await run([], {}, context);
  const { head } = await store.register.verify();
  expect(result.json).toEqual({ ok: true, events: 1, head, firstBad: null });
  expect(result.text).toContain(`Head of the chain: ${head}`);
  expect(result.exitCode).toBe(0);
  expect(closed()).toBe(1);
});

test('audit verify of an empty register says that it is empty', async () => {
  const result = await run([], {}, contextWith(memoryStore().register.verify).context);
  expect(result).toMatchObject({
    exitCode: 0,
    text: 'The register is empty.',
    json: { ok: true, events: 0, head: null },
  });
});

test.each([
  { id: 'cycle/ccpr/x#4', names: 'First bad row: 17 (cycle/ccpr/x#4), changed: so and so.' },
  { id: '', names: 'First bad row: 17, changed: so and so.' },
])('audit verify of a broken register names the first bad row and fails: $names', async ({ id, names }) => {
  const firstBad = { position: 17, id, why: 'changed: so and so' };
  const { context, closed } = contextWith(async () => ({ events: 40, head: 'ab', firstBad }));
  const result = await run([], {}, context);
  expect(result).toMatchObject({ exitCode: 1, json: { ok: false, events: 40, firstBad } });
  expect(result.text).toContain(names);
  expect(closed()).toBe(1);
});

test('audit verify without a database says so', async () => {
  await expect(run([], {}, {} as CliContext)).rejects.toMatchObject({ code: 'store-unavailable' });
});
