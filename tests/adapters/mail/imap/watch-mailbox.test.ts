import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  watchMailbox,
  type MailboxMessage,
  type MailboxPauses,
  type SetAside,
} from '../../../../adapters/mail/imap/watch-mailbox.ts';
import { dedupeKey } from '../../../../adapters/mail/dedupe-key.ts';
import { DeskError } from '../../../../contracts/errors.ts';
import { FakeMailbox } from './fake-mailbox.ts';
import { aMessage } from './mailbox-contract.ts';

const DOMAIN = 'desk.treaty-desk.example';
const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

/** A watch over a mailbox in memory, with a store that knows a message it has. */
function watched(fake: FakeMailbox, pauses: Partial<MailboxPauses> = {}) {
  const stored = new Map<string, MailboxMessage>();
  const held: (readonly [SetAside, MailboxMessage])[] = [];
  const said: string[] = [];
  let taken = 0;
  const trouble: { take: ((message: MailboxMessage) => Error | null) | null } = { take: null };
  const watch = watchMailbox({
    source: fake,
    domain: DOMAIN,
    limit: 1_000,
    take: async (message) => {
      taken += 1;
      const error = trouble.take?.(message);
      if (error != null) throw error;
      stored.set(dedupeKey(message.raw, message.envelopeTo), message);
    },
    hold: async (message, why) => void held.push([why, message]),
    say: (step, detail) => said.push(detail === undefined ? step : `${step}: ${detail}`),
    now: () => new Date('2026-11-24T10:00:00Z'),
    pauses: { first: 5, longest: 40, login: 50, look: 60, left: 10_000, ...pauses },
  });
  stops.push(watch.stop);
  return { stored, held, said, trouble, stop: watch.stop, taken: () => taken };
}

const idsOf = (messages: Iterable<MailboxMessage>): string[] =>
  [...messages].map(({ raw }) => /Subject: (\S+)/u.exec(Buffer.from(raw).toString())![1]!);

describe('the mailbox', () => {
  it('is the queue: a message is moved away only once it is stored', async () => {
    const fake = new FakeMailbox();
    fake.deliver(aMessage('a'));
    const { stored, trouble, said } = watched(fake);
    await vi.waitFor(() => expect(fake.folders.done).toEqual([aMessage('a')]));
    let storeIsDown = true;
    trouble.take = () => (storeIsDown ? new DeskError('store-unavailable', 'down') : null);
    fake.deliver(aMessage('b'));
    await vi.waitFor(() => expect(said).toHaveLength(1));
    expect(said[0]).toMatch(/it cannot be stored now/u);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(fake.inbox).toEqual([aMessage('b')]);
    storeIsDown = false;
    await vi.waitFor(() => expect(fake.inbox).toEqual([]));
    expect(idsOf(stored.values())).toEqual(['a', 'b']);
    expect(fake.folders.done).toHaveLength(2);
    // However long the store is away, no message is set aside for it.
    expect(said.filter((line) => line.includes('set aside'))).toEqual([]);
  });

  it('is read on while mail arrives, without waiting for the next look', async () => {
    const fake = new FakeMailbox();
    const { stored } = watched(fake, { look: 60_000 });
    await vi.waitFor(() => expect(fake.asked).toContain('wait'));
    fake.deliver(aMessage('a'));
    await vi.waitFor(() => expect(stored.size).toBe(1));
  });

  it('hands on who it was for, who sent it, and when it came', async () => {
    const fake = new FakeMailbox();
    const headers = [
      `Delivered-To: desk+ABCDEFGHIJKLMNOP@${DOMAIN}`,
      'Delivered-To: nmrf-box@mailstore.example',
      `X-Original-To: <desk+qrstuvwxyz234567@${DOMAIN}>`,
    ];
    fake.deliver(`${headers.join('\r\n')}\r\n${aMessage('a')}`);
    const { stored } = watched(fake);
    await vi.waitFor(() => expect(stored.size).toBe(1));
    expect([...stored.values()][0]).toMatchObject({
      envelopeFrom: 'fp@moi.example',
      envelopeTo: [`desk+abcdefghijklmnop@${DOMAIN}`, `desk+qrstuvwxyz234567@${DOMAIN}`],
      receivedAt: '2026-11-24T05:00:00.000Z',
      origin: { via: 'imap', client: null, mailbox: { name: 'mail.example/INBOX', uidValidity: '1', uid: 1 } },
    });
  });

  it.each([
    ['in the middle of fetching', 'fetch 1', 'lost'],
    ['after fetching', 'fetch 1', 'lost-after'],
    ['before the move', 'move 1', 'lost'],
    ['after the move, whose answer never came', 'move 1', 'lost-after'],
    ['while it waits', 'wait', 'lost'],
    ['while it is listed', 'list', 'lost'],
  ] as const)('whose connection is lost %s is opened again; nothing is lost or doubled', async (_, command, fault) => {
    const fake = new FakeMailbox();
    fake.deliver(aMessage('a'));
    fake.fail(command, fault);
    const { stored } = watched(fake);
    await vi.waitFor(() => expect(fake.asked.filter((one) => one === 'open')).toHaveLength(2));
    fake.deliver(aMessage('b'));
    await vi.waitFor(() => expect(fake.inbox).toEqual([]));
    await vi.waitFor(() => expect(idsOf(stored.values())).toEqual(['a', 'b']));
    expect(fake.folders.done.toSorted()).toEqual([aMessage('a'), aMessage('b')]);
  });

  it('that numbers its messages anew shows them all again, and each is still one', async () => {
    const fake = new FakeMailbox();
    fake.fail('move', 'refused', 4);
    fake.deliver(aMessage('a'));
    fake.deliver(aMessage('b'));
    const { stored, said } = watched(fake);
    await vi.waitFor(() => expect(said.filter((line) => line.includes('could not be moved'))).toHaveLength(2));
    fake.renumber();
    await vi.waitFor(() => expect(fake.asked.filter((one) => one === 'open')).toHaveLength(2));
    await vi.waitFor(() => expect(fake.asked.filter((one) => one.startsWith('fetch')).length).toBe(4));
    expect(stored.size).toBe(2);
    fake.renumber();
    await vi.waitFor(() => expect(fake.folders.done).toHaveLength(2));
    expect(stored.size).toBe(2);
  });

  it('to which the same message is delivered twice holds one for us', async () => {
    const fake = new FakeMailbox();
    fake.deliver(aMessage('a'));
    fake.deliver(`Received: from elsewhere\r\n${aMessage('a')}`);
    const { stored } = watched(fake);
    await vi.waitFor(() => expect(fake.folders.done).toHaveLength(2));
    expect(stored.size).toBe(1);
  });

  it('sets aside what is too large without fetching it, and notes it for an officer', async () => {
    const fake = new FakeMailbox();
    fake.deliver(aMessage('large', 2_000));
    fake.deliver(aMessage('b'));
    const { stored, held, said } = watched(fake);
    await vi.waitFor(() => expect(fake.inbox).toEqual([]));
    expect(fake.asked.filter((one) => one.startsWith('fetch'))).toEqual(['fetch 2']);
    expect(fake.folders['too-large']).toEqual([aMessage('large', 2_000)]);
    expect(held.map(([why]) => why)).toEqual(['too-large']);
    expect(Buffer.from(held[0]![1].raw).toString()).toContain('Subject: large');
    expect(held[0]![1].envelopeFrom).toBe('fp@moi.example');
    expect(said).toEqual([expect.stringMatching(/set aside for an officer: too-large/u)]);
    expect(idsOf(stored.values())).toEqual(['b']);
  });

  it('that says a wrong size still gives no more than the limit', async () => {
    const fake = new FakeMailbox();
    fake.deliver(aMessage('large', 2_000), 10);
    const { held } = watched(fake);
    await vi.waitFor(() => expect(fake.folders['too-large']).toHaveLength(1));
    expect(held.map(([why]) => why)).toEqual(['too-large']);
  });

  it.each([
    ['the server refuses to give out', 'refused', 1],
    ['breaks the connection each time', 'lost', 5],
  ] as const)('with a message that %s sets it aside; what comes after it is not held up', async (_, fault, times) => {
    const fake = new FakeMailbox();
    fake.deliver(aMessage('bad'));
    fake.deliver(aMessage('good'));
    fake.fail('fetch 1', fault, 100);
    const { stored, held } = watched(fake);
    await vi.waitFor(() => expect(fake.folders.unreadable).toEqual([aMessage('bad')]));
    expect(idsOf(stored.values())).toEqual(['good']);
    expect(held.map(([why]) => why)).toEqual(['unreadable']);
    const tried = fake.asked.filter((one) => one.startsWith('fetch'));
    expect(tried.filter((one) => one === 'fetch 1')).toHaveLength(times);
    expect(tried.indexOf('fetch 2')).toBeLessThan(2);
  });

  it('with a message that cannot be stored sets it aside, and stores the others', async () => {
    const fake = new FakeMailbox();
    fake.deliver(aMessage('bad'));
    fake.deliver(aMessage('good'));
    const { stored, held, trouble } = watched(fake);
    trouble.take = ({ raw }) => (Buffer.from(raw).includes('Subject: bad') ? new Error('invalid byte sequence') : null);
    await vi.waitFor(() => expect(fake.inbox).toEqual([]));
    expect(idsOf(stored.values())).toEqual(['good']);
    expect(held.map(([why]) => why)).toEqual(['unreadable']);
  });

  it('that does not let a message be moved is gone through without end, but the message is stored once', async () => {
    const fake = new FakeMailbox();
    fake.deliver(aMessage('a'));
    fake.fail('move 1', 'refused', 1_000);
    const { stored, said, taken } = watched(fake, { look: 5 });
    await vi.waitFor(() => expect(fake.asked.filter((one) => one === 'list').length).toBeGreaterThan(10));
    expect(stored.size).toBe(1);
    expect(taken()).toBe(1);
    expect(said).toHaveLength(1);
    fake.deliver(aMessage('b'));
    await vi.waitFor(() => expect(fake.folders.done).toEqual([aMessage('b')]));
  });

  it('that is down for a while is tried with growing pauses, and said once', async () => {
    const fake = new FakeMailbox();
    fake.down = true;
    const { stored, said } = watched(fake, { first: 5, longest: 40 });
    await vi.waitFor(() => expect(fake.asked.length).toBeGreaterThan(5));
    expect(said).toEqual(['The mailbox does not answer; trying again: connection refused']);
    fake.down = false;
    fake.deliver(aMessage('a'));
    await vi.waitFor(() => expect(stored.size).toBe(1));
    expect(said.at(-1)).toBe('The mailbox answers again');
  });

  it('that refuses our login is said once and tried slowly, so that it locks nobody out', async () => {
    const fake = new FakeMailbox();
    fake.login = false;
    const { said, stored } = watched(fake, { first: 1, login: 100 });
    await new Promise((resolve) => setTimeout(resolve, 350));
    expect(fake.asked.length).toBeLessThanOrEqual(4);
    expect(said).toEqual([expect.stringMatching(/does not take our login/u)]);
    fake.login = true;
    fake.deliver(aMessage('a'));
    await vi.waitFor(() => expect(stored.size).toBe(1));
  });

  it('with thousands of messages is gone through one at a time, page by page', async () => {
    const fake = new FakeMailbox();
    for (let n = 0; n < 1_000; n++) fake.deliver(aMessage(`m${n}`));
    const { stored } = watched(fake);
    await vi.waitFor(() => expect(fake.inbox).toEqual([]), 10_000);
    expect(stored.size).toBe(1_000);
    expect(fake.asked.filter((one) => one === 'list').length).toBe(11);
  });

  it('is left in order: a message that is being stored is finished first', async () => {
    const fake = new FakeMailbox();
    fake.deliver(aMessage('a'));
    let finish: () => void = () => undefined;
    const taking = new Promise<void>((resolve) => (finish = resolve));
    let begun = false;
    const watch = watchMailbox({
      source: fake,
      domain: DOMAIN,
      limit: 1_000,
      take: async () => {
        begun = true;
        await taking;
      },
      hold: async () => undefined,
      say: () => undefined,
    });
    await vi.waitFor(() => expect(begun).toBe(true));
    const stopped = watch.stop();
    finish();
    await stopped;
    expect(fake.folders.done).toHaveLength(1);
  });
});
