import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSettings } from '../../config/settings.ts';
import { outgoingMail } from '../../worker/outgoing-mail.ts';
import { smtpServer } from '../../worker/smtp-server.ts';
import { aMail } from '../adapters/mail/a-mail.ts';
import { smtpServerWithFaults } from '../adapters/mail/smtp-server-with-faults.ts';

const quiet = { warn: () => undefined, error: () => undefined };
const SELECTOR = { TREATY_DESK_DKIM_SELECTOR: 'desk2026', TREATY_DESK_MAIL_DOMAIN: 'treaty-desk.example' };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'outgoing-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('the mail server of the settings', () => {
  const of = (env: Readonly<Record<string, string>>) => smtpServer(readSettings(env));

  it('is the local post where none is named: no TLS, no rate', async () => {
    expect(await of({})).toEqual({ host: '127.0.0.1', port: 2525, localPost: true });
  });

  it.each([
    ['smtp://mail.gov.pk', {}, { port: 587, tls: { implicit: false, trust: 'verified' } }],
    ['smtps://mail.gov.pk', {}, { port: 465, tls: { implicit: true, trust: 'verified' } }],
    ['smtp://mail.gov.pk:25', { TREATY_DESK_SMTP_TLS: 'offered' }, { port: 25, tls: { trust: 'offered' } }],
    ['smtp://desk%40mohr:p%3Aw@[::1]:2587', {}, { host: '::1', login: { user: 'desk@mohr', password: 'p:w' } }],
  ])('%s with %o', async (TREATY_DESK_SMTP_URL, env, expected) => {
    const server = await of({ TREATY_DESK_SMTP_URL, TREATY_DESK_MAIL_DOMAIN: 'mohr.gov.pk', ...env });
    expect(server).toMatchObject({ localPost: false, name: 'mohr.gov.pk', ...expected });
    expect(server.pace).toBeTypeOf('function');
  });

  it.each(['none', 'offered'])('smtps:// and %s contradict each other', async (TREATY_DESK_SMTP_TLS) => {
    await expect(of({ TREATY_DESK_SMTP_URL: 'smtps://mail.gov.pk', TREATY_DESK_SMTP_TLS })).rejects.toMatchObject({
      code: 'data-invalid',
      message: expect.stringContaining(`TREATY_DESK_SMTP_TLS is ${TREATY_DESK_SMTP_TLS}`) as string,
    });
  });
});

describe('mail as it leaves by the settings', () => {
  it('is signed where a key is named, as it was built and as it is sent', async () => {
    const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    const TREATY_DESK_DKIM_KEY = join(folder, 'dkim.pem');
    await writeFile(TREATY_DESK_DKIM_KEY, key.export({ type: 'pkcs8', format: 'pem' }));
    const server = await smtpServerWithFaults();
    const env = { TREATY_DESK_POST_PORT: String(server.port), TREATY_DESK_DKIM_KEY, ...SELECTOR };
    const { mailer, buildMessage } = await outgoingMail(readSettings(env), quiet);
    const raw = await buildMessage(aMail());
    const mail = { mailId: 'm', envelopeFrom: 'desk@treaty-desk.example', recipients: ['a@moi.example'], raw };
    for (const attempt of [1, 2])
      expect([attempt, await mailer.deliver(mail)]).toMatchObject([attempt, { state: 'accepted' }]);
    await mailer.close();
    await server.close();
    expect(server.taken.map(String)).toEqual([Buffer.from(raw).toString(), Buffer.from(raw).toString()]);
    expect(Buffer.from(raw).toString()).toMatch(/^DKIM-Signature: v=1; a=rsa-sha256;.*\bs=desk2026;/su);
  });

  it('is refused at the start, not at the first letter, where the key cannot sign', async () => {
    const TREATY_DESK_DKIM_KEY = join(folder, 'ed25519.pem');
    const key = generateKeyPairSync('ed25519').privateKey;
    await writeFile(TREATY_DESK_DKIM_KEY, key.export({ type: 'pkcs8', format: 'pem' }));
    await expect(outgoingMail(readSettings({ TREATY_DESK_DKIM_KEY, ...SELECTOR }), quiet)).rejects.toMatchObject({
      code: 'data-invalid',
      message: expect.stringContaining('ed25519') as string,
    });
  });
});
