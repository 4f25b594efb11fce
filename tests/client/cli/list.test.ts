import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { instrumentOf } from '../../../activities/reference.ts';
import type { CliOptions, RunCommand } from '../../../client/cli/command.ts';
import { run as start } from '../../../client/cli/commands/cycle-start.ts';
import { run as correct } from '../../../client/cli/commands/loi-correct.ts';
import { run as corrigendum } from '../../../client/cli/commands/loi-corrigendum.ts';
import { run as read } from '../../../client/cli/commands/loi-read.ts';
import { run as show } from '../../../client/cli/commands/loi-show.ts';
import type { InstrumentReading } from '../../../domain/loi/instrument.ts';
import { deskInMemory, specimen, type DeskInMemory } from './desk-in-memory.ts';

const folder = mkdtempSync(join(tmpdir(), 'list-cli-'));
function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
const corr = (words: string): string => file('corr.txt', `CCPR/C/PAK/Q/98/Corr.1\n\nCorrigendum\n\n${words}\n`);

let desk: DeskInMemory;
let now: string;
const call = async (run: RunCommand, args: readonly string[], options: CliOptions = {}) => {
  const { json } = await run(args, options, desk.context);
  return json as Record<string, any>;
};
const id = () => desk.cycle().state.cycleId;
const questions = async () => (await instrumentOf(desk.store, id())).reading.questions;

/** The specimen list, its assignment confirmed and its letters sent. */
async function running(options: CliOptions = {}): Promise<void> {
  await call(start, [specimen('specimen-ccpr')], { deadline: '2027-06-30', confirm: true, ...options });
  desk.cycle().sendWaiting();
  now = '2026-12-08';
  desk.cycle().until(now);
  await desk.record();
}

beforeEach(async () => {
  now = '2026-11-30';
  desk = await deskInMemory(() => now);
});

describe('loi correct', () => {
  it('shows first who would be told what, and changes nothing', async () => {
    await running();
    const before = await questions();
    const text = file('text.txt', `${before[0]!.text} Please add the budget of each measure.`);
    const ahead = await call(correct, [id()], { question: 'q1', text, reason: 'page break', preview: true });
    expect(ahead['preview']).toBe(true);
    expect(ahead['changes'].questions.map((one: { question: string }) => one.question)).toEqual(['q1']);
    const holders = Object.values(desk.cycle().state.requests).filter(({ rows }) =>
      Object.keys(rows).some((row) => row.split('.')[0] === 'q1'),
    );
    expect(ahead['offices'].map((one: { office: string }) => one.office).sort()).toEqual(
      holders.map(({ office }) => office).sort(),
    );
    expect(await questions()).toEqual(before);
  });

  it('puts it in force, keeps the machine’s reading, and takes it back', async () => {
    await running();
    const before = await questions();
    const text = file('text.txt', `${before[0]!.text} Please add the budget of each measure.`);
    await call(correct, [id()], { question: 'q1', text, reason: 'page break', by: 'Desk officer' });
    expect((await questions())[0]!.text).toContain('the budget of each measure');
    const shown = await call(show, [id()]);
    expect(shown['corrections']).toMatchObject([
      { id: 'c1', by: 'Desk officer', on: '2026-12-08', reason: 'page break' },
    ]);
    expect((await instrumentOf(desk.store, id())).asRead?.questions).toEqual(before);
    await call(correct, [id()], { undo: 'c1', reason: 'it was right' });
    expect(await questions()).toEqual(before);
    expect((await call(show, [id()]))['versions']).toHaveLength(2);
    // Who was written to is told once more: what was sent stays sent.
    const told = desk
      .cycle()
      .letters()
      .filter(({ rung }) => rung.startsWith('amended-'));
    expect(new Set(told.map(({ rung }) => rung))).toEqual(new Set(['amended-1', 'amended-2']));
  });

  it('divides a question, and the new one waits for the Director with an id of its own', async () => {
    await running();
    const before = await questions();
    const two = before.find(({ text }) => /[.?]\s\S+\s\S+\s\S+/u.test(text))!;
    const at = /(?<=[.?]\s)\S+\s\S+\s\S+/u.exec(two.text)![0];
    const json = await call(correct, [id()], { split: two.id, at, reason: 'two paragraphs' });
    const made = `q${before.length + 1}`;
    expect((await questions()).map((one) => one.id)).toEqual(
      before.flatMap((one) => (one.id === two.id ? [two.id, made] : [one.id])),
    );
    expect(json['added']).toMatchObject([{ question: made, asked: [] }]);
    expect(desk.cycle().tasks()).toContain('list-changed');
  });

  it.each<readonly [string, CliOptions, string]>([
    ['nothing', { reason: 'x' }, 'nothing is to be corrected'],
    ['no reason', { set: ['deadline=2027-05-01'] }, '--reason is missing'],
    ['no such field', { set: ['day=2027-05-01'], reason: 'x' }, 'a list has no such field'],
    ['no sign', { set: ['deadline'], reason: 'x' }, 'there is no “=”'],
    ['no day', { set: ['deadline=soon'], reason: 'x' }, '“soon” is not a date'],
    ['no such question', { remove: 'q99', split: 'q98', at: 'x', reason: 'x' }, 'there is no question q98'],
    ['no such correction', { undo: 'c9', reason: 'x' }, 'no correction c9'],
    ['half a split', { split: 'q1', reason: 'x' }, '--split needs the words'],
  ])('says what is wrong: %s', async (_, options, why) => {
    await running();
    await expect(call(correct, [id()], options)).rejects.toThrow(why);
  });

  it('moves the deadline of the cycle with that of the list', async () => {
    await running();
    const json = await call(correct, [id()], { set: ['deadline=2027-07-15'], reason: 'letter of the Secretariat' });
    expect(json['deadline']).toEqual({ from: '2027-06-30', to: '2027-07-15' });
    expect(desk.cycle().state.deadline).toBe('2027-07-15');
  });
});

describe('loi corrigendum', () => {
  it('tells the offices of the paragraphs it touches, and no other; twice is once', async () => {
    await running();
    const [first] = await questions();
    const path = corr(
      `Paragraph ${first!.number} should read:\n${first!.number}. Please state how many laws were repealed since 2020.`,
    );
    await call(corrigendum, [id(), path]);
    const told = desk
      .cycle()
      .letters()
      .filter(({ rung }) => rung === 'amended-1')
      .map(({ office }) => office)
      .sort();
    const holders = Object.values(desk.cycle().state.requests).filter(({ rows }) =>
      Object.keys(rows).some((row) => row.split('.')[0] === first!.id),
    );
    expect(told).toEqual(holders.map(({ office }) => office).sort());
    expect(told.length).toBeGreaterThan(0);
    await expect(call(corrigendum, [id(), path])).rejects.toThrow('nothing would change');
    expect((await call(show, [id()]))['corrections'][0]).toMatchObject({ reason: 'CCPR/C/PAK/Q/98/Corr.1' });
  });

  it('asks before anything unclear is passed over, and then keeps it as a doubt', async () => {
    await running();
    const [first] = await questions();
    const path = corr(`Delete paragraph ${first!.number}\n\nThe annex is replaced by the table below.`);
    await expect(call(corrigendum, [id(), path])).rejects.toThrow('The annex is replaced');
    expect((await questions())[0]!.id).toBe(first!.id);
    await call(corrigendum, [id(), path], { leaveUnclear: true });
    const { reading } = await instrumentOf(desk.store, id());
    expect(reading.questions.some((one) => one.id === first!.id)).toBe(false);
    expect(reading.doubts.map(({ code }) => code)).toContain('corrigendum-unclear');
  });

  it('keeps the answers that the officer keeps, and asks a new question of whom he names', async () => {
    await running();
    const [first, second] = await questions();
    const holder = Object.values(desk.cycle().state.requests).find(({ rows }) =>
      Object.keys(rows).some((row) => row.split('.')[0] === first!.id),
    )!.office;
    const theirs = Object.keys(desk.cycle().state.requests[holder]!.rows).filter(
      (row) => row.split('.')[0] === first!.id,
    );
    desk.cycle().answer(holder, theirs);
    await desk.record();
    const path = corr(
      `Paragraph ${first!.number}: add at the end: “Please also name the law.”\n\nAfter paragraph ${second!.number}, insert a new paragraph ${second!.number} bis reading:\n${second!.number} bis. Please state how many judges are women.`,
    );
    const ahead = await call(corrigendum, [id(), path], { preview: true });
    const added = ahead['added'][0].question as string;
    await call(corrigendum, [id(), path], { keepAnswers: first!.id, ask: [`${added}=punjab-home`] });
    const state = desk.cycle().state;
    expect(theirs.map((row) => state.requests[holder]!.rows[row])).toEqual(theirs.map(() => 'answered'));
    expect(state.requests['punjab-home']!.rows[added]).toBe('open');
  });

  it('takes the list issued anew: unchanged questions keep their ids and rows, whatever their numbers', async () => {
    await running();
    const before = await questions();
    const original = await (await import('node:fs/promises')).readFile(specimen('specimen-ccpr'), 'utf8');
    const path = file(
      'rev.txt',
      original.replace(before[0]!.text.slice(0, 40), 'Please state, in addition to all else, and'),
    );
    const ahead = await call(corrigendum, [id(), path], { preview: true });
    expect(ahead['changes'].questions.map((one: { question: string }) => one.question)).toEqual(['q1']);
    expect(ahead['changes'].unchanged).toBe(before.length - 1);
  });

  it.each([
    ['another list', () => specimen('specimen-crc'), 'is no reissue of this list'],
    [
      'what is no list at all',
      () => specimen('specimen-concluding-observations'),
      'it is no corrigendum, and asks nothing',
    ],
  ])('refuses %s', async (_, path, why) => {
    await running();
    await expect(call(corrigendum, [id(), path()])).rejects.toThrow(why);
  });
});

describe('before a cycle', () => {
  const corrections = JSON.stringify([
    { type: 'set-field', field: 'deadline', value: '2027-06-30' },
    { change: { type: 'remove-question', question: 'q2' } },
  ]);

  it('loi read gives the reading as corrected', async () => {
    const plain = (await call(read, [specimen('specimen-ccpr')])) as unknown as InstrumentReading;
    const json = await call(read, [specimen('specimen-ccpr')], { corrections: file('c.json', corrections) });
    expect(json['deadline']).toBe('2027-06-30');
    expect(json['questions']).toHaveLength(plain.questions.length - 1);
    expect(json['doubts'].map(({ code }: { code: string }) => code)).not.toContain('no-deadline');
  });

  it('cycle start starts from it and keeps the machine’s own reading', async () => {
    await call(start, [specimen('specimen-ccpr')], { corrections: file('c.json', corrections), by: 'Desk officer' });
    const instrument = await instrumentOf(desk.store, id());
    expect(desk.cycle().state.deadline).toBe('2027-06-30');
    expect(instrument.reading.questions.map((one) => one.id)).not.toContain('q2');
    expect(instrument.asRead?.questions.map((one) => one.id)).toContain('q2');
    expect(instrument.corrections).toMatchObject([{ id: 'c1', by: 'Desk officer' }, { id: 'c2' }]);
  });

  it.each([
    ['no JSON', 'q2', 'not JSON'],
    ['a change there is none of', '[{"type":"rename"}]', 'accepted'],
    ['a key there is none of', '[{"type":"remove-question","question":"q2","why":"x"}]', 'unknown key'],
    ['what cannot be', '[{"type":"merge-questions","question":"q1","with":"q99"}]', 'there is no other question q99'],
  ])('says what is wrong in the file: %s', async (_, content, why) => {
    const failed = await call(read, [specimen('specimen-ccpr')], { corrections: file('bad.json', content) }).then(
      () => '',
      (error: Error & { hint?: string | null }) => `${error.message}; accepted: ${error.hint}`,
    );
    expect(failed).toContain(why);
  });
});
