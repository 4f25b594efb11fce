import { expect, test } from 'vitest';
import { STORIES } from '../../adapters/mail/stories.ts';
import { ERRORS } from '../../contracts/errors.ts';
import { TREATY_UPDATES } from '../../contracts/treaty-calendar.ts';
import { NAMES, UPDATES } from '../../contracts/workflows.ts';
import type { LetterKind } from '../../domain/requests/letter-view.ts';
import { STAGES } from '../../domain/stages.ts';
import * as workflows from '../../workflows/index.ts';
import { filesIn, textOf } from './project-files.ts';

const SOURCES = ['activities', 'adapters', 'client', 'config', 'contracts', 'domain', 'scripts', 'worker', 'workflows'];
const text = (paths: readonly string[]): string => paths.map(textOf).join('\n');

/** Stages whose rules stand elsewhere, and where. */
const ELSEWHERE: Readonly<Record<string, string>> = { clearance: 'domain/cycle/due-clearance.ts' };

test('every stage has its folder in the domain', () => {
  expect(STAGES).toHaveLength(8);
  for (const stage of STAGES) {
    const place = ELSEWHERE[stage];
    if (place === undefined) expect(filesIn(`domain/${stage}`, '.ts'), stage).not.toEqual([]);
    else expect(filesIn('domain', '.ts'), stage).toContain(place);
  }
});

test('every kind of letter has a story', () => {
  // The compiler sees to it that no kind is left out here.
  const kinds: Record<LetterKind, true> = {
    request: true,
    notice: true,
    reminder: true,
    letter: true,
    'demi-official': true,
    report: true,
    clearance: true,
    'hand-over': true,
    clarification: true,
    extension: true,
    silent: true,
    receipt: true,
    shorten: true,
    returned: true,
    reconcile: true,
    amended: true,
  };
  const told = new Set(STORIES.flatMap((story) => story.letters.map((letter) => letter.kind)));
  expect([...told].sort()).toEqual(Object.keys(kinds).sort());
});

test('every rung of the ladders is a form that a story shows', () => {
  const forms = ['default', 'clearance'].flatMap((name) => {
    const ladder = JSON.parse(textOf(`seeds/ladders/${name}.json`)) as { rungs: { form: string }[] };
    return ladder.rungs.map((rung) => rung.form);
  });
  const told = new Set<string>(STORIES.flatMap((story) => story.letters.map((letter) => letter.kind)));
  expect(forms.length).toBeGreaterThan(6);
  expect(forms.filter((form) => !told.has(form))).toEqual([]);
});

test('every signal, query and workflow that is named has a handler', () => {
  const source = text(filesIn('workflows', '.ts'));
  const { reportingCycle, despatch, outTray, mailIntake, termsChange, treatyCalendar, ...handlers } = NAMES;
  const named = [despatch, mailIntake, outTray, reportingCycle, termsChange, treatyCalendar];
  expect(Object.keys(workflows).sort()).toEqual(named.sort());
  expect(Object.keys(handlers).length).toBeGreaterThan(3);
  const missing = Object.keys(handlers).filter(
    (name) =>
      !new RegExp(`define(Signal|Query)(<[^=]*>)?\\(NAMES\\.${name}\\)`).test(source) ||
      (!source.includes(`setHandler(${name},`) && !source.includes(`setHandler(\n    ${name},`)),
  );
  expect(missing).toEqual([]);
});

test('every decision has an update of its own name, and one handler takes them all', () => {
  const names = Object.values(UPDATES);
  expect(new Set(names).size).toBe(names.length);
  expect(textOf('workflows/reporting-cycle.ts')).toMatch(/for \(const \[type, name\] of Object\.entries\(UPDATES\)\)/u);
});

test('everything that can be told to the treaty calendar has an update of its own name', () => {
  const names = Object.values(TREATY_UPDATES);
  expect(names.length).toBeGreaterThan(3);
  expect(new Set(names).size).toBe(names.length);
  expect(textOf('workflows/treaty-calendar.ts')).toContain('of Object.entries(TREATY_UPDATES))');
});

test('every error code is raised somewhere', () => {
  const source = text(
    SOURCES.flatMap((folder) => filesIn(folder, '.ts')).filter((path) => path !== 'contracts/errors.ts'),
  );
  expect(Object.keys(ERRORS).length).toBeGreaterThan(20);
  expect(Object.keys(ERRORS).filter((code) => !source.includes(`'${code}'`))).toEqual([]);
});

test('every error code stands in the list for officers', () => {
  const rows = textOf('docs/errors.md')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .split('|')
        .slice(1)
        .map((cell) => cell.trim()),
    );
  const missing = Object.entries(ERRORS).filter(
    ([code, { sentence }]) => !rows.some((row) => row[0] === `\`${code}\`` && row[1] === sentence),
  );
  expect(missing.map(([code]) => code)).toEqual([]);
  expect(rows).toHaveLength(Object.keys(ERRORS).length);
});

/** Files that may be longer, each with why. */
const LONGER: Readonly<Record<string, string>> = {
  'adapters/mail/stories.ts': 'a list: every letter in its named cases',
  'client/cli/command-table.ts': 'a list: every command',
  'tests/domain/questions/labelled-questions.ts': 'a list: questions with the offices that should answer them',
  'tests/domain/questions/likeness-pairs.ts': 'a list: pairs of questions judged by hand',
};

test('no file holds more than 300 lines, or 500 of tests, but for lists', () => {
  const files = filesIn('.', '.ts');
  expect(files.length).toBeGreaterThan(250);
  const long = files.filter(
    (path) => textOf(path).trimEnd().split('\n').length > (path.startsWith('tests/') ? 500 : 300),
  );
  expect(long.filter((path) => LONGER[path] === undefined)).toEqual([]);
  expect(Object.keys(LONGER).filter((path) => !files.includes(path))).toEqual([]);
});

test('dates are never written in the language or zone of the machine', () => {
  const files = SOURCES.flatMap((folder) => filesIn(folder, '.ts'));
  const careless = files.filter((path) =>
    /DateTimeFormat\(\s*(\)|undefined|\[\])|toLocale(Date|Time)?String\(\s*\)/u.test(textOf(path)),
  );
  expect(careless).toEqual([]);
});
