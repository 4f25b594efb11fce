import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import mammoth from 'mammoth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CliContext } from '../../../client/cli/command.ts';
import { run as verify } from '../../../client/cli/commands/submission-verify.ts';
import { run as write } from '../../../client/cli/commands/submission-write.ts';
import { run as start } from '../../../client/cli/commands/cycle-start.ts';
import { decide } from '../../../client/cli/commands/decide.ts';
import { deskInMemory, specimen, type DeskInMemory } from './desk-in-memory.ts';

const folder = mkdtempSync(join(tmpdir(), 'submission-papers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string): string => join(folder, 'first', name);
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const textOf = async (name: string): Promise<string> =>
  (await mammoth.extractRawText({ buffer: readFileSync(at(name)) })).value;

let desk: DeskInMemory;
let cycleId: string;
let name: string;

/** The specimen's cycle: the first office has answered two rows, one with figures, and the text is frozen. */
beforeAll(async () => {
  desk = await deskInMemory();
  await start([specimen('specimen-ccpr')], { confirm: true }, desk.context);
  cycleId = desk.cycle().state.cycleId;
  const [office, request] = Object.entries(desk.cycle().state.requests)[0]!;
  const [first, second] = Object.keys(request.rows);
  desk.cycle().answer(office, [first!, second!]);
  await desk.record();
  await desk.store.answers.save(cycleId, office, 'mail-1', '2026-12-10', [
    { row: first!, status: 'answered', text: 'In 2023, 1,240 cases were registered; in 2024, 1,310 cases.' },
    { row: second!, status: 'answered', text: '=SUM(A:A) اردو میں جواب' },
  ]);
  await decide('consolidate', [cycleId], {}, desk.context);
  const result = await write([cycleId], { out: join(folder, 'first') }, desk.context);
  name = (result.json as { folder: string; files: { file: string }[] }).files[0]!.file;
}, 60_000);

const named = (ending: string): string => name.replace(/^.*\//u, '').replace('replies.docx', ending);

describe('the documents of a submission', () => {
  it('are nine, each with the hash of its bytes, and the same again byte for byte', async () => {
    const result = await write([cycleId], { out: join(folder, 'second') }, desk.context);
    const { files, frozen } = result.json as { frozen: string; files: { file: string; sha256: string }[] };
    expect(files).toHaveLength(9);
    expect(frozen).toBe(desk.cycle().state.consolidation?.text);
    for (const { file, sha256: stated } of files) {
      expect(sha256(readFileSync(file)), file).toBe(stated);
      expect(readFileSync(file).equals(readFileSync(at(file.replace(/^.*\//u, '')))), file).toBe(true);
    }
    expect(result.text).toContain('the text frozen on 2026-11-30');
  });

  it('deliver: the letters name the list and what travels with them, and the letter has the hash of the replies', async () => {
    const cover = await textOf(named('cover-letter.docx'));
    const { symbol } = desk.cycle().state;
    expect(cover).toContain(symbol);
    expect(cover).toContain(sha256(readFileSync(at(named('replies.docx')))));
    expect(cover).toContain('Statistics annex');
    const note = await textOf(named('note-verbale.docx'));
    expect(note).toContain('NOTE VERBALE');
    expect(note).toContain(symbol);
    expect(note).toMatch(/presents its compliments[\s\S]*highest consideration/u);
  });

  it('brief: the Executive Committee sees who owes what, Parliament does not', async () => {
    const executive = await textOf(named('executive-committee.docx'));
    const standing = await textOf(named('standing-committee.docx'));
    const offices = Object.keys(desk.cycle().state.requests).length;
    expect(offices).toBeGreaterThan(3);
    expect(executive).toContain(`${offices} offices were asked`);
    expect(executive).toContain('To consider the text, and to clear it or return it with comments.');
    expect(executive).toContain('Home Department, Government of Punjab');
    expect(standing).toContain('BRIEF FOR THE STANDING COMMITTEE ON HUMAN RIGHTS');
    expect(standing).not.toContain('Home Department, Government of Punjab');
    expect(standing).toContain('is not complete yet');
  });

  it('count: the annex has the figures as numbers with their year and source, and no text becomes a formula', async () => {
    const { sheets } = await readXlsx(readFileSync(at(named('statistics.xlsx'))));
    expect(sheets.map((sheet) => sheet.name)).toEqual(['Tables', 'Figures']);
    const figures = sheets[1]!.rows.slice(1).map((row) => [row[4], row[5], row[6], row[7], row[8]]);
    expect(figures).toEqual([
      [1240, '1,240', 'cases', '2023', 'mail-1'],
      [1310, '1,310', 'cases', '2024', 'mail-1'],
    ]);
    expect(await textOf(named('replies.docx'))).toContain('Table 1. Figures given in reply to paragraph');
    expect(await textOf(named('replies.docx'))).toContain('=SUM(A:A) اردو میں جواب');
  });

  it('are written some at a time, and an unknown one is named', async () => {
    const out = join(folder, 'some');
    await write([cycleId], { out, only: 'note-verbale, evidence-data' }, desk.context);
    expect(readdirSync(out).map((file) => file.replace(/^.*PAK-Q-\d+-/u, ''))).toEqual([
      'evidence.json',
      'note-verbale.docx',
    ]);
    await expect(write([cycleId], { out, only: 'poster' }, desk.context)).rejects.toMatchObject({
      code: 'usage',
      hint: expect.stringContaining('note-verbale'),
    });
  });
});

describe('the evidence pack', () => {
  const alone = { ...{} } as CliContext;

  it('holds in itself, with its documents and against the register', async () => {
    const { json, exitCode } = await verify([join(folder, 'first')], {}, desk.context);
    expect(json).toMatchObject({ ok: true, cycleId, register: 'agrees', faults: [], missing: [], files: 7 });
    expect(exitCode).toBe(0);
    expect((await verify([at(named('evidence.json'))], {}, alone)).json).toMatchObject({
      ok: true,
      register: 'not at hand',
    });
  });

  it('holds no address and no name of a person', () => {
    const data = readFileSync(at(named('evidence.json')), 'utf8');
    expect(data).not.toMatch(/@[a-z]/iu);
    expect(data.length).toBeGreaterThan(5_000);
  });

  it.each<[string, (folder: string) => void, RegExp]>([
    ['a document is changed', (to) => writeFileSync(join(to, named('note-verbale.docx')), 'changed'), /another hash/],
    [
      'an event is changed',
      (to) => {
        const file = join(to, named('evidence.json'));
        writeFileSync(file, readFileSync(file, 'utf8').replace(/"office":"moi"/u, '"office":"mofa"'));
      },
      /does not give its hash/,
    ],
  ])('shows that %s', async (_what, falsify, words) => {
    const copy = mkdtempSync(join(folder, 'copy-'));
    for (const file of readdirSync(join(folder, 'first'))) writeFileSync(join(copy, file), readFileSync(at(file)));
    falsify(copy);
    const { json, exitCode } = await verify([copy], {}, desk.context);
    expect(exitCode).toBe(1);
    expect(JSON.stringify((json as { faults: unknown }).faults)).toMatch(words);
  });

  it.each<[string, string, string]>([
    ['is no pack', '{}', 'data-invalid'],
    ['is not JSON', 'no', 'data-invalid'],
  ])('refuses a file that %s', async (_what, content, code) => {
    const file = join(folder, 'bad.json');
    writeFileSync(file, content);
    await expect(verify([file], {}, alone)).rejects.toMatchObject({ code });
  });

  it('asks which pack is meant where a folder holds none', async () => {
    await expect(verify([mkdtempSync(join(folder, 'none-'))], {}, alone)).rejects.toMatchObject({
      code: 'file-not-found',
    });
  });
});
