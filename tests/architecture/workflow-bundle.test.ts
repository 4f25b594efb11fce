import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { beforeAll, expect, test } from 'vitest';
import { PROJECT } from './project-files.ts';

/** Names of the modules in a bundle, from the comment that stands before each. */
async function modulesOf(workflowsPath: string): Promise<readonly string[]> {
  const { code } = await bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('ERROR', () => undefined) });
  return [...code.matchAll(/^\s*!\*\*\* (\S+)/gmu)].map(([, name]) => name!);
}

let modules: readonly string[];
beforeAll(async () => {
  modules = await modulesOf(join(PROJECT, 'workflows', 'index.ts'));
});

test('the bundle holds the workflows and the rules they need', () => {
  const ours = modules.filter((name) => !name.includes('node_modules'));
  for (const part of [
    'workflows/reporting-cycle.ts',
    'workflows/out-tray.ts',
    'workflows/mail-intake.ts',
    'domain/cycle/decide.ts',
  ]) {
    expect(
      ours.filter((name) => name.endsWith(part)),
      part,
    ).toHaveLength(1);
  }
});

test('nothing of ours but workflows, domain and contracts is in it', () => {
  const ours = modules.filter((name) => name.startsWith('./') && !name.includes('node_modules'));
  expect(ours.length).toBeGreaterThan(20);
  expect(ours.filter((name) => !/^\.\/(workflows|domain|contracts)\//u.test(name))).toEqual([]);
});

test('no zod, no Node module and no package but the date library and Temporal’s own is in it', () => {
  const packages = new Set(modules.flatMap((name) => name.match(/node_modules\/((?:@[^/]+\/)?[^/]+)/u)?.[1] ?? []));
  expect(packages).toContain('temporal-polyfill');
  const allowed =
    /^(@temporalio\/(workflow|common|proto|worker)|temporal-polyfill|temporal-utils|long|ms|nexus-rpc|protobufjs|@protobufjs\/.+)$/u;
  expect([...packages].filter((name) => !allowed.test(name))).toEqual([]);
  expect(modules.filter((name) => name.startsWith('external') || name.includes('node:'))).toEqual([]);
});

test('a workflow that uses a Node module or zod is found', async () => {
  const place = await mkdtemp(join(PROJECT, 'node_modules', '.breach-'));
  try {
    const file = join(place, 'workflows.mjs');
    await writeFile(
      file,
      "import { z } from 'zod';\nexport async function one() {\n  return z.string().parse('x');\n}\n",
    );
    expect((await modulesOf(file)).some((name) => name.includes('node_modules/zod/'))).toBe(true);
    await writeFile(
      file,
      "import { readFileSync } from 'node:fs';\nexport async function one() {\n  return readFileSync('x');\n}\n",
    );
    await expect(modulesOf(file)).rejects.toThrow(/Webpack finished with errors/u);
  } finally {
    await rm(place, { recursive: true, force: true });
  }
});
