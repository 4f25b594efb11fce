import { beforeEach, expect, it } from 'vitest';
import { run as start } from '../../../client/cli/commands/cycle-start.ts';
import { run as hold } from '../../../client/cli/commands/mail-hold.ts';
import { deskInMemory, specimen, type DeskInMemory } from './desk-in-memory.ts';

const ID = 'cycle/ccpr/ccpr-c-pak-q-99';
const RAW = 'From: someone@elsewhere.example\r\nSubject: Reply on detention\r\n\r\nPlease find our reply.\r\n';

let desk: DeskInMemory;
beforeEach(async () => {
  desk = await deskInMemory();
  await start([specimen('specimen-ccpr')], { confirm: true }, desk.context);
});

/** Takes a message in that waits for an officer, for the reason given. */
async function held(key: string, reason: string): Promise<void> {
  const bytes = new TextEncoder().encode(RAW);
  const raw = await desk.store.content.put(bytes, 'message/rfc822');
  const envelope = { envelopeFrom: 'someone@elsewhere.example', envelopeTo: ['reply@desk.example'] };
  await desk.store.inbound.receive({ key, raw, ...envelope, receivedAt: '2026-12-02T09:00:00+05:00' });
  const { read } = await desk.context.mail();
  await desk.store.inbound.mark(key, { status: 'held', reason, reading: await read(bytes) });
}

it('says that nothing is held', async () => {
  expect(await hold([], {}, desk.context)).toEqual({ json: [], text: 'Nothing is held.' });
});

it('lists what waits for an officer, with the reason, the sender and the subject', async () => {
  await held('k1', 'the sender is not of the office');
  const { json, text } = await hold([], {}, desk.context);
  expect(json).toMatchObject([{ key: 'k1', reason: 'the sender is not of the office' }]);
  for (const part of [
    '2026-12-02',
    'the sender is not of the office',
    'someone@elsewhere.example',
    'Reply on detention',
  ])
    expect(text).toContain(part);
});

it('files a held message to a request; it is read again, and waits no more', async () => {
  await held('k1', 'the sender is not of the office');
  const filed = await hold([], { file: 'k1', cycle: 'ccpr-c-pak-q-99', office: 'moi' }, desk.context);
  expect(filed.json).toEqual({ key: 'k1', cycleId: ID, office: 'moi' });
  expect(desk.readAgain).toEqual(['k1']);
  expect((await hold([], {}, desk.context)).json).toEqual([]);
});

it.each([
  ['a message nobody has', { file: 'k2', cycle: ID, office: 'moi' }, 'mail-unknown'],
  ['an office that is not asked', { file: 'k1', cycle: ID, office: 'moon' }, 'office-unknown'],
  ['a cycle nobody started', { file: 'k1', cycle: 'crc', office: 'moi' }, 'cycle-unknown'],
  ['a message without its office', { file: 'k1', cycle: ID }, 'usage'],
  ['a message without its cycle', { file: 'k1', office: 'moi' }, 'usage'],
])('does not file %s', async (_what, options, code) => {
  await held('k1', 'the sender is not of the office');
  await expect(hold([], options, desk.context)).rejects.toMatchObject({ code });
  expect(desk.readAgain).toEqual([]);
  expect((await hold([], {}, desk.context)).json).toHaveLength(1);
});
