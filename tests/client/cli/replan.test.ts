import { beforeEach, describe, expect, test } from 'vitest';
import { run as add } from '../../../client/cli/commands/calendar-add.ts';
import { run as undo } from '../../../client/cli/commands/calendar-undo.ts';
import { run as adopt } from '../../../client/cli/commands/cycle-adopt.ts';
import { run as moveDeadline } from '../../../client/cli/commands/cycle-move-deadline.ts';
import { run as start } from '../../../client/cli/commands/cycle-start.ts';
import { run as extend } from '../../../client/cli/commands/request-extend.ts';
import type { CliContext, CliOptions, RunCommand } from '../../../client/cli/command.ts';
import type { Move, PlanStanding } from '../../../domain/cycle/preview-replan.ts';
import type { Ladder } from '../../../domain/reminders/ladder.ts';
import { deskInMemory, specimen, type DeskInMemory } from './desk-in-memory.ts';

interface Moved {
  readonly cycleId: string;
  readonly moves: readonly Move[];
  readonly before: PlanStanding;
  readonly after: PlanStanding;
}

let desk: DeskInMemory;
let today: string;
let cycleId: string;

beforeEach(async () => {
  today = '2026-11-30';
  desk = await deskInMemory(() => today);
  await start([specimen('specimen-ccpr')], { deadline: '2027-05-31', confirm: true }, desk.context);
  desk.cycle().sendWaiting();
  desk.cycle().until('2026-12-07');
  desk.cycle().sendWaiting();
  await desk.record();
  today = '2026-12-07';
  ({ cycleId } = desk.cycle().state);
});

const json = async (
  run: RunCommand,
  args: readonly string[],
  options: CliOptions,
  context: CliContext = desk.context,
) => (await run(args, options, context)).json as Record<string, unknown>;
const SUMMIT = { layer: 'federal', title: 'Summit', source: 'Cabinet Division, 2026-12-07', notifiedOn: '2026-12-07' };
const order = 'federal-2026-12-21-summit';
const { store: _store, desk: _desk, ...nothing } = {} as CliContext;

describe('an order of the calendar', () => {
  test('is previewed, entered and undone, and each says the same moves of the same cycle', async () => {
    const seq = desk.cycle().state.seq;
    const ahead = await json(add, ['2026-12-21..2026-12-22'], { ...SUMMIT, preview: true });
    expect(desk.cycle().state.seq).toBe(seq);
    expect(ahead).toMatchObject({
      preview: true,
      running: true,
      order: { id: order },
      explain: [
        { date: '2026-12-21', before: 'open', after: 'Summit' },
        { date: '2026-12-22', before: 'open', after: 'Summit' },
      ],
    });
    const [previewed] = ahead['cycles'] as readonly Moved[];
    expect(previewed?.moves.filter((move) => move.kind === 'answer-date')).toHaveLength(19);
    expect(previewed?.moves.every((move) => move.from! < move.to! && move.why !== '')).toBe(true);

    const plan = desk.cycle().state.plan;
    const entered = await json(add, [], { ...SUMMIT, date: '2026-12-21', to: '2026-12-22' });
    expect(entered).toMatchObject({ preview: false, calendar: 2, cycles: [{ cycleId, outcome: 'replanned' }] });
    expect((entered['cycles'] as readonly { replan: Moved }[])[0]?.replan.moves).toEqual(previewed?.moves);
    expect(desk.cycle().state.versions?.calendar).toBe(2);

    const back = await json(undo, [order], { preview: true });
    expect((back['cycles'] as readonly Moved[])[0]?.moves.map(({ from, to }) => [to, from])).toEqual(
      previewed?.moves.map(({ from, to }) => [from, to]),
    );
    expect(await json(undo, [order], { reason: 'put off' })).toMatchObject({ undo: true, calendar: 3 });
    expect(desk.cycle().state.plan).toEqual(plan);
    await expect(undo([order], {}, desk.context)).rejects.toMatchObject({ code: 'order-unknown' });
  });

  test('is a table for a person: what moves, for whom, from when to when, and how to take it back', async () => {
    const { text } = await add(['2026-12-21'], SUMMIT, desk.context);
    expect(text).toContain(`Entered: ${order}`);
    expect(text).toMatch(/answer-date +mofa +Tue 2026-12-29 +Wed 2026-12-30 .*2026-12-21 \(Summit\)/);
    expect(text).toContain(`treaty-desk calendar undo ${order}`);
  });

  test('of one province moves its offices only', async () => {
    const { cycles } = await json(add, ['2026-12-21'], { ...SUMMIT, layer: 'punjab', preview: true });
    const offices = new Set((cycles as readonly Moved[])[0]?.moves.map((move) => move.office));
    expect([...offices].every((office) => office?.startsWith('punjab'))).toBe(true);
    expect(offices.size).toBe(3);
  });

  test('can be looked at with nothing running, and entered only on a running desk', async () => {
    const context: CliContext = {
      ...nothing,
      now: () => Date.parse('2026-12-07T10:00:00+05:00'),
      reference: desk.context.reference,
    };
    expect(await json(add, ['2026-12-21'], { ...SUMMIT, preview: true }, context)).toMatchObject({
      running: false,
      cycles: [],
    });
    expect((await add(['2026-12-21'], { ...SUMMIT, preview: true }, context)).text).toContain('No desk is running');
    await expect(add(['2026-12-21'], SUMMIT, context)).rejects.toMatchObject({
      code: 'engine-unavailable',
      hint: 'Start it: npm start.',
    });
  });

  test.each([
    ['no day', [], {}, 'usage', /days are missing/],
    ['a day that is none', ['2026-02-30'], {}, 'date-invalid', /2026-02-30/],
    ['an unknown layer', ['2026-12-21'], { layer: 'mars' }, 'usage', /mars/],
    ['an unknown standing', ['2026-12-21'], { standing: 'sure' }, 'usage', /sure/],
    [
      'a day that is closed by the same occasion',
      ['2026-12-25'],
      { title: 'Quaid-e-Azam Day / Christmas' },
      'order-invalid',
      /2026-12-25/,
    ],
    ['a day years away', ['2062-12-21'], {}, 'order-invalid', /2062/],
  ] as const)('with %s is refused, and nothing is stored', async (_, days, change, code, message) => {
    for (const preview of [true, false]) {
      const failed = add([...days], { ...SUMMIT, ...change, preview }, desk.context);
      await expect(failed).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
    }
    expect((await desk.store.reference.load('calendar', 'pakistan'))?.version).toBe(1);
  });
});

describe('the rules of a running cycle', () => {
  let was: number;
  beforeEach(async () => {
    const held = (await desk.store.reference.load('ladder', 'default'))!;
    const ladder = held.document as Ladder;
    was = held.version;
    const rungs = ladder.rungs.map((rung) => (rung.id === 'reminder-2' ? { ...rung, offset: 5 } : rung));
    await desk.store.reference.save('ladder', 'default', { ...ladder, rungs });
  });

  test('change by a version, with the letters it changes shown first', async () => {
    const ahead = await json(adopt, [cycleId], { ladder: 'newest', preview: true });
    expect(ahead).toMatchObject({
      from: { ladder: was },
      to: { ladder: was + 1 },
      letters: { added: [], dropped: [] },
    });
    const moved = (ahead['letters'] as { moved: readonly { after: { rung: string } }[] }).moved;
    expect(new Set(moved.map(({ after }) => after.rung))).toEqual(new Set(['reminder-2']));
    expect(desk.cycle().state.versions).toBeUndefined();
    expect(await json(adopt, [cycleId], { ladder: `${was + 1}` })).toMatchObject({
      outcome: 'replanned',
      versions: { ladder: was + 1 },
    });
    expect(desk.cycle().terms.ladder.rungs.find(({ id }) => id === 'reminder-2')?.offset).toBe(5);
    expect(await json(adopt, [cycleId], { ladder: `${was + 1}` })).toMatchObject({
      outcome: 'unchanged',
      replan: null,
    });
  });

  test.each([
    ['no version', {}, 'usage'],
    ['a version that is none', { ladder: '0' }, 'usage'],
    ['a version that is not there', { ladder: '9' }, 'data-invalid'],
  ] as const)('are not changed to %s', async (_, options, code) => {
    await expect(adopt([cycleId], options, desk.context)).rejects.toMatchObject({ code });
    await expect(adopt([cycleId], { ...options, preview: true }, desk.context)).rejects.toMatchObject({ code });
  });
});

test('a moved deadline shows what it moves, then moves it', async () => {
  const options = { to: '2027-02-15', reference: 'letter of the Secretariat' };
  const ahead = await json(moveDeadline, [cycleId], { ...options, preview: true });
  expect(ahead).toMatchObject({
    before: { deadline: '2027-05-31' },
    after: { deadline: '2027-02-15', feasible: true },
  });
  expect(desk.cycle().state.deadline).toBe('2027-05-31');
  expect(await json(moveDeadline, [cycleId], options)).toMatchObject({ changed: true, moves: ahead['moves'] });
  expect(desk.cycle().state.deadline).toBe('2027-02-15');
  const tooNear = moveDeadline([cycleId], { ...options, to: '2026-12-09' }, desk.context);
  await expect(tooNear).rejects.toMatchObject({
    code: 'refused',
    message: expect.stringMatching(/working days are missing/),
  });
});

test('an extension shows first what it does to the committee’s date, and is refused when it would break it', async () => {
  const ahead = await json(extend, [cycleId, 'moi'], { workingDays: '20', preview: true });
  expect(desk.cycle().state.requests['moi']?.granted).toBe(0);
  const moves = ahead['moves'] as readonly Move[];
  expect(moves).toContainEqual(expect.objectContaining({ kind: 'answer-date', office: 'moi' }));
  expect(moves.map((move) => move.what)).toEqual(expect.arrayContaining(['answers-closed', 'committee', 'submitted']));
  expect(await json(extend, [cycleId, 'moi'], { workingDays: '20' })).toMatchObject({ changed: true, moves });
  const { refused } = await json(extend, [cycleId, 'moi'], { workingDays: '300', preview: true });
  expect(refused).toMatchObject({ hint: expect.stringMatching(/^at most \d+ can be granted$/) });
  await expect(extend([cycleId, 'moi'], { workingDays: '300' }, desk.context)).rejects.toMatchObject({
    code: 'refused',
  });
});
