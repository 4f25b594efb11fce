import { beforeEach, describe, expect, it } from 'vitest';
import type { CliContext, CliOptions } from '../../../client/cli/command.ts';
import { run as assign } from '../../../client/cli/commands/cycle-assign.ts';
import { run as start } from '../../../client/cli/commands/cycle-start.ts';
import { decide } from '../../../client/cli/commands/decide.ts';
import { DECISIONS, type DecisionName } from '../../../client/cli/decisions.ts';
import type { CycleRequest } from '../../../contracts/workflows.ts';
import { deskInMemory, specimen, type DeskInMemory } from './desk-in-memory.ts';

const ID = 'cycle/ccpr/ccpr-c-pak-q-99';

let desk: DeskInMemory;
/** What commands get: the desk in memory, which keeps what was asked of it. */
let context: CliContext;
let asked: { readonly cycleId: string; readonly request: CycleRequest }[];
beforeEach(async () => {
  desk = await deskInMemory();
  await start([specimen('specimen-ccpr')], { confirm: true }, desk.context);
  const engine = await desk.context.desk!();
  asked = [];
  context = {
    ...desk.context,
    desk: async () => ({
      ...engine,
      ask: (cycleId, request) => {
        asked.push({ cycleId, request });
        return engine.ask(cycleId, request);
      },
    }),
  };
});

/** The first row asked of an office, once it was answered. */
async function answeredRow(office: string): Promise<string> {
  const [row = ''] = Object.keys(desk.cycle().state.requests[office]?.rows ?? {});
  desk.cycle().answer(office, [row]);
  await desk.record();
  return row;
}

describe('what a command asks of a cycle', () => {
  const cases: readonly [DecisionName, readonly string[], CliOptions, CycleRequest][] = [
    ['consolidate', [], {}, { type: 'consolidate', by: 'Director' }],
    ['clear', [], { office: 'mofa' }, { type: 'clear', office: 'mofa', by: 'Director', reference: null }],
    [
      'clear',
      [],
      { office: 'mofa', reference: 'UN-1(3)/2027', by: 'DG IC Wing' },
      { type: 'clear', office: 'mofa', by: 'DG IC Wing', reference: 'UN-1(3)/2027' },
    ],
    [
      'clear',
      [],
      { office: 'mofa', return: true, comments: 'Paragraph 4 needs a figure.' },
      { type: 'return-text', office: 'mofa', by: 'Director', comments: 'Paragraph 4 needs a figure.' },
    ],
    ['hand-over', [], {}, { type: 'hand-over', by: 'Director' }],
    ['submit', [], { noteVerbale: 'No. 12/2027' }, { type: 'submit', by: 'Director', noteVerbale: 'No. 12/2027' }],
    ['acknowledge', [], { reference: 'e-mail' }, { type: 'acknowledge', by: 'Director', reference: 'e-mail' }],
    ['remind', ['moi'], {}, { type: 'remind', office: 'moi', by: 'Director' }],
    [
      'accept',
      ['moi', 'q4.a', 'q5'],
      {},
      { type: 'change-rows', office: 'moi', rows: ['q4.a', 'q5'], to: 'accepted', by: 'Director', reason: null },
    ],
    [
      'return',
      ['moi'],
      { reason: 'No year is given.' },
      { type: 'change-rows', office: 'moi', rows: [], to: 'open', by: 'Director', reason: 'No year is given.' },
    ],
    [
      'settle',
      ['moi', 'q4.a'],
      { reason: 'It is the figure of the Commission.', against: 'mohr' },
      {
        type: 'settle-reconcile',
        office: 'moi',
        row: 'q4.a',
        by: 'Director',
        reason: 'It is the figure of the Commission.',
        against: 'mohr',
      },
    ],
    [
      'veto',
      ['moi'],
      { rung: 'accountable', reason: 'The Secretary has spoken to them.' },
      {
        type: 'veto-rung',
        office: 'moi',
        rung: 'accountable',
        by: 'Director',
        reason: 'The Secretary has spoken to them.',
      },
    ],
    [
      'suspend',
      ['moi'],
      { from: '2027-01-11', to: '2027-01-15', reason: 'Winter recess' },
      {
        type: 'suspend-clock',
        office: 'moi',
        // The last day that counts before the recess, and the first one after it.
        from: '2027-01-10',
        to: '2027-01-16',
        by: 'Director',
        reason: 'Winter recess',
      },
    ],
    [
      'waive',
      ['moi', 'q5'],
      { reason: 'Answered by the Ministry of Law.' },
      {
        type: 'change-rows',
        office: 'moi',
        rows: ['q5'],
        to: 'waived',
        by: 'Director',
        reason: 'Answered by the Ministry of Law.',
      },
    ],
    ['extend', ['moi'], { workingDays: '5' }, { type: 'grant-days', office: 'moi', workingDays: 5, by: 'Director' }],
    [
      'extend',
      ['moi'],
      { refuse: true, reason: 'The deadline is near.' },
      { type: 'refuse-days', office: 'moi', by: 'Director', reason: 'The deadline is near.' },
    ],
    [
      'clarify',
      ['moi'],
      { answer: 'Figures since 2020.' },
      { type: 'answer-clarification', office: 'moi', by: 'Director', answer: 'Figures since 2020.' },
    ],
    [
      'reassign',
      ['q4'],
      { to: 'moi, punjab-home' },
      { type: 'reassign', question: 'q4', to: ['moi', 'punjab-home'], by: 'Director' },
    ],
  ];

  it.each(cases)('%s %j %j', async (name, args, options, request) => {
    await decide(name, [ID, ...args], options, context).catch(() => undefined);
    expect(asked).toEqual([{ cycleId: ID, request }]);
  });

  it('every decision is in the table above', () => {
    expect([...new Set(cases.map(([name]) => name))].sort()).toEqual(Object.keys(DECISIONS).sort());
  });
});

describe('what is left out is asked for, and nothing is asked of the cycle', () => {
  it.each<[DecisionName, readonly string[], CliOptions, string]>([
    ['clear', [], {}, '--office'],
    ['clear', [], { office: 'mofa', return: true }, '--comments'],
    ['submit', [], {}, '--note-verbale'],
    ['acknowledge', [], {}, '--reference'],
    ['return', ['moi'], {}, '--reason'],
    ['waive', ['moi', 'q5'], {}, '--reason'],
    ['extend', ['moi'], {}, '--working-days'],
    ['extend', ['moi'], { workingDays: '0' }, '--working-days'],
    ['extend', ['moi'], { workingDays: 'five' }, '--working-days'],
    ['extend', ['moi'], { refuse: true }, '--reason'],
    ['clarify', ['moi'], {}, '--answer'],
    ['reassign', ['q4'], { to: ' , ' }, '--to'],
  ])('%s %j %j: %s', async (name, args, options, flag) => {
    await expect(decide(name, [ID, ...args], options, context)).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining(flag) as string,
    });
    expect(asked).toEqual([]);
  });
});

describe('what came of a decision', () => {
  it('is told with the office’s rows and what waits for a decision', async () => {
    const first = await answeredRow('moi');
    const rows = Object.keys(desk.cycle().state.requests['moi']?.rows ?? {});
    const { json, text } = await decide('accept', [ID, 'moi', first], {}, context);
    expect(json).toMatchObject({ cycleId: ID, changed: true, stage: 'reminders' });
    expect(text).toContain(
      `Done. moi: ${rows.length} rows, ${rows.length - 1} open, 0 to look at, 1 accepted. ${ID} is in stage reminders`,
    );
  });

  it('is told as done before where it changed nothing', async () => {
    const first = await answeredRow('moi');
    await decide('accept', [ID, 'moi', first], {}, context);
    const { json, text } = await decide('accept', [ID, 'moi', first], {}, context);
    expect(json).toMatchObject({ changed: false });
    expect(text).toMatch(/^It had been done before\./u);
  });

  it('is a refusal with the reason where the cycle does not allow it', async () => {
    const before = await desk.store.cycles.state(ID);
    await expect(decide('submit', [ID], { noteVerbale: 'No. 1' }, context)).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringMatching(/\w{3}/u) as string,
    });
    expect(await desk.store.cycles.state(ID)).toEqual(before);
  });

  it('says nothing of rows where an office clears the text', async () => {
    await decide('consolidate', [ID], {}, context);
    const office = desk.cycle().state.awaited[0]?.office ?? '';
    const { text } = await decide('clear', [ID], { office }, context);
    expect(text).toBe(`Done. ${ID} is in stage clearance; nothing waits for a decision.`);
  });

  it('is a refusal where the cycle has ended, and nothing is asked of it', async () => {
    await decide('consolidate', [ID], {}, context);
    for (let guard = 0; guard < 20; guard += 1) {
      const open = desk.cycle().state.awaited.find(({ doneOn }) => doneOn === null);
      if (open === undefined) break;
      await decide('clear', [ID], { office: open.office }, context);
    }
    await decide('hand-over', [ID], {}, context);
    await decide('submit', [ID], { noteVerbale: 'No. 12/2027' }, context);
    expect((await decide('acknowledge', [ID], { reference: 'e-mail' }, context)).text).toBe(`Done. ${ID} has ended.`);

    const before = asked.length;
    await expect(decide('remind', [ID, 'moi'], {}, context)).rejects.toMatchObject({
      code: 'refused',
      message: `${ID} has ended: it was acknowledged on 2026-11-30.`,
    });
    await expect(assign([ID], { confirm: true }, context)).rejects.toMatchObject({ code: 'refused' });
    expect(asked).toHaveLength(before);
    expect((await assign([ID], {}, context)).json).toMatchObject({ cycleId: ID, confirmed: true });
  });

  it('is nothing where no desk runs', async () => {
    const { store: _store, desk: _desk, ...nothingRuns } = context;
    await expect(decide('hand-over', [ID], {}, nothingRuns)).rejects.toMatchObject({
      code: 'engine-unavailable',
      hint: 'Start it: npm start.',
    });
  });
});
