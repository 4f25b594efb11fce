import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { SMTPServerOptions } from 'smtp-server';
import type { Mailer } from '../../../activities/mail-ports.ts';
import { buildMessage } from '../../../adapters/mail/build-message.ts';
import type { SmtpMailerOptions } from '../../../adapters/mail/smtp-mailer.ts';
import { smtpMailer } from '../../../adapters/mail/smtp-mailer.ts';
import { NO_TLS } from '../../../adapters/mail/smtp-tls.ts';
import { aMail } from './a-mail.ts';
import { fakeMailer } from './fake-mailer.ts';
import { scriptedSmtp } from './scripted-smtp.ts';
import { answer, smtpServerWithFaults } from './smtp-server-with-faults.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function against(server: SMTPServerOptions, mailer: Partial<SmtpMailerOptions> = {}) {
  const post = await smtpServerWithFaults(server);
  const made = smtpMailer({ host: '127.0.0.1', port: post.port, localPost: true, ...mailer });
  closing.push(post.close, made.close);
  return { post, mailer: made };
}

const makers: readonly [string, (localPost: boolean) => Promise<Mailer>][] = [
  ['fake', (localPost) => Promise.resolve(fakeMailer({ localPost }))],
  ['real', async (localPost) => (await against({}, { localPost, tls: NO_TLS })).mailer],
];

describe.each(makers)('any mailer (%s)', (_name, make) => {
  it('says that the server has taken a mail', async () => {
    const mailer = await make(true);
    expect(await mailer.send(aMail())).toMatchObject({ state: 'accepted', rejected: [] });
  });

  it('never calls a letter to nobody sent', async () => {
    const mailer = await make(true);
    await expect(mailer.send(aMail({ to: [] }))).rejects.toMatchObject({ code: 'address-missing' });
    await expect(mailer.send(aMail({ to: [{ address: ' ', name: null }] }))).rejects.toMatchObject({
      code: 'address-missing',
    });
  });

  it.each([
    ['a line break that would add a recipient', 'a@moi.example\r\nBcc: evil@x.example'],
    ['two addresses', 'a@moi.example, b@moi.example'],
    ['a display name', 'Focal Point <a@moi.example>'],
    ['no domain', 'a@'],
    ['no local part', '@moi.example'],
    ['an SMTP command', 'a@moi.example> RCPT TO:<b@moi.example'],
    ['a space', 'focal point@moi.example'],
  ])('refuses an address with %s before anything leaves', async (_what, address) => {
    const mailer = await make(true);
    await expect(mailer.send(aMail({ to: [{ address, name: null }] }))).rejects.toMatchObject({
      code: 'address-invalid',
    });
    await expect(mailer.send(aMail({ cc: [{ address, name: null }] }))).rejects.toMatchObject({
      code: 'address-invalid',
    });
  });

  it('writes to seeded addresses through the local post only', async () => {
    const mailer = await make(false);
    await expect(mailer.send(aMail())).rejects.toMatchObject({ code: 'address-reserved' });
    await expect(
      mailer.send(
        aMail({ to: [{ address: 'a@moi.gov.pk', name: null }], cc: [{ address: 'b@example.org', name: null }] }),
      ),
    ).rejects.toMatchObject({ code: 'address-reserved' });
    expect(await mailer.send(aMail({ to: [{ address: 'a@moi.gov.pk', name: null }] }))).toMatchObject({
      state: 'accepted',
    });
  });
});

describe('the SMTP mailer', () => {
  it('sends exactly the bytes that were built, with the signed address as envelope sender', async () => {
    const senders: string[] = [];
    const { post, mailer } = await against({
      onMailFrom: ({ address }, _session, done) => {
        senders.push(address);
        done();
      },
    });
    await mailer.send(aMail());
    expect(post.taken[0]?.toString()).toBe(Buffer.from(await buildMessage(aMail())).toString());
    expect(senders).toEqual(['desk+abcdefghijklmnop@desk.treaty-desk.example']);
  });

  it('keeps its connection open between mails', async () => {
    const { post, mailer } = await against({});
    for (let count = 0; count < 5; count += 1) await mailer.send(aMail());
    expect(post.taken).toHaveLength(5);
    expect(post.connections()).toBe(1);
  });

  it('opens another connection when the kept one has gone away', async () => {
    const { post, mailer } = await against({ socketTimeout: 400 });
    await mailer.send(aMail());
    await pause(700);
    expect(await mailer.send(aMail())).toMatchObject({ state: 'accepted' });
    expect(post.taken).toHaveLength(2);
  });

  it.each<[string, SMTPServerOptions, string, number | null]>([
    ['421 at connect: the server is busy', { onConnect: (_s, done) => done(answer(421, 'busy')) }, 'deferred', 421],
    [
      '554 at connect: the server takes nobody now',
      { onConnect: (_s, done) => done(answer(554, 'no service')) },
      'deferred',
      554,
    ],
    ['451 at RCPT: greylisted', { onRcptTo: (_a, _s, done) => done(answer(451, 'later')) }, 'deferred', 451],
    ['421 at RCPT: closing', { onRcptTo: (_a, _s, done) => done(answer(421, 'closing')) }, 'deferred', 421],
    [
      '550 at RCPT: nobody of that name',
      { onRcptTo: (_a, _s, done) => done(answer(550, '5.1.1 unknown')) },
      'refused',
      550,
    ],
    [
      '550 at MAIL FROM: our sender is refused, which says nothing of the office',
      { onMailFrom: (_a, _s, done) => done(answer(550, 'no')) },
      'deferred',
      550,
    ],
    [
      '554 after DATA: the text is refused',
      { onData: (stream, _s, done) => stream.on('end', () => done(answer(554, 'spam'))).resume() },
      'refused',
      554,
    ],
    [
      '452 after DATA: no room now',
      { onData: (stream, _s, done) => stream.on('end', () => done(answer(452, 'full'))).resume() },
      'deferred',
      452,
    ],
    ['552 for the size, said before the text', { size: 10 }, 'refused', null],
  ])('%s', async (_case, server, state, code) => {
    const { post, mailer } = await against(server);
    const outcome = await mailer.send(aMail());
    expect(outcome.state).toBe(state);
    if (code !== null) expect(outcome).toMatchObject({ code });
    expect(post.taken).toHaveLength(0);
  });

  it('is uncertain when the connection breaks after the text, and does not send again by itself', async () => {
    const dropping = await scriptedSmtp({ text: 'HANG UP' });
    const mailer = smtpMailer({ host: '127.0.0.1', port: dropping.port, localPost: true });
    closing.push(dropping.close, mailer.close);
    expect(await mailer.send(aMail())).toMatchObject({ state: 'uncertain', code: null });
    await pause(300);
    expect(dropping.texts).toHaveLength(1);
  });

  it('is deferred when nobody listens', async () => {
    const post = await smtpServerWithFaults();
    await post.close();
    const mailer = smtpMailer({ host: '127.0.0.1', port: post.port, localPost: true });
    expect(await mailer.send(aMail())).toMatchObject({ state: 'deferred', code: null });
  });

  it('is deferred when the server never greets, within the stated time', async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const address = silent.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    const mailer = smtpMailer({
      host: '127.0.0.1',
      port,
      localPost: true,
      timeouts: { connect: 200, greeting: 200, socket: 500, turn: 500, whole: 1_000 },
    });
    expect(await mailer.send(aMail())).toMatchObject({ state: 'deferred' });
    silent.close();
  });

  it('tells a refused login from a refused mail', async () => {
    const { mailer } = await against(
      {
        authOptional: false,
        allowInsecureAuth: true,
        onAuth: (_auth, _session, done) => done(answer(535, '5.7.8 wrong')),
      },
      { login: { user: 'desk', password: 'wrong' } },
    );
    expect(await mailer.send(aMail())).toMatchObject({ state: 'login-failed', code: 535 });
    const { mailer: anonymous } = await against({ authOptional: false });
    expect(await anonymous.send(aMail())).toMatchObject({ state: 'login-failed', code: 530 });
  });

  it('names the recipients that were refused while others were taken', async () => {
    const { mailer } = await against({
      onRcptTo: ({ address }, _session, done) => done(address.startsWith('gone') ? answer(550, '5.1.1 unknown') : null),
    });
    const outcome = await mailer.send(aMail({ cc: [{ address: 'gone@moi.example', name: null }] }));
    expect(outcome).toMatchObject({
      state: 'accepted',
      rejected: [{ address: 'gone@moi.example', code: 550, permanent: true }],
    });
  });

  it('tries again later when one recipient is gone and the other only busy', async () => {
    const { mailer } = await against({
      onRcptTo: ({ address }, _session, done) =>
        done(address.startsWith('gone') ? answer(550, 'unknown') : answer(450, 'busy')),
    });
    const outcome = await mailer.send(aMail({ cc: [{ address: 'gone@moi.example', name: null }] }));
    expect(outcome).toMatchObject({ state: 'deferred' });
  });

  it('sends a hundred mails at once over a few connections', async () => {
    const { post, mailer } = await against({});
    const outcomes = await Promise.all(
      Array.from({ length: 100 }, (_, index) => mailer.send(aMail({ mailId: `mail-${index}` }))),
    );
    expect(outcomes.filter(({ state }) => state === 'accepted')).toHaveLength(100);
    expect(post.taken).toHaveLength(100);
    expect(post.connections()).toBeLessThanOrEqual(4);
  });
});
