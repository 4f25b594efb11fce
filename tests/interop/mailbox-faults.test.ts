import { afterAll, afterEach, beforeEach, describe, expect, inject, test, vi } from 'vitest';
import type { MailboxSource, OpenMailbox } from '../../activities/mailbox-ports.ts';
import type { InboundMail, OpenedStore } from '../../activities/store-ports.ts';
import { imapMailbox } from '../../adapters/mail/imap/imap-mailbox.ts';
import { watchMailbox } from '../../adapters/mail/imap/watch-mailbox.ts';
import { openStore } from '../../adapters/store/open-store.ts';
import { takeIn } from '../../worker/take-in.ts';
import { aMessage } from '../adapters/mail/imap/mailbox-contract.ts';
import { testDatabase, type TestDatabase } from '../database.ts';
import { CuttingProxy } from './cutting-proxy.ts';
import { emptyMailbox, forgetNumbers, putIntoInbox } from './dovecot.ts';
import { DESK, showTable, type Seen } from './mail-servers.ts';
import { FOLDERS, messagesIn } from './other-program.ts';

const LIMIT = 3_000_000;
const seen: Seen[] = [];
afterAll(() => showTable('IMAP faults, against Dovecot', seen));

let database: TestDatabase;
let store: OpenedStore;
let proxy: CuttingProxy;
const stops: (() => Promise<void>)[] = [];
beforeEach(async () => {
  emptyMailbox(inject('mail').full.folder, DESK);
  database = await testDatabase();
  store = await openStore({ connectionString: database.url });
  proxy = await CuttingProxy.before(inject('mail').full.imaps);
});
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
  await proxy.close();
  await store.close();
  await database.drop();
});

const deliver = (raw: string): void => putIntoInbox(inject('mail').full.folder, DESK, raw);

/** Watches the desk's mailbox through the proxy. @param around what is done before a message is moved or fetched */
function watch(around: { readonly move?: () => void; readonly fetch?: () => void } = {}, login?: string) {
  const { full, ca } = inject('mail');
  const source = imapMailbox({
    host: '127.0.0.1',
    port: proxy.port,
    secure: true,
    login: { user: DESK, password: login ?? full.password },
    folder: 'INBOX',
    parent: 'Treaty Desk',
    ca,
    limit: LIMIT,
  });
  const opens: OpenMailbox[] = [];
  const through: MailboxSource = {
    async open() {
      const box = await source.open();
      opens.push(box);
      return {
        name: box.name,
        uidValidity: box.uidValidity,
        list: (...of) => box.list(...of),
        head: (...of) => box.head(...of),
        wait: (...of) => box.wait(...of),
        close: () => box.close(),
        fetch: (...of) => {
          around.fetch?.();
          return box.fetch(...of);
        },
        move: (...of) => {
          around.move?.();
          return box.move(...of);
        },
      };
    },
  };
  const said: string[] = [];
  const nobody = { takeIn: async () => undefined, readAgain: async () => undefined };
  const taking = takeIn({ store, desk: nobody, say: (line) => said.push(line) });
  let taken = 0;
  const running = watchMailbox({
    source: through,
    domain: 'nmrf.example',
    limit: LIMIT,
    take: async (message) => {
      taken += 1;
      await taking.store(message);
    },
    hold: async (message, why) => void (await taking.hold(message, why)),
    say: (line, detail) => said.push(`${line} ${detail ?? ''}`),
    pauses: { first: 100, longest: 500, login: 1_000 },
  });
  stops.push(running.stop);
  return { said, opens, taken: () => taken };
}

const all = async (): Promise<readonly InboundMail[]> =>
  (await store.inbound.page({ after: null, limit: 10_000 })).mails;

/** Waits until the inbox is empty, and counts. */
async function counted(different: number, what: string, note = ''): Promise<void> {
  await vi.waitFor(async () => expect(await messagesIn('full', DESK, 'INBOX')).toEqual([]), {
    timeout: 30_000,
    interval: 200,
  });
  const stored = await all();
  const texts = new Set<string>();
  for (const { raw } of stored) {
    const text = Buffer.from((await store.content.get(raw))!.bytes).toString('latin1');
    texts.add(/^Message-ID: (.*)$/mu.exec(text)?.[1] ?? text);
  }
  const lost = different - texts.size;
  const doubled = stored.length - texts.size;
  seen.push([what, `delivered ${different}, stored ${stored.length}, doubled ${doubled}, lost ${lost}${note}`]);
  expect([doubled, lost]).toEqual([0, 0]);
}

describe('a connection that is dropped', () => {
  test.each([1_000, 300_000, 1_500_000])('in the middle of FETCH, after %i bytes, loses nothing', async (bytes) => {
    let cut = false;
    for (let n = 0; n < 5; n++) deliver(aMessage(`f${n}`, 2_000_000));
    const { opens } = watch({
      fetch: () => {
        if (!cut) proxy.cutAfterReceiving(bytes);
        cut = true;
      },
    });
    await counted(5, `dropped in FETCH after ${bytes} bytes`);
    expect(proxy.cuts).toBe(1);
    expect(opens.length).toBe(2);
  });

  test.each([
    ['before the server hears it', false],
    ['so that its answer never comes', true],
  ])('in the middle of MOVE, %s, loses and doubles nothing', async (how, heard) => {
    let cut = false;
    for (let n = 0; n < 5; n++) deliver(aMessage(`m${n}`));
    const { taken } = watch({
      move: () => {
        if (!cut) proxy.cutAtNextCommand(heard);
        cut = true;
      },
    });
    await counted(5, `dropped in MOVE, ${how}`);
    expect(proxy.cuts).toBe(1);
    expect(taken()).toBeGreaterThanOrEqual(5);
    expect(await messagesIn('full', DESK, FOLDERS.done)).toHaveLength(5);
  });

  test('in the middle of IDLE is opened again', async () => {
    const { opens } = watch();
    await vi.waitFor(() => expect(opens).toHaveLength(1));
    await new Promise((resolve) => setTimeout(resolve, 300));
    proxy.cut();
    deliver(aMessage('after'));
    await counted(1, 'dropped in IDLE');
    expect(opens.length).toBe(2);
  });
});

test('a server that is down for a while is said once, and mail goes on when it is back', async () => {
  const { said } = watch();
  proxy.down(true);
  for (let n = 0; n < 3; n++) deliver(aMessage(`d${n}`));
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  expect(said).toHaveLength(1);
  expect(await all()).toEqual([]);
  proxy.down(false);
  await counted(3, 'server down for three seconds', ', said once');
  expect(said.at(-1)).toMatch(/answers again/u);
});

test('a mailbox that is numbered anew shows everything again, and each message is one', async () => {
  // They stay where they are: as if the folder were not ours to make.
  const { said, opens, taken } = watch({
    move: () => {
      if (taken() <= 4) proxy.cutAtNextCommand(false);
    },
  });
  for (let n = 0; n < 4; n++) deliver(aMessage(`n${n}`));
  await vi.waitFor(() => expect(taken()).toBeGreaterThan(1), 10_000);
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  forgetNumbers(inject('mail').full.folder, DESK);
  proxy.cut();
  await counted(4, 'UIDVALIDITY changed in the middle');
  expect(new Set(opens.map(({ uidValidity }) => uidValidity)).size).toBeGreaterThan(1);
  expect(taken()).toBeGreaterThan(4);
  expect(said.length).toBeGreaterThan(0);
});

test('the same message delivered twice is one', async () => {
  for (const hop of ['one', 'two']) deliver(`Received: from ${hop}.example\r\n${aMessage('same')}`);
  watch();
  await counted(1, 'the same message twice');
  expect(await messagesIn('full', DESK, FOLDERS.done)).toHaveLength(2);
});

test('a login that is refused is said once and tried slowly', async () => {
  const { said, opens } = watch({}, 'wrong');
  await new Promise((resolve) => setTimeout(resolve, 3_500));
  expect(said).toEqual([expect.stringMatching(/does not take our login/u)]);
  expect(opens).toEqual([]);
  seen.push(['login refused for three seconds', 'said once']);
});

test('a message that is too large waits in its folder, noted by its headers', async () => {
  deliver(aMessage('huge', 4_000_000));
  deliver(aMessage('small'));
  watch();
  await counted(2, 'one too large, one not');
  const stored = await all();
  expect(stored.map(({ status, reason }) => [status, reason])).toEqual([
    ['held', 'too-large'],
    ['stored', null],
  ]);
  const head = Buffer.from((await store.content.get(stored[0]!.raw))!.bytes).toString();
  expect(head).toContain('Subject: huge');
  expect(head.length).toBeLessThan(1_000);
  expect((await messagesIn('full', DESK, FOLDERS['too-large']))[0]).toBe(aMessage('huge', 4_000_000));
});

test('five hundred messages that lie in a mailbox are all taken in, in little memory', async () => {
  const many = 500;
  for (let n = 0; n < many; n++) deliver(aMessage(`q${n}`, 2_000));
  const before = process.memoryUsage().rss;
  const started = Date.now();
  watch();
  let most = 0;
  await vi.waitFor(
    async () => {
      most = Math.max(most, process.memoryUsage().rss);
      expect((await messagesIn('full', DESK, 'INBOX')).length).toBe(0);
    },
    { timeout: 100_000, interval: 2_000 },
  );
  const seconds = (Date.now() - started) / 1000;
  await counted(many, `${many} at once`, `; ${Math.round(many / seconds)} a second`);
  expect(most - before).toBeLessThan(300 * 1024 * 1024);
});
