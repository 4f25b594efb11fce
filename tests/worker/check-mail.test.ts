import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MailServerReport } from '../../activities/mail-ports.ts';
import { dkimSigner } from '../../adapters/mail/dkim.ts';
import { readSettings } from '../../config/settings.ts';
import { checkMail, type CheckParts } from '../../worker/check-mail.ts';
import { aCertificate } from '../adapters/mail/certificates.ts';
import { answer, smtpServerWithFaults } from '../adapters/mail/smtp-server-with-faults.ts';

const authority = aCertificate({ name: 'Government Authority', authority: true });
const good = aCertificate({ name: 'localhost', by: authority, until: 40 });
const privateKey = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString();
const { record, recordName } = dkimSigner({ domain: 'mohr.gov.pk', selector: 'desk', privateKey, file: '' });

let folder: string;
let server: Awaited<ReturnType<typeof smtpServerWithFaults>>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'check-mail-'));
  await writeFile(join(folder, 'ca.pem'), authority.cert);
  await writeFile(join(folder, 'dkim.pem'), privateKey);
  server = await smtpServerWithFaults({
    cert: good.cert,
    key: good.key,
    disabledCommands: [],
    authOptional: false,
    onAuth: ({ password }, _session, done) =>
      password === 'right' ? done(null, { user: 'desk' }) : done(answer(535, '5.7.8 wrong')),
  });
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const checked = (
  env: Readonly<Record<string, string>>,
  to: string | null = null,
  resolve: CheckParts['resolve'] = async () => [],
): Promise<MailServerReport> =>
  checkMail(
    readSettings({
      TREATY_DESK_SMTP_URL: `smtp://desk:right@localhost:${server.port}`,
      TREATY_DESK_SMTP_CA: join(folder, 'ca.pem'),
      TREATY_DESK_MAIL_DOMAIN: 'mohr.gov.pk',
      ...env,
    }),
    to,
    { now: Date.parse('2026-11-30T09:00:00+05:00'), resolve },
  );
const SIGNED = () => ({ TREATY_DESK_DKIM_KEY: join(folder, 'dkim.pem'), TREATY_DESK_DKIM_SELECTOR: 'desk' });
const stepsOf = ({ steps }: MailServerReport) => steps.map(({ step, ok }) => `${step} ${String(ok)}`);

describe('a check of the mail server', () => {
  it('says how the connection is secured and that the login is taken, and sends nothing', async () => {
    const report = await checked({});
    expect(report.server).toBe(`localhost:${server.port}`);
    expect(stepsOf(report)).toEqual(['connection true', 'encryption true', 'login true', 'signature null']);
    const until = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
    expect(report.steps[1]?.words).toBe(`TLSv1.3, a certificate that holds until ${until}`);
    expect(server.taken).toEqual([]);
  });

  it('says of a certificate that nobody knows what to do, and of a wrong password that it is wrong', async () => {
    const unknown = await checked({ TREATY_DESK_SMTP_CA: '' });
    expect(stepsOf(unknown)).toEqual(['connection false', 'signature null']);
    expect(unknown.steps[0]?.words).toContain('TREATY_DESK_SMTP_CA');
    const wrong = await checked({ TREATY_DESK_SMTP_URL: `smtp://desk:wrong@localhost:${server.port}` });
    expect(wrong.steps[0]).toMatchObject({ ok: false, words: expect.stringContaining('535') as string });
  });

  it.each<[string, CheckParts['resolve'], boolean | null, RegExp]>([
    [
      'stands in DNS, in pieces',
      async () => [['v=spf1'], record.match(/.{1,255}/gu) ?? []],
      true,
      /the key is the one/u,
    ],
    [
      'is another one in DNS',
      async () => [['v=DKIM1; p=MIIBothers']],
      false,
      /another key.*publish at desk\._domainkey/u,
    ],
    ['is missing in DNS', () => Promise.reject(Object.assign(new Error(), { code: 'ENOTFOUND' })), false, /no key/u],
    [
      'cannot be looked up',
      () => Promise.reject(Object.assign(new Error(), { code: 'ETIMEOUT' })),
      null,
      /could not be asked/u,
    ],
  ])('says that the public half of the key %s', async (_what, resolve, ok, says) => {
    const names: string[] = [];
    const report = await checked(SIGNED(), null, (name) => {
      names.push(name);
      return resolve!(name);
    });
    expect(names).toEqual([recordName]);
    expect(report.steps.at(-1)).toMatchObject({ step: 'signature', ok });
    expect(report.steps.at(-1)?.words).toMatch(says);
    if (ok !== true) expect(report.steps.at(-1)?.words).toContain(record);
  });

  it('sends one short signed letter where an address is given for it', async () => {
    const report = await checked(SIGNED(), 'engineer@moi.gov.pk');
    expect(report.steps.at(-1)).toMatchObject({ step: 'letter', ok: true });
    expect(server.taken).toHaveLength(1);
    const mail = await simpleParser(server.taken[0]!);
    expect(mail.subject).toBe('Test of the mail server');
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(server.taken[0]!.toString()).toMatch(/^DKIM-Signature:/u);
  });

  it('refuses to send it to a seeded address', async () => {
    await expect(checked({}, 'focal.point@moi.example')).rejects.toMatchObject({ code: 'address-reserved' });
  });
});
