import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { evolve } from '../../domain/cycle/evolve.ts';
import type { CycleState } from '../../domain/cycle/state.ts';
import { DeskError } from '../../contracts/errors.ts';
import { TimeStepper } from '../../worker/rehearsal/time-stepper.ts';
import { deskUnderTest, eventually, type DeskUnderTest } from './desk-under-test.ts';

let of: DeskUnderTest;

beforeAll(async () => {
  of = await deskUnderTest();
  await of.work();
});
afterAll(() => of.stop());

const stateOf = (cycleId: string): Promise<CycleState | null> => of.store.cycles.state(cycleId);
const lettersLeft = (state: CycleState | null): boolean =>
  Object.values(state?.letters ?? {}).length > 0 &&
  Object.values(state?.letters ?? {}).every((letter) => letter.status === 'sent');

/** Moves a cycle from one of its moments to the next until a letter has left. */
async function untilSent(cycleId: string, letter: string, stepper: TimeStepper, clockOffsetMs: number) {
  for (let moment = ''; ;) {
    const clock = await eventually(
      () => of.desk.cycleClock(cycleId),
      ({ idle, nextMoment }) => idle && nextMoment !== null && nextMoment > moment,
    );
    const state = await eventually(() => stateOf(cycleId), lettersLeft);
    if (state?.letters[letter]?.status === 'sent') return state;
    moment = clock.nextMoment!;
    await stepper.stepTo(Date.parse(moment) - clockOffsetMs);
  }
}

describe('a cycle on a real server', () => {
  test('sends nothing before the Director has confirmed who answers what', async () => {
    const { cycleId } = await of.start();
    const proposed = await eventually(
      () => stateOf(cycleId),
      (state) => state?.assignment != null,
    );
    expect(proposed?.stage).toBe('questions');
    expect(proposed?.letters).toEqual({});
    expect(proposed?.tasks.map((task) => task.kind)).toEqual(['confirm-assignment']);

    await of.desk.ask(cycleId, { type: 'confirm-assignment', by: 'Director', assignment: null });
    const asked = await eventually(() => stateOf(cycleId), lettersLeft);
    expect(Object.keys(asked!.requests)).toHaveLength(19);
    expect(Object.keys(asked!.letters).every((letter) => letter.endsWith('/request'))).toBe(true);
  });

  test('the same list twice is one cycle, and says so', async () => {
    const scope = 'rehearsal/twice/';
    const first = await of.start({ scope });
    const second = await of.start({ scope });
    expect(second.cycleId).toBe(first.cycleId);
    expect([first.started, second.started]).toEqual([true, false]);
  });

  test('a decision is answered only once the register shows it, and twice is once', async () => {
    const { cycleId } = await of.start();
    await eventually(
      () => stateOf(cycleId),
      (state) => state?.assignment != null,
    );
    const receipt = await of.desk.ask(cycleId, { type: 'confirm-assignment', by: 'Director', assignment: null });
    expect((await stateOf(cycleId))?.reached.assigned).toBe('2026-11-30');
    expect((await stateOf(cycleId))?.seq).toBeGreaterThanOrEqual(receipt.seq);
    const again = await of.desk.ask(cycleId, { type: 'confirm-assignment', by: 'Director', assignment: null });
    expect([receipt.changed, again.changed]).toEqual([true, false]);
  });

  test.each([
    ['hand-over before the text is cleared', { type: 'hand-over', by: 'Director' }, 'not cleared yet'],
    ['submission before the hand-over', { type: 'submit', by: 'Director', noteVerbale: '1' }, 'not handed over yet'],
    ['acknowledgement of nothing', { type: 'acknowledge', by: 'Director', reference: 'x' }, 'nothing was submitted'],
    ['clearance of no text', { type: 'clear', office: 'mofa', by: 'MoFA', reference: null }, 'not consolidated yet'],
    [
      'more time for an office that is not asked',
      { type: 'grant-days', office: 'pbm', workingDays: 2, by: 'x' },
      'not asked',
    ],
  ] as const)('refuses %s with its reason, before anything is done', async (_, request, reason) => {
    const { cycleId } = await of.start({ scope: 'rehearsal/refusals/' });
    const before = await eventually(
      () => stateOf(cycleId),
      (state) => state?.assignment != null,
    );
    await expect(of.desk.ask(cycleId, request)).rejects.toThrow(reason);
    await expect(of.desk.ask(cycleId, request)).rejects.toBeInstanceOf(DeskError);
    expect((await stateOf(cycleId))?.seq).toBe(before?.seq);
  });

  test('the state the workflow carries is the fold of the register, and the view the store shows', async () => {
    const { cycleId } = await of.start({ confirmBy: 'Director' });
    const shown = await eventually(() => stateOf(cycleId), lettersLeft);
    const events = await of.store.cycles.events(cycleId);
    const folded = events.reduce<CycleState | null>(evolve, null);
    expect(folded).toEqual(shown);
    expect(await of.desk.cycleState(cycleId)).toEqual(shown);
    expect(events.map((event) => event.seq)).toEqual(events.map((_, at) => at + 1));
    expect((await of.store.register.verify()).firstBad).toBeNull();
  });

  test('is found by its stage and mechanism on the server', async () => {
    const { cycleId } = await of.start({ confirmBy: 'Director' });
    await eventually(() => stateOf(cycleId), lettersLeft);
    const found = async (): Promise<string[]> => {
      const ids: string[] = [];
      const query = `CycleId = "${cycleId}" and Mechanism = "ccpr" and Stage = "reminders"`;
      for await (const { workflowId } of of.client.workflow.list({ query })) ids.push(workflowId);
      return ids;
    };
    expect(await eventually(found, (ids) => ids.length > 0)).toEqual([cycleId]);
  });

  test('walks the ladder of a silent office on its days, and every rung once', async () => {
    const { cycleId } = await of.start({ confirmBy: 'Director' });
    await eventually(() => stateOf(cycleId), lettersLeft);
    const { clockOffsetMs } = await of.desk.cycleClock(cycleId);
    const stepper = new TimeStepper(of.client, cycleId);
    const rungs = ['silent-alternate', 'courtesy', 'reminder-1', 'reminder-2'];
    for (const rung of rungs) await untilSent(cycleId, `moi/${rung}`, stepper, clockOffsetMs);
    const moi = (await stateOf(cycleId))!.requests.moi!;
    expect(Object.keys(moi.rungs).sort()).toEqual(rungs.toSorted());
    const events = await of.store.cycles.events(cycleId);
    const written = events.flatMap(({ event }) =>
      event.type === 'letter-written' ? [`${event.letter.office}/${event.letter.rung}`] : [],
    );
    expect(new Set(written).size).toBe(written.length);
  });
});

describe('a cycle that goes on as a new run', () => {
  test('carries everything, and neither loses nor repeats a letter', async () => {
    const { cycleId } = await of.start({ confirmBy: 'Director', continueAfterEvents: 40 });
    await eventually(() => stateOf(cycleId), lettersLeft);
    const { clockOffsetMs } = await of.desk.cycleClock(cycleId);
    const stepper = new TimeStepper(of.client, cycleId);
    const runs = async (): Promise<number> => {
      let count = 0;
      for await (const run of of.client.workflow.list({ query: `WorkflowId = "${cycleId}"` }))
        count += run.runId ? 1 : 0;
      return count;
    };
    expect(await eventually(runs, (count) => count > 1)).toBeGreaterThan(1);
    const after = await untilSent(cycleId, 'moi/courtesy', stepper, clockOffsetMs);
    expect(after.requests.moi!.requestedOn).toBe('2026-11-30');
    expect((await of.store.register.verify()).firstBad).toBeNull();
    await of.desk.ask(cycleId, {
      type: 'change-rows',
      office: 'moi',
      rows: [],
      to: 'waived',
      by: 'Director',
      reason: 'known already',
    });
    expect(Object.values((await stateOf(cycleId))!.requests.moi!.rows).every((row) => row === 'waived')).toBe(true);
  });
});
