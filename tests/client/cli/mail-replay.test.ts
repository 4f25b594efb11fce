import { beforeEach, expect, it } from 'vitest';
import type { ReplayChange } from '../../../activities/mail-ports.ts';
import type { InboundMail } from '../../../activities/store-ports.ts';
import type { CliContext, CliLine } from '../../../client/cli/command.ts';
import { run as replay } from '../../../client/cli/commands/mail-replay.ts';
import { DeskError } from '../../../contracts/errors.ts';
import { deskInMemory, type DeskInMemory } from './desk-in-memory.ts';

const CHANGE: ReplayChange = { what: 'kind', before: 'other', now: 'reply' };
let desk: DeskInMemory;
beforeEach(async () => {
  desk = await deskInMemory();
});

async function take(count: number): Promise<void> {
  const raw = await desk.store.content.put(new TextEncoder().encode('x'), 'message/rfc822');
  for (let n = 1; n <= count; n += 1) {
    const receivedAt = `2026-12-${String((n % 20) + 1).padStart(2, '0')}T02:00:00+05:00`;
    await desk.store.inbound.receive({ key: `k${n}`, raw, envelopeFrom: 'a@b.example', envelopeTo: [], receivedAt });
  }
}

/** The lines of the command, what was read again, and what was told on the way. */
async function lines(
  options: Record<string, string>,
  of: (mail: InboundMail) => Promise<readonly ReplayChange[]>,
): Promise<{ readonly lines: readonly CliLine[]; readonly read: readonly string[]; readonly told: readonly string[] }> {
  const read: string[] = [];
  const told: string[] = [];
  const context: CliContext = {
    ...desk.context,
    progress: (line) => told.push(line),
    mailReplay: async () => ({
      atOnce: 4,
      replay: async (mail) => {
        read.push(mail.key);
        return of(mail);
      },
    }),
  };
  const found: CliLine[] = [];
  for await (const line of (await replay([], options, context)).lines!) found.push(line);
  return { lines: found, read, told };
}

it('reads everything again, in order, and shows only what would change', async () => {
  await take(1_203);
  const {
    lines: found,
    read,
    told,
  } = await lines({}, async ({ key }) => (key === 'k7' || key === 'k1000' ? [CHANGE] : []));
  expect(read).toHaveLength(1_203);
  expect(found.map(({ json }) => json)).toMatchObject([
    { key: 'k7', from: 'a@b.example', changes: [CHANGE] },
    { key: 'k1000', changes: [CHANGE] },
    { read: 1_203, changed: 2, failed: 0 },
  ]);
  expect(found[0]?.text).toMatch(/^k7 of .+\n {2}kind: other → reply$/u);
  expect(found.at(-1)?.text).toBe('1203 messages read again; 2 would change. Nothing was changed.');
  expect(told).toEqual(['500 messages read, 1 would change', '1000 messages read, 2 would change']);
});

it('begins with a day, as Islamabad counts it', async () => {
  await take(19);
  const { read } = await lines({ since: '2026-12-20' }, async () => []);
  expect(read).toEqual(['k19']);
  await expect(lines({ since: 'yesterday' }, async () => [])).rejects.toMatchObject({ code: 'date-invalid' });
});

it('goes on after a message that cannot be read, and says so at the end', async () => {
  await take(3);
  const { lines: found } = await lines({}, async ({ key }) => {
    if (key === 'k2') throw new DeskError('internal', 'The message k2 is not in the store.');
    return [];
  });
  expect(found.map(({ json, failed }) => [json, failed ?? false])).toMatchObject([
    [{ key: 'k2', error: { code: 'internal' } }, true],
    [{ read: 3, changed: 0, failed: 1 }, false],
  ]);
});

it('has nothing to say of an empty store', async () => {
  expect((await lines({}, async () => [])).lines.map(({ json }) => json)).toEqual([{ read: 0, changed: 0, failed: 0 }]);
});
