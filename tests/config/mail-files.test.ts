import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dkimKeyFile, smtpAuthorities } from '../../config/mail-files.ts';
import { readSettings } from '../../config/settings.ts';
import { aCertificate } from '../adapters/mail/certificates.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mail-files-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function file(name: string, text: string): Promise<string> {
  await writeFile(join(folder, name), text);
  return join(folder, name);
}

describe('authorities trusted towards the mail server', () => {
  const one = aCertificate({ name: 'Government Authority', authority: true }).cert;
  const two = aCertificate({ name: 'Ministry Authority', authority: true }).cert;

  it('are all those of the file, whatever stands between them', async () => {
    const smtpCa = await file('ca.pem', `# the government's own\n${one}\nand the ministry's\n${two}`);
    expect(await smtpAuthorities({ smtpCa })).toEqual([one.trim(), two.trim()]);
    expect(await smtpAuthorities({ smtpCa: null })).toEqual([]);
  });

  it.each([
    ['a file without a certificate', 'no.pem', 'hello'],
    ['a certificate that is cut off', 'half.pem', one.replace(/.{20}\n-----END/su, '\n-----END')],
    ['an empty file', 'empty.pem', ''],
  ])('%s is refused by name', async (_what, name, text) => {
    const smtpCa = await file(name, text);
    await expect(smtpAuthorities({ smtpCa })).rejects.toMatchObject({
      code: 'data-invalid',
      message: expect.stringContaining(`TREATY_DESK_SMTP_CA: ${smtpCa}`) as string,
      hint: expect.stringContaining('PEM') as string,
    });
  });

  it('a file that is not there is refused by name', async () => {
    await expect(smtpAuthorities({ smtpCa: join(folder, 'none.pem') })).rejects.toMatchObject({
      code: 'data-invalid',
      message: expect.stringContaining('ENOENT') as string,
    });
  });
});

describe('the key that signs mail', () => {
  const of = (env: Readonly<Record<string, string>>) =>
    dkimKeyFile(readSettings({ TREATY_DESK_MAIL_DOMAIN: 'desk.mohr.gov.pk', ...env }));

  it('is none where none is named', async () => {
    expect(await of({})).toBeNull();
  });

  it('signs for our own domain, or for one above it that is named', async () => {
    const TREATY_DESK_DKIM_KEY = await file('dkim.pem', 'the key');
    const env = { TREATY_DESK_DKIM_KEY, TREATY_DESK_DKIM_SELECTOR: 'desk2026' };
    expect(await of(env)).toEqual({
      domain: 'desk.mohr.gov.pk',
      selector: 'desk2026',
      privateKey: 'the key',
      file: TREATY_DESK_DKIM_KEY,
    });
    expect(await of({ ...env, TREATY_DESK_DKIM_DOMAIN: 'MoHR.gov.pk' })).toMatchObject({ domain: 'mohr.gov.pk' });
  });

  it.each([
    ['a key without a selector', { TREATY_DESK_DKIM_KEY: '/k.pem' }, 'TREATY_DESK_DKIM_SELECTOR is not'],
    ['a selector without a key', { TREATY_DESK_DKIM_SELECTOR: 'desk' }, 'TREATY_DESK_DKIM_KEY is not'],
    [
      'a domain that has nothing to do with ours',
      { TREATY_DESK_DKIM_KEY: '/k.pem', TREATY_DESK_DKIM_SELECTOR: 'desk', TREATY_DESK_DKIM_DOMAIN: 'r.gov.pk' },
      'says nothing about mail from desk.mohr.gov.pk',
    ],
    [
      'a file that is not there',
      { TREATY_DESK_DKIM_KEY: '/nowhere/k.pem', TREATY_DESK_DKIM_SELECTOR: 'desk' },
      'TREATY_DESK_DKIM_KEY: /nowhere/k.pem cannot be read (ENOENT)',
    ],
  ])('%s is refused', async (_what, env, says) => {
    await expect(of(env)).rejects.toMatchObject({
      code: 'data-invalid',
      message: expect.stringContaining(says) as string,
    });
  });

  it('a path that is relative counts from the project', () => {
    const { dkimKey, smtpCa, projectFolder } = readSettings({
      TREATY_DESK_DKIM_KEY: 'secrets/dkim.pem',
      TREATY_DESK_SMTP_CA: 'secrets/ca.pem',
    });
    expect([dkimKey, smtpCa]).toEqual([join(projectFolder, 'secrets/dkim.pem'), join(projectFolder, 'secrets/ca.pem')]);
  });
});

it.each([
  ['TREATY_DESK_SMTP_TLS', 'yes', 'no such trust'],
  ['TREATY_DESK_MAIL_PER_MINUTE', '-1', 'below nothing'],
  ['TREATY_DESK_MAIL_PER_MINUTE_AND_DOMAIN', '1.5', 'half a mail'],
  ['TREATY_DESK_MAIL_PER_MINUTE', '100001', 'more than anybody sends'],
  ['TREATY_DESK_DKIM_SELECTOR', 'a b', 'no name in DNS'],
  ['TREATY_DESK_DKIM_SELECTOR', '-a', 'no name in DNS'],
  ['TREATY_DESK_DKIM_DOMAIN', 'gov', 'no domain, only a host'],
])('the setting %s=%s is refused: %s', (variable, value) => {
  expect(() => readSettings({ [variable]: value })).toThrow(expect.objectContaining({ code: 'data-invalid' }));
});
