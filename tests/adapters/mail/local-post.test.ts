import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Mailer } from '../../../activities/mail-ports.ts';
import { openIntakeDoor } from '../../../adapters/mail/intake-door.ts';
import type { DeliveredMail, LocalPostOptions } from '../../../adapters/mail/local-post.ts';
import { LocalPost } from '../../../adapters/mail/local-post.ts';
import type { SmtpEnvelope } from '../../../adapters/mail/smtp-door.ts';
import { smtpMailer } from '../../../adapters/mail/smtp-mailer.ts';
import { aMail } from './a-mail.ts';

const DESK = 'desk.treaty-desk.example';
const REPLY = `desk+abcdefghijklmnop@${DESK}`;
let folder: string;
const closing: (() => Promise<void>)[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'post-'));
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
  rmSync(folder, { recursive: true });
});

async function openPost(change: Partial<LocalPostOptions> = {}): Promise<{ post: LocalPost; mailer: Mailer }> {
  const post = await LocalPost.open({ folder, port: 0, deskDomain: DESK, intake: null, ...change });
  const mailer = smtpMailer({ host: '127.0.0.1', port: post.port, localPost: true });
  closing.push(() => post.close(), mailer.close);
  return { post, mailer };
}

async function openIntake(store?: (raw: Uint8Array, envelope: SmtpEnvelope) => Promise<void>, limit?: number) {
  const stored: { raw: string; envelope: SmtpEnvelope }[] = [];
  const door = await openIntakeDoor(
    { host: '127.0.0.1', port: 0, domain: DESK, ...(limit === undefined ? {} : { limit }) },
    async (raw, envelope) => {
      await store?.(raw, envelope);
      stored.push({ raw: Buffer.from(raw).toString(), envelope });
    },
  );
  closing.push(door.close);
  return { door, stored, target: { host: '127.0.0.1', port: door.port } };
}

/** A reply of an office, on its way to the desk. */
const aReply = (change: Parameters<typeof aMail>[0] = {}) =>
  aMail({ to: [{ address: REPLY, name: null }], envelopeFrom: 'focal.point@moi.example', ...change });

describe('the local post', () => {
  it('puts mail into the mailbox of whoever it is for, on disk before it says so', async () => {
    const { post, mailer } = await openPost();
    const heard: DeliveredMail[] = [];
    post.onDelivered((mail) => heard.push(mail));
    await mailer.send(aMail({ cc: [{ address: 'Alternate@moi.example', name: null }] }));
    expect(readdirSync(join(folder, 'focal.point@moi.example'))).toEqual(['000001.eml']);
    expect(post.mailboxes()).toEqual(['alternate@moi.example', 'focal.point@moi.example']);
    expect(Buffer.from(post.messages('focal.point@moi.example')[0] ?? []).toString()).toContain(
      `Return-Path: <${REPLY}>`,
    );
    expect(heard.map(({ address, sequence, envelopeFrom }) => [address, sequence, envelopeFrom])).toEqual([
      ['focal.point@moi.example', 1, REPLY],
      ['Alternate@moi.example', 1, REPLY],
    ]);
    expect(post.messages('nobody@moi.example')).toEqual([]);
  });

  it('goes on counting after a restart', async () => {
    const first = await openPost();
    await first.mailer.send(aMail());
    await first.post.close();
    const { post, mailer } = await openPost();
    await mailer.send(aMail({ mailId: 'second' }));
    expect(post.messages('focal.point@moi.example')).toHaveLength(2);
  });

  it('hands mail for the desk on to the intake, byte for byte, with the sender it came with', async () => {
    const { stored, target } = await openIntake();
    const { post, mailer } = await openPost({ intake: target });
    await mailer.send(aReply());
    await vi.waitFor(() => expect(stored).toHaveLength(1));
    expect(stored[0]?.envelope).toEqual({ from: 'focal.point@moi.example', to: [REPLY] });
    expect(stored[0]?.raw).toMatch(/^Auto-Submitted: /u);
    await vi.waitFor(() => expect(post.waiting).toBe(0));
    expect(post.mailboxes()).toEqual([]);
  });

  it('keeps mail for the desk over a restart until the intake takes it, and delivers it once', async () => {
    const first = await openPost();
    await first.mailer.send(aReply());
    expect(first.post.waiting).toBe(1);
    await first.post.close();
    let failures = 2;
    const { stored, target } = await openIntake(() =>
      failures-- > 0 ? Promise.reject(new Error('database away')) : Promise.resolve(),
    );
    const { post } = await openPost({ intake: target });
    await vi.waitFor(() => expect(stored).toHaveLength(1), 5_000);
    await vi.waitFor(() => expect(post.waiting).toBe(0));
    expect(failures).toBe(-1);
  });

  it('answers 550 for an address that is set to be rejected', async () => {
    const { post, mailer } = await openPost();
    post.refuse('Focal.Point@moi.example', { code: '5.1.1', mode: 'reject' });
    expect(await mailer.send(aMail())).toMatchObject({ state: 'refused', code: 550 });
    post.refuse('focal.point@moi.example', null);
    expect(await mailer.send(aMail())).toMatchObject({ state: 'accepted' });
  });

  it('sends a delivery report to the envelope sender for an address that bounces', async () => {
    const { stored, target } = await openIntake();
    const { post, mailer } = await openPost({ intake: target, now: () => new Date('2026-11-30T04:00:00Z') });
    post.refuse('focal.point@moi.example', { code: '5.1.1', mode: 'dsn' });
    expect(await mailer.send(aMail())).toMatchObject({ state: 'accepted' });
    await vi.waitFor(() => expect(stored).toHaveLength(1));
    expect(stored[0]?.envelope).toEqual({ from: null, to: [REPLY] });
    expect(stored[0]?.raw).toContain(
      'Original-Recipient: rfc822; focal.point@moi.example\r\nAction: failed\r\nStatus: 5.1.1',
    );
    expect(stored[0]?.raw).toContain('Date: Mon, 30 Nov 2026 04:00:00 +0000');
    expect(post.mailboxes()).toEqual([]);
  });

  it('reports a message that is late and delivers it all the same; once means the next message only', async () => {
    const { stored, target } = await openIntake();
    const { post, mailer } = await openPost({ intake: target });
    post.refuse('focal.point@moi.example', { code: '4.4.1', mode: 'delay', once: true });
    await mailer.send(aMail());
    await mailer.send(aMail({ mailId: 'second' }));
    await vi.waitFor(() => expect(stored).toHaveLength(1));
    expect(stored[0]?.raw).toContain('Action: delayed\r\nStatus: 4.4.1\r\nDiagnostic-Code: smtp; 450 4.4.1');
    expect(post.messages('focal.point@moi.example')).toHaveLength(2);
    expect(post.waiting).toBe(0);
  });

  it('refuses a second post on the same port by name', async () => {
    const { post } = await openPost();
    await expect(LocalPost.open({ folder, port: post.port, deskDomain: DESK, intake: null })).rejects.toMatchObject({
      code: 'port-taken',
    });
  });
});

describe('the door of the intake', () => {
  const sender = (port: number): Mailer => {
    const mailer = smtpMailer({ host: '127.0.0.1', port, localPost: true });
    closing.push(mailer.close);
    return mailer;
  };

  it('says 250 only after the message is stored, and 451 when it could not be', async () => {
    let release = (): void => undefined;
    const { door, stored } = await openIntake(() => new Promise((resolve) => (release = resolve)));
    const sending = sender(door.port).send(aReply());
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(stored).toHaveLength(0);
    release();
    expect(await sending).toMatchObject({ state: 'accepted' });
    const failing = await openIntake(() => Promise.reject(new Error('disk full')));
    expect(await sender(failing.door.port).send(aReply())).toMatchObject({ state: 'deferred', code: 451 });
  });

  it('refuses what is too large with 552 and never stores it', async () => {
    const { door, stored } = await openIntake(undefined, 20_000);
    expect(await sender(door.port).send(aReply({ text: 'x'.repeat(30_000) }))).toMatchObject({ state: 'refused' });
    expect(stored).toHaveLength(0);
  });

  it('is no relay for other domains', async () => {
    const { door } = await openIntake();
    expect(await sender(door.port).send(aMail())).toMatchObject({ state: 'deferred', code: 550, untilRepaired: true });
  });
});
