import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROJECT } from './project-files.ts';

const DEPCRUISE = join(PROJECT, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');

/** Imports that must not be, each with the rule that says so. The files imported are empty but for a name. */
const BREACHES: readonly (readonly [rule: string, from: string, line: string, to: string | null])[] = [
  ['domain-may-import', 'domain/loi/a.ts', "import { x } from '../../contracts/b.ts';", 'contracts/b.ts'],
  ['contracts-may-import', 'contracts/a.ts', "import { x } from '../activities/b.ts';", 'activities/b.ts'],
  ['config-may-import', 'config/a.ts', "import { x } from '../domain/b.ts';", 'domain/b.ts'],
  ['activities-may-import', 'activities/a.ts', "import { x } from '../adapters/store/b.ts';", 'adapters/store/b.ts'],
  ['workflows-may-import', 'workflows/a.ts', "import { x } from '../client/b.ts';", 'client/b.ts'],
  [
    'adapters-child-process-may-import',
    'adapters/child-process/a.ts',
    "import { x } from '../store/c.ts';",
    'adapters/store/c.ts',
  ],
  ['adapters-mail-may-import', 'adapters/mail/a.ts', "import { x } from '../store/c.ts';", 'adapters/store/c.ts'],
  [
    'adapters-store-may-import',
    'adapters/store/a.ts',
    "import { x } from '../../activities/letters.ts';",
    'activities/letters.ts',
  ],
  ['adapters-documents-may-import', 'adapters/documents/a.ts', "import { x } from '../../config/b.ts';", 'config/b.ts'],
  ['adapters-search-may-import', 'adapters/search/a.ts', "import { x } from '../store/c.ts';", 'adapters/store/c.ts'],
  ['client-may-import', 'client/cli/a.ts', "import { x } from '../../adapters/mail/b.ts';", 'adapters/mail/b.ts'],
  ['nothing-imports-an-entry-point', 'client/b2.ts', "import { x } from '../worker/b.ts';", 'worker/b.ts'],
  [
    'activities-are-types-for-workflows',
    'workflows/d.ts',
    "import { x } from '../activities/cycle.ts';",
    'activities/cycle.ts',
  ],
  ['no-packages-in-the-core', 'domain/plan/a.ts', "import { readFileSync as x } from 'node:fs';", null],
  ['no-packages-in-the-core', 'domain/plan/b.ts', "import { z as x } from 'zod';", null],
  ['no-packages-in-the-core', 'activities/mail-ports.ts', "import { z as x } from 'zod';", null],
  ['the-calendar-uses-the-date-library-alone', 'domain/calendar/a.ts', "import { z as x } from 'zod';", null],
  [
    'workflows-use-the-workflow-package-alone',
    'workflows/e.ts',
    "import { Client as x } from '@temporalio/client';",
    null,
  ],
  ['zod-stays-at-the-edges', 'contracts/z.ts', "import { z as x } from 'zod';", null],
  ['no-packages-that-are-not-installed-in-production', 'worker/c.ts', "import x from 'exceljs';", null],
  ['every-import-resolves', 'worker/d.ts', "import { x } from './nowhere.ts';", null],
];
/** Imports that look alike and are allowed. */
const ALLOWED: readonly (readonly [from: string, line: string, to: string | null])[] = [
  [
    'workflows/f.ts',
    "import type { x } from '../activities/g.ts';\nexport type Y = typeof x;\nexport const y = 1;",
    'activities/g.ts',
  ],
  ['adapters/mail/e.ts', "import { x } from '../../activities/store-ports.ts';", 'activities/store-ports.ts'],
  ['domain/calendar/f.ts', "import { Temporal as x } from 'temporal-polyfill';", null],
  ['client/web/server.ts', "import { x } from '../../worker/e.ts';", 'worker/e.ts'],
];

let place: string;

beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'imports-'));
  for (const name of ['package.json', 'tsconfig.json', '.dependency-cruiser.cjs'])
    cpSync(join(PROJECT, name), join(place, name));
  symlinkSync(join(PROJECT, 'node_modules'), join(place, 'node_modules'));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(place, path)), { recursive: true });
    writeFileSync(join(place, path), text);
  };
  for (const [from, line, to] of [...BREACHES.map(([, ...rest]) => rest), ...ALLOWED]) {
    if (to !== null) write(to, 'export const x = 1;\n');
    write(from, line.includes('import type') ? line : `${line}\nexport const y = x;\n`);
  }
  write('domain/round/a.ts', "import { b } from './b.ts';\nexport const a = () => b;\n");
  write('domain/round/b.ts', "import { a } from './a.ts';\nexport const b = () => a;\n");
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

interface Found {
  readonly summary: {
    readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[];
    readonly totalCruised: number;
  };
}

function cruise(folder: string): Found {
  const args = [DEPCRUISE, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', '--no-progress'];
  const folders = ['activities', 'adapters', 'client', 'config', 'contracts', 'domain', 'worker', 'workflows'];
  const out = execFileSync(process.execPath, [...args, ...folders], {
    cwd: folder,
    maxBuffer: 1 << 28,
    encoding: 'utf8',
  });
  return JSON.parse(out) as Found;
}

test('every rule of imports finds a breach planted against it, and nothing that is allowed', () => {
  const { violations } = cruise(place).summary;
  const found = violations.map(({ rule, from }) => `${rule.name}: ${from}`);
  const missed = BREACHES.map(([rule, from]) => `${rule}: ${from}`).filter((breach) => !found.includes(breach));
  expect(missed).toEqual([]);
  expect(found).toContain('no-cycles: domain/round/a.ts');
  expect(violations.filter(({ from }) => ALLOWED.some(([allowed]) => allowed === from))).toEqual([]);
});

test('no import of ours breaks a rule', () => {
  const { violations, totalCruised } = cruise(PROJECT).summary;
  expect(totalCruised).toBeGreaterThan(250);
  expect(violations.map(({ rule, from }) => `${rule.name}: ${from}`)).toEqual([]);
});

test('every rule has its breach', async () => {
  const config = (await import(join(PROJECT, '.dependency-cruiser.cjs'))) as {
    default: { forbidden: { name: string }[] };
  };
  const shown = new Set([...BREACHES.map(([rule]) => rule), 'no-cycles']);
  expect(config.default.forbidden.map(({ name }) => name).filter((name) => !shown.has(name))).toEqual([]);
});
