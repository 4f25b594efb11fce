import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectTls } from 'node:tls';
import { createTransport } from 'nodemailer';
import { afterEach, describe, expect, it, test } from 'vitest';
import type { MailOrigin } from '../../../activities/store-ports.ts';
import { openIntakeDoor, type IntakeDoorOptions } from '../../../adapters/mail/intake-door.ts';
import type { SmtpEnvelope } from '../../../adapters/mail/smtp-door.ts';
import { conversation, type Conversation } from './smtp-conversation.ts';

const DOMAIN = 'desk.treaty-desk.example';
const REPLY = `desk+abcdefghijklmnop@${DOMAIN}`;
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

interface Stored {
  readonly raw: string;
  readonly envelope: SmtpEnvelope;
  readonly origin: MailOrigin;
}

async function open(change: Partial<IntakeDoorOptions> = {}, store: () => Promise<void> = async () => undefined) {
  const stored: Stored[] = [];
  const door = await openIntakeDoor({ host: '127.0.0.1', port: 0, domain: DOMAIN, ...change }, async (raw, ...rest) => {
    await store();
    stored.push({ raw: Buffer.from(raw).toString('latin1'), envelope: rest[0], origin: rest[1] });
  });
  closing.push(door.close);
  return { door, stored };
}

async function greeted(port: number, hello = 'EHLO mail.moi.example'): Promise<Conversation> {
  const talk = await conversation(port);
  closing.push(talk.end);
  await talk.say(hello);
  return talk;
}

const MESSAGE = 'Message-ID: <1@moi.example>\r\nSubject: answer\r\n\r\nYes.\r\n.';

describe('the door for replies', () => {
  it('says “250” only after the message is stored, and keeps who brought it', async () => {
    let finish: () => void = () => undefined;
    const { door, stored } = await open({}, () => new Promise((resolve) => (finish = resolve)));
    const talk = await greeted(door.port);
    expect(await talk.say('MAIL FROM:<fp@moi.example>')).toMatch(/^250/u);
    expect(await talk.say(`RCPT TO:<${REPLY}>`)).toMatch(/^250/u);
    expect(await talk.say('DATA')).toMatch(/^354/u);
    let answer: string | null = null;
    const answered = talk.say(MESSAGE).then((text) => (answer = text));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(answer).toBeNull();
    expect(stored).toEqual([]);
    finish();
    expect(await answered).toBe('250 2.0.0 Stored');
    expect(stored).toEqual([
      {
        raw: MESSAGE.slice(0, -1),
        envelope: { from: 'fp@moi.example', to: [REPLY] },
        origin: { via: 'smtp', client: '127.0.0.1', greeting: 'mail.moi.example', mailbox: null },
      },
    ]);
  });

  it('puts a message off when it cannot be stored, and takes it when it comes again', async () => {
    let full = true;
    const { door, stored } = await open({}, async () => {
      if (full) throw new Error('the disk is full');
    });
    const talk = await greeted(door.port);
    const bring = async (): Promise<string> => {
      await talk.say('MAIL FROM:<fp@moi.example>');
      await talk.say(`RCPT TO:<${REPLY}>`);
      await talk.say('DATA');
      return talk.say(MESSAGE);
    };
    expect(await bring()).toMatch(/^451 4\.3\.0/u);
    full = false;
    expect(await bring()).toMatch(/^250 2\.0\.0/u);
    expect(stored).toHaveLength(1);
  });

  it.each([
    ['the desk itself', `desk@${DOMAIN}`, /^250/u],
    ['a request’s address', REPLY, /^250/u],
    ['a request’s address as a program in capitals writes it', REPLY.toUpperCase(), /^250/u],
    ['a damaged request’s address, for an officer to match', `desk+abc@${DOMAIN}`, /^250/u],
    ['the postmaster, whom every domain has', `Postmaster@${DOMAIN}`, /^250/u],
    ['the postmaster without a domain', 'postmaster', /^250/u],
    ['who hears of abuse', `abuse@${DOMAIN}`, /^250/u],
    ['nobody we know', `director@${DOMAIN}`, /^550 5\.1\.1/u],
    ['an address that only begins like ours', `desktop@${DOMAIN}`, /^550 5\.1\.1/u],
    ['another domain: this is no relay', 'someone@elsewhere.example', /^550 5\.7\.1/u],
    ['a domain that only ends like ours', `desk@evil${DOMAIN}`, /^550 5\.7\.1/u],
    ['a percent hack', `someone%elsewhere.example@${DOMAIN}`, /^550 5\.1\.1/u],
  ])('answers for %s', async (_, address, reply) => {
    const { door } = await open();
    const talk = await greeted(door.port);
    await talk.say('MAIL FROM:<fp@moi.example>');
    expect(await talk.say(`RCPT TO:<${address}>`)).toMatch(reply);
  });

  it('takes the null sender of a bounce', async () => {
    const { door, stored } = await open();
    const talk = await greeted(door.port);
    await talk.say('MAIL FROM:<>');
    await talk.say(`RCPT TO:<${REPLY}>`);
    await talk.say('DATA');
    expect(await talk.say(MESSAGE)).toMatch(/^250/u);
    expect(stored[0]?.envelope.from).toBeNull();
  });

  it('refuses what is said to be too large before its text is sent', async () => {
    const { door, stored } = await open({ limit: 1000 });
    const talk = await conversation(door.port);
    closing.push(talk.end);
    expect(await talk.say('EHLO mail.moi.example')).toContain('SIZE 1000');
    expect(await talk.say('MAIL FROM:<fp@moi.example> SIZE=1001')).toMatch(/^552 5\.3\.4/u);
    expect(await talk.say('MAIL FROM:<fp@moi.example> SIZE=1000')).toMatch(/^250/u);
    expect(stored).toEqual([]);
  });

  it('refuses what turns out to be too large, keeps nothing of it, and goes on', async () => {
    const { door, stored } = await open({ limit: 1000 });
    const talk = await greeted(door.port);
    for (const [body, reply] of [
      ['x'.repeat(2000), /^552 5\.3\.4/u],
      ['short', /^250/u],
    ] as const) {
      await talk.say('MAIL FROM:<fp@moi.example>');
      await talk.say(`RCPT TO:<${REPLY}>`);
      await talk.say('DATA');
      expect(await talk.say(`Subject: x\r\n\r\n${body}\r\n.`)).toMatch(reply);
    }
    expect(stored.map(({ raw }) => raw)).toEqual(['Subject: x\r\n\r\nshort\r\n']);
    expect(door.held().bytes).toBe(0);
  });

  it('takes a hundred recipients of a message and puts the others off', async () => {
    const { door, stored } = await open();
    const talk = await greeted(door.port);
    await talk.say('MAIL FROM:<fp@moi.example>');
    const replies: string[] = [];
    for (let n = 0; n < 102; n++) replies.push(await talk.say(`RCPT TO:<desk+r${n}@${DOMAIN}>`));
    expect(replies.slice(0, 100).every((reply) => reply.startsWith('250'))).toBe(true);
    expect(replies.slice(100)).toEqual([
      expect.stringMatching(/^452 4\.5\.3/u),
      expect.stringMatching(/^452 4\.5\.3/u),
    ]);
    await talk.say('DATA');
    expect(await talk.say(MESSAGE)).toMatch(/^250/u);
    expect(stored[0]?.envelope.to).toHaveLength(100);
  });

  it('stores what has a thousand headers and lines of a hundred thousand bytes: reading comes later', async () => {
    const { door, stored } = await open();
    const talk = await greeted(door.port);
    await talk.say('MAIL FROM:<fp@moi.example>');
    await talk.say(`RCPT TO:<${REPLY}>`);
    await talk.say('DATA');
    const headers = Array.from({ length: 1000 }, (_, n) => `X-Header-${n}: ${n}`).join('\r\n');
    expect(await talk.say(`${headers}\r\n\r\n${'y'.repeat(100_000)}\r\n.`)).toMatch(/^250/u);
    expect(stored[0]?.raw).toContain('X-Header-999: 999');
    expect(stored[0]?.raw).toContain('y'.repeat(100_000));
  });

  it('stores nothing of a message whose connection ends in the middle', async () => {
    const { door, stored } = await open();
    const talk = await greeted(door.port);
    await talk.say('MAIL FROM:<fp@moi.example>');
    await talk.say(`RCPT TO:<${REPLY}>`);
    await talk.say('DATA');
    talk.socket.end(`Subject: half\r\n\r\n${'z'.repeat(50_000)}`);
    await new Promise((resolve) => talk.socket.once('close', resolve));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(stored).toEqual([]);
    expect(door.held().bytes).toBe(0);
  });

  it('ends the connection of a message that trickles in for too long', async () => {
    const { door, stored } = await open({ patience: 300 });
    const talk = await greeted(door.port);
    await talk.say('MAIL FROM:<fp@moi.example>');
    await talk.say(`RCPT TO:<${REPLY}>`);
    await talk.say('DATA');
    const trickle = setInterval(() => talk.socket.write('x'), 50);
    closing.push(() => clearInterval(trickle));
    expect(await talk.hear()).toMatch(/^421 4\.4\.2/u);
    await new Promise((resolve) => talk.socket.once('close', resolve));
    expect(stored).toEqual([]);
  });

  it('holds few large messages in memory, however many come at once, and takes them all', async () => {
    const { door, stored } = await open({}, () => new Promise((resolve) => setTimeout(resolve, 30)));
    const transport = createTransport({
      host: '127.0.0.1',
      port: door.port,
      ignoreTLS: true,
      pool: true,
      maxConnections: 20,
    });
    closing.push(() => transport.close());
    const body = `${'w'.repeat(998)}\r\n`.repeat(4_000);
    const sent = Array.from({ length: 20 }, (_, n) =>
      transport.sendMail({
        envelope: { from: 'fp@moi.example', to: [REPLY] },
        raw: `Message-ID: <${n}@moi.example>\r\n\r\n${body}`,
      }),
    );
    await Promise.all(sent);
    expect(stored).toHaveLength(20);
    // Two of four megabytes, and eighteen that wait with the first quarter of one.
    expect(door.held().mostBytes).toBeGreaterThan(4_000_000);
    expect(door.held().mostBytes).toBeLessThan(2 * 4_100_000 + 18 * 512 * 1024);
    expect(door.held().bytes).toBe(0);
  });

  it('answers what is under way before it closes', async () => {
    let finish: () => void = () => undefined;
    const { door, stored } = await open({}, () => new Promise((resolve) => (finish = resolve)));
    const talk = await greeted(door.port);
    await talk.say('MAIL FROM:<fp@moi.example>');
    await talk.say(`RCPT TO:<${REPLY}>`);
    await talk.say('DATA');
    const answered = talk.say(MESSAGE);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const closed = door.close();
    finish();
    expect(await answered).toMatch(/^250/u);
    await closed;
    expect(stored).toHaveLength(1);
  });

  it('believes only our own relays about whom they have a message from', async () => {
    const { door, stored } = await open({ relays: ['127.0.0.1'] });
    const talk = await greeted(door.port);
    expect(await talk.say('XFORWARD NAME=mx.moi.example ADDR=203.0.113.7 HELO=mx.moi.example')).toMatch(/^250/u);
    await talk.say('MAIL FROM:<fp@moi.example>');
    await talk.say(`RCPT TO:<${REPLY}>`);
    await talk.say('DATA');
    await talk.say(MESSAGE);
    expect(stored[0]?.origin).toMatchObject({ client: '203.0.113.7', greeting: 'mx.moi.example' });
    const stranger = await open();
    const other = await greeted(stranger.door.port);
    expect(await other.say('XFORWARD NAME=mx.moi.example ADDR=203.0.113.7')).toMatch(/^5/u);
  });
});

describe('the LMTP door', () => {
  it('answers for each recipient once the message is stored', async () => {
    const { door, stored } = await open({ protocol: 'lmtp' });
    const talk = await conversation(door.port);
    closing.push(talk.end);
    expect(await talk.say('EHLO mail.moi.example')).toMatch(/^500/u);
    expect(await talk.say('LHLO mail.moi.example')).toContain('SIZE');
    await talk.say('MAIL FROM:<>');
    await talk.say(`RCPT TO:<${REPLY}>`);
    expect(await talk.say(`RCPT TO:<nobody@${DOMAIN}>`)).toMatch(/^550 5\.1\.1/u);
    await talk.say(`RCPT TO:<postmaster@${DOMAIN}>`);
    await talk.say('DATA');
    expect(await talk.say(MESSAGE, 2)).toBe('250 2.0.0 Stored\n250 2.0.0 Stored');
    expect(stored).toHaveLength(1);
    expect(stored[0]?.envelope.to).toEqual([REPLY, `postmaster@${DOMAIN}`]);
    expect(stored[0]?.origin.via).toBe('lmtp');
  });

  it('puts a message off for each recipient when it cannot be stored', async () => {
    const { door } = await open({ protocol: 'lmtp' }, () => Promise.reject(new Error('down')));
    const talk = await greeted(door.port, 'LHLO mail.moi.example');
    await talk.say('MAIL FROM:<fp@moi.example>');
    await talk.say(`RCPT TO:<${REPLY}>`);
    await talk.say(`RCPT TO:<desk@${DOMAIN}>`);
    await talk.say('DATA');
    expect(await talk.say(MESSAGE, 2)).toMatch(/^451 4\.3\.0 .*\n451 4\.3\.0/u);
  });
});

test('with a key and a certificate the door offers TLS', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'door-'));
  closing.push(() => rmSync(folder, { recursive: true }));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', cert, '-days', '2'],
      ...['-subj', `/CN=${DOMAIN}`, '-addext', `subjectAltName=DNS:${DOMAIN}`],
    ],
    { stdio: 'ignore' },
  );
  const { door, stored } = await open({ tls: { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') } });
  const plain = await conversation(door.port);
  closing.push(plain.end);
  expect(await plain.say('EHLO mail.moi.example')).toContain('STARTTLS');
  expect(await plain.say('STARTTLS')).toMatch(/^220/u);
  const secure = connectTls({ socket: plain.socket, servername: DOMAIN, ca: readFileSync(cert) });
  await new Promise((resolve, reject) => secure.once('secureConnect', resolve).once('error', reject));
  expect(secure.authorized).toBe(true);
  secure.destroy();
  const transport = createTransport({
    host: '127.0.0.1',
    port: door.port,
    requireTLS: true,
    tls: { ca: readFileSync(cert), servername: DOMAIN },
  });
  await transport.sendMail({ from: 'fp@moi.example', to: REPLY, subject: 'over TLS', text: 'yes' });
  transport.close();
  expect(stored[0]?.raw).toContain('over TLS');
});
