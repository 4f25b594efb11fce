import { beforeEach, describe, expect, it } from 'vitest';
import type { AttemptOutcome } from '../../../activities/store-ports.ts';
import type { CliContext, CliOptions } from '../../../client/cli/command.ts';
import { run as start } from '../../../client/cli/commands/cycle-start.ts';
import { decide } from '../../../client/cli/commands/decide.ts';
import { run as letterShow } from '../../../client/cli/commands/letter-show.ts';
import { run as requestShow } from '../../../client/cli/commands/request-show.ts';
import type { DecisionName } from '../../../client/cli/decisions.ts';
import { deskInMemory, specimen, TODAY, type DeskInMemory } from './desk-in-memory.ts';

const ID = 'cycle/ccpr/ccpr-c-pak-q-99';

let desk: DeskInMemory;
let context: CliContext;
let rows: readonly string[];
beforeEach(async () => {
  desk = await deskInMemory();
  context = desk.context;
  await start([specimen('specimen-ccpr')], { received: TODAY, confirm: true }, context);
  rows = Object.keys(desk.cycle().state.requests['moi']!.rows);
});

/** The request letter to the Ministry of Interior leaves, in a mail that is taken at the first attempt unless told. */
async function requestLeaves(attempts: (mailId: string) => Promise<void> = taken): Promise<void> {
  const { store } = desk;
  const raw = [
    'From: desk@nmrf.example',
    'To: fp@moi.example',
    'Subject: Replies to the List of Issues',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Kindly answer the questions in the table.',
    '',
  ].join('\r\n');
  const letter = { cycleId: ID, office: 'moi', rung: 'request', id: `${ID}/moi/request`, route: 1 };
  await store.outbox.makeMail({
    mailId: 'mail-1',
    office: 'moi',
    letters: [letter],
    messageId: '<mail-1@nmrf.example>',
    raw: await store.content.put(new TextEncoder().encode(raw), 'message/rfc822'),
    to: ['fp@moi.example'],
    cc: ['asecy@moi.example'],
    envelopeFrom: 'desk@nmrf.example',
    subject: 'Replies to the List of Issues',
    datedAt: `${TODAY}T10:15:00+05:00`,
  });
  await attempts('mail-1');
  desk.cycle().tell({
    type: 'record-letter',
    office: 'moi',
    rung: 'request',
    outcome: { state: 'sent', mail: 'mail-1' },
  });
  await desk.record();
}

async function taken(mailId: string): Promise<void> {
  const { outbox } = desk.store;
  await outbox.endAttempt(mailId, (await outbox.beginAttempt(mailId))!, 'accepted', '250 taken');
}

describe('request show', () => {
  it('gives what an office was asked, what it answered, and every letter and reply', async () => {
    await requestLeaves();
    desk.cycle().answer('moi', [rows[0]!]);
    await desk.record();
    await desk.store.answers.save(ID, 'moi', 'key-1', '2026-12-01', [
      { row: rows[0]!, status: 'answered', text: `Since 2019,\nthe law ${'provides '.repeat(20)}` },
    ]);
    const { json, text } = await requestShow(['ccpr-c-pak-q-99', 'moi'], {}, context);
    expect(json).toMatchObject({
      cycleId: ID,
      office: 'moi',
      dueOn: '2026-12-29',
      rowsAsked: rows.length,
      rowsAnswered: 1,
      answers: [{ row: rows[0], office: 'moi' }],
      mails: [{ mailId: 'mail-1', on: TODAY, rungs: ['request'], status: 'sent' }],
      replies: [],
    });
    expect(text).toContain(`1 of ${rows.length} rows answered, 0 accepted; next courtesy on Wed 2026-12-23.`);
    expect(text).toMatch(/answered +Since 2019, the law [a-z ]+…$/mu);
    expect(text).toMatch(/^Mon 2026-11-30 +out +request +sent +fp@moi\.example$/mu);
    expect(text).toMatch(/^Mon 2026-11-30 +attempt 1 +accepted +250 taken$/mu);
  });

  it('tells of every attempt what became of it, in the words of the mail server', async () => {
    const { outbox } = desk.store;
    await requestLeaves(async (mailId) => {
      const attempt = async (outcome: AttemptOutcome, words: string): Promise<void> =>
        outbox.endAttempt(mailId, (await outbox.beginAttempt(mailId))!, outcome, words);
      await attempt('deferred', '450 4.2.0 greylisted,\r\ncome again');
      await attempt('uncertain', 'Connection closed unexpectedly');
      await attempt('refused', 'not because of its address, too large: 552 5.3.4 Message too big');
    });
    const { text } = await requestShow(['ccpr-c-pak-q-99', 'moi'], {}, context);
    expect(text).toMatch(/attempt 1 +deferred +450 4\.2\.0 greylisted, come again$/mu);
    expect(text).toMatch(/attempt 2 +uncertain +Connection closed unexpectedly$/mu);
    expect(text).toMatch(/attempt 3 +refused +not because of its address, too large: 552 5\.3\.4/mu);
  });

  it('names the offices that are asked when it does not know the one meant', async () => {
    await expect(requestShow([ID, 'mars'], {}, context)).rejects.toMatchObject({
      code: 'office-unknown',
      hint: expect.stringMatching(/^Asked: .*moi/u),
    });
  });
});

describe('letter show', () => {
  it('gives a letter as it left: to whom, its attempts, its text', async () => {
    await requestLeaves();
    const { json, text } = await letterShow([ID, 'moi', 'request'], {}, context);
    expect(json).toMatchObject({
      mailId: 'mail-1',
      letter: `${ID}/moi/request`,
      text: expect.stringContaining('Kindly answer'),
    });
    expect(text).toContain('Copy     asecy@moi.example');
    expect(text).toContain('Attempt 1: accepted 250 taken');
    expect(text).toMatch(/Kindly answer the questions in the table\.$/u);
  });

  it.each<[string, readonly string[], RegExp]>([
    ['one that still waits', ['mofa', 'request'], /has not left: it is waiting/u],
    ['one that was never written', ['mofa', 'chair'], /There is no letter chair to mofa/u],
    ['one to an office nobody asked', ['mars', 'request'], /There is no letter request to mars/u],
  ])('says so of %s', async (_what, args, message) => {
    await expect(letterShow([ID, ...args], {}, context)).rejects.toMatchObject({
      code: 'mail-unknown',
      message: expect.stringMatching(message),
      hint: expect.any(String),
    });
  });
});

describe('the decisions of a cycle', () => {
  it('walks a cycle from its answers to the acknowledgement, each step refused before its turn', async () => {
    const step = (name: DecisionName, args: readonly string[] = [], options: CliOptions = {}) =>
      decide(name, [ID, ...args], options, context);
    await requestLeaves();
    for (const { office, rows } of Object.values(desk.cycle().state.requests)) {
      desk.cycle().sendWaiting();
      desk.cycle().answer(office, Object.keys(rows));
    }
    await desk.record();
    for (const office of Object.keys(desk.cycle().state.requests)) await step('accept', [office]);
    await expect(step('hand-over')).rejects.toMatchObject({ code: 'refused' });
    expect((await step('consolidate')).json).toMatchObject({ changed: true });
    for (let guard = 0; desk.cycle().state.reached.cleared === undefined; guard += 1) {
      expect(guard).toBeLessThan(10);
      const awaited = desk.cycle().state.awaited.filter(({ doneOn }) => doneOn === null);
      for (const { office } of awaited) await step('clear', [], { office, reference: 'cleared' });
    }
    await step('hand-over');
    await step('submit', [], { noteVerbale: 'No. 12/2027' });
    const end = await step('acknowledge', [], { reference: 'e-mail of the Secretariat' });
    expect(end.text).toBe(`Done. ${ID} has ended.`);
    const state = await desk.store.cycles.state(ID);
    expect(state).toMatchObject({ noteVerbale: 'No. 12/2027', acknowledgement: 'e-mail of the Secretariat' });
  });
});
