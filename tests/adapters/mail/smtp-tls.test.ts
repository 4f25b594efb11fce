import { createServer } from 'node:net';
import type { SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import type { SendOutcome } from '../../../activities/mail-ports.ts';
import { serverOptions, smtpMailer } from '../../../adapters/mail/smtp-mailer.ts';
import { SmtpPool } from '../../../adapters/mail/smtp-pool.ts';
import type { TlsTrust } from '../../../adapters/mail/smtp-tls.ts';
import { aMail } from './a-mail.ts';
import { aCertificate, type TestCertificate } from './certificates.ts';
import { scriptedSmtp, type Moment, type Saying } from './scripted-smtp.ts';
import { smtpServerWithFaults } from './smtp-server-with-faults.ts';

const LETTER = aMail({ to: [{ address: 'focal.point@moi.gov.pk', name: null }] });
const TIMEOUTS = { connect: 2_000, greeting: 2_000, socket: 2_000, turn: 2_000, whole: 5_000 };

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const authority = aCertificate({ name: 'Government Authority', authority: true });
const good = aCertificate({ name: 'localhost', by: authority });

interface How {
  readonly trust?: TlsTrust;
  readonly implicit?: boolean;
  readonly authorities?: readonly string[];
  readonly login?: { readonly user: string; readonly password: string };
}

const reached = (port: number, { trust = 'verified', implicit = false, authorities, login }: How) => ({
  host: 'localhost',
  port,
  localPost: false,
  tls: { implicit, trust, authorities: authorities ?? [authority.cert] },
  timeouts: TIMEOUTS,
  ...(login === undefined ? {} : { login }),
});

async function send(port: number, how: How): Promise<SendOutcome> {
  const mailer = smtpMailer(reached(port, how));
  closing.push(mailer.close);
  return mailer.send(LETTER);
}

/** A server with a certificate, with STARTTLS or with TLS from the first byte. */
async function serverWith({ cert, key }: TestCertificate, secure = false, more: SMTPServerOptions = {}) {
  const server = await smtpServerWithFaults({
    cert,
    key,
    secure,
    disabledCommands: secure ? ['STARTTLS'] : [],
    ...more,
  });
  closing.push(server.close);
  return server;
}

describe.each([
  ['STARTTLS', false],
  ['TLS from the first byte', true],
])('%s', (_name, implicit) => {
  it('is used towards a server whose certificate the named authority signed', async () => {
    const server = await serverWith(good, implicit);
    expect(await send(server.port, { implicit })).toMatchObject({ state: 'accepted' });
    expect(server.taken).toHaveLength(1);
  });

  const CERTIFICATES: readonly (readonly [string, TestCertificate, RegExp])[] = [
    ['an expired certificate', aCertificate({ name: 'localhost', by: authority, until: -1 }), /has expired.*renewed/u],
    ['one of tomorrow', aCertificate({ name: 'localhost', by: authority, from: 1 }), /not valid yet.*clock/u],
    ['a self-signed one', aCertificate({ name: 'localhost' }), /nobody this machine trusts.*TREATY_DESK_SMTP_CA/u],
    [
      'one of an authority that is not known',
      aCertificate({ name: 'localhost', by: aCertificate({ name: 'Another Authority', authority: true }) }),
      /nobody this machine trusts.*TREATY_DESK_SMTP_CA/u,
    ],
    [
      'one for another name',
      aCertificate({ name: 'mail.example.org', by: authority }),
      /another name.*TREATY_DESK_SMTP_URL/u,
    ],
  ];

  it.each(CERTIFICATES)('with %s keeps the mail back, says why and what to do', async (_what, certificate, says) => {
    const server = await serverWith(certificate, implicit);
    const outcome = await send(server.port, { implicit });
    expect(outcome).toMatchObject({ state: 'deferred', untilRepaired: true });
    expect(outcome.response).toMatch(says);
    expect(server.taken).toEqual([]);
  });

  it.each(CERTIFICATES)('with %s is used where any certificate is taken', async (_what, certificate) => {
    const server = await serverWith(certificate, implicit);
    expect(await send(server.port, { implicit, trust: 'unverified' })).toMatchObject({ state: 'accepted' });
  });

  it('trusts the public authorities alone where no other is named', async () => {
    const server = await serverWith(aCertificate({ name: 'localhost' }), implicit);
    expect(await send(server.port, { implicit, authorities: [] })).toMatchObject({ state: 'deferred' });
  });

  it('that never comes about is no open door: the server closes, stalls or talks nonsense instead', async () => {
    let handshakes = 0;
    for (const nonsense of ['HTTP/1.1 400 Bad Request\r\n\r\n', '', null]) {
      const server = createServer((socket) => {
        socket.on('error', () => undefined);
        if (!implicit) socket.write('220 mail.example\r\n');
        socket.on('data', (chunk) => {
          const command = chunk.toString('latin1');
          if (command.startsWith('EHLO')) socket.write('250-mail.example\r\n250 STARTTLS\r\n');
          else if (command.startsWith('STARTTLS')) socket.write('220 go ahead\r\n');
          else {
            handshakes += 1;
            if (nonsense === null) socket.destroy();
            else socket.write(nonsense);
          }
        });
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      closing.push(() => new Promise((resolve) => server.close(() => resolve())));
      const address = server.address();
      const outcome = await send(address !== null && typeof address === 'object' ? address.port : 0, { implicit });
      expect(outcome).toMatchObject({ state: 'deferred', code: null });
      expect(outcome.response).toMatch(nonsense === null ? /TLS|closed|disconnected/iu : /TLS|timeout|timed out/iu);
    }
    expect(handshakes).toBe(3);
  });
});

describe('where TLS is a condition', () => {
  it('nothing is said to a server that does not offer it, and no password', async () => {
    const login = { user: 'desk', password: 'secret' };
    for (const trust of ['verified', 'unverified'] as const) {
      const server = await scriptedSmtp();
      closing.push(server.close);
      const outcome = await send(server.port, { trust, login });
      expect(outcome).toMatchObject({ state: 'deferred', untilRepaired: true });
      expect(outcome.response).toMatch(/does not offer STARTTLS.*587/u);
      expect(server.heard.map((line) => line.split(' ')[0])).toEqual(['EHLO', 'STARTTLS']);
      expect(server.texts).toEqual([]);
    }
  });

  it('a server that cannot do it for the time being is asked again', async () => {
    const server = await scriptedSmtp({ STARTTLS: '454 4.7.0 TLS not available due to temporary reason' });
    closing.push(server.close);
    const outcome = await send(server.port, {});
    expect(outcome).toMatchObject({ state: 'deferred', code: 454 });
    expect(outcome).not.toHaveProperty('untilRepaired');
    expect(outcome.response).toMatch(/for the time being.*454 4\.7\.0/u);
  });

  it('a port that speaks something else is said to be the wrong one', async () => {
    const plain = await smtpServerWithFaults();
    closing.push(plain.close);
    const outcome = await send(plain.port, { implicit: true });
    expect(outcome).toMatchObject({ state: 'deferred', untilRepaired: true });
    expect(outcome.response).toMatch(/does not speak TLS.*465.*587/u);
  });
});

describe('where TLS is taken if offered', () => {
  const trust = 'offered';
  it('it is used, whatever the certificate', async () => {
    let secured = false;
    const server = await serverWith(aCertificate({ name: 'elsewhere.example' }), false, {
      onMailFrom: (_address, session, done) => {
        secured = session.secure;
        done();
      },
    });
    expect(await send(server.port, { trust })).toMatchObject({ state: 'accepted' });
    expect(secured).toBe(true);
  });

  it('a mail leaves in the clear where it is not offered, but never a password', async () => {
    const server = await scriptedSmtp();
    closing.push(server.close);
    expect(await send(server.port, { trust })).toMatchObject({ state: 'accepted' });
    const outcome = await send(server.port, { trust, login: { user: 'desk', password: 'secret' } });
    expect(outcome).toMatchObject({ state: 'deferred', untilRepaired: true });
    expect(outcome.response).toContain('TREATY_DESK_SMTP_TLS');
    expect(server.heard.filter((line) => line.startsWith('AUTH'))).toEqual([]);
  });

  it.each<[string, Partial<Record<Moment, Saying>>]>([
    ['is refused after all', { STARTTLS: '454 4.7.0 not now' }],
    ['is refused for good after all', { STARTTLS: '554 5.7.0 no' }],
    ['breaks', { STARTTLS: '220 go ahead' }],
  ])('where it is offered and then %s, the mail waits: it does not go in the clear', async (_what, script) => {
    const server = await scriptedSmtp({ EHLO: '250-mail.example\r\n250 STARTTLS', ...script });
    closing.push(server.close);
    expect(await send(server.port, { trust })).toMatchObject({ state: 'deferred' });
    expect(server.heard.filter((line) => line.startsWith('MAIL'))).toEqual([]);
  });
});

it('a greeting tells how the connection is secured, and sends nothing', async () => {
  const server = await serverWith(good);
  const pool = new SmtpPool(serverOptions(reached(server.port, {})));
  expect(await pool.greet()).toEqual({
    tls: 'TLSv1.3',
    trusted: true,
    certificateUntil: expect.stringMatching(/^20\d\d-/u) as string,
    loggedIn: false,
  });
  expect(server.taken).toEqual([]);
});
