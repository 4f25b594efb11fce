import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROJECT } from './project-files.ts';

/** Code that must not be, each with the rule that says so. */
const BREACHES: readonly (readonly [rule: string, path: string, code: string])[] = [
  [
    'no-floating-promises',
    'workflows/lost.ts',
    'declare function sendLetter(): Promise<void>;\nexport async function chase(): Promise<void> {\n  sendLetter();\n}\n',
  ],
  [
    'no-misused-promises',
    'activities/misused.ts',
    'declare function isDue(): Promise<boolean>;\nexport const word = (): string => (isDue() ? "due" : "not due");\n',
  ],
  ['no-restricted-globals', 'domain/plan/date.ts', 'export const today = (): Date => new Date();\n'],
  ['no-restricted-globals', 'domain/plan/process.ts', 'export const home = process.cwd();\n'],
  ['no-restricted-globals', 'workflows/crypto.ts', 'export const id = (): string => crypto.randomUUID();\n'],
  [
    'no-restricted-globals',
    'workflows/timer.ts',
    'export const wait = (f: () => void): unknown => setTimeout(f, 1);\n',
  ],
  ['no-restricted-properties', 'domain/plan/chance.ts', 'export const luck = (): number => Math.random();\n'],
  [
    'no-restricted-imports',
    'workflows/node.ts',
    "import { join } from 'node:path';\nexport const a = join('a', 'b');\n",
  ],
  ['no-process-env', 'worker/env.ts', "export const home = process.env['HOME'];\n"],
  ['no-console', 'adapters/mail/said.ts', "export const say = (): void => console.log('sent');\n"],
  ['only-throw-error', 'activities/thrown.ts', "export const fail = (): never => {\n  throw 'refused';\n};\n"],
  [
    'switch-exhaustiveness-check',
    'domain/plan/half.ts',
    "export function word(of: 'late' | 'due'): string {\n  switch (of) {\n    case 'late':\n      return 'is late';\n  }\n  return '';\n}\n",
  ],
];
/** Code that looks alike and is allowed. */
const ALLOWED: readonly (readonly [path: string, code: string])[] = [
  ['workflows/now.ts', 'export const now = (): number => Date.now();\n'],
  ['domain/calendar/instant.ts', 'export const at = (ms: number): string => new Date(ms).toISOString();\n'],
  ['config/env.ts', "export const home = process.env['HOME'];\n"],
];

interface Finding {
  readonly code?: string;
  readonly filename: string;
}

let place: string;

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'lint-'));
  for (const name of ['package.json', 'tsconfig.json', '.oxlintrc.json'])
    await cp(join(PROJECT, name), join(place, name));
  await symlink(join(PROJECT, 'node_modules'), join(place, 'node_modules'));
  for (const [path, code] of [...BREACHES.map(([, ...rest]) => rest), ...ALLOWED]) {
    await mkdir(dirname(join(place, path)), { recursive: true });
    await writeFile(join(place, path), code);
  }
});
afterAll(() => rm(place, { recursive: true, force: true }));

async function lint(folder: string): Promise<readonly Finding[]> {
  const oxlint = join(PROJECT, 'node_modules', 'oxlint', 'bin', 'oxlint');
  const out = await new Promise<string>((resolve) => {
    // It ends with an error status when it finds something; what it says is read either way.
    const options = { cwd: folder, maxBuffer: 1 << 26 };
    execFile(process.execPath, [oxlint, '--type-aware', '--format', 'json'], options, (_error, stdout) =>
      resolve(stdout),
    );
  });
  return (JSON.parse(out) as { diagnostics: Finding[] }).diagnostics;
}

test('a forgotten await, a clock in the core and their like are errors', async () => {
  const found = await lint(place);
  const missed = BREACHES.filter(
    ([rule, path]) => !found.some(({ code, filename }) => filename === path && code?.includes(`(${rule})`) === true),
  );
  expect(missed.map(([rule, path]) => `${rule}: ${path}`)).toEqual([]);
  expect(found.filter(({ filename }) => ALLOWED.some(([path]) => path === filename))).toEqual([]);
});
