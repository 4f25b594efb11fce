import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { MailReading } from '../../../domain/replies/reply.ts';
import type { CliContext, CliOptions } from '../../../client/cli/command.ts';
import { run as start } from '../../../client/cli/commands/cycle-start.ts';
import { run as requestAnswer } from '../../../client/cli/commands/request-answer.ts';
import { run as requestShow } from '../../../client/cli/commands/request-show.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { deskInMemory, specimen, TODAY, type DeskInMemory } from './desk-in-memory.ts';

const ID = 'ccpr-c-pak-q-99';
const CYCLE = `cycle/ccpr/${ID}`;

let desk: DeskInMemory;
let context: CliContext;
let row: string;

beforeEach(async () => {
  let day = TODAY;
  desk = await deskInMemory(() => day);
  context = desk.context;
  await start([specimen('specimen-ccpr')], { received: TODAY, confirm: true }, context);
  row = Object.keys(desk.cycle().state.requests['moi']!.rows)[0]!;
  desk.cycle().sendWaiting();
  day = '2026-12-10';
  desk.cycle().until(day);
  await desk.record();
});

const answer = (options: CliOptions) => requestAnswer([ID, 'moi', row], { by: 'Director', ...options }, context);
const kept = async () =>
  (await desk.store.answers.current(CYCLE)).map(({ row: id, text, status }) => [id, status, text]);

/** A message in which the row is answered twice. */
async function inTwoWays(): Promise<void> {
  const raw = await desk.store.content.put(new TextEncoder().encode('Subject: answers\r\n\r\n'), 'message/rfc822');
  const mail = {
    key: 'mail-1',
    raw,
    envelopeFrom: 'a@b.pk',
    envelopeTo: [],
    receivedAt: '2026-12-10T09:00:00+05:00',
  };
  await desk.store.inbound.receive(mail);
  const answers = [
    { status: 'answered' as const, text: 'There were 120 cases.', source: 'matrix.xlsx F8' },
    { status: 'answered' as const, text: 'There were 210 cases.', source: 'annex.docx table 1' },
  ];
  const conflict = { row, answers, why: `${row} is answered twice, in different words.` };
  const elsewhere = [{ cell: 'matrix.xlsx C20', text: 'Figures are provisional.' }];
  const reading = {
    replyClass: 'partial',
    answerNotes: [{ cycleId: CYCLE, office: 'moi', conflicts: [conflict], elsewhere }],
  };
  await desk.store.inbound.mark('mail-1', {
    status: 'applied',
    reading: reading as unknown as MailReading,
    cycleId: CYCLE,
    office: 'moi',
  });
  desk.cycle().reply('moi', { mail: 'mail-1', answers: [{ row, status: 'answered' }], conflicts: [row], elsewhere: 1 });
  await desk.record();
}

describe('request answer', () => {
  it('enters an answer in words or from a file, with the officer beside it', async () => {
    const { json, text } = await answer({ text: 'There were 120 cases.', said: 'stands in the letter' });
    expect(json).toMatchObject({ office: 'moi', row, status: 'answered', state: 'answered', changed: true });
    expect(text).toMatch(/^Entered: /u);
    await using folder = await temporaryFolder();
    const file = join(folder.path, 'answer.txt');
    await writeFile(file, 'No register is kept.');
    await answer({ file, status: 'no-data' });
    expect(await kept()).toContainEqual([row, 'no-data', 'No register is kept.']);
  });

  it('shows both texts of a row answered in two ways, and takes the one that is chosen', async () => {
    await inTwoWays();
    const shown = await requestShow([ID, 'moi'], {}, context);
    expect(shown.text).toContain('1. answered, matrix.xlsx F8: There were 120 cases.');
    expect(shown.text).toContain('2. answered, annex.docx table 1: There were 210 cases.');
    expect(shown.text).toContain('Figures are provisional.');
    expect(desk.cycle().tasks()).toContain('conflicting-answers');
    await answer({ choose: '2' });
    expect(await kept()).toContainEqual([row, 'answered', 'There were 210 cases.']);
    expect(desk.cycle().tasks()).not.toContain('conflicting-answers');
    expect((await requestShow([ID, 'moi'], {}, context)).json).toMatchObject({ conflicts: [] });
  });

  it.each<[string, CliOptions, RegExp]>([
    ['nothing', {}, /One of --text, --file and --choose/u],
    ['two things', { text: 'a', choose: '1' }, /One of --text, --file and --choose/u],
    ['a choice where there is none', { choose: '1' }, /no answer 1/u],
    ['a status nobody knows', { text: 'a', status: 'maybe' }, /"maybe"/u],
  ])('enters nothing for %s, and says why', async (_what, options, message) => {
    await expect(answer(options)).rejects.toMatchObject({ code: 'usage', message: expect.stringMatching(message) });
    expect(await kept()).toEqual([]);
  });
});
