import { readFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { environmentOf, readSettings } from '../../config/settings.ts';
import { VARIABLES } from '../../config/variables.ts';
import type { SettingName } from '../../config/variables.ts';
import { DeskError } from '../../contracts/errors.ts';

const stated = (run: () => unknown): DeskError => {
  try {
    run();
  } catch (error) {
    if (error instanceof DeskError) return error;
    throw error;
  }
  throw new Error('Nothing was refused.');
};

describe('settings', () => {
  it('need nothing to be set for a start on one machine', () => {
    const settings = readSettings({});
    expect(settings).toMatchObject({ databaseUrl: null, temporalAddress: null, smtpUrl: null, httpPort: 8080 });
    expect(settings.dataFolder).toBe(join(settings.projectFolder, '.treaty-desk'));
    expect(isAbsolute(settings.cacheFolder)).toBe(true);
  });

  it('take the command line before the environment, and the environment before the preset', () => {
    const env = { TREATY_DESK_HTTP_PORT: '9000', TREATY_DESK_POST_PORT: '9001' };
    expect(readSettings(env, { httpPort: '9100' })).toMatchObject({ httpPort: 9100, postPort: 9001, intakePort: 2526 });
  });

  it('count an empty variable as absent, as a compose file passes it', () => {
    expect(readSettings({ DATABASE_URL: '', TREATY_DESK_HTTP_PORT: '' })).toMatchObject({
      databaseUrl: null,
      httpPort: 8080,
    });
  });

  it.each([
    ['TREATY_DESK_HTTP_PORT', '0', 'port 0 would be any port'],
    ['TREATY_DESK_HTTP_PORT', '65536', 'above the last port'],
    ['TREATY_DESK_HTTP_PORT', '80 80', 'two numbers'],
    ['TREATY_DESK_TEMPORAL_PORT', '7233.5', 'not whole'],
    ['TEMPORAL_ADDRESS', 'temporal', 'no port'],
    ['TEMPORAL_ADDRESS', 'https://temporal:7233', 'a URL, where Temporal wants host and port'],
    ['TEMPORAL_NAMESPACE', '-x', 'begins with a hyphen'],
    ['TREATY_DESK_MAIL_DOMAIN', 'nmrf', 'no domain, only a host'],
    ['TREATY_DESK_MAIL_DOMAIN', 'a@b.org', 'an address'],
    ['TREATY_DESK_LOG_LEVEL', 'loud', 'no such level'],
    ['TREATY_DESK_INTAKE_PROTOCOL', 'uucp', 'no such protocol'],
    ['TREATY_DESK_INTAKE_RELAYS', 'mail.example.org', 'a name, where an address is wanted'],
    ['XDG_CACHE_HOME', 'cache', 'relative'],
  ])('refuse %s=%s: %s', (variable, value) => {
    const error = stated(() => readSettings({ [variable]: value }));
    expect(error.code).toBe('data-invalid');
    expect(error.message).toContain(variable);
    expect(error.message).toContain(`“${value}”`);
    expect(error.hint).toContain('Accepted');
  });

  it.each([
    ['DATABASE_URL', 'mysql://user:hunter2@host/db'],
    ['TREATY_DESK_SMTP_URL', 'http://user:hunter2@host'],
    ['TREATY_DESK_REPLY_SECRET', 'hunter2'],
    ['TREATY_DESK_IMAP_URL', 'pop3://user:hunter2@host'],
    ['TREATY_DESK_IMAP_URL', 'imaps://hunter2@host'],
  ])('refuse a wrong %s without printing it', (variable, value) => {
    const error = stated(() => readSettings({ [variable]: value }));
    expect(error.message).toContain(variable);
    expect(`${error.message} ${error.hint}`).not.toContain('hunter2');
  });

  it('are read alike by the processes we start', () => {
    const settings = readSettings(
      { XDG_CACHE_HOME: '/var/cache', PATH: '/opt/bin' },
      { dataFolder: '/srv/desk', databaseUrl: 'postgresql:///treaty_desk?host=/tmp/td', httpPort: '9100' },
    );
    const env = environmentOf(settings, { PATH: '/opt/bin', XDG_CACHE_HOME: '/var/cache', LANG: 'ur_PK.UTF-8' });
    expect(readSettings(env)).toEqual(settings);
    expect(env['LANG']).toBe('ur_PK.UTF-8');
  });
});

describe('.env.example', () => {
  const lines = readFile(new URL('../../.env.example', import.meta.url), 'utf8').then((text) => text.split('\n'));
  const named = async () => (await lines).flatMap((line) => /^#?([A-Z_]+)=/.exec(line)?.[1] ?? []);

  it('lists every variable that is read, once, and none that is not', async () => {
    const known = Object.values(VARIABLES).map((variable) => variable.env);
    expect((await named()).toSorted()).toEqual(known.toSorted());
  });

  it('says of each what it means and what is accepted', async () => {
    const text = (await lines).join('\n');
    const names = Object.keys(VARIABLES) as SettingName[];
    for (const name of names) {
      const { env, meaning, accepts, preset } = VARIABLES[name];
      const value = preset === null ? `#${env}=` : env === 'PATH' ? `#${env}=${preset}` : `${env}=${preset}`;
      expect(text).toContain(`# ${meaning}\n# Accepted: ${accepts}.\n${value}\n`);
    }
    expect(names.length).toBeGreaterThan(10);
  });
});
