import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chown, mkdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DeskError } from '../../contracts/errors.ts';
import type { PostgresBinaries, SystemUser } from './postgres-binaries.ts';

const run = promisify(execFile);

/** Where a cluster lies and who runs it. */
export interface ClusterPlace {
  /** Folder owned by the one who runs it; the cluster is `cluster` in it. */
  readonly folder: string;
  /** PostgreSQL refuses to run as root, so root hands it to another user; null for ourselves. */
  readonly runAs: SystemUser | null;
}

/** Left in the data folder when its cluster had to go elsewhere. */
interface ElsewhereNote {
  readonly folder: string;
  readonly because: string;
}

/**
 * Finds or makes the folder for the cluster of a data folder, which has to be there (see `data-folder.ts`).
 *
 * For a plain user that is `postgres` in the data folder. For root it is the same, owned by `nobody`, unless that user
 * cannot get there (a project under root's own home): then it is a folder of `elsewhere`, and a note in the data folder
 * says so. The note is obeyed ever after, also when the project is moved.
 *
 * @param elsewhere folder that every user can pass through, on a disk that survives a restart
 * @throws DeskError `folder-unusable` when neither place can be used, or the noted one is gone or another's
 */
export async function clusterPlace(
  dataFolder: string,
  elsewhere: string,
  say: (step: string, detail?: string) => void,
): Promise<ClusterPlace> {
  const here = join(dataFolder, 'postgres');
  // Not together with the data folder: that one has to let the database's user through.
  await mkdir(here, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  if (process.getuid?.() !== 0) {
    await requireOwn(here);
    return { folder: here, runAs: null };
  }
  const runAs = await serverUser(here);
  const note = join(dataFolder, 'postgres.elsewhere.json');
  const noted = await readFile(note, 'utf8').catch(() => null);
  if (noted !== null) {
    const { folder } = JSON.parse(noted) as ElsewhereNote;
    await requireNoted(folder, dataFolder, note);
    return { folder, runAs: await serverUser(folder) };
  }
  const refusal = await makeUsable(here, runAs);
  if (refusal === null) return { folder: here, runAs };

  const real = await realpath(dataFolder);
  const folder = join(elsewhere, createHash('sha256').update(real).digest('hex').slice(0, 12));
  await mkdir(elsewhere, { recursive: true, mode: 0o755 }).catch(() => undefined);
  const refusalThere = await makeUsable(folder, runAs);
  if (refusalThere !== null) {
    throw new DeskError(
      'folder-unusable',
      `PostgreSQL does not run as root, and the user it runs as can use neither ${here} (${refusal}) nor ${folder} (${refusalThere}).`,
      'Start as a plain user, or choose a data folder that other users can pass through (TREATY_DESK_DATA=/srv/treaty-desk), or give a server in DATABASE_URL.',
    );
  }
  await writeFile(join(folder, 'data-folder'), `${real}\n`, { mode: 0o600 });
  await writeFile(note, `${JSON.stringify({ folder, because: refusal } satisfies ElsewhereNote, null, 2)}\n`);
  say('The database lies outside the data folder', `${folder}, because ${refusal}; back up both`);
  return { folder, runAs };
}

/**
 * Makes an empty cluster where there is none. A first start that was cut short leaves no half-made cluster.
 *
 * @param durable false for a throwaway cluster that need not survive a power cut
 * @returns the folder of the cluster
 * @throws DeskError `folder-unusable` when the cluster there was made by another major version
 */
export async function ensureCluster(
  place: ClusterPlace,
  binaries: PostgresBinaries,
  durable: boolean,
  say: (step: string, detail?: string) => void,
): Promise<string> {
  const cluster = join(place.folder, 'cluster');
  const version = await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => null);
  if (version !== null) {
    if (version.trim() === binaries.major) return cluster;
    throw new DeskError(
      'folder-unusable',
      `The database in ${cluster} was made by PostgreSQL ${version.trim()}; this is PostgreSQL ${binaries.major}.`,
      'Run the version of the software that made it, write a backup there, and restore it here.',
    );
  }
  say('Making the database', cluster);
  const draft = join(place.folder, 'cluster.draft');
  await rm(draft, { recursive: true, force: true });
  await run(
    binaries.initdb,
    [
      ...['-D', draft, '--username=postgres', '--auth=trust', '--encoding=UTF8', '--no-instructions'],
      // A collation built into PostgreSQL: an index made today still sorts the same after an update of the system.
      ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
      ...(durable ? [] : ['--no-sync']),
    ],
    { cwd: '/', env: { PATH: '/usr/bin:/bin', TZ: 'UTC' }, ...place.runAs },
  ).catch((error: { stderr?: string; message: string }) => {
    throw new DeskError(
      'folder-unusable',
      `The database could not be made in ${place.folder}: ${(error.stderr || error.message).trim()}`,
      'Accepted is a folder on a local disk with about 100 MB free.',
    );
  });
  await rename(draft, cluster);
  return cluster;
}

/** The user who runs the server for root: the one who owns what is there already, else `nobody`. */
async function serverUser(folder: string): Promise<SystemUser> {
  const { uid, gid } = await stat(folder);
  if (uid !== 0) return { uid, gid };
  const [u, g] = await Promise.all(['-u', '-g'].map((what) => run('id', [what, 'nobody'])));
  return { uid: Number(u?.stdout), gid: Number(g?.stdout) };
}

/** Gives a folder to a user and tries it as that user; the reason when it cannot be used, else null. */
async function makeUsable(folder: string, user: SystemUser): Promise<string | null> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await chown(folder, user.uid, user.gid);
    await run('/bin/sh', ['-c', 'cd -- "$0" && : >.probe && rm .probe', folder], { cwd: '/', ...user });
    return null;
  } catch (error) {
    const { stderr, message } = error as { stderr?: string; message: string };
    return (stderr || message).trim().replace(/^.*?(?=can't|cannot|[Pp]ermission|EROFS|EPERM|EACCES)/s, '');
  }
}

async function requireOwn(folder: string): Promise<void> {
  const { uid } = await stat(folder);
  if (uid === process.getuid?.()) return;
  throw new DeskError(
    'folder-unusable',
    `${folder} belongs to user ${uid}, not to us (user ${process.getuid?.()}).`,
    'An instance first started by root is started by root again; or choose another folder in TREATY_DESK_DATA.',
  );
}

async function requireNoted(folder: string, dataFolder: string, note: string): Promise<void> {
  const owner = (await readFile(join(folder, 'data-folder'), 'utf8').catch(() => null))?.trim();
  const real = await realpath(dataFolder);
  if (owner === undefined) {
    throw new DeskError(
      'folder-unusable',
      `${note} says that the database lies in ${folder}, and it is not there.`,
      'Restore that folder from a backup; or remove the note to begin with an empty database.',
    );
  }
  if (owner === real) return;
  const stillThere = await stat(owner).then(
    () => true,
    () => false,
  );
  if (stillThere) {
    throw new DeskError(
      'folder-unusable',
      `The database in ${folder} belongs to the data folder ${owner}; ${real} is a copy of that.`,
      `Start with TREATY_DESK_DATA=${owner}; or remove ${note} to begin here with an empty database.`,
    );
  }
  await writeFile(join(folder, 'data-folder'), `${real}\n`, { mode: 0o600 });
}
