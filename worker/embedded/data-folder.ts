import { access, chmod, constants, mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DeskError } from '../../contracts/errors.ts';

/** What lies where in the one folder an instance keeps everything in. */
export interface DataFolder {
  readonly root: string;
  /** Logs of the present and the last run. */
  readonly logs: string;
  /** What signs and encrypts; entered by the owner alone. */
  readonly secrets: string;
  /** File of the Temporal server: all running cycles. */
  readonly temporalFile: string;
  /** The database, unless a note beside it says elsewhere (see `postgres-cluster.ts`). */
  readonly postgres: string;
  /** Sockets by which instances know of each other. */
  readonly lock: string;
}

/** The paths of a data folder; nothing is made. */
export function dataFolderAt(root: string): DataFolder {
  return {
    root,
    logs: join(root, 'logs'),
    secrets: join(root, 'secrets'),
    temporalFile: join(root, 'temporal', 'temporal.db'),
    postgres: join(root, 'postgres'),
    lock: join(root, 'lock'),
  };
}

/**
 * Makes the data folder where it is missing. Only its owner may look into it; under root, the database's own user may
 * pass through.
 *
 * @throws DeskError `folder-unusable` when something else is there, or it cannot be written to
 */
export async function openDataFolder(root: string): Promise<DataFolder> {
  const folder = dataFolderAt(root);
  const asRoot = process.getuid?.() === 0;
  try {
    if (await mkdir(root, { recursive: true })) await chmod(root, asRoot ? 0o711 : 0o700);
    if (!(await stat(root)).isDirectory()) throw new Error('it is not a folder');
    await access(root, constants.W_OK | constants.X_OK);
    for (const inner of [folder.logs, folder.secrets, folder.lock])
      await mkdir(inner, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new DeskError(
      'folder-unusable',
      `The data folder ${root} cannot be used: ${(error as Error).message}.`,
      'Accepted is a folder on a local disk to which this user may write; it is made when it is missing (TREATY_DESK_DATA).',
    );
  }
  return folder;
}
