import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { imapAuthorities, intakeTls } from '../../config/intake-files.ts';
import { temporaryFolder, type TemporaryFolder } from '../temporary-folder.ts';

let folder: TemporaryFolder;
const at = (name: string): string => join(folder.path, name);
beforeAll(async () => {
  folder = await temporaryFolder();
  for (const name of ['one', 'two']) {
    const files = ['-keyout', at(`${name}.key`), '-out', at(`${name}.crt`)];
    execFileSync(
      'openssl',
      ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', `/CN=${name}`, ...files],
      {
        stdio: 'ignore',
      },
    );
  }
  writeFileSync(at('text'), 'not a certificate');
});
afterAll(() => folder.remove());

describe('key and certificate of the door', () => {
  it('are read where both are named, and need not be', async () => {
    expect(await intakeTls({ intakeKey: null, intakeCert: null })).toBeNull();
    const tls = await intakeTls({ intakeKey: at('one.key'), intakeCert: at('one.crt') });
    expect(tls?.cert).toContain('BEGIN CERTIFICATE');
  });

  it.each([
    ['only a key', 'one.key', null, /INTAKE_CERT is not/u],
    ['only a certificate', null, 'one.crt', /INTAKE_KEY is not/u],
    ['a file that is not there', 'none', 'one.crt', /INTAKE_KEY: .*none cannot be read \(ENOENT\)/u],
    ['the key of another certificate', 'two.key', 'one.crt', /cannot be used together/u],
    ['a text', 'text', 'one.crt', /cannot be used together/u],
  ])('are refused with %s', async (_, key, cert, message) => {
    const named = { intakeKey: key && at(key), intakeCert: cert && at(cert) };
    await expect(intakeTls(named)).rejects.toMatchObject({
      code: 'data-invalid',
      message: expect.stringMatching(message) as string,
    });
  });
});

describe('authorities for the mailbox', () => {
  it('are those of the file besides the public ones', async () => {
    expect(await imapAuthorities({ imapCa: null })).toBeNull();
    const all = (await imapAuthorities({ imapCa: at('one.crt') }))!.match(/BEGIN CERTIFICATE/gu)!;
    expect(all.length).toBeGreaterThan(50);
  });

  it('are refused where the file holds none', async () => {
    await expect(imapAuthorities({ imapCa: at('text') })).rejects.toMatchObject({ code: 'data-invalid' });
    await expect(imapAuthorities({ imapCa: at('none') })).rejects.toMatchObject({ code: 'data-invalid' });
  });
});
