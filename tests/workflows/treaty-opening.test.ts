import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Store } from '../../activities/store-ports.ts';
import { readDocument } from '../../adapters/documents/read-document.ts';
import { receiveObservations } from '../../client/receive-observations.ts';
import { startToldCycle } from '../../client/start-told-cycle.ts';
import { treatyCalendarId } from '../../client/treaty-face.ts';
import { DeskError } from '../../contracts/errors.ts';
import type { ObligationsVersion, TreatyChange } from '../../contracts/treaty-calendar.ts';
import { epochMs, instantOf } from '../../domain/calendar/instants.ts';
import type { Obligation, Obligations, Owed } from '../../domain/obligations/obligation.ts';
import { standing } from '../../domain/obligations/standing.ts';
import { deskUnderTest, eventually, type DeskUnderTest } from './desk-under-test.ts';

const OBSERVATIONS = join(import.meta.dirname, '../../seeds/lists/specimen-concluding-observations.txt');
const TODAY = '2026-11-24';
/** A worker that is gone at once: what it was doing is not finished. */
const KILLED = { shutdownGraceTime: '1 millisecond', shutdownForceTime: '2 seconds' } as const;

let of: DeskUnderTest;
let symbol: string;
beforeEach(async () => {
  of = await deskUnderTest();
  // A number no other document on the shared server has; symbols have four digits at most.
  symbol = `CAT/C/PAK/CO/${1000 + (Date.now() % 9000)}`;
});
afterEach(() => of.stop());

const seen = (): Promise<ObligationsVersion | null> => of.desk.treaties.obligations().catch(() => null);
const cat = (now: ObligationsVersion | null): Obligation | undefined =>
  now?.obligations.obligations.find(({ id }) => id === 'cat');
const followUps = (now: ObligationsVersion | null): readonly Owed[] =>
  cat(now)?.owed.filter(({ instrument }) => instrument === symbol) ?? [];
const cyclesOf = async () =>
  (await of.store.cycles.list({ rehearsals: true })).filter(({ cycleId }) =>
    cycleId.endsWith(symbol.toLowerCase().replaceAll('/', '-')),
  );
const open = () =>
  of.desk.treaties.open({ clockOffsetMs: epochMs(instantOf(TODAY, '10:00', 'Asia/Karachi')) - Date.now() });

/** Observations arrive: due in June 2027 as printed, unless said. */
async function receive(deadline?: string) {
  const text = (await readFile(OBSERVATIONS, 'utf8')).replace('CAT/C/PAK/CO/95', symbol);
  const document = { bytes: new TextEncoder().encode(text), filename: 'observations.txt', receivedOn: TODAY };
  return receiveObservations(
    { store: of.store, desk: of.desk, read: readDocument },
    { ...document, deadline },
    'Director',
  );
}

/** The store as a worker has it that dies: what it looks up comes only when the worker is gone, and then too late. */
function dying(): { readonly store: Store; readonly asked: Promise<void>; readonly die: () => void } {
  let die = (): void => undefined;
  const dead = new Promise<never>((_, reject) => (die = () => reject(new Error('the worker is gone'))));
  dead.catch(() => undefined);
  let ask = (): void => undefined;
  const asked = new Promise<void>((resolve) => (ask = resolve));
  const state: Store['cycles']['state'] = (cycleId) => {
    if (!cycleId.includes('/cat/')) return of.store.cycles.state(cycleId);
    ask();
    return dead;
  };
  return {
    store: { ...of.store, cycles: { ...of.store.cycles, state } },
    asked,
    die,
  };
}

test('a worker that dies before the opening ends leaves nothing undone: the follow-up cycle is there once', async () => {
  const { store, asked, die } = dying();
  const first = await of.work(KILLED, undefined, store);
  await open();
  const receiving = receive();
  await asked;
  const stopped = first.stop().catch(() => undefined);
  die();
  await stopped;
  const { document, version } = (await of.store.reference.load('obligations', 'pakistan'))!;
  expect(followUps({ version, obligations: document as Obligations })).toMatchObject([{ cycle: null }]);
  await of.work();
  const linked = await eventually(seen, (now) => followUps(now).some(({ cycle }) => cycle !== null));
  const { cycle } = await receiving;
  expect(followUps(linked)).toMatchObject([{ kind: 'follow-up', cycle: cycle!.cycleId, dueOn: '2027-06-05' }]);
  expect(await eventually(cyclesOf, (all) => all.length > 0)).toHaveLength(1);
});

test('what can never be opened is told to the officer, stands beside what is owed, and is opened when a later day is agreed', async () => {
  await of.work({ maxCachedWorkflows: 0 });
  await open();
  const late = await receive('2026-12-02');
  expect(late).toMatchObject({
    cycle: null,
    calendar: { changed: true },
    notOpened: expect.stringContaining('too short'),
  });
  const refused = await seen();
  expect(followUps(refused)).toMatchObject([{ cycle: null, notOpened: { why: late.notOpened, on: TODAY } }]);
  const { remarks } = standing({ ...refused!.obligations, obligations: [cat(refused)!] }, TODAY)[0]!;
  expect(remarks).toContainEqual(
    expect.stringMatching(/^No cycle was opened: follow-up .* give it with --deadline\.$/u),
  );
  expect(await cyclesOf()).toEqual([]);
  expect(await receive('2026-12-02')).toMatchObject({ cycle: null, notOpened: late.notOpened });
  expect((await seen())!.version).toBe(refused!.version);
  const { cycle } = await receive('2027-06-05');
  expect(followUps(await seen())).toMatchObject([{ cycle: cycle!.cycleId, dueOn: '2027-06-05' }]);
  expect(followUps(await seen())[0]).not.toHaveProperty('notOpened');
});

test('told by several at the same time it is one cycle, and one thing owed', async () => {
  await of.work();
  await open();
  const received = await Promise.all([receive(), receive(), receive()]);
  const ids = new Set(received.map(({ cycle }) => cycle!.cycleId));
  expect(ids.size).toBe(1);
  expect(received.filter(({ cycle }) => cycle!.started)).toHaveLength(1);
  expect(followUps(await seen())).toMatchObject([{ cycle: [...ids][0] }]);
});

test('an opening that has to wait for the store holds nothing else up, and a long run waits for it', async () => {
  let away = true;
  const get: Store['content']['get'] = (hash) =>
    away ? Promise.reject(new DeskError('store-unavailable')) : of.store.content.get(hash);
  await of.work({}, undefined, { ...of.store, content: { ...of.store.content, get } });
  await of.desk.treaties.open({ continueAfterEvents: 20 });
  const run = async () => (await of.client.workflow.getHandle(treatyCalendarId(of.taskQueue)).describe()).runId;
  const before = await run();
  const receiving = receive();
  await eventually(seen, (now) => followUps(now).length > 0);
  const due = (n: number): TreatyChange => ({
    type: 'due-set',
    obligation: 'crc',
    owed: null,
    dueOn: `203${n}-03-31`,
    source: `letter ${n}`,
  });
  for (let n = 0; n < 4; n += 1) expect((await of.desk.treaties.tell(due(n), 'Director')).changed).toBe(true);
  expect(await run()).toBe(before);
  away = false;
  const { cycle } = await receiving;
  await eventually(run, (now) => now !== before);
  expect(followUps(await eventually(seen, (now) => now !== null))).toMatchObject([{ cycle: cycle!.cycleId }]);
});

test('a cycle that is started by hand does not wait for the treaty calendar, which hears of it when it is there', async () => {
  const list = await readFile(join(import.meta.dirname, '../../seeds/lists/specimen-ccpr.txt'), 'utf8');
  const bytes = new TextEncoder().encode(list.replace('CCPR/C/PAK/Q/99', symbol.replace('CAT', 'CCPR')));
  const given = { bytes, filename: 'list.txt', deadline: '2027-05-31', receivedOn: TODAY, confirmBy: null };
  const parts = { store: of.store, desk: of.desk, read: readDocument };
  const { cycleId, started } = await startToldCycle(parts, given, 'Director', Date.now());
  expect(started).toBe(true);
  await of.work();
  const owedOn = (now: ObligationsVersion | null) =>
    now?.obligations.obligations.flatMap(({ owed }) => owed).filter(({ cycle }) => cycle === cycleId) ?? [];
  const heard = await eventually(seen, (now) => owedOn(now).length > 0);
  expect(owedOn(heard)).toMatchObject([{ kind: 'replies', dueOn: '2027-05-31' }]);
});

test('what is not a whole opening is refused before anything is recorded', async () => {
  await of.work();
  await open();
  const about = { mechanism: 'cat', kind: 'concluding-observations', symbol, title: symbol } as const;
  const opening = { document: 'no hash', filename: 'observations.txt', about, receivedOn: TODAY, confirmBy: null };
  await expect(of.desk.treaties.openCycle(opening, 'Director')).rejects.toMatchObject({
    code: 'refused',
    hint: expect.stringContaining('SHA-256'),
  });
  const gone = { ...opening, document: 'a'.repeat(64) };
  expect(await of.desk.treaties.openCycle(gone, 'Director')).toMatchObject({ refused: { code: 'file-not-found' } });
});
