import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { CliContext, CliOptions, RunCommand } from '../../../client/cli/command.ts';
import { run as start } from '../../../client/cli/commands/cycle-start.ts';
import { run as due } from '../../../client/cli/commands/treaty-due.ts';
import { run as feed } from '../../../client/cli/commands/treaty-feed.ts';
import { run as list } from '../../../client/cli/commands/treaty-list.ts';
import { run as observations } from '../../../client/cli/commands/treaty-observations.ts';
import { run as receive } from '../../../client/cli/commands/treaty-receive.ts';
import { run as review } from '../../../client/cli/commands/treaty-review.ts';
import { run as show } from '../../../client/cli/commands/treaty-show.ts';
import { run as submitted } from '../../../client/cli/commands/treaty-submitted.ts';
import type { Obligation } from '../../../domain/obligations/obligation.ts';
import { deskInMemory, specimen, type DeskInMemory } from './desk-in-memory.ts';

const OBSERVATIONS = specimen('specimen-concluding-observations');
const TODAY = '2026-11-30';
const folder = mkdtempSync(join(tmpdir(), 'treaty-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

let desk: DeskInMemory;
let context: CliContext;
beforeEach(async () => {
  desk = await deskInMemory(() => TODAY);
  context = desk.context;
});

/** The command line of a machine on which nothing runs. */
const nothingRuns = (): CliContext => {
  const { store: _store, desk: _desk, ...rest } = context;
  return rest;
};
const shown = async (mechanism: string): Promise<Obligation> =>
  (await show([mechanism], {}, context)).json as Obligation;
const refusal = (run: RunCommand, args: readonly string[], options: CliOptions) =>
  Promise.resolve(run(args, options, context)).then(
    () => expect.unreachable(),
    (error: unknown) => error,
  );
const SOURCE = { source: 'programme of work' };

describe('treaty list', () => {
  it('shows with nothing running what is overdue first, by how many days, and what is not known', async () => {
    const { json, text } = await list([], {}, nothingRuns());
    const rows = json as (Obligation & { overdueBy: number | null })[];
    expect(rows.map(({ id, overdueBy }) => [id, overdueBy]).slice(0, 5)).toEqual([
      ['cedaw', 1705],
      ['cescr', 730],
      ['crpd', 456],
      ['cerd', 456],
      ['ccpr', 0],
    ]);
    expect(text).toMatch(/^cescr +second periodic report +replies +2024-11-30 +730 days +not known +confirmed$/mu);
    expect(text).toMatch(/^cedaw .*March 2022 +at least 1705 days/mu);
    expect(text).toContain('cmw: Pakistan is not a party (not ratified): nothing is owed.');
  });

  it('names in each line the one thing that it is about, and the rest beside it', async () => {
    const onThatDay = (day: string): CliContext => ({
      ...nothingRuns(),
      now: () => Date.parse(`${day}T10:00:00+05:00`),
    });
    const inTime = (await list([], {}, onThatDay('2027-11-07'))).text;
    expect(inTime).toMatch(/^ccpr +CCPR\/C\/PAK\/RQ\/2 +follow-up +2027-11-07 +no +held/mu);
    const late = (await list([], {}, onThatDay('2027-11-08'))).text;
    expect(late).toMatch(/^Mechanism +Last +Owed first +Due +Overdue by/mu);
    expect(late).toMatch(/^ccpr +CCPR\/C\/PAK\/RQ\/2 +follow-up +2027-11-07 +1 day +held/mu);

    const { cycleId } = (await start([specimen('specimen-ccpr')], {}, context)).json as { cycleId: string };
    await due(['ccpr'], { on: '2026-12-15', owed: 'follow-up-ccpr-c-pak-co-2', ...SOURCE }, context);
    const { text } = await list([], {}, context);
    expect(text).toMatch(/^ccpr .* follow-up +2026-12-15 +no +not known +confirmed$/mu);
    const { dueOn } = (await shown('ccpr')).owed.find(({ cycle }) => cycle === cycleId)!;
    expect(text).toContain(`ccpr: Also owed: replies to CCPR/C/PAK/Q/99, due ${dueOn}; answered by ${cycleId}.`);
  });

  it('names the cycle that answers', async () => {
    const { cycleId } = (await start([specimen('specimen-ccpr')], {}, context)).json as { cycleId: string };
    expect((await list([], {}, context)).text).toMatch(new RegExp(`^ccpr .* ${cycleId}$`, 'mu'));
  });
});

describe('treaty show', () => {
  it('gives every fact with its standing and its source', async () => {
    const { text } = await show(['CAT'], {}, nothingRuns());
    expect(text).toContain('Committee against Torture (cat)');
    expect(text).toContain('outcome not on record, 84th session — confirmed; CAT/C/PAK/RQ/2');
    expect(text).toContain('due not known: one year after their adoption, whose day was not found — inferred;');
  });

  it('knows no other body, and says which there are', async () => {
    expect(await refusal(show, ['icj'], {})).toMatchObject({
      code: 'mechanism-unknown',
      message: 'Nothing is kept under “icj”.',
      hint: expect.stringContaining('ccpr, cescr'),
    });
  });
});

describe('treaty review', () => {
  it('enters a day, takes it away again, and says that it was held', async () => {
    await review(['cescr'], { on: '2027-02-15', to: '2027-02-16', session: '81st', ...SOURCE }, context);
    expect((await shown('cescr')).review).toMatchObject({ state: 'scheduled', on: '2027-02-15', to: '2027-02-16' });
    await review(['cescr'], { postponed: true, source: 'note of the secretariat' }, context);
    expect((await shown('cescr')).review).toMatchObject({ state: 'postponed', on: null, stoodOn: '2027-02-15' });
    expect((await list([], {}, context)).text).toContain('cescr: Review: postponed, without a new date.');
    await review(['cescr'], { held: true, on: '2026-11-26', ...SOURCE }, context);
    expect((await shown('cescr')).review).toMatchObject({ state: 'held', on: '2026-11-26', moved: 2 });
  });

  it.each<[string, readonly string[], CliOptions, object]>([
    ['without a day', ['cescr'], SOURCE, { code: 'usage', message: '--on is missing' }],
    ['without a source', ['cescr'], { on: '2027-02-15' }, { code: 'usage', message: '--source is missing' }],
    ['both postponed and on a day', ['cescr'], { on: '2027-02-15', postponed: true, ...SOURCE }, { code: 'usage' }],
    ['on a day that is none', ['cescr'], { on: '2027-02-30', ...SOURCE }, { code: 'date-invalid' }],
    ['held in the future', ['cescr'], { held: true, on: '2027-02-15', ...SOURCE }, { code: 'refused' }],
    ['of a treaty that does not bind', ['cmw'], { on: '2027-02-15', ...SOURCE }, { code: 'refused' }],
    ['of nobody', ['icj'], { on: '2027-02-15', ...SOURCE }, { code: 'mechanism-unknown' }],
  ])('%s is refused, and nothing is changed', async (_why, args, options, error) => {
    expect(await refusal(review, args, options)).toMatchObject(error);
    expect((await desk.store.reference.load('obligations', 'pakistan'))!.version).toBe(1);
  });

  it('needs the desk', async () => {
    await expect(review(['cescr'], { on: '2027-02-15', ...SOURCE }, nothingRuns())).rejects.toMatchObject({
      code: 'engine-unavailable',
    });
  });
});

describe('treaty due and treaty submitted', () => {
  it('enter the next report’s day, and that something was handed in', async () => {
    const { text } = await due(['crc'], { on: '2031-09-30', source: 'concluding observations' }, context);
    expect(text).toBe('Done. crc owes next periodic report (due 2031-09-30). Review: held 2026-01-15 to 2026-01-16.');
    await submitted(['cescr'], { on: '2024-11-28', source: 'note verbale' }, context);
    const { json, text: line } = await list([], {}, context);
    expect((json as Obligation[]).map(({ id }) => id).at(0)).toBe('cedaw');
    expect(line).toMatch(/^cescr +replies to E\/C\.12\/PAK\/Q\/2 \(2024-11-28\) +nothing owed/mu);
  });

  it('want to know which of several things is meant', async () => {
    expect(await refusal(submitted, ['cedaw'], { on: '2026-11-01', ...SOURCE })).toMatchObject({
      code: 'refused',
      hint: expect.stringContaining('--owed follow-up-cedaw-c-pak-co-5, next-report'),
    });
    await submitted(['cedaw'], { on: '2026-11-01', owed: 'next-report', ...SOURCE }, context);
    expect((await shown('cedaw')).owed.map(({ id }) => id)).toEqual(['follow-up-cedaw-c-pak-co-5']);
  });
});

describe('treaty receive', () => {
  it('opens the cycle of a list and links what is owed to it; again it changes nothing', async () => {
    const { json } = await receive([specimen('specimen-ccpr')], {}, context);
    const { cycleId } = json as { cycleId: string };
    expect((await shown('ccpr')).owed.find(({ cycle }) => cycle === cycleId)).toMatchObject({
      kind: 'replies',
      dueOn: desk.cycle().state.deadline,
    });
    const { version } = (await desk.store.reference.load('obligations', 'pakistan'))!;
    await receive([specimen('specimen-ccpr')], {}, context);
    expect((await desk.store.reference.load('obligations', 'pakistan'))!.version).toBe(version);
  });

  it('of a list that was answered long ago owes nothing anew', async () => {
    const { json } = await receive([specimen('specimen-ccpr')], { confirm: true }, context);
    const { cycleId } = json as { cycleId: string };
    const { state } = desk.cycle();
    const reached = { ...state, reached: { ...state.reached, submitted: '2026-11-30' } };
    Object.assign(desk.store.cycles, { state: async () => reached });
    const settled = { type: 'cycle-submitted', mechanism: 'ccpr', cycle: cycleId, on: '2026-11-30' } as const;
    await (await context.desk!()).treaties.news(settled);
    await receive([specimen('specimen-ccpr')], {}, context);
    expect((await shown('ccpr')).owed.map(({ cycle }) => cycle)).toEqual([null, null]);
  });

  it('takes concluding observations for what they are', async () => {
    const { json } = await receive([OBSERVATIONS], {}, context);
    expect(json).toMatchObject({ mechanism: 'cat', cycle: { cycleId: 'cycle/cat/cat-c-pak-co-95', started: true } });
  });
});

describe('treaty concluding-observations', () => {
  const file = (words: string): string => {
    const path = join(folder, 'observations.txt');
    writeFileSync(path, readFileSync(OBSERVATIONS, 'utf8').replace(/5\. The Committee requests[\s\S]*$/u, words));
    return path;
  };

  it('opens the follow-up cycle on the paragraphs and by the day that are printed', async () => {
    const { json, text } = await observations([OBSERVATIONS], {}, context);
    expect(json).toMatchObject({
      symbol: 'CAT/C/PAK/CO/95',
      paragraphs: ['4 (a)', '4 (b)'],
      followUp: { dueOn: '2027-06-05', certainty: 'confirmed' },
      notOpened: null,
    });
    expect(text).toContain('Follow-up to paragraphs 4 (a), 4 (b): due Sat 2027-06-05 (as printed; confirmed).');
    const { facts, questions } = { facts: desk.cycle().state, questions: desk.cycle().terms.questions };
    expect(facts).toMatchObject({ mechanism: 'cat', deadline: '2027-06-05' });
    expect(questions).toEqual([{ id: 'q1', rows: ['q1.a', 'q1.b'] }]);
    expect((await shown('cat')).review.state).toBe('held');
  });

  it('takes the paragraphs from the officer where none is printed, and the day from the rule', async () => {
    const options = { paragraphs: '4', adopted: '2026-05-08' };
    const { json } = await observations([file('5. The Committee thanks the delegation.')], options, context);
    expect(json).toMatchObject({
      paragraphs: ['4'],
      followUp: {
        dueOn: '2027-06-01',
        certainty: 'inferred',
        basis: expect.stringContaining('1 year after 2026-06-01'),
      },
      cycle: { started: true },
    });
  });

  it('guesses no paragraph: they are on record, and what would open the cycle is said', async () => {
    const { json, text } = await observations([file('5. The Committee thanks the delegation.')], {}, context);
    expect(json).toMatchObject({ paragraphs: [], cycle: null, calendar: { changed: true } });
    expect(text).toContain('No follow-up cycle was opened. They name no paragraph for a follow-up.');
    expect((await shown('cat')).observations).toMatchObject({ symbol: 'CAT/C/PAK/CO/95', followUpParagraphs: [] });
  });

  it('are on record also when nobody can answer them in time any more', async () => {
    const late =
      '5. The State party should provide, by 2 December 2026, information on the recommendations in paragraph 4.';
    const { json } = await observations([file(late)], {}, context);
    expect(json).toMatchObject({ cycle: null, notOpened: expect.stringContaining('too short') });
    const { owed } = await shown('cat');
    expect(owed.find(({ kind }) => kind === 'follow-up')).toMatchObject({ dueOn: '2026-12-02', cycle: null });
    expect((await list([], {}, context)).text).toMatch(
      /cat: No cycle was opened: follow-up to paragraphs 4 of CAT\/C\/PAK\/CO\/95\. From .* too short.*--deadline\.$/mu,
    );
  });

  it.each<[string, () => string, CliOptions, object]>([
    ['a paragraph that is not there', () => OBSERVATIONS, { paragraphs: '44' }, { code: 'question-unknown' }],
    ['no paragraph at all', () => OBSERVATIONS, { paragraphs: ' ,' }, { code: 'usage' }],
    [
      'a list of issues',
      () => specimen('specimen-ccpr'),
      {},
      { code: 'refused', message: expect.stringContaining('list of issues') },
    ],
    ['a mechanism that is none', () => OBSERVATIONS, { mechanism: 'icj' }, { code: 'mechanism-unknown' }],
    ['an adoption in the future', () => OBSERVATIONS, { adopted: '2027-01-01' }, { code: 'refused' }],
    ['a file that is not there', () => join(folder, 'none.txt'), {}, { code: 'file-not-found' }],
  ])('refuse %s, and nothing is changed', async (_why, path, options, error) => {
    expect(await refusal(observations, [path()], options)).toMatchObject(error);
    expect((await desk.store.reference.load('obligations', 'pakistan'))!.version).toBe(1);
  });
});

describe('treaty feed', () => {
  it('of the year needs nothing running', async () => {
    const { text } = await feed([], {}, nothingRuns());
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\n/u);
    expect(text).toContain('UID:obligation/cescr/replies-e-c-12-pak-q-2@treaty-desk');
  });

  it('of a cycle or an office is written to a file', async () => {
    await start([specimen('specimen-ccpr')], { confirm: true }, context);
    const out = join(folder, 'cycle.ics');
    const { text } = await feed([], { cycle: 'ccpr-c-pak-q-99', out }, context);
    expect(text).toContain('12 entries.');
    expect(readFileSync(out, 'utf8')).toContain('SUMMARY:CCPR/C/PAK/Q/99: due at the UN');
    expect((await feed([], { office: 'moi' }, context)).json).toMatchObject({
      events: [{ uid: 'cycle/ccpr/ccpr-c-pak-q-99/answer/moi@treaty-desk' }],
    });
  });

  it.each<[string, CliOptions, string]>([
    ['of both', { cycle: 'x', office: 'moi' }, 'usage'],
    ['of an unknown office', { office: 'nobody' }, 'office-unknown'],
    ['of an unknown cycle', { cycle: 'nothing' }, 'cycle-unknown'],
  ])('%s is refused', async (_why, options, code) => {
    expect(await refusal(feed, [], options)).toMatchObject({ code });
  });
});
