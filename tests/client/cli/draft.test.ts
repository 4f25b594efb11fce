import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CliOptions, CliResult, RunCommand } from '../../../client/cli/command.ts';
import { COMMANDS } from '../../../client/cli/command-table.ts';
import { run as start } from '../../../client/cli/commands/cycle-start.ts';
import type { DraftVersion } from '../../../domain/matrix/draft.ts';
import { deskInMemory, specimen, type DeskInMemory } from './desk-in-memory.ts';

const ID = 'ccpr-c-pak-q-99';
const ANSWER =
  'The Act of 2022 is in force since November 2022. It defines custodial death. In 2023 there were 14 cases.';
const OTHER = 'Punjab has trained 400 officers. The Act of 2022 is in force since November 2022.';

let desk: DeskInMemory;
let folder: string;
/** Row that two offices have answered. */
let row: string;
let question: string;
let offices: readonly string[];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'draft-cli-'));
  desk = await deskInMemory();
  await start([specimen('specimen-ccpr')], { confirm: true }, desk.context);
  const { requests, cycleId } = desk.cycle().state;
  const asked = Object.values(requests).flatMap((request) => Object.keys(request.rows));
  row = asked.find((one) => Object.values(requests).filter(({ rows }) => one in rows).length > 1)!;
  question = row.split('.')[0]!;
  offices = Object.values(requests).flatMap(({ office, rows }) => (row in rows ? [office] : []));
  for (const [at, office] of offices.slice(0, 2).entries()) {
    const text = at === 0 ? ANSWER : OTHER;
    await desk.store.answers.save(cycleId, office, `mail-${at}`, '2026-11-30', [{ row, status: 'answered', text }]);
    desk.cycle().answer(office, [row], `mail-${at}`);
  }
  await desk.record();
});
afterEach(() => rmSync(folder, { recursive: true }));

async function draft(verb: string, args: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  const spec = COMMANDS.find(({ path }) => path.join(' ') === `draft ${verb}`);
  const run: RunCommand = await spec!.load();
  return run([ID, ...args], options, desk.context);
}
const part = (): CliOptions => (row === question ? {} : { part: row });
function file(text: string): string {
  const path = join(folder, 'text.txt');
  writeFileSync(path, text);
  return path;
}
const draftIn = ({ json }: CliResult): DraftVersion => (json as { draft: DraftVersion }).draft;

describe('draft show', () => {
  it('has the answers of all offices side by side, and says that none was drafted', async () => {
    const { text } = await draft('show', [question]);
    expect(text).toContain('Punjab has trained 400 officers.');
    expect(text).toMatch(/The Act of 2022 is in force since November\s/u);
    expect(text).toContain('No text was written');
  });

  it('shows the whole text at a glance, with its words against the limit', async () => {
    const { text, json } = await draft('show', []);
    expect(text).toMatch(/^\d+ words/u);
    expect((json as { questions: unknown[] }).questions.length).toBeGreaterThan(1);
  });

  it('knows a question by its printed number as well', async () => {
    const number = (await draft('show', [question])).json as { question: { number: string } };
    expect((await draft('show', [number.question.number])).text).toContain(`${question}, paragraph`);
    await expect(draft('show', ['q999'])).rejects.toMatchObject({ code: 'question-unknown' });
  });
});

describe('draft propose', () => {
  it('makes a first text where none is, and leaves alone what somebody wrote', async () => {
    const { json } = await draft('propose', [question]);
    const { drafts } = json as { drafts: readonly DraftVersion[] };
    expect(drafts).toHaveLength(1);
    const sentences = drafts[0]!.paragraphs.flat();
    expect(sentences.map(({ text }) => text)).toContain('It defines custodial death.');
    const both = sentences.find(({ text }) => text.startsWith('The Act'))!;
    expect(both.origins.map(({ office }) => office)).toEqual(offices.slice(0, 2));
    expect((await draft('propose', [])).json).toMatchObject({ drafts: [] });
  });
});

describe('draft write', () => {
  it('keeps for each sentence whose words it is; a figure that nobody gave is shown', async () => {
    await draft('propose', [question]);
    const text =
      'The Act of 2022 is in force. In 2023 there were 41 cases.\nPakistan remains committed to its obligations.';
    const written = await draft('write', [question], {
      ...part(),
      file: file(text),
      by: 'Deputy Director',
      reason: 'shorter',
    });
    expect(draftIn(written)).toMatchObject({ version: 2, by: 'Deputy Director', reason: 'shorter', on: '2026-11-30' });
    expect(written.text).toContain('the drafter’s own words');
    const shown = await draft('show', [question]);
    expect(shown.text).toContain('Figures that stand in no answer: 41.');
    expect(shown.text).toContain('version 2 by Deputy Director');
  });

  it('refuses a text made from an outdated version, and shows what was changed meanwhile', async () => {
    await draft('propose', [question]);
    await draft('write', [question], { ...part(), file: file('The Act of 2022 is in force.'), by: 'Section Officer' });
    const mine = draft('write', [question], { ...part(), file: file('Mine.'), from: '1' });
    await expect(mine).rejects.toMatchObject({
      code: 'draft-moved',
      message: expect.stringContaining('Section Officer wrote version 2'),
      hint: expect.stringMatching(/\[-.*It defines custodial death[\s\S]*--from 2/u),
    });
  });

  it('takes a text from standard input, and takes it back', async () => {
    const context = { ...desk.context, stdin: () => Readable.from([Buffer.from('قانون نافذ ہے۔')]) };
    const { run } = await import('../../../client/cli/commands/draft-write.ts');
    await run([ID, question], { ...part(), file: '-' }, context);
    expect((await draft('show', [question])).text).toContain('قانون نافذ ہے۔');
    expect((await draft('write', [question], { ...part(), withdraw: true })).text).toContain('answers stand');
    expect((await draft('show', [question])).text).toContain('No text was written');
  });

  it.each([
    ['no file', {}, /--file is missing/u],
    ['a file without words', { file: '' }, /holds no text/u],
    ['a version that is no number', { file: 'x', from: 'two' }, /“two” is no version/u],
  ])('is refused with %s', async (_why, options, words) => {
    const given = 'file' in options ? { ...options, file: file(options.file) } : options;
    await expect(draft('write', [question], given)).rejects.toThrow(words);
  });

  it('names the parts there are where another is given', async () => {
    await expect(draft('write', [question], { part: 'z', file: file('Text.') })).rejects.toMatchObject({
      code: 'row-unknown',
    });
  });

  it('says where an answer has changed since', async () => {
    await draft('propose', [question]);
    const { cycleId } = desk.cycle().state;
    await desk.store.answers.save(cycleId, offices[0]!, 'mail-9', '2026-12-01', [
      { row, status: 'answered', text: 'New.' },
    ]);
    expect((await draft('show', [question])).text).toMatch(/Look again: the answer of .* has changed since/u);
  });
});

describe('draft diff', () => {
  it('shows word by word what changed between the newest two versions, and who wrote each', async () => {
    await draft('write', [question], { ...part(), file: file('The Act is in force.'), by: 'A' });
    await draft('write', [question], { ...part(), file: file('The Act was in force.'), by: 'B', reason: 'past' });
    const { text } = await draft('diff', [question], part());
    expect(text).toContain('Version 2 by B, Mon 2026-11-30: past');
    expect(text).toContain('The Act [-is-]{+was+} in force.');
    await expect(draft('diff', [question, '1', '7'], part())).rejects.toMatchObject({ code: 'version-unknown' });
  });
});

describe('comments', () => {
  it('stand on a sentence until they are dealt with', async () => {
    await draft('propose', [question]);
    await draft('comment', [question], { ...part(), text: 'Which year?', sentence: '2', by: 'molj' });
    await draft('comment', [], { text: 'Shorten it all.' });
    expect((await draft('show', [question])).text).toContain('about “It defines custodial death.”');
    expect((await draft('show', [])).text).toContain('Shorten it all.');
    const { text } = await draft('resolve', ['1'], { note: 'added' });
    expect(text).toContain('done by Director, Mon 2026-11-30: added');
  });

  it.each([
    ['a sentence that is not there', 'comment', ['{q}'], { text: 'x', sentence: '99' }, /has no sentence 99/u],
    ['no words', 'comment', ['{q}'], { text: ' ' }, /says nothing/u],
    ['a number that is none', 'resolve', ['one'], {}, /“one” is no comment/u],
    ['a comment that is not there', 'resolve', ['7'], {}, /has no comment 7/u],
  ])('are refused with %s', async (_why, verb, args, options, words) => {
    await expect(
      draft(
        verb,
        args.map((arg) => (arg === '{q}' ? question : arg)),
        options,
      ),
    ).rejects.toThrow(words);
  });
});

describe('cycle consolidate', () => {
  it('shows what nobody has dealt with before it puts the text together', async () => {
    await draft('comment', [question], { text: 'Which year?', by: 'molj' });
    const { run } = await import('../../../client/cli/commands/cycle-consolidate.ts');
    await expect(run([ID], {}, desk.context)).rejects.toThrow(/A comment on the text is open:\n {2}1\. molj on/u);
    expect((await run([ID], { anyway: true }, desk.context)).json).toMatchObject({ changed: true });
  });
});

describe('cycle consolidate without open comments', () => {
  it('goes on', async () => {
    await draft('comment', [question], { text: 'Which year?', by: 'molj' });
    await draft('resolve', ['1']);
    const { run } = await import('../../../client/cli/commands/cycle-consolidate.ts');
    expect((await run([ID], {}, desk.context)).json).toMatchObject({ changed: true });
  });
});

describe('draft budget', () => {
  it('spreads the limit, and gives a paragraph more by its weight', async () => {
    const before = (await draft('budget', [])).json as { paragraphs: { question: string; share: number }[] };
    const after = (await draft('budget', [], { question, weight: '3' })).json as typeof before;
    const share = ({ paragraphs }: typeof before): number => paragraphs.find((one) => one.question === question)!.share;
    expect(share(after)).toBeGreaterThan(share(before));
    const sum = (all: typeof before): number => all.paragraphs.reduce((total, one) => total + one.share, 0);
    expect(sum(after)).toBe(sum(before));
    await expect(draft('budget', [], { question, weight: 'much' })).rejects.toThrow(/no weight/u);
  });
});

describe('draft shorten', () => {
  it('asks the office, whose answer stands meanwhile', async () => {
    const { text, json } = await draft('shorten', [offices[0]!, row], { to: '10' });
    expect(text).toContain('at most 10 words');
    expect(json).toMatchObject({ changed: true, words: 20, task: { kind: 'shorten', row, most: 10 } });
    expect(desk.cycle().letters(offices[0]).at(-1)).toMatchObject({ rung: 'shorten-1', rows: [row] });
    expect((await draft('shorten', [offices[0]!, row], { to: '10' })).text).toContain('had been done before');
  });
  it('is refused for what was not answered', async () => {
    await expect(draft('shorten', ['nobody', row], { to: '10' })).rejects.toMatchObject({ code: 'row-unknown' });
    await expect(draft('shorten', [offices[0]!, row], { to: 'few' })).rejects.toThrow(/no number of words/u);
  });
});

describe('draft gaps', () => {
  it('lists what is missing, and writes it as a document', async () => {
    const out = join(folder, 'gaps.docx');
    const { text, json } = await draft('gaps', [], { out });
    expect(text).toContain('No answer');
    expect((json as { items: unknown[] }).items.length).toBeGreaterThan(0);
    expect(existsSync(out)).toBe(true);
    expect(readFileSync(out).subarray(0, 2).toString()).toBe('PK');
  });
});
