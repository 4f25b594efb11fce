import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';
import { COMMANDS } from '../../client/cli/command-table.ts';
import { STAGES } from '../../domain/stages.ts';
import { filesIn, PROJECT, textOf } from './project-files.ts';

const PAGES = [...filesIn('docs', '.md'), 'README.md', 'CONTRIBUTING.md', 'CHANGELOG.md'];
const scripts = (JSON.parse(textOf('package.json')) as { scripts: Record<string, string> }).scripts;

/** Every match of a pattern in every page, with the page. */
function inPages(pattern: RegExp): readonly (readonly [page: string, found: string])[] {
  return PAGES.flatMap((page) => [...textOf(page).matchAll(pattern)].map((match) => [page, match[1]!] as const));
}

test('every link to a file of ours resolves', () => {
  const links = inPages(/\]\((?!https?:|#)([^)#\s]+)[^)]*\)/gu);
  expect(links.length).toBeGreaterThan(8);
  const broken = links.filter(([page, target]) => !existsSync(join(PROJECT, normalize(join(dirname(page), target)))));
  expect(broken).toEqual([]);
});

test('every file and folder a page names is there', () => {
  const folders = 'activities|adapters|client|config|contracts|docs|domain|scripts|seeds|tests|worker|workflows';
  const named = inPages(new RegExp(`\`((?:${folders})/[\\w./-]*)\``, 'gu'));
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter(([, path]) => !existsSync(join(PROJECT, path)))).toEqual([]);
});

test('every npm command a page names is a script', () => {
  const named = inPages(/npm run ([a-z][\w:-]*)/gu);
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter(([, script]) => scripts[script] === undefined)).toEqual([]);
});

test('every command of treaty-desk a page names is one', () => {
  const known = COMMANDS.map(({ path }) => path.join(' '));
  const named = inPages(/npx treaty-desk ([a-z][a-z -]*)/gu).map(([page, words]) => [page, words.trim()] as const);
  expect(named.length).toBeGreaterThan(10);
  const unknown = named.filter(([, words]) => !known.some((path) => words === path || words.startsWith(`${path} `)));
  expect(unknown).toEqual([]);
});

test('the picture shows the eight stages in their order', () => {
  const words = [...textOf('docs/stages.svg').matchAll(/>([a-z]+)</gu)].map(([, word]) => word!);
  expect(words.filter((word) => (STAGES as readonly string[]).includes(word))).toEqual([...STAGES]);
});

test('how-tos and decisions are linked from a page that leads to them', () => {
  const lead = textOf('CONTRIBUTING.md') + textOf('README.md') + textOf('docs/overview.md');
  const howTos = filesIn('docs/how-to', '.md');
  expect(howTos.length).toBeGreaterThanOrEqual(3);
  expect(howTos.filter((path) => !lead.includes(path))).toEqual([]);
  const decisions = filesIn('docs/decisions', '.md');
  expect(decisions.filter((path) => !/\/\d{4}-\d{2}-\d{2}-[a-z0-9-]+\.md$/u.test(path))).toEqual([]);
});
