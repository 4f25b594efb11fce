import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { MailboxFolder, MailboxSource, OpenMailbox } from '../../../../activities/mailbox-ports.ts';

/** A mailbox under test, and what a person could do with it through another program. */
export interface MailboxUnderTest {
  readonly source: MailboxSource;
  readonly deliver: (raw: string) => Promise<void>;
  readonly inFolder: (folder: MailboxFolder) => Promise<readonly string[]>;
  readonly inbox: () => Promise<readonly string[]>;
  readonly renumber: () => Promise<void>;
  readonly drop: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A message of so many bytes of text. */
export const aMessage = (id: string, bytes = 20): string =>
  `Return-Path: <fp@moi.example>\r\nMessage-ID: <${id}@moi.example>\r\nSubject: ${id}\r\n\r\n${'z'.repeat(bytes)}\r\n`;

/** What every mailbox does, the one in memory and a real one. */
export function mailboxContract(name: string, start: () => Promise<MailboxUnderTest>): void {
  describe(name, () => {
    let under: MailboxUnderTest;
    const opened: OpenMailbox[] = [];
    const open = async (): Promise<OpenMailbox> => {
      const box = await under.source.open();
      opened.push(box);
      return box;
    };
    beforeEach(async () => {
      under = await start();
    });
    afterEach(async () => {
      for (const box of opened.splice(0)) await box.close();
      await under.close();
    });

    test('lists what lies in it, oldest first, a page at a time', async () => {
      const box = await open();
      expect(await box.list(10, new Set())).toEqual([]);
      for (const id of ['one', 'two', 'three']) await under.deliver(aMessage(id));
      const all = await box.list(10, new Set());
      expect(all.map(({ size }) => size)).toEqual(['one', 'two', 'three'].map((id) => aMessage(id).length));
      expect(all.map(({ arrivedAt }) => typeof arrivedAt)).toEqual(['string', 'string', 'string']);
      const [first, second, third] = all.map(({ uid }) => uid);
      expect(first! < second! && second! < third!).toBe(true);
      expect((await box.list(1, new Set([first!]))).map(({ uid }) => uid)).toEqual([second]);
    });

    test('gives a message out byte for byte, more than once', async () => {
      const raw = aMessage('large', 700_000);
      await under.deliver(raw);
      const box = await open();
      const [entry] = await box.list(10, new Set());
      for (const _ of [1, 2]) {
        const fetched = await box.fetch(entry!.uid, 1_000_000);
        expect(fetched.state === 'fetched' && Buffer.from(fetched.raw).toString('latin1') === raw).toBe(true);
      }
    });

    test('gives no more of a message than was asked for, and its headers by themselves', async () => {
      await under.deliver(aMessage('large', 700_000));
      const box = await open();
      const [entry] = await box.list(10, new Set());
      expect(await box.fetch(entry!.uid, 600_000)).toEqual({ state: 'too-large' });
      const head = Buffer.from((await box.head(entry!.uid, 1_000)) ?? []).toString();
      expect(head).toMatch(/^Return-Path: .*Subject: large\r\n\r\n$/su);
      expect(Buffer.from((await box.head(entry!.uid, 10)) ?? []).toString()).toBe('Return-Pat');
    });

    test.each(['done', 'too-large', 'unreadable'] as const)('moves a message to the folder “%s”', async (folder) => {
      await under.deliver(aMessage('a'));
      await under.deliver(aMessage('b'));
      const box = await open();
      const [a] = await box.list(10, new Set());
      expect(await box.move(a!.uid, folder)).toBe(true);
      expect(await under.inFolder(folder)).toEqual([aMessage('a')]);
      expect(await under.inbox()).toEqual([aMessage('b')]);
      expect(await box.list(10, new Set())).toHaveLength(1);
    });

    test('knows a message that another program took out', async () => {
      await under.deliver(aMessage('a'));
      const box = await open();
      const other = await open();
      const [a] = await box.list(10, new Set());
      expect(await other.move(a!.uid, 'done')).toBe(true);
      expect(await box.fetch(a!.uid, 1_000)).toEqual({ state: 'gone' });
      expect(await box.head(a!.uid, 1_000)).toBeNull();
    });

    test('wakes when a message arrives, and gives up waiting after a while', async () => {
      const box = await open();
      await box.list(10, new Set());
      const before = Date.now();
      await box.wait(300);
      expect(Date.now() - before).toBeGreaterThan(250);
      const waited = box.wait(20_000);
      await new Promise((resolve) => setTimeout(resolve, 200));
      await under.deliver(aMessage('news'));
      await waited;
      expect(Date.now() - before).toBeLessThan(10_000);
      expect(await box.list(10, new Set())).toHaveLength(1);
    });

    test('says when its connection is lost, while it waits and when it is asked', async () => {
      const box = await open();
      await box.list(10, new Set());
      const waited = box.wait(20_000);
      await new Promise((resolve) => setTimeout(resolve, 200));
      await under.drop();
      await expect(waited).rejects.toMatchObject({ code: 'mailbox-unavailable' });
      await expect(box.list(10, new Set())).rejects.toMatchObject({ code: 'mailbox-unavailable' });
      await box.close();
      expect(await (await open()).list(10, new Set())).toEqual([]);
    });

    test('shows its messages under new numbers after the server has numbered them anew', async () => {
      await under.deliver(aMessage('a'));
      const box = await open();
      await box.list(10, new Set());
      await box.close();
      await under.renumber();
      const again = await open();
      expect(again.uidValidity).not.toBe(box.uidValidity);
      expect(await again.list(10, new Set())).toHaveLength(1);
    });
  });
}
