import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for one test, or for one run, and the way to get rid of it. */
export interface TemporaryFolder extends AsyncDisposable {
  readonly path: string;
  readonly remove: () => Promise<void>;
}

/** A fresh folder that other users may pass through, as the database's own user must when tests run as root. */
export async function temporaryFolder(): Promise<TemporaryFolder> {
  const path = await mkdtemp(join(tmpdir(), 'treaty-desk-test-'));
  await chmod(path, 0o711);
  const remove = () => rm(path, { recursive: true, force: true });
  return { path, remove, [Symbol.asyncDispose]: remove };
}
