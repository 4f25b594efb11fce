import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { findTemporal, firstUsable, isOlder } from '../../worker/embedded/find-temporal.ts';
import { TEMPORAL_PIN } from '../../worker/embedded/temporal-pin.ts';
import type { TemporalPin } from '../../worker/embedded/temporal-pin.ts';
import {
  inCache,
  namedBinary,
  onSearchPath,
  pythonPackage,
  sdkDownload,
} from '../../worker/embedded/temporal-sources.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import type { TemporaryFolder } from '../temporary-folder.ts';

const quiet = () => undefined;
const program = (version: string) => `#!/bin/sh\necho "temporal version ${version} (Server 1.32.0, UI 2.54.1)"\n`;

/** A small Python package that stands in for the one that carries Temporal. */
const MAKE_WHEEL = `
import sys, zipfile
file, script = sys.argv[1:]
with zipfile.ZipFile(file, 'w', zipfile.ZIP_DEFLATED) as z:
    z.writestr('stand_in-1.9.1.data/scripts/temporal', open(script).read())
    z.writestr('stand_in-1.9.1.dist-info/METADATA', 'Metadata-Version: 2.1\\nName: stand-in\\nVersion: 1.9.1\\n')
    z.writestr('stand_in-1.9.1.dist-info/WHEEL', 'Wheel-Version: 1.0\\nGenerator: test\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n')
    z.writestr('stand_in-1.9.1.dist-info/RECORD', '')
`;

describe('the Temporal program', () => {
  let base: TemporaryFolder;
  let pin: TemporalPin;
  let n = 0;
  let cache: string;

  const put = async (path: string, content: string, mode = 0o755) => {
    await mkdir(join(path, '..'), { recursive: true });
    await writeFile(path, content);
    await chmod(path, mode);
    return path;
  };

  beforeAll(async () => {
    base = await temporaryFolder();
    const wheels = join(base.path, 'wheels');
    await mkdir(wheels);
    const script = await put(join(base.path, 'script'), program('1.9.1'));
    const wheel = join(wheels, 'stand_in-1.9.1-py3-none-any.whl');
    execFileSync('python3', ['-c', MAKE_WHEEL, wheel, script]);
    const hash = createHash('sha256')
      .update(await readFile(wheel))
      .digest('hex');
    pin = { version: '1.9.1', package: 'stand-in', sha256: { [`${process.platform}-${process.arch}`]: hash } };
    vi.stubEnv('PIP_NO_INDEX', '1');
    vi.stubEnv('PIP_FIND_LINKS', wheels);
  });
  beforeEach(() => {
    cache = join(base.path, `cache-${n++}`);
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await base.remove();
  });

  it('is the one an officer named, before all others', async () => {
    const named = await put(join(base.path, 'named', 'tool'), program('1.9.4'));
    const path = await put(join(base.path, 'path', 'temporal'), program('1.9.1'));
    const found = await findTemporal({ temporalBinary: named, searchPath: join(path, '..'), cacheFolder: cache, pin });
    expect(found).toMatchObject({ path: named, version: '1.9.4', tried: [] });
  });

  it('is the first on the search path when none was named', async () => {
    const path = await put(join(base.path, 'path2', 'temporal'), program('1.10.0'));
    const searchPath = `${join(base.path, 'nothing')}:${join(path, '..')}`;
    const found = await findTemporal({ temporalBinary: null, searchPath, cacheFolder: cache, pin });
    expect(found).toMatchObject({ path, version: '1.10.0' });
  });

  it.each([
    ['is not there', null, 0o755, /there is no/],
    ['may not be executed', program('1.9.1'), 0o644, /may not be executed/],
    ['is an older version', program('1.9.0'), 0o755, /is version 1\.9\.0; needed is 1\.9\.1 or newer/],
    [
      'is another program of that name',
      '#!/bin/sh\necho "half past nine"\n',
      0o755,
      /is not the Temporal program; it says “half past nine”/,
    ],
    ['does not run', '#!/bin/sh\necho "broken" >&2\nexit 3\n', 0o755, /does not run/],
  ])('that was named and %s is passed over, with the reason said', async (_, content, mode, reason) => {
    const named = join(base.path, `named-${n}`);
    if (content !== null) await put(named, content, mode);
    const good = await put(join(base.path, 'good', 'temporal'), program('1.9.1'));
    const said: string[] = [];
    const found = await firstUsable([namedBinary(named), onSearchPath(join(good, '..'))], '1.9.1', (step, detail) =>
      said.push(`${step}: ${detail}`),
    );
    expect(found.path).toBe(good);
    expect(found.tried).toEqual([
      { source: 'the path in TREATY_DESK_TEMPORAL', reason: expect.stringMatching(reason) },
    ]);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(reason);
  });

  it('is fetched as the pinned Python package, checked against its hash, and found in the cache next time', async () => {
    const found = await firstUsable([inCache(cache, pin), pythonPackage(cache, pin)], '1.9.1', quiet);
    expect(found).toMatchObject({
      path: join(cache, 'temporal-1.9.1', 'temporal'),
      from: pythonPackage(cache, pin).name,
    });
    expect(await readdir(join(cache, 'temporal-1.9.1'))).toEqual(['temporal']);
    const again = await firstUsable([inCache(cache, pin), pythonPackage(cache, pin)], '1.9.1', quiet);
    expect(again).toMatchObject({ path: found.path, from: 'our cache', tried: [] });
  });

  it('is not used when the fetched package has another hash', async () => {
    const wrong = { ...pin, sha256: { [`${process.platform}-${process.arch}`]: '0'.repeat(64) } };
    await expect(firstUsable([pythonPackage(cache, wrong)], '1.9.1', quiet)).rejects.toMatchObject({
      code: 'engine-not-found',
      message: expect.stringMatching(/has the hash [0-9a-f]{64}; expected is 0{64}\. It was not used/),
    });
    expect(await readdir(join(cache, 'temporal-1.9.1'))).toEqual([]);
  });

  it('is whole for everyone when several fetch it at the same time', async () => {
    const found = await Promise.all(
      Array.from({ length: 4 }, () => firstUsable([pythonPackage(cache, pin)], '1.9.1', quiet)),
    );
    expect(found.map((f) => f.version)).toEqual(['1.9.1', '1.9.1', '1.9.1', '1.9.1']);
    expect(await readdir(join(cache, 'temporal-1.9.1'))).toEqual(['temporal']);
  });

  it('is not waited for longer than said, and what a killed fetch left is cleared away', async () => {
    const leftover = join(cache, 'temporal-1.9.1', 'fetching-4194399-abcdef');
    await put(join(leftover, 'half'), 'half');
    const started = Date.now();
    const source = sdkDownload(cache, pin, 150);
    await expect(source.find()).rejects.toThrow('it was not done within 0.15 s');
    expect(Date.now() - started).toBeLessThan(5_000);
    expect(await readdir(join(cache, 'temporal-1.9.1'))).toEqual([]);
  });

  it('that is nowhere is an error with the reason of every source and what to do', async () => {
    const sources = [
      namedBinary('/nowhere/temporal'),
      onSearchPath('/nowhere'),
      inCache(cache, pin),
      pythonPackage(cache, { ...pin, package: 'no-such-stand-in' }),
      pythonPackage(cache, { ...pin, sha256: { 'plan9-x64': '' } }),
    ];
    const error = await firstUsable(sources, '1.9.1', quiet).catch((e: unknown) => e as Error & { hint: string });
    expect(error).toMatchObject({ code: 'engine-not-found' });
    const { message, hint } = error as { message: string; hint: string };
    for (const source of sources) expect(message).toContain(`- ${source.name}: `);
    expect(message).toMatch(/no-such-stand-in/);
    expect(message).toMatch(/it exists for plan9-x64, not for/);
    expect(hint).toMatch(/TREATY_DESK_TEMPORAL.*TEMPORAL_ADDRESS/);
  });

  it.each([
    ['1.9.0', '1.9.1', true],
    ['1.9.1', '1.9.1', false],
    ['1.10.0', '1.9.1', false],
    ['0.99.99', '1.0.0', true],
    ['2.0.0', '1.9.1', false],
  ])('of version %s is older than %s: %s', (version, than, expected) => {
    expect(isOlder(version, than)).toBe(expected);
  });

  it('is pinned for every platform it exists for, by a whole hash', () => {
    const entries = Object.entries(TEMPORAL_PIN.sha256);
    expect(entries.map(([platform]) => platform)).toContain('linux-x64');
    for (const [platform, hash] of entries) expect(hash, platform).toMatch(/^[0-9a-f]{64}$/);
    expect(new Set(entries.map(([, hash]) => hash)).size).toBe(entries.length);
  });
});
