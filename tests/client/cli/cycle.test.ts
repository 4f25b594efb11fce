import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { CliContext, CliOptions } from '../../../client/cli/command.ts';
import { decide } from '../../../client/cli/commands/decide.ts';
import { run as assign } from '../../../client/cli/commands/cycle-assign.ts';
import { run as list } from '../../../client/cli/commands/cycle-list.ts';
import { run as show } from '../../../client/cli/commands/cycle-show.ts';
import { run as start } from '../../../client/cli/commands/cycle-start.ts';
import type { CycleView } from '../../../client/cli/cycle-view.ts';
import type { QuestionAssignment } from '../../../domain/questions/assignment.ts';
import { deskInMemory, specimen, TODAY, type DeskInMemory } from './desk-in-memory.ts';

const ID = 'cycle/ccpr/ccpr-c-pak-q-99';
const LAST = 'ccpr-c-pak-q-99';
const CCPR = specimen('specimen-ccpr');

const folder = mkdtempSync(join(tmpdir(), 'cycle-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

let today = TODAY;
let desk: DeskInMemory;
let context: CliContext;
beforeEach(async () => {
  today = TODAY;
  desk = await deskInMemory(() => today);
  context = desk.context;
});

const started = (options: CliOptions = {}) => start([CCPR], { received: TODAY, ...options }, context);
const shown = async (): Promise<CycleView> => (await show([LAST], {}, context)).json as CycleView;

describe('cycle start', () => {
  it('starts a cycle, says how many questions, and what to do next; nothing is sent before the Director confirms', async () => {
    const { json, text } = await started();
    expect(json).toMatchObject({ cycleId: ID, started: true, questions: 19 });
    expect(text).toContain(`treaty-desk cycle assign ${ID} --confirm`);
    expect(await shown()).toMatchObject({ receivedOn: TODAY, requests: {}, letters: {} });
  });

  it('takes today in Islamabad as the day of receipt when none is given', async () => {
    today = '2026-12-01';
    await start([CCPR], {}, context);
    expect(await shown()).toMatchObject({ receivedOn: '2026-12-01' });
  });

  it('confirms the proposal as it is with --confirm, in the name given', async () => {
    await started({ confirm: true, by: 'Deputy Director' });
    const { requests, reached } = await shown();
    expect(Object.keys(requests).length).toBeGreaterThan(5);
    expect(reached.assigned).toBe(TODAY);
    const confirmed = (await desk.store.cycles.events(ID)).find(({ event }) => event.type === 'assignment-confirmed');
    expect(confirmed?.event).toMatchObject({ by: 'Deputy Director' });
  });

  it('the same list twice is the same cycle, and says so', async () => {
    await started();
    const before = await desk.store.cycles.state(ID);
    const again = await started({ deadline: '2027-06-30' });
    expect(await desk.store.cycles.state(ID)).toEqual(before);
    expect(again.json).toMatchObject({ cycleId: ID, started: false });
    expect(again.text).toContain('exists already');
  });

  it.each<[string, string, CliOptions, string]>([
    ['a document that asks nothing', specimen('specimen-concluding-observations'), {}, 'document-asks-nothing'],
    ['a file that is not there', join(folder, 'none.txt'), {}, 'file-not-found'],
    ['a day of receipt that does not exist', CCPR, { received: '2026-02-30' }, 'date-invalid'],
    ['a mechanism nobody knows', CCPR, { mechanism: 'mars' }, 'mechanism-unknown'],
    ['a deadline that is no day', CCPR, { deadline: 'summer' }, 'date-invalid'],
    ['a list that leaves three days', CCPR, { received: '2027-05-28' }, 'deadline-impossible'],
    ['a deadline before the day of receipt', CCPR, { deadline: '2026-01-01' }, 'deadline-past'],
  ])('refuses %s, and starts nothing', async (_what, file, options, code) => {
    await expect(start([file], { received: TODAY, ...options }, context)).rejects.toMatchObject({
      code,
      hint: expect.any(String),
    });
    expect(await desk.store.cycles.list({ rehearsals: true })).toEqual([]);
  });
});

describe('cycle list', () => {
  it('says how to start when there is none', async () => {
    expect(await list([], {}, context)).toEqual({
      json: [],
      text: 'No cycle has been started: treaty-desk cycle start FILE.',
    });
  });

  it('gives where each cycle stands, with the days left', async () => {
    await started({ confirm: true });
    const { json, text } = await list([], {}, context);
    expect(json).toEqual([
      expect.objectContaining({
        cycleId: ID,
        mechanism: 'ccpr',
        stage: 'reminders',
        deadline: '2027-05-31',
        daysLeft: 182,
        rowsAnswered: 0,
        lateOffices: [],
      }),
    ]);
    expect(text).toContain('Mon 2027-05-31');
  });

  it('--late leaves only what needs attention for time, by the day in Islamabad', async () => {
    await started();
    expect((await list([], { late: true }, context)).text).toBe('No cycle is late.');
    today = '2026-12-04';
    expect((await list([], { late: true }, context)).json).toMatchObject([{ cycleId: ID }]);
  });
});

describe('cycle show', () => {
  it('gives due date, rows and next rung of each office, in one document', async () => {
    await started({ confirm: true });
    desk.cycle().sendWaiting();
    await desk.record();
    const { requests, mails, replies, ended, daysLeft } = await shown();
    expect(requests['moi']).toMatchObject({
      name: 'Ministry of Interior',
      requestedOn: TODAY,
      dueOn: '2026-12-29',
      late: false,
      rowsAnswered: 0,
      rowsAccepted: 0,
      nextRung: { id: 'courtesy', on: '2026-12-23' },
    });
    expect({ mails, replies, ended, daysLeft }).toEqual({ mails: [], replies: [], ended: false, daysLeft: 182 });
    const { text } = await show([ID], {}, context);
    expect(text).toMatch(/^moi +Mon 2026-11-30 +Tue 2026-12-29 +0\/\d+ +0 +\w* *\S* *courtesy 2026-12-23/mu);
  });

  it('says before the assignment that nobody is asked, and leaves nothing unsaid', async () => {
    await started();
    const { text } = await show([ID], {}, context);
    expect(text).toContain('Nobody is asked before the Director has confirmed who answers what.');
    expect(text).not.toMatch(/undefined|NaN|\[object/u);
  });

  it('shows an office that is late, and what the text lacks, once the days have passed', async () => {
    await started({ confirm: true });
    desk.cycle().sendWaiting();
    desk.cycle().until('2027-01-06');
    today = '2027-01-06';
    await desk.record();
    const { lateOffices, requests } = await shown();
    expect(lateOffices).toContain('moi');
    expect(requests['moi']).toMatchObject({ late: true });
    expect((await show([LAST], {}, context)).text).toMatch(/^moi .*LATE$/mu);
  });

  it('an answered row counts, and is told apart from an accepted one', async () => {
    await started({ confirm: true });
    desk.cycle().sendWaiting();
    const rows = Object.keys(desk.cycle().state.requests['moi']!.rows);
    desk.cycle().answer('moi', rows.slice(0, 2));
    desk.cycle().tell({
      type: 'change-rows',
      office: 'moi',
      rows: [rows[0]!],
      to: 'accepted',
      by: 'Director',
      reason: null,
    });
    await desk.record();
    expect((await shown()).requests['moi']).toMatchObject({
      rowsAsked: rows.length,
      rowsAnswered: 2,
      rowsAccepted: 1,
      replies: 1,
    });
  });

  it('names the cycles there are when it does not know the one meant', async () => {
    await started();
    await expect(show(['mars'], {}, context)).rejects.toMatchObject({
      code: 'cycle-unknown',
      hint: `There are: ${ID}.`,
    });
  });

  it('says that nothing runs, and how to start it', async () => {
    const { store: _store, desk: _desk, ...nothing } = context;
    await expect(show([LAST], {}, nothing)).rejects.toMatchObject({
      code: 'engine-unavailable',
      hint: 'Start it: npm start.',
    });
  });
});

describe('cycle assign', () => {
  const assignments = (json: unknown) => (json as { assignments: readonly QuestionAssignment[] }).assignments;
  const of = (json: unknown, question: string) => assignments(json).find((one) => one.question === question)!;

  it('shows the proposal and decides nothing without --confirm', async () => {
    await started();
    const { json, text } = await assign([LAST], {}, context);
    expect(assignments(json)).toHaveLength(19);
    expect(json).toMatchObject({ confirmed: false, changed: [] });
    expect(text).toContain('Nothing is sent before you confirm');
    const preview = await assign([LAST], { question: 'q3', lead: 'moi' }, context);
    expect(preview.text).toContain('1 question would change. Nothing is changed or sent without --confirm.');
    expect((await shown()).reached.assigned).toBeUndefined();
  });

  it('confirms one changed question: the rows follow the change', async () => {
    await started();
    const options = { question: 'q3', lead: 'mofa', supporting: 'moi, punjab-hr', confirm: true };
    const { json } = await assign([LAST], options, context);
    expect(of(json, 'q3')).toMatchObject({ lead: 'mofa', supporting: ['moi', 'punjab-hr'], undecided: false });
    const { requests } = await shown();
    const holders = Object.values(requests).filter(({ rows }) => Object.keys(rows).some((row) => /^q3\b/u.test(row)));
    expect(holders.map(({ office }) => office).sort()).toEqual(['mofa', 'moi', 'punjab-hr']);
  });

  it('takes back the file it printed, with what an officer changed in it', async () => {
    await started();
    const proposal = assignments((await assign([LAST], {}, context)).json);
    const edited = proposal.map((one) => (one.question === 'q1' ? { ...one, lead: 'moc', supporting: [] } : one));
    const path = join(folder, 'assignments.json');
    writeFileSync(path, JSON.stringify({ cycleId: ID, assignments: edited }));
    const { json } = await assign([LAST], { file: path, confirm: true }, context);
    expect(json).toMatchObject({ confirmed: true, changed: ['q1'] });
    expect(Object.keys((await shown()).requests['moc']!.rows)).toContain('q1.a');
  });

  it('gives a question to other offices after it was confirmed', async () => {
    await started({ confirm: true });
    desk.cycle().sendWaiting();
    await desk.record();
    const options = { question: 'q1', lead: 'moc', confirm: true };
    expect((await assign([LAST], options, context)).text).toContain('1 question went to other offices.');
    expect(of((await assign([LAST], {}, context)).json, 'q1')).toMatchObject({ lead: 'moc', supporting: [] });
    expect((await assign([LAST], options, context)).text).toContain('nothing changed');
  });

  it.each<[string, CliOptions, string, RegExp]>([
    ['a question there is not', { question: 'q99', lead: 'moi' }, 'question-unknown', /q99/u],
    ['an office without a seat', { question: 'q1', lead: 'mars' }, 'office-unknown', /mars/u],
    ['a lead without its question', { lead: 'moi' }, 'usage', /--lead/u],
    ['a question without a lead', { question: 'q1' }, 'usage', /--lead/u],
    ['a file that is not there', { file: join(folder, 'none.json') }, 'file-not-found', /--file/u],
  ])('refuses %s and confirms nothing', async (_what, options, code, message) => {
    await started();
    await expect(assign([LAST], { ...options, confirm: true }, context)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
    });
    expect((await shown()).reached.assigned).toBeUndefined();
  });

  it.each<[string, unknown, RegExp]>([
    ['no list of assignments', { questions: [] }, /assignments is missing/u],
    ['a question without its lead', { assignments: [{ question: 'q1', supporting: [] }] }, /lead/u],
    [
      'a question twice',
      { assignments: ['moi', 'moc'].map((lead) => ({ question: 'q1', lead, supporting: [] })) },
      /"q1" stands twice/u,
    ],
    [
      'an office twice',
      { assignments: [{ question: 'q1', lead: 'moi', supporting: ['moi'] }] },
      /names an office twice/u,
    ],
  ])('refuses a file with %s', async (_what, content, message) => {
    await started();
    const path = join(folder, 'bad.json');
    writeFileSync(path, JSON.stringify(content));
    await expect(assign([LAST], { file: path, confirm: true }, context)).rejects.toMatchObject({
      code: 'data-invalid',
      message: expect.stringMatching(message),
    });
  });
});

describe('a decision', () => {
  it('is done in the Director’s name unless another is given, and says where the cycle stands then', async () => {
    await started({ confirm: true });
    desk.cycle().sendWaiting();
    await desk.record();
    const { json, text } = await decide('extend', [LAST, 'moi'], { workingDays: '5' }, context);
    expect(json).toMatchObject({ cycleId: ID, changed: true, seq: desk.cycle().state.seq });
    expect(text).toMatch(/^Done\. moi: \d+ rows, \d+ open, 0 to look at, 0 accepted\. cycle\/ccpr/u);
    await decide('extend', [LAST, 'moi'], { workingDays: '1', by: 'Joint Secretary' }, context);
    const granted = (await desk.store.cycles.events(ID)).flatMap(({ event }) =>
      event.type === 'days-granted' ? [event] : [],
    );
    expect(granted).toMatchObject([
      { office: 'moi', workingDays: 5, by: 'Director' },
      { office: 'moi', workingDays: 1, by: 'Joint Secretary' },
    ]);
    expect((await shown()).requests['moi']!.granted).toBe(6);
  });

  it('that was taken before changes nothing and says so', async () => {
    await started({ confirm: true });
    desk.cycle().sendWaiting();
    const row = Object.keys(desk.cycle().state.requests['moi']!.rows)[0]!;
    desk.cycle().answer('moi', [row]);
    await desk.record();
    expect((await decide('accept', [LAST, 'moi', row], {}, context)).json).toMatchObject({ changed: true });
    const again = await decide('accept', [LAST, 'moi', row], {}, context);
    expect(again.json).toMatchObject({ changed: false });
    expect(again.text).toMatch(/^It had been done before\./u);
  });

  it('that the cycle refuses gives the reason and what would be accepted', async () => {
    await started({ confirm: true });
    await expect(decide('submit', [LAST], { noteVerbale: 'No. 1' }, context)).rejects.toMatchObject({
      code: 'refused',
      message: 'the text is not handed over yet',
      hint: 'hand it over to the Mission first',
    });
  });
});
