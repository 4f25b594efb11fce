import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { run as assign } from '../../../client/cli/commands/cycle-assign.ts';
import { run as list } from '../../../client/cli/commands/cycle-list.ts';
import { run as show } from '../../../client/cli/commands/cycle-show.ts';
import { run as start } from '../../../client/cli/commands/cycle-start.ts';
import type { CycleOverview } from '../../../client/overview.ts';
import { aDesk, specimen, type DeskInMemory } from '../../builders/desk.ts';

const ID = 'cycle/ccpr/ccpr-c-pak-q-99';
const LIST = specimen('specimen-ccpr');

const folder = mkdtempSync(join(tmpdir(), 'cycle-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

let desk: DeskInMemory;
beforeEach(async () => {
  desk = await aDesk();
});
const started = () => start([LIST], { confirm: true }, desk.context);
type Printed = {
  readonly assignments: readonly { question: string; lead: string; supporting: string[]; undecided: boolean }[];
};

describe('cycle start', () => {
  it('starts the cycle of a list on the day it is received, and says what comes next', async () => {
    const { json, text } = await start([LIST], {}, desk.context);
    expect(json).toMatchObject({ cycleId: ID, started: true });
    expect(text).toContain(`treaty-desk cycle assign ${ID} --confirm`);
    expect(await desk.store.cycles.state(ID)).toMatchObject({ receivedOn: '2026-11-30', deadline: '2027-05-31' });
  });

  it('says of the same list that it is the same cycle, and changes nothing', async () => {
    await started();
    const before = await desk.store.cycles.state(ID);
    const { json, text } = await start([LIST], { deadline: '2027-06-30' }, desk.context);
    expect(json).toMatchObject({ cycleId: ID, started: false });
    expect(text).toContain('the same list is the same cycle');
    expect(await desk.store.cycles.state(ID)).toEqual(before);
  });

  it('asks the offices at once where the proposal is confirmed with it', async () => {
    await started();
    const state = await desk.store.cycles.state(ID);
    expect(state?.reached.assigned).toBe('2026-11-30');
    expect(Object.keys(state?.requests ?? {}).length).toBeGreaterThan(5);
  });

  it.each([
    ['asks nothing', specimen('specimen-concluding-observations'), {}, 'document-asks-nothing'],
    ['comes after its deadline', LIST, { received: '2027-06-01' }, 'deadline-past'],
    ['leaves three days', LIST, { received: '2027-05-28' }, 'deadline-impossible'],
    ['was received on no day', LIST, { received: '2026-02-30' }, 'date-invalid'],
    ['is due on no day', LIST, { deadline: 'summer' }, 'date-invalid'],
    ['is of a mechanism nobody knows', LIST, { mechanism: 'ccpr2' }, 'mechanism-unknown'],
    ['is not there', join(folder, 'none.txt'), {}, 'file-not-found'],
  ])('refuses a list that %s, and starts nothing', async (_what, file, options, code) => {
    await expect(start([file], options, desk.context)).rejects.toMatchObject({ code });
    expect(await desk.store.cycles.list({ rehearsals: true })).toEqual([]);
    expect(await desk.store.instruments.load(ID)).toBeNull();
  });
});

describe('cycle list', () => {
  it('tells where every cycle stands, and which are late', async () => {
    expect(await list([], {}, desk.context)).toMatchObject({ json: [] });
    await started();
    const { json, text } = await list([], {}, desk.context);
    const [cycle] = json as readonly CycleOverview[];
    expect(cycle).toMatchObject({ cycleId: ID, stage: 'reminders', daysLeft: 182, lateOffices: [], rowsAnswered: 0 });
    expect(cycle?.rowsAsked).toBeGreaterThan(20);
    expect(text).toContain('Mon 2027-05-31');
    expect(await list([], { late: true }, desk.context)).toMatchObject({ json: [], text: 'No cycle is late.' });

    await desk.live(ID, (lived) => lived.until('2027-01-15'));
    const late = (await list([], { late: true }, desk.context)).json as readonly CycleOverview[];
    expect(late).toHaveLength(1);
    expect(late[0]?.lateOffices.length).toBeGreaterThan(5);
  });
});

describe('cycle show', () => {
  it('tells plan, offices, letters and what waits for a decision; the id may be its last part', async () => {
    await started();
    await desk.live(ID, (lived) => lived.sendWaiting());
    const { json, text } = await show(['ccpr-c-pak-q-99'], {}, desk.context);
    expect(json).toMatchObject({
      cycleId: ID,
      daysLeft: 182,
      requests: { moi: { rowsAnswered: 0, dueOn: '2026-12-29', nextRung: { id: 'courtesy', on: '2026-12-23' } } },
    });
    for (const part of ['due at the UN Mon 2027-05-31', 'Milestone', 'Offices', 'Letters', 'request', 'moi'])
      expect(text).toContain(part);
    expect(text).not.toMatch(/undefined|NaN|\[object/u);
  });

  it('says before the assignment that nobody is asked yet', async () => {
    await start([LIST], {}, desk.context);
    const { text } = await show([ID], {}, desk.context);
    expect(text).toContain('Nobody is asked before the Director has confirmed who answers what.');
  });

  it('names the cycles there are where the one asked for is not among them', async () => {
    await started();
    await expect(show(['crc-2020'], {}, desk.context)).rejects.toMatchObject({
      code: 'cycle-unknown',
      hint: `There are: ${ID}.`,
    });
  });
});

describe('cycle assign', () => {
  it('shows the proposal and changes nothing without --confirm', async () => {
    await start([LIST], {}, desk.context);
    const { json, text } = await assign([ID], { question: 'q1', lead: 'moi', supporting: 'punjab-home' }, desk.context);
    expect(json).toMatchObject({ confirmed: false, changed: ['q1'] });
    expect(text).toContain('1 question would change. Nothing is changed or sent without --confirm.');
    expect(desk.asked).toEqual([]);
  });

  it('confirms the proposal as it is, with whoever decided', async () => {
    await start([LIST], {}, desk.context);
    const proposal = (await desk.store.cycles.state(ID))?.assignment;
    const { json } = await assign([ID], { confirm: true, by: 'Director NMRF' }, desk.context);
    expect(json).toMatchObject({ confirmed: true, changed: [] });
    expect(desk.asked).toEqual([
      { cycleId: ID, request: { type: 'confirm-assignment', by: 'Director NMRF', assignment: proposal } },
    ]);
  });

  it('confirms what an officer changed in the file it printed', async () => {
    await start([LIST], {}, desk.context);
    const { assignments } = (await assign([ID], {}, desk.context)).json as Printed;
    const file = join(folder, 'assignment.json');
    const changed = assignments.map((one) =>
      one.question === 'q2' ? { ...one, lead: 'balochistan-police', supporting: [] } : one,
    );
    writeFileSync(file, JSON.stringify({ assignments: changed }));
    const after = (await assign([ID], { file, confirm: true }, desk.context)).json as Printed;
    expect(after.assignments.find(({ question }) => question === 'q2')).toMatchObject({
      lead: 'balochistan-police',
      undecided: false,
      reasons: [{ office: 'balochistan-police', reason: 'decided by Director' }],
    });
    const rows = (await desk.store.cycles.state(ID))?.requests['balochistan-police']?.rows ?? {};
    expect(Object.keys(rows).some((row) => row.split('.')[0] === 'q2')).toBe(true);
  });

  it('gives a question to other offices after the assignment was confirmed', async () => {
    await started();
    await assign([ID], { question: 'q2', lead: 'moi', confirm: true }, desk.context);
    expect(desk.asked).toEqual([
      { cycleId: ID, request: { type: 'reassign', question: 'q2', to: ['moi'], by: 'Director' } },
    ]);
    const { assignments } = (await assign([ID], {}, desk.context)).json as Printed;
    expect(assignments.find(({ question }) => question === 'q2')).toMatchObject({ lead: 'moi', supporting: [] });
  });

  it.each([
    ['an office nobody knows', { question: 'q1', lead: 'moon' }, 'office-unknown'],
    ['a question that is not asked', { question: 'q999', lead: 'moi' }, 'question-unknown'],
    ['a lead without its question', { lead: 'moi' }, 'usage'],
    ['a question without a lead', { question: 'q1' }, 'usage'],
  ])('refuses %s', async (_what, options, code) => {
    await start([LIST], {}, desk.context);
    await expect(assign([ID], { ...options, confirm: true }, desk.context)).rejects.toMatchObject({ code });
    expect(desk.asked).toEqual([]);
  });

  it.each([
    ['twice', [1, 1], /stands twice/u],
    ['of another shape', 'q1: moi', /assignments/u],
  ])('refuses a file of assignments %s', async (_what, change, message) => {
    await start([LIST], {}, desk.context);
    const { assignments } = (await assign([ID], {}, desk.context)).json as Printed;
    const file = join(folder, 'bad.json');
    const content = typeof change === 'string' ? change : change.map((at) => assignments[at]);
    writeFileSync(file, JSON.stringify({ assignments: content }));
    await expect(assign([ID], { file, confirm: true }, desk.context)).rejects.toMatchObject({
      code: 'data-invalid',
      message: expect.stringMatching(message) as string,
    });
    expect(desk.asked).toEqual([]);
  });
});
