import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { previewLetter } from '../../../activities/letter-preview.ts';
import { composeMail } from '../../../adapters/mail/letters/compose-mail.ts';
import { readMail } from '../../../adapters/mail/reading/read-mail.ts';
import type { CliContext, CliOptions } from '../../../client/cli/command.ts';
import { run as start } from '../../../client/cli/commands/cycle-start.ts';
import { decide } from '../../../client/cli/commands/decide.ts';
import { run as letterPreview } from '../../../client/cli/commands/letter-preview.ts';
import { run as requestLog } from '../../../client/cli/commands/request-log.ts';
import { run as requestShow } from '../../../client/cli/commands/request-show.ts';
import { deskIdentity } from '../../../worker/activity-ports.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { deskInMemory, specimen, TODAY, type DeskInMemory } from './desk-in-memory.ts';

const ID = 'ccpr-c-pak-q-99';
const SAID = { channel: 'telephone', said: 'read out the figures' };

let desk: DeskInMemory;
let context: CliContext;
let rows: readonly string[];
let day: string;

beforeEach(async () => {
  day = TODAY;
  desk = await deskInMemory(() => day);
  context = desk.context;
  await start([specimen('specimen-ccpr')], { received: TODAY, confirm: true }, context);
  rows = Object.keys(desk.cycle().state.requests['moi']!.rows);
  desk.cycle().sendWaiting();
  await until('2026-12-10');
});

async function until(next: string): Promise<void> {
  day = next;
  desk.cycle().until(next);
  await desk.record();
}

const log = (options: CliOptions, office = 'moi') => requestLog([ID, office], { ...SAID, ...options }, context);
const rowsOf = () => desk.cycle().state.requests['moi']!.rows;

describe('request log', () => {
  it('files what was said with its answers, kept before it is filed, and counts the same entry once', async () => {
    const entry = { answer: [`${rows[0]}=There were 120 cases.`], on: '2026-12-09', by: 'Section Officer' };
    const { json, text } = await log(entry);
    expect(json).toMatchObject({ office: 'moi', channel: 'telephone', on: '2026-12-09', changed: true });
    expect(text).toMatch(/^Logged: telephone, Wed 2026-12-09\. moi has \d+ rows open\.$/u);
    expect(rowsOf()[rows[0]!]).toBe('answered');
    const kept = await desk.store.answers.current(`cycle/ccpr/${ID}`);
    expect(kept).toMatchObject([{ row: rows[0], text: 'There were 120 cases.', receivedOn: '2026-12-09' }]);
    expect(kept[0]?.mail).toMatch(/^log\/[0-9a-f]{16}$/u);
    expect((await log(entry)).text).toMatch(/^It had been logged before/u);
    expect(desk.cycle().state.requests['moi']?.replies).toBe(1);
  });

  it('takes an answer from a document, rows without data, and rows that are another’s', async () => {
    await using folder = await temporaryFolder();
    const path = join(folder.path, 'answer.txt');
    await writeFile(path, 'The Act of 2022 is in force.');
    // As the command line hands them over: it takes the `no-` of a flag away.
    await log({ answerFile: [`${rows[0]}=${path}`], data: [rows[1]!], notOurs: [rows[2]!] });
    expect(rowsOf()).toMatchObject({ [rows[0]!]: 'answered', [rows[1]!]: 'no-data', [rows[2]!]: 'not-ours' });
    const [kept] = await desk.store.answers.current(`cycle/ccpr/${ID}`);
    expect(kept?.text).toBe('The Act of 2022 is in force.');
  });

  it('a question stops the clock, a wish for time asks the Director, nobody reached is only noted', async () => {
    await log({ clarification: 'which years?' });
    expect(desk.cycle().state.requests['moi']?.suspensions).toMatchObject([{ from: '2026-12-10', to: null }]);
    await log({ wantsUntil: '2027-01-08' }, 'punjab-home');
    expect(desk.cycle().state.tasks.map(({ id }) => id)).toContain('extension/punjab-home');
    const replies = desk.cycle().state.requests['mofa']?.replies;
    await log({ nobody: true }, 'mofa');
    expect(desk.cycle().state.requests['mofa']).toMatchObject({ replies });
    expect(desk.cycle().events.filter(({ event }) => event.type === 'contact-logged')).toHaveLength(1);
  });

  it.each<[string, CliOptions, object]>([
    ['a channel nobody logs', { channel: 'e-mail' }, { code: 'usage', hint: 'telephone, visit, dak, fax' }],
    [
      'an answer without a row',
      { answer: ['yes'] },
      { code: 'usage', message: expect.stringContaining('does not say which row') },
    ],
    [
      'a row that was not asked',
      { answer: ['q99=yes'] },
      { code: 'row-unknown', message: expect.stringContaining('was not asked q99') },
    ],
    ['one row twice', { answer: ['q1.a=yes', 'q1.a=no'] }, { code: 'usage' }],
    ['nobody, who answered', { nobody: true, answer: ['q1.a=yes'] }, { code: 'usage' }],
    ['two things at once', { clarification: 'which?', wantsUntil: '2027-01-08' }, { code: 'usage' }],
    ['a day to come', { on: '2026-12-11' }, { code: 'refused', message: '2026-12-11 has not come yet' }],
    ['a day before it was asked', { on: '2026-11-02' }, { code: 'refused' }],
    ['no such day', { on: '2026-02-30' }, { code: 'date-invalid' }],
  ])('refuses %s and keeps nothing', async (_why, options, error) => {
    await expect(log(options)).rejects.toMatchObject(error);
    expect(await desk.store.answers.current(`cycle/ccpr/${ID}`)).toEqual([]);
    expect(desk.cycle().state.requests['moi']?.replies).toBe(0);
  });
});

describe('request show', () => {
  it('shows the account of the clock, day by day when asked, and what was said', async () => {
    await log({ channel: 'dak', said: 'letter No. 12', on: '2026-12-09' });
    await decide('suspend', [ID, 'moi'], { from: '2026-12-21', to: '2026-12-24', reason: 'winter vacation' }, context);
    await until('2026-12-28');
    const { json, text } = await requestShow([ID, 'moi'], { explain: true }, context);
    expect(json).toMatchObject({
      clock: { budget: 20, underRecess: 4, takenBySecretariat: 0, dueOn: '2027-01-04' },
      history: expect.arrayContaining([
        { on: '2026-12-09', channel: 'dak', what: 'receipt acknowledged: “letter No. 12”' },
      ]),
    });
    expect(text).toContain('Clock: 20 working days');
    expect(text).toMatch(/recess from Mon 2026-12-21 to Thu 2026-12-24: 4 working days, winter vacation/u);
    expect(text).toMatch(/^Tue 2026-12-22 +recess: winter vacation$/mu);
    expect(text).toMatch(/^Fri 2026-12-25 +.*Quaid-e-Azam/mu);
    expect(text).toMatch(/^Wed 2026-12-09 +dak +receipt acknowledged: “letter No. 12”$/mu);
  });
});

describe('letter preview and request veto', () => {
  beforeEach(async () => {
    const { store } = desk;
    const ports = { store, desk: deskIdentity('desk.treaty-desk.example'), composeMail };
    context = { ...context, mail: async () => ({ read: readMail, preview: (...of) => previewLetter(ports, ...of) }) };
    await log({});
    await until('2027-01-06');
  });

  it('shows the letter to the accountable officer as it would leave, its history annexed, and sends nothing', async () => {
    const seq = desk.cycle().state.seq;
    const { json, text } = await letterPreview([ID, 'moi', 'accountable'], {}, context);
    expect(json).toMatchObject({
      rung: 'accountable',
      to: [{ post: 'Additional Secretary' }],
      attachment: `${ID.toUpperCase()}-moi-matrix.xlsx`,
    });
    expect(text).toContain('OFFICE MEMORANDUM');
    expect(text.replace(/\s+/gu, ' ')).toMatch(
      /Annex: what was sent and received so far.*“read out the figures” \(telephone\)/u,
    );
    expect(desk.cycle().state.seq).toBe(seq);
  });

  it('without a rung shows the next letter; of one that left or never was says so', async () => {
    expect((await letterPreview([ID, 'moi'], {}, context)).json).toMatchObject({ rung: 'accountable' });
    await expect(letterPreview([ID, 'moi', 'reminder-1'], {}, context)).rejects.toMatchObject({
      code: 'refused',
      hint: 'still to come: accountable, demi-official, chair',
    });
    await expect(letterPreview([ID, 'nobody'], {}, context)).rejects.toMatchObject({ code: 'refused' });
  });

  it('a demi-official letter to a province goes to the Chief Secretary by name of post, once', async () => {
    const { json } = await letterPreview([ID, 'punjab-home', 'demi-official'], {}, context);
    expect(json).toMatchObject({
      to: [{ post: 'Chief Secretary, Punjab', address: 'head@punjab-cs.treaty-desk.example' }],
      cc: [{ post: 'Additional Chief Secretary (Home)' }],
    });
  });

  it('a veto stops it, with its reason', async () => {
    await expect(decide('veto', [ID, 'moi'], {}, context)).rejects.toMatchObject({ code: 'usage' });
    const { text } = await decide('veto', [ID, 'moi'], { reason: 'agreed by telephone' }, context);
    expect(text).toMatch(/^Done\./u);
    await until('2027-01-08');
    expect(
      desk
        .cycle()
        .letters('moi')
        .map(({ rung }) => rung),
    ).not.toContain('accountable');
  });
});
