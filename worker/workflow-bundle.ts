import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';

const PROJECT = fileURLToPath(new URL('..', import.meta.url));
const WORKFLOWS = join(PROJECT, 'workflows', 'index.ts');
/** What can end up in the bundle; any change there makes a new one. */
const SOURCES = ['workflows', 'domain', 'contracts'];

/**
 * The workflows as one file, made once for each state of their sources and kept beside the installed packages.
 * @returns its path
 */
export async function workflowBundle(cacheFolder: string): Promise<string> {
  const file = join(cacheFolder, `workflows-${await fingerprint()}.js`);
  if (
    await stat(file).then(
      () => true,
      () => false,
    )
  )
    return file;
  const { code } = await bundleWorkflowCode({ workflowsPath: WORKFLOWS, logger: new DefaultLogger('ERROR') });
  await mkdir(dirname(file), { recursive: true });
  // Under another name first: two processes that start together never see half a file.
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, code);
  await rename(draft, file);
  return file;
}

async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  const lock = await readFile(join(PROJECT, 'package-lock.json')).catch(() => '');
  hash.update(lock);
  for (const folder of SOURCES) {
    const names = (await readdir(join(PROJECT, folder), { recursive: true })).filter((name) => name.endsWith('.ts'));
    for (const name of names.sort())
      hash.update(`${folder}/${name}\n`).update(await readFile(join(PROJECT, folder, name)));
  }
  return hash.digest('hex').slice(0, 16);
}
