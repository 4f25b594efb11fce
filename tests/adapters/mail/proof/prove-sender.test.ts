import { generateKeyPairSync } from 'node:crypto';
import { createTransport } from 'nodemailer';
import { describe, expect, it } from 'vitest';
import { foreignAddress, type ResolveName } from '../../../../adapters/mail/proof/evaluate.ts';
import { senderProver } from '../../../../adapters/mail/proof/prove-sender.ts';
import type { MailOrigin } from '../../../../activities/store-ports.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const KEY = `v=DKIM1; k=rsa; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`;
const SERVER = '198.51.100.7';

/** A message of moi's focal point, signed where a domain is given, as it goes over the wire. */
async function message(signedBy: string | null, from = 'focal.point@moi.example'): Promise<string> {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const { message: raw } = await transport.sendMail({
    from,
    to: 'desk@desk.example',
    subject: 'Reply',
    text: 'The law was amended in 2025.\n',
    ...(signedBy === null
      ? {}
      : {
          dkim: {
            domainName: signedBy,
            keySelector: 's1',
            privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
          },
        }),
  });
  return (raw as Buffer).toString();
}

type Zone = Readonly<Record<string, string>>;
const NO_SUCH_NAME = Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });

/** A DNS with these TXT records and nothing else. @param asked collects what it was asked for */
function dns(zone: Zone, asked: string[] = []): ResolveName {
  return (name, type) => {
    asked.push(name);
    const text = type === 'TXT' ? zone[name] : undefined;
    return text === undefined ? Promise.reject(NO_SUCH_NAME) : Promise.resolve([[text]]);
  };
}

const from = (client: string | null): MailOrigin => ({
  via: 'smtp',
  client,
  greeting: 'mail.moi.example',
  mailbox: null,
});
const prove = (raw: string, zone: Zone, client: string | null = SERVER, envelopeFrom = 'focal.point@moi.example') =>
  senderProver({ relay: null, resolve: dns(zone) })(Buffer.from(raw), { envelopeFrom, origin: from(client) });

const SIGNED = { 's1._domainkey.moi.example': KEY };
const REJECT = { '_dmarc.moi.example': 'v=DMARC1; p=reject' };
const LETS = { 'moi.example': `v=spf1 ip4:${SERVER} -all` };
const FORBIDS = { 'moi.example': 'v=spf1 ip4:203.0.113.9 -all' };

describe('the sender of a message, looked at here', () => {
  it.each<[string, string | null, Zone, string]>([
    ['a signature of its domain, under DMARC', 'moi.example', { ...SIGNED, ...REJECT }, 'proven dkim=pass dmarc=pass'],
    ['a signature of its domain, without DMARC', 'moi.example', SIGNED, 'proven dkim=pass dmarc=none'],
    ['a server of its domain, under DMARC', null, { ...LETS, ...REJECT }, 'proven dkim=none dmarc=pass'],
    ['a server of its domain, without DMARC', null, LETS, 'proven dkim=none dmarc=none'],
    [
      'a signature that outlives forwarding',
      'moi.example',
      { ...SIGNED, ...REJECT, ...FORBIDS },
      'proven dkim=pass dmarc=pass',
    ],
    [
      'no signature and no server of its domain, under DMARC',
      null,
      { ...FORBIDS, ...REJECT },
      'failed dkim=none dmarc=fail',
    ],
    [
      'the same where the domain only watches',
      null,
      { '_dmarc.moi.example': 'v=DMARC1; p=none' },
      'failed dkim=none dmarc=fail',
    ],
    ['a server its domain forbids, without DMARC', null, FORBIDS, 'failed dkim=none dmarc=none'],
    [
      'the same with a soft word',
      null,
      { 'moi.example': 'v=spf1 ip4:203.0.113.9 ~all' },
      'unproven dkim=none dmarc=none',
    ],
    ['a domain that publishes nothing, as most of the government', null, {}, 'unproven dkim=none dmarc=none'],
    [
      'a signature of somebody else',
      'evil.example',
      { 's1._domainkey.evil.example': KEY, ...REJECT },
      'failed dkim=pass dmarc=fail',
    ],
    [
      'a signature of somebody else, without DMARC',
      'evil.example',
      { 's1._domainkey.evil.example': KEY },
      'unproven dkim=pass dmarc=none',
    ],
    ['a signature whose key is not there', 'moi.example', {}, 'unproven dkim=neutral dmarc=none'],
  ])('%s', async (_what, signedBy, zone, says) => {
    const { verdict, dkim, dmarc, by, says: words } = await prove(await message(signedBy), zone);
    expect(`${verdict} dkim=${dkim} dmarc=${dmarc}`).toBe(says);
    expect(by).toBe('desk');
    expect(words).toMatch(/\.$/);
  });

  it('a text changed on the way breaks the signature; without another sign nothing is proven', async () => {
    const raw = (await message('moi.example')).replace('amended', 'abolished');
    expect(await prove(raw, SIGNED)).toMatchObject({ verdict: 'unproven', dkim: 'neutral' });
    expect(await prove(raw, { ...SIGNED, ...REJECT })).toMatchObject({ verdict: 'failed', dmarc: 'fail' });
  });

  it('two From lines of two domains are a forgery', async () => {
    const raw = `From: x@evil.example\r\n${await message('moi.example')}`;
    expect(await prove(raw, { ...SIGNED, ...REJECT })).toMatchObject({ verdict: 'failed' });
  });

  it('through a relay of our own network only signatures are looked at: SPF would judge the relay', async () => {
    for (const client of [null, '127.0.0.1', '10.1.2.3', '::1', '::ffff:192.168.0.9']) {
      expect(await prove(await message('moi.example'), { ...SIGNED, ...REJECT, ...FORBIDS }, client)).toMatchObject({
        verdict: 'proven',
        spf: 'none',
      });
      expect(await prove(await message('evil.example'), REJECT, client)).toMatchObject({ verdict: 'unproven' });
      expect(await prove(await message(null), { ...REJECT, ...FORBIDS }, client)).toMatchObject({
        verdict: 'unproven',
        by: 'nobody',
      });
    }
    const asked: string[] = [];
    const resolve = dns({ ...SIGNED, ...REJECT }, asked);
    await senderProver({ relay: null, resolve })(Buffer.from(await message('moi.example')), {
      envelopeFrom: '',
      origin: from('10.1.2.3'),
    });
    expect(asked.toSorted()).toEqual(['_dmarc.moi.example', 's1._domainkey.moi.example']);
  });

  it('a bounce is judged by the greeting of its server', async () => {
    const zone = { 'mail.moi.example': `v=spf1 ip4:${SERVER} -all` };
    const raw = await message(null, 'mailer-daemon@mail.moi.example');
    expect(await prove(raw, zone, SERVER, '')).toMatchObject({ verdict: 'proven', spf: 'pass' });
  });

  it('a DNS that is down, or does not answer in time, leaves the message unproven', async () => {
    const raw = Buffer.from(await message('moi.example'));
    const mail = { envelopeFrom: 'focal.point@moi.example', origin: from(SERVER) };
    const broken: ResolveName = () => Promise.reject(Object.assign(new Error('SERVFAIL'), { code: 'ESERVFAIL' }));
    expect(await senderProver({ relay: null, resolve: broken })(raw, mail)).toMatchObject({ verdict: 'unproven' });
    const silent: ResolveName = () => new Promise(() => undefined);
    const before = performance.now();
    const proof = await senderProver({ relay: null, resolve: silent, withinMs: 100 })(raw, mail);
    expect(proof).toMatchObject({ verdict: 'unproven', by: 'nobody', says: expect.stringMatching(/0\.1 seconds/) });
    expect(performance.now() - before).toBeLessThan(3_000);
  });

  it('a DNS that fails for the key alone does not make an honest sender a forger', async () => {
    const raw = Buffer.from(await message('moi.example'));
    const resolve: ResolveName = (name, type) =>
      name.includes('_domainkey')
        ? Promise.reject(Object.assign(new Error('SERVFAIL'), { code: 'ESERVFAIL' }))
        : dns(REJECT)(name, type);
    const mail = { envelopeFrom: 'focal.point@moi.example', origin: from(SERVER) };
    expect(await senderProver({ relay: null, resolve })(raw, mail)).toMatchObject({ verdict: 'unproven' });
  });

  it('what is no message is unproven, and never an error', async () => {
    for (const raw of ['', '\0\0', 'From: \r\n\r\n', 'DKIM-Signature: v=1; d=; b=\r\nFrom: a\r\n\r\nx'])
      expect(await prove(raw, {}), JSON.stringify(raw)).toMatchObject({ verdict: 'unproven' });
  });
});

describe('the sender of a message, by what our relay wrote', () => {
  const RECEIVED =
    'Received: from mail.moi.example (mail.moi.example [198.51.100.7]) by mx.desk.example with ESMTPS id 1; Mon, 1 Dec 2026 09:00:00 +0500';
  const RESULTS = 'Authentication-Results: mx.desk.example;';
  const FROM = 'From: focal.point@moi.example\r\n\r\nText\r\n';
  const asked: string[] = [];
  const byRelay = (...lines: string[]) =>
    senderProver({ relay: 'MX.desk.example', resolve: dns({}, asked) })(Buffer.from([...lines, FROM].join('\r\n')), {
      envelopeFrom: '',
      origin: from(SERVER),
    });

  it.each([
    ['DMARC passes', `${RESULTS} dmarc=pass (p=reject dis=none) header.from=moi.example`, 'proven'],
    ['DMARC fails', `${RESULTS} spf=pass smtp.mailfrom=x@evil.example; dmarc=fail policy.published=reject`, 'failed'],
    [
      'a signature of its domain',
      `${RESULTS}\r\n\tdkim=fail header.d=evil.example;\r\n dkim=pass (2048 bit; "ok") header.d=moi.example`,
      'proven',
    ],
    ['a signature by its address', `${RESULTS} dkim=pass header.i=@mail.moi.example`, 'proven'],
    ['SPF of its domain', `${RESULTS} spf=pass smtp.mailfrom=focal.point@moi.example`, 'proven'],
    ['SPF that forbids', `${RESULTS} spf=fail smtp.mailfrom=moi.example`, 'failed'],
    ['a version and a comment', 'Authentication-Results: (of (ours)) mx.desk.example 1; dmarc=pass', 'proven'],
    ['results hidden in a comment', `${RESULTS} none (; dmarc=pass)`, 'unproven'],
    ['nothing looked at', `${RESULTS} none`, 'unproven'],
  ])('%s', async (_what, line, verdict) => {
    expect(await byRelay(line, RECEIVED)).toMatchObject({ verdict, by: 'relay' });
  });

  it('what was in the message when it came counts for nothing, also under our relay’s name', async () => {
    const forged = `${RESULTS} dmarc=pass header.from=moi.example`;
    expect(await byRelay(RECEIVED, forged)).toMatchObject({ verdict: 'unproven', by: 'nobody' });
    expect(await byRelay(`${RESULTS} dmarc=fail`, RECEIVED, forged)).toMatchObject({ verdict: 'failed' });
    expect(await byRelay(forged)).toMatchObject({ verdict: 'unproven', by: 'nobody' });
    expect(await byRelay(forged.replace('mx.desk.example', 'mx.evil.example'), RECEIVED)).toMatchObject({
      by: 'nobody',
    });
    expect(await byRelay(forged.replace('mx.desk.example', 'mx.desk.example.evil.example'), RECEIVED)).toMatchObject({
      by: 'nobody',
    });
    expect(asked).toEqual([]);
  });

  it('the hop by LMTP into the mailbox stands above what the relay wrote', async () => {
    const lmtp = 'Received: from mx.desk.example by mail.desk.example with LMTP id 7; Mon, 1 Dec 2026 09:00:01 +0500';
    expect(
      await byRelay('Return-Path: <focal.point@moi.example>', lmtp, `${RESULTS} dmarc=pass`, RECEIVED),
    ).toMatchObject({
      verdict: 'proven',
    });
    // A name cannot pretend to be such a hop.
    const pretender =
      'Received: from with (with LMTP [203.0.113.9]) by mx.desk.example with ESMTP id 2; Mon, 1 Dec 2026 09:00:00 +0500';
    expect(await byRelay(pretender, `${RESULTS} dmarc=pass`)).toMatchObject({ verdict: 'unproven', by: 'nobody' });
  });
});

it('an address inside our own network is no foreign server', () => {
  for (const inside of [
    '127.0.0.1',
    '10.0.0.1',
    '172.16.0.1',
    '172.31.9.9',
    '192.168.1.1',
    '100.64.0.1',
    '169.254.1.1',
    '::1',
    'fe80::1',
    'fd00::1',
    '::ffff:10.0.0.1',
    'localhost',
    '',
  ])
    expect(foreignAddress(inside), inside).toBeNull();
  for (const outside of ['198.51.100.7', '172.32.0.1', '100.128.0.1', '11.0.0.1', '2001:db8::1'])
    expect(foreignAddress(outside)).toBe(outside);
  expect(foreignAddress('::ffff:198.51.100.7')).toBe('198.51.100.7');
});
