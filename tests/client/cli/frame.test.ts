import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { COMMANDS, GROUPS } from '../../../client/cli/command-table.ts';

const BIN = fileURLToPath(new URL('../../../client/cli/treaty-desk.mjs', import.meta.url));

/** Another folder than the project's, with no desk running on the data folder in it. */
const folder = mkdtempSync(join(tmpdir(), 'frame-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the command as a person does, from that folder. */
function treatyDesk(...args: readonly string[]): Promise<{ exit: number; out: string; err: string }> {
  const env = { PATH: process.env['PATH'], HOME: folder, TREATY_DESK_DATA: join(folder, 'data') };
  return new Promise((resolve) => {
    execFile(process.execPath, [BIN, ...args], { cwd: folder, env }, (error, out, err) =>
      resolve({ exit: error === null ? 0 : Number(error.code), out, err }),
    );
  });
}

describe('the table of commands', () => {
  /** What others rely on, as the design lists it; a decision goes with and without its first word. */
  const PROMISED = [
    'loi read',
    'loi show',
    'loi correct',
    'loi corrigendum',
    'plan',
    ...['explain', 'show', 'add', 'undo', 'import', 'export'].map((name) => `calendar ${name}`),
    'route',
    'search',
    ...['find', 'list'].map((name) => `memory ${name}`),
    ...['start', 'list', 'show', 'assign', 'consolidate', 'clear', 'hand-over', 'submit', 'acknowledge'].map(
      (name) => `cycle ${name}`,
    ),
    ...['forecast', 'what-if', 'adopt', 'move-deadline'].map((name) => `cycle ${name}`),
    ...[
      'show',
      'remind',
      'accept',
      'return',
      'extend',
      'waive',
      'reassign',
      'clarify',
      'log',
      'answer',
      'veto',
      'suspend',
    ].map((name) => `request ${name}`),
    ...['check', 'reconcile', 'settle'].map((name) => `answer ${name}`),
    'letter show',
    'letter preview',
    'letter print',
    'mail read',
    'mail stories',
    'mail test',
    'mail hold',
    ...['list', 'show', 'file', 'split', 'noise', 'back'].map((name) => `mail hold ${name}`),
    'mail replay',
    'matrix write',
    'matrix read',
    ...['show', 'propose', 'write', 'diff', 'comment', 'resolve', 'budget', 'shorten', 'gaps'].map(
      (verb) => `draft ${verb}`,
    ),
    'submission write',
    'submission verify',
    'export',
    'office list',
    'office set',
    ...['ladder', 'procedure'].flatMap((kind) => ['list', 'show', 'diff', 'set'].map((verb) => `${kind} ${verb}`)),
    'rehearse',
    ...['list', 'show', 'review', 'due', 'submitted', 'receive', 'concluding-observations', 'feed'].map(
      (name) => `treaty ${name}`,
    ),
    'audit verify',
  ];
  const WITHOUT_FIRST_WORD = [
    ...['assign', 'consolidate', 'clear', 'hand-over', 'submit', 'acknowledge'],
    ...['remind', 'accept', 'return', 'waive', 'extend', 'clarify', 'reassign', 'veto', 'suspend'],
  ];

  it('has what is promised, each once', () => {
    expect(COMMANDS.map(({ path }) => path.join(' ')).sort()).toEqual([...PROMISED].sort());
  });

  it('lets decisions go without their first word, and no two commands by one name', () => {
    const shortcuts = COMMANDS.flatMap(({ path, shortcut }) => (shortcut === true ? [path.at(-1) ?? ''] : []));
    expect(new Set<string>(shortcuts)).toEqual(new Set<string>(WITHOUT_FIRST_WORD));
    expect(shortcuts).toHaveLength(WITHOUT_FIRST_WORD.length);
    const firstWords = [...new Set(COMMANDS.map(({ path }) => path[0]))];
    expect(firstWords.filter((word) => shortcuts.some((shortcut) => shortcut === word))).toEqual([]);
  });

  it('says of every group what it is about, and of no other', () => {
    const groups = COMMANDS.flatMap(({ path }) => (path.length === 2 ? [path[0] ?? ''] : []));
    expect(new Set(Object.keys(GROUPS))).toEqual(new Set(groups));
  });

  it.each(COMMANDS.map((spec) => [spec.path.join(' '), spec] as const))('%s has its code', async (_name, spec) => {
    expect(await spec.load()).toBeTypeOf('function');
  });
});

describe('treaty-desk', () => {
  it('shows its commands', async () => {
    const { exit, out, err } = await treatyDesk('--help');
    expect({ exit, err }).toEqual({ exit: 0, err: '' });
    for (const first of new Set(COMMANDS.map(({ path }) => path[0])))
      expect(out).toMatch(new RegExp(`^  ${first} `, 'mu'));
  });

  it('shows what a command takes', async () => {
    const { exit, out } = await treatyDesk('cycle', 'start', '--help');
    expect(exit).toBe(0);
    for (const flag of ['--mechanism', '--deadline', '--received', '--confirm', '--by', '--json'])
      expect(out).toContain(flag);
  });

  it('reads a file beside the caller and prints one document, and nothing else', async () => {
    writeFileSync(
      join(folder, 'list.txt'),
      'List of issues\n\n1. Please report on detention.\n\n2. Please report on courts.\n',
    );
    const { exit, out, err } = await treatyDesk('loi', 'read', 'list.txt', '--json');
    expect({ exit, err }).toEqual({ exit: 0, err: '' });
    expect(JSON.parse(out)).toMatchObject({
      kind: expect.any(String) as string,
      questions: [{ id: 'q1' }, { id: 'q2' }],
    });
  });

  it('shows what stands below a command of two words, and knows nothing else there', async () => {
    const { exit, out } = await treatyDesk('mail', 'hold', '--help');
    expect(exit).toBe(0);
    for (const name of ['list', 'show', 'file', 'split', 'noise', 'back'])
      expect(out).toMatch(new RegExp(`^  ${name} `, 'mu'));
    expect((await treatyDesk('mail', 'hold', 'split', '--help')).out).toContain('--to <request...>');
    expect((await treatyDesk('mail', 'replay', '--help')).out).toContain('--since');
    expect((await treatyDesk('mail', 'hold', 'burn', '--json')).exit).toBe(2);
  });

  it.each([
    ['an unknown command', ['cycle', 'finish']],
    ['a missing argument', ['loi', 'read']],
    ['one argument too many', ['loi', 'read', 'a', 'b']],
    ['an unknown option', ['cycle', 'list', '--loud']],
    ['a group alone', ['cycle']],
    ['a missing option', ['plan', '--received', '2026-11-30']],
  ])('calls %s wrong usage', async (_what, args) => {
    const { exit, out, err } = await treatyDesk(...args, '--json');
    expect({ exit, err }).toEqual({ exit: 2, err: '' });
    expect(JSON.parse(out)).toEqual({
      error: { code: 'usage', message: expect.any(String) as string, hint: expect.any(String) as string },
    });
  });

  it('states a failure on standard error: what and where, then what would be accepted', async () => {
    const { exit, out, err } = await treatyDesk('loi', 'read', 'none.txt');
    expect({ exit, out }).toEqual({ exit: 1, out: '' });
    expect(err).toBe(
      'none.txt could not be read (there is no such file or folder). (file-not-found)\nthe path of a file that may be read\n',
    );
  });

  it.each([
    ['cycle', 'list'],
    ['consolidate', 'crc'],
    ['cycle', 'consolidate', 'crc'],
    ['mail', 'hold'],
    ['office', 'set', 'moi', '--focal-point', 'section.officer@moi.example'],
  ])('where nothing runs, %s %s says how to start it', async (...args) => {
    const { exit, out, err } = await treatyDesk('--json', ...args);
    expect({ exit, err }).toEqual({ exit: 1, err: '' });
    expect(JSON.parse(out)).toEqual({
      error: {
        code: 'engine-unavailable',
        message: 'No Treaty Desk runs on this data folder.',
        hint: 'Start it: npm start.',
      },
    });
  });
});
