import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { DeskError } from '../contracts/errors.ts';
import { VARIABLES } from './variables.ts';
import type { SettingName, Variable } from './variables.ts';

type Vars = typeof VARIABLES;
type Read<K extends SettingName> = z.infer<Vars[K]['schema']> | Extract<Vars[K]['preset'], null>;

/** The settings of one process: every value checked, every path absolute. */
export type Settings = {
  readonly [K in Exclude<SettingName, 'cacheHome' | 'searchPath'>]: Read<K>;
} & {
  /** Folder of the project's own files. */
  readonly projectFolder: string;
  /** Folder for what can be fetched again. */
  readonly cacheFolder: string;
  /** Folders in which programs are looked for, separated as the system does it. */
  readonly searchPath: string;
};

/** Settings given on a command line, as text, by setting name. They go before the environment. */
export type SettingOverrides = { readonly [K in SettingName]?: string | undefined };

/** Folder of the project: the one that holds `config/`. */
const PROJECT_FOLDER = fileURLToPath(new URL('..', import.meta.url));

/**
 * The settings of this process. Nothing else reads the environment.
 *
 * @param env the environment; a variable that is empty counts as absent
 * @param overrides values of the command line, stronger than the environment
 * @throws DeskError `data-invalid` naming the variable, its value and what would be accepted
 * @example readSettings(process.env, { dataFolder: '/srv/treaty-desk' }).dataFolder // '/srv/treaty-desk'
 */
export function readSettings(
  env: Readonly<Record<string, string | undefined>> = process.env,
  overrides: SettingOverrides = {},
): Settings {
  const given = Object.fromEntries(
    (Object.keys(VARIABLES) as SettingName[]).map((name) => [name, readOne(name, env, overrides)]),
  ) as { [K in SettingName]: Read<K> };
  const { cacheHome, dataFolder, temporalBinary, smtpCa, dkimKey, intakeKey, intakeCert, imapCa, ...rest } = given;
  const inProject = (path: string | null): string | null => (path === null ? null : resolve(PROJECT_FOLDER, path));
  return {
    ...rest,
    projectFolder: PROJECT_FOLDER,
    dataFolder: resolve(PROJECT_FOLDER, dataFolder),
    temporalBinary: temporalBinary === null ? null : resolve(temporalBinary),
    intakeKey: inProject(intakeKey),
    intakeCert: inProject(intakeCert),
    imapCa: inProject(imapCa),
    smtpCa: inProject(smtpCa),
    dkimKey: inProject(dkimKey),
    cacheFolder: join(cacheHome ?? join(homedir(), '.cache'), 'treaty-desk'),
  };
}

/**
 * The environment for a process we start, so that it reads the same settings as we do.
 *
 * @param settings what it shall read; addresses of servers we started belong in here
 * @param env what it gets besides (its PATH, its locale)
 */
export function environmentOf(
  settings: Settings,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Record<string, string> {
  const carried = Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const own = (Object.keys(VARIABLES) as SettingName[])
    .filter((name): name is Exclude<SettingName, 'cacheHome' | 'searchPath'> => name in settings)
    .flatMap((name) => (settings[name] === null ? [] : [[VARIABLES[name].env, String(settings[name])] as const]));
  return Object.fromEntries([...carried, ...own]);
}

/**
 * The host at which a part that listens on `listenHost` is reached from this machine.
 * @example reachableHost('0.0.0.0') // '127.0.0.1'
 */
export function reachableHost(listenHost: string): string {
  if (listenHost === '0.0.0.0') return '127.0.0.1';
  return listenHost === '::' ? '::1' : listenHost;
}

function readOne(name: SettingName, env: Readonly<Record<string, string | undefined>>, overrides: SettingOverrides) {
  const { env: key, schema, preset, accepts, secret }: Variable = VARIABLES[name];
  const value = overrides[name] || env[key] || preset;
  if (value === null) return null;
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const shown = secret ? `a value of ${value.length} characters (kept secret)` : `“${value}”`;
  const where = overrides[name] ? 'given on the command line' : 'read from the environment';
  throw new DeskError('data-invalid', `${key}: ${shown}, ${where}, cannot be used.`, `Accepted is ${accepts}.`);
}
