import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DeskError } from '../../../contracts/errors.ts';
import { parseEvidence } from '../../../contracts/schemas/evidence.ts';
import { checkAgainstRegister, checkEvidence, type EvidenceFault } from '../../../domain/submission/check-evidence.ts';
import type { EvidencePack } from '../../../domain/submission/evidence-pack.ts';
import type { CliContext, RunCommand } from '../command.ts';
import { bytesOfFile } from '../files.ts';
import { table } from '../table.ts';

const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/**
 * `submission verify FILE.json|FOLDER`: whether an evidence pack holds: its events in themselves, what it says of them, the
 * documents beside it, and, where a desk runs here, its events against the register. Exit 1 where something does not.
 *
 * @throws DeskError `usage`, `file-not-found`, `data-invalid`
 */
export const run: RunCommand = async ([path], _options, context) => {
  if (path === undefined) throw new DeskError('usage', 'The pack is missing.', 'submission verify FILE.json or FOLDER');
  const file = await packFile(path);
  const pack = parseEvidence(new TextDecoder().decode(await bytesOfFile(file)), file);
  const inItself = checkEvidence(pack, sha256);
  const { missing, faults: ofFiles } = await checkFiles(pack, dirname(file));
  const register = await registerFaults(pack, context);
  const faults = [...inItself, ...ofFiles, ...(register ?? [])];
  const ok = faults.length === 0;
  const json = {
    ok,
    cycleId: pack.cycle.cycleId,
    events: pack.events.length,
    files: pack.files.length - missing.length,
    missing,
    register: register === null ? 'not at hand' : register.length === 0 ? 'agrees' : 'differs',
    faults,
  };
  const against = {
    'not at hand': 'No desk runs here, so the events were not compared with the register.',
    agrees: 'They are the register’s own.',
    differs: 'The register differs.',
  }[json.register];
  return {
    json,
    text: [
      ok
        ? `The pack holds: ${json.events} events, each with its link, and all it says follows from them.`
        : `The pack does NOT hold: ${faults.length === 1 ? 'one fault' : `${faults.length} faults`}.`,
      against ?? '',
      `${json.files} documents beside it have the hashes it states${missing.length === 0 ? '' : `; not there: ${missing.join(', ')}`}.`,
      ...(ok
        ? []
        : [
            '',
            table(
              ['where', 'what'],
              faults.map(({ where, what }) => [where, what]),
            ),
          ]),
    ].join('\n'),
    exitCode: ok ? 0 : 1,
  };
};

async function packFile(path: string): Promise<string> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) return path;
  const found = (await readdir(path)).filter((name) => name.endsWith('-evidence.json'));
  if (found.length === 1) return join(path, found[0]!);
  throw new DeskError(
    'file-not-found',
    `${path} holds ${found.length === 0 ? 'no evidence pack' : `${found.length} evidence packs`}.`,
    'a folder with one file …-evidence.json, or that file',
  );
}

async function checkFiles(
  pack: EvidencePack,
  folder: string,
): Promise<{ readonly missing: readonly string[]; readonly faults: readonly EvidenceFault[] }> {
  const missing: string[] = [];
  const faults: EvidenceFault[] = [];
  for (const { name, sha256: stated } of pack.files) {
    const bytes = await bytesOfFile(join(folder, name)).catch((error: unknown) => {
      if (error instanceof DeskError && error.code === 'file-not-found') return null;
      throw error;
    });
    if (bytes === null) missing.push(name);
    else if (sha256(bytes) !== stated) faults.push({ where: name, what: 'the document has another hash' });
  }
  return { missing, faults };
}

/** Null where there is no register to compare with. */
async function registerFaults(pack: EvidencePack, { store }: CliContext): Promise<readonly EvidenceFault[] | null> {
  if (store === undefined) return null;
  const opened = await store().catch((error: unknown) => {
    if (error instanceof DeskError) return null;
    throw error;
  });
  if (opened === null) return null;
  return checkAgainstRegister(pack, await opened.register.rowsOf(pack.cycle.cycleId));
}
