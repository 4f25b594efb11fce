import { afterAll, beforeAll, expect, test } from 'vitest';
import { instrumentOf } from '../../activities/reference.ts';
import type { Store } from '../../activities/store-ports.ts';
import { announceOrder, orderAhead, previewOrder, undoOrder } from '../../client/calendar-orders.ts';
import { presentTerms } from '../../client/replan-reports.ts';
import type { TermsChangeState } from '../../contracts/terms-change.ts';
import type { Calendar } from '../../domain/calendar/calendar.ts';
import { orderId, type OrderDraft } from '../../domain/calendar/order.ts';
import { ordersOf } from '../../domain/calendar/orders.ts';
import type { CycleState } from '../../domain/cycle/state.ts';
import type { RunningWorker } from '../../worker/run-worker.ts';
import { deskUnderTest, eventually, type DeskUnderTest } from './desk-under-test.ts';

let of: DeskUnderTest;
let worker: RunningWorker;

beforeAll(async () => {
  of = await deskUnderTest();
  worker = await of.work({ maxCachedWorkflows: 0 }, undefined, withoutMail(of.store));
});
afterAll(() => of.stop());

const TODAY = '2026-12-01';
const BY = 'Director';

/** Letters are not under test here: they wait in the store. */
function withoutMail(store: Store): Store {
  const record: Store['cycles']['record'] = async (...args) => ({
    ...(await store.cycles.record(...args)),
    traysToWake: [],
  });
  return { ...store, cycles: { ...store.cycles, record } };
}

const anOrder = (change: Partial<OrderDraft> = {}): OrderDraft => ({
  kind: 'holiday',
  layer: 'federal',
  standing: 'gazetted',
  notifiedOn: '2026-12-01',
  source: 'Cabinet Division, notification of 2026-12-01',
  title: 'Summit in Islamabad',
  days: ['2026-12-21', '2026-12-22'],
  ...change,
});

async function confirmed(scope?: string): Promise<string> {
  const { cycleId } = await of.start({ confirmBy: BY, ...(scope === undefined ? {} : { scope }) });
  await eventually(
    () => of.store.cycles.state(cycleId),
    (state) => state?.reached.requested !== undefined,
  );
  return cycleId;
}

const stateOf = async (cycleId: string): Promise<CycleState> => (await of.store.cycles.state(cycleId))!;
const replannings = async (cycleId: string) =>
  (await of.store.cycles.events(cycleId)).flatMap(({ event }) => (event.type === 'replanned' ? [event] : []));
const newest = async (): Promise<{ version: number; calendar: Calendar }> => {
  const { version, document } = (await of.store.reference.load('calendar', 'pakistan'))!;
  return { version, calendar: document as Calendar };
};
const shown = (cycles: readonly { readonly cycleId: string }[], cycleId: string) =>
  cycles.find((cycle) => cycle.cycleId === cycleId);

test('an order moves every running cycle as its preview said, once, and undone gives every day back', async () => {
  const [one, two] = [await confirmed(), await confirmed()];
  const before = [await stateOf(one), await stateOf(two)];
  const { version, calendar } = await newest();
  const preview = await previewOrder(of.store, orderAhead(calendar, anOrder(), TODAY), TODAY);
  expect((await newest()).version).toBe(version);

  const done = await announceOrder(of, anOrder(), { by: BY, today: TODAY });
  expect(done.calendar).toBe(version + 1);
  expect(ordersOf((await newest()).calendar).map(({ id }) => id)).toEqual([orderId(anOrder())]);
  for (const cycleId of [one, two]) {
    const said = shown(preview, cycleId);
    expect(said).toMatchObject({ after: { feasible: true } });
    expect(shown(done.cycles, cycleId)).toMatchObject({ outcome: 'replanned', replan: said });
    const { moves } = said as unknown as { moves: { kind: string; from: string; to: string }[] };
    expect(moves.filter((move) => move.kind === 'answer-date')).toHaveLength(19);
    expect(moves.every((move) => move.to > move.from)).toBe(true);
    const state = await stateOf(cycleId);
    expect(state.versions?.calendar).toBe(version + 1);
    expect(await of.desk.cycleState(cycleId)).toEqual(state);
    expect((await presentTerms(of.store, state)).calendar).toEqual((await newest()).calendar);
    expect(await replannings(cycleId)).toMatchObject([
      { order: done.order.id, by: BY, reason: expect.stringContaining('Cabinet Division') },
    ]);
  }

  await expect(announceOrder(of, anOrder(), { by: BY, today: TODAY })).rejects.toMatchObject({ code: 'order-invalid' });
  const change = { kind: 'order', order: done.order, undo: false } as const;
  const again = await of.desk.changes.start({ change, by: BY, reason: 'again', carried: null }, 'again');
  expect(await of.desk.changes.result(again)).toMatchObject({ versions: { calendar: version + 1 }, cycles: [] });
  expect(await replannings(one)).toHaveLength(1);

  const undone = await undoOrder(of, done.order.id, { by: BY, reason: 'the summit was put off' });
  expect(undone.calendar).toBe(version + 2);
  for (const [at, cycleId] of [one, two].entries()) {
    const state = await stateOf(cycleId);
    expect(state.plan).toEqual(before[at]!.plan);
    expect((await replannings(cycleId)).at(-1)?.reason).toContain('undone: the summit was put off');
  }
  await expect(undoOrder(of, done.order.id, { by: BY, reason: null })).rejects.toMatchObject({ code: 'order-unknown' });
  expect((await newest()).version).toBe(version + 2);
});

test('a cycle that is no longer there stops no other, and is named', async () => {
  const [kept, lost] = [await confirmed(), await confirmed()];
  await of.client.workflow.getHandle(lost).terminate('the machine it ran on is gone');
  const done = await announceOrder(of, anOrder({ title: 'Day of mourning', days: ['2026-12-23'] }), {
    by: BY,
    today: TODAY,
  });
  expect(shown(done.cycles, lost)).toMatchObject({ outcome: 'gone', replan: null });
  expect(shown(done.cycles, kept)).toMatchObject({ outcome: 'replanned' });
});

test('a cycle that starts afterwards has the order from the beginning', async () => {
  const { version } = await newest();
  const { cycleId } = await of.start();
  expect((await instrumentOf(of.store, cycleId)).versions.calendar).toBe(version);
});

test('an order that cannot be stored fails as a whole, in words', async () => {
  const { version } = await newest();
  const order = { ...anOrder({ title: 'No such day', days: ['2026-02-30'] }), id: 'federal-none' };
  const change = { kind: 'order', order, undo: false } as const;
  const id = await of.desk.changes.start({ change, by: BY, reason: 'none', carried: null }, 'none');
  await expect(of.desk.changes.result(id)).rejects.toMatchObject({ code: 'order-invalid' });
  expect((await newest()).version).toBe(version);
});

test('a moved deadline is where an engineer looks for it, and the cycle goes on with its versions as a new run', async () => {
  const { cycleId } = await of.start({ confirmBy: BY, continueAfterEvents: 45 });
  await eventually(
    () => of.store.cycles.state(cycleId),
    (state) => state?.reached.requested !== undefined,
  );
  await announceOrder(of, anOrder({ title: 'Strike', days: ['2026-12-24'] }), { by: BY, today: TODAY });
  const { versions } = await stateOf(cycleId);
  await of.desk.ask(cycleId, { type: 'move-deadline', deadline: '2027-06-30', by: BY, reference: 'letter' });
  const runs = async (): Promise<number> => {
    let count = 0;
    for await (const run of of.client.workflow.list({ query: `WorkflowId = "${cycleId}"` })) count += run.runId ? 1 : 0;
    return count;
  };
  for (let at = 0; (await runs()) < 2 && at < 20; at += 1)
    await of.desk.ask(cycleId, { type: 'move-deadline', deadline: `2027-07-${10 + at}`, by: BY, reference: 'letter' });
  expect(await runs()).toBeGreaterThan(1);
  await of.desk.ask(cycleId, { type: 'move-deadline', deadline: '2027-06-25', by: BY, reference: 'letter' });
  expect((await stateOf(cycleId)).versions).toEqual(versions);
  const due = async (): Promise<boolean> => {
    const query = `WorkflowId = "${cycleId}" and DueOn > "2027-06-25T12:00:00Z" and DueOn < "2027-06-26T12:00:00Z"`;
    for await (const { workflowId } of of.client.workflow.list({ query })) return workflowId === cycleId;
    return false;
  };
  expect(await eventually(due, (found) => found)).toBe(true);
});

test('versions that are not in the store are refused, and the cycle lives on', async () => {
  const cycleId = await confirmed();
  const request = { type: 'adopt-terms', cause: 'ladder', by: BY, reason: 'milder', order: null } as const;
  await expect(of.desk.ask(cycleId, { ...request, versions: { ladder: 99 } })).rejects.toThrow('in version 99');
  const { ladder } = (await instrumentOf(of.store, cycleId)).versions;
  expect(await of.desk.ask(cycleId, { ...request, versions: { ladder } })).toMatchObject({ changed: false });
});

test('500 running requests are re-planned in one go, also when the worker stops in its middle', async () => {
  await worker.stop();
  worker = await of.work({}, undefined, withoutMail(of.store));
  const cycles: string[] = [];
  const scopes = Array.from({ length: 27 }, (_, at) => `rehearsal/many-${at}/`);
  while (scopes.length > 0) cycles.push(...(await Promise.all(scopes.splice(0, 9).map((scope) => confirmed(scope)))));
  const states = await Promise.all(cycles.map(stateOf));
  const requests = states.flatMap((state) => Object.keys(state.requests));
  expect(requests.length).toBeGreaterThan(500);

  const stopped: Promise<void>[] = [];
  const interrupt = ({ cycles: { length } }: TermsChangeState): void => {
    if (length === 0 || stopped.length > 0) return;
    stopped.push(worker.stop().then(async () => void (worker = await of.work({}, undefined, withoutMail(of.store)))));
  };
  const order = anOrder({ title: 'Four days of Eid', days: ['2026-12-28', '2026-12-29', '2026-12-30', '2026-12-31'] });
  const began = Date.now();
  const done = await announceOrder(of, order, { by: BY, today: TODAY }, interrupt);
  console.log(`${requests.length} requests in ${cycles.length} cycles re-planned in ${Date.now() - began} ms`);
  expect(stopped).toHaveLength(1);
  await stopped[0];
  const outcomes = done.cycles.filter(({ cycleId }) => cycles.includes(cycleId));
  expect(outcomes).toHaveLength(27);
  expect(outcomes.every(({ outcome }) => outcome === 'replanned' || outcome === 'unchanged')).toBe(true);
  for (const cycleId of cycles) expect(await replannings(cycleId)).toHaveLength(1);
  const moved = outcomes.flatMap(({ replan }) => (replan !== null && 'moves' in replan ? replan.moves : []));
  expect(moved.filter((move) => move.kind === 'answer-date').length).toBe(requests.length);
}, 300_000);
