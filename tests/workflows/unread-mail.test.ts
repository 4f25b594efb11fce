import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DeskError } from '../../contracts/errors.ts';
import type { Store } from '../../activities/store-ports.ts';
import { deskUnderTest, eventually, type DeskUnderTest } from './desk-under-test.ts';

let of: DeskUnderTest;
/** How often each message was tried, by its subject. */
const tried = new Map<string, number>();
let storeIsAway = false;

beforeAll(async () => {
  of = await deskUnderTest();
  const { content } = of.store;
  const through: Store = {
    ...of.store,
    content: {
      ...content,
      get: async (hash) => {
        const found = await content.get(hash);
        const subject = /^Subject: (\w+)/mu.exec(Buffer.from(found?.bytes ?? []).toString('latin1'))?.[1] ?? '';
        tried.set(subject, (tried.get(subject) ?? 0) + 1);
        if (subject === 'poison') throw new Error('the reader cannot get over this one');
        if (storeIsAway && subject === 'patient') throw new DeskError('store-unavailable', 'away');
        return found;
      },
    },
  };
  await of.work({}, undefined, through);
});
afterAll(() => of.stop());

async function send(subject: string): Promise<void> {
  const transport = createTransport({ host: '127.0.0.1', port: of.post.port, ignoreTLS: true });
  await transport.sendMail({ from: 'x@elsewhere.example', to: 'desk@nmrf.example', subject, text: 'text' });
  transport.close();
}

const heldFor = async (): Promise<readonly (string | null)[]> =>
  (await of.store.inbound.inStatus('held')).map(({ reason }) => reason);

test('a message that cannot be read waits for an officer after five tries, and holds up no other', async () => {
  await send('poison');
  await send('harmless');
  await eventually(heldFor, (reasons) => reasons.includes('no-match'));
  await eventually(heldFor, (reasons) => reasons.includes('unreadable'), 30_000);
  expect(tried.get('poison')).toBe(5);
  expect(await of.store.inbound.inStatus('stored')).toEqual([]);
  const before = tried.get('poison');
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(tried.get('poison')).toBe(before);
});

test('a store that is away for long makes no message unreadable', async () => {
  storeIsAway = true;
  await send('patient');
  await eventually(
    async () => tried.get('patient') ?? 0,
    (times) => times >= 5,
    60_000,
  );
  const waiting = await of.store.inbound.inStatus('stored');
  expect(waiting).toHaveLength(1);
  storeIsAway = false;
  await eventually(
    () => of.store.inbound.load(waiting[0]!.key),
    (mail) => mail!.status === 'held',
    60_000,
  );
  expect((await of.store.inbound.load(waiting[0]!.key))!.reason).toBe('no-match');
});
