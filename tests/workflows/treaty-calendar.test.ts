import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readDocument } from '../../adapters/documents/read-document.ts';
import { receiveInstrument } from '../../client/receive-instrument.ts';
import { receiveObservations } from '../../client/receive-observations.ts';
import { treatyCalendarId } from '../../client/treaty-face.ts';
import type { ObligationsVersion } from '../../contracts/treaty-calendar.ts';
import { epochMs, instantOf } from '../../domain/calendar/instants.ts';
import type { Obligation, Obligations } from '../../domain/obligations/obligation.ts';
import { nextWarningOn } from '../../domain/obligations/warnings.ts';
import { TimeStepper } from '../../worker/rehearsal/time-stepper.ts';
import { deskUnderTest, eventually, type DeskUnderTest } from './desk-under-test.ts';

const LISTS = join(import.meta.dirname, '..', '..', 'seeds', 'lists');
/** Day on which each calendar of these tests comes up. */
const TODAY = '2026-11-24';

let of: DeskUnderTest;
beforeEach(async () => {
  of = await deskUnderTest();
});
afterEach(() => of.stop());

/** Milliseconds from the machine's time to the morning of `TODAY`. */
const offset = (): number => epochMs(instantOf(TODAY, '10:00', 'Asia/Karachi')) - Date.now();
const seen = (): Promise<ObligationsVersion | null> => of.desk.treaties.obligations().catch(() => null);
const stored = async (): Promise<readonly Obligations[]> => {
  const newest = (await of.store.reference.load('obligations', 'pakistan'))!.version;
  const all = Array.from({ length: newest }, (_, n) => of.store.reference.load('obligations', 'pakistan', n + 1));
  return (await Promise.all(all)).map((found) => found!.document as Obligations);
};
const warnedOnce = (): Promise<ObligationsVersion | null> => eventually(seen, (now) => (now?.version ?? 0) >= 2);
const named = ({ obligations }: Obligations, id: string): Obligation => obligations.find((one) => one.id === id)!;
/** A number no other document on the shared server has; symbols have four digits at most. */
const ofNow = (): number => 1000 + (Date.now() % 9000);
const workflowId = (): string => treatyCalendarId(of.taskQueue);

test('it comes up once, reads what the store has, and warns of what is overdue in one version', async () => {
  await of.work();
  await of.desk.treaties.open({ clockOffsetMs: offset() });
  await of.desk.treaties.open({ clockOffsetMs: offset() });
  const now = await warnedOnce();
  const versions = await stored();
  expect(versions).toHaveLength(2);
  expect(versions[0]!.by).toBe('seeds');
  expect(versions[1]).toEqual(now!.obligations);
  expect(versions[1]).toMatchObject({ by: 'treaty calendar', on: TODAY, reason: expect.stringContaining('cescr/') });
  expect(named(versions[1]!, 'cescr').owed[0]!.warned).toEqual({ offset: 720, on: TODAY });
});

test('it sleeps until the next warning’s day, gives that one, and sleeps again', async () => {
  await of.work();
  const ahead = offset();
  await of.desk.treaties.open({ clockOffsetMs: ahead });
  const first = await warnedOnce();
  const day = nextWarningOn(first!.obligations, TODAY)!;
  const stepper = new TimeStepper(of.client, workflowId());
  const at = epochMs(instantOf(day, '09:00', 'Asia/Karachi')) - ahead;
  await stepper.stepTo(at - 3_600_000);
  expect(await stored()).toHaveLength(2);
  await stepper.stepTo(at + 60_000);
  const versions = await eventually(stored, (all) => all.length > 2);
  expect(versions).toHaveLength(3);
  expect(versions[2]).toMatchObject({ on: day, reason: expect.stringMatching(/^Warned of /) });
  expect(nextWarningOn(versions[2]!, day)! > day).toBe(true);
});

test('what is told is a version of its own with who, why and when; told twice it is one; what is wrong changes nothing', async () => {
  await of.work({ maxCachedWorkflows: 0 });
  await of.desk.treaties.open({ clockOffsetMs: offset() });
  await warnedOnce();
  const change = {
    type: 'review-recorded',
    obligation: 'cescr',
    state: 'scheduled',
    on: '2027-02-15',
    to: null,
    session: '81st session',
    source: 'programme of work',
  } as const;
  expect(await of.desk.treaties.tell(change, 'Director')).toEqual({ version: 3, changed: true });
  expect(await of.desk.treaties.tell(change, 'Director')).toEqual({ version: 3, changed: false });
  const wrong = { ...change, on: '2027-02-30' };
  await expect(of.desk.treaties.tell(wrong, 'Director')).rejects.toMatchObject({ code: 'refused' });
  const versions = await stored();
  expect(versions).toHaveLength(3);
  expect(versions[2]).toMatchObject({
    by: 'Director',
    on: TODAY,
    reason: expect.stringContaining('programme of work'),
  });
  expect(named(versions[2]!, 'cescr').review).toMatchObject({ state: 'scheduled', on: '2027-02-15' });
});

test('it goes on as a new run and forgets nothing, whatever is told meanwhile', async () => {
  await of.work();
  await of.desk.treaties.open({ clockOffsetMs: offset(), continueAfterEvents: 20 });
  await warnedOnce();
  const run = async () => (await of.client.workflow.getHandle(workflowId()).describe()).runId;
  const before = await run();
  const due = (n: number) => ({
    type: 'due-set' as const,
    obligation: 'crc' as const,
    owed: null,
    dueOn: `203${n}-03-31`,
    source: `letter ${n}`,
  });
  for (let n = 0; n < 6; n += 1) expect((await of.desk.treaties.tell(due(n), 'Director')).changed).toBe(true);
  expect(await run()).not.toBe(before);
  const versions = await stored();
  expect(versions.map(({ reason }) => reason).slice(2)).toHaveLength(6);
  expect(named(versions.at(-1)!, 'crc').owed).toMatchObject([{ dueOn: '2035-03-31', moved: 5 }]);
  expect((await seen())!.obligations).toEqual(versions.at(-1));
});

test('a list that is received opens its cycle, which answers what was owed and settles it when it is submitted', async () => {
  await of.work();
  await of.desk.treaties.open({ clockOffsetMs: offset() });
  await warnedOnce();
  const parts = { store: of.store, desk: of.desk, read: readDocument };
  const symbol = `CCPR/C/PAK/Q/${ofNow()}`;
  const text = (await readFile(join(LISTS, 'specimen-ccpr.txt'), 'utf8')).replace(/CCPR\/C\/PAK\/Q\/\d+/, symbol);
  const list = {
    bytes: new TextEncoder().encode(text),
    filename: 'list.txt',
    deadline: '2027-05-31',
    receivedOn: TODAY,
    confirmBy: null,
  };
  const { cycleId, started } = await receiveInstrument(parts, list, 'Director');
  expect(started).toBe(true);
  const { version } = (await seen())!;
  expect((await receiveInstrument(parts, list, 'Director')).started).toBe(false);
  expect((await seen())!.version).toBe(version);
  const owed = (now: ObligationsVersion | null) =>
    named(now!.obligations, 'ccpr').owed.filter((one) => one.cycle !== null);
  expect(owed(await seen())).toMatchObject([
    { kind: 'replies', instrument: symbol, dueOn: '2027-05-31', cycle: cycleId },
  ]);
  const news = { type: 'cycle-submitted', mechanism: 'ccpr', cycle: cycleId, on: TODAY } as const;
  await of.desk.tellTreatyCalendar(news);
  await of.desk.tellTreatyCalendar(news);
  const settled = await eventually(seen, (now) => owed(now).length === 0);
  expect(named(settled!.obligations, 'ccpr').last).toMatchObject({ on: TODAY, source: cycleId });
  expect((await stored()).filter(({ reason }) => reason === `Submitted: ${cycleId}`)).toHaveLength(1);
});

test('concluding observations open the follow-up cycle on the paragraphs they name, once', async () => {
  await of.work();
  await of.desk.treaties.open({ clockOffsetMs: offset() });
  await warnedOnce();
  const parts = { store: of.store, desk: of.desk, read: readDocument };
  const symbol = `CAT/C/PAK/CO/${ofNow()}`;
  const text = await readFile(join(LISTS, 'specimen-concluding-observations.txt'), 'utf8');
  const document = {
    bytes: new TextEncoder().encode(text.replace('CAT/C/PAK/CO/95', symbol)),
    filename: 'observations.txt',
    receivedOn: TODAY,
  };
  const received = await receiveObservations(parts, document, 'Director');
  expect(received).toMatchObject({ mechanism: 'cat', paragraphs: ['4 (a)', '4 (b)'], notOpened: null });
  expect(received.followUp).toMatchObject({ dueOn: '2027-06-05', certainty: 'confirmed' });
  const cycleId = received.cycle!.cycleId;
  const state = await eventually(
    () => of.store.cycles.state(cycleId),
    (now) => now !== null,
  );
  expect(state).toMatchObject({ mechanism: 'cat', deadline: '2027-06-05' });
  expect((await of.store.instruments.load(cycleId))!.reading.questions.map(({ number }) => number)).toEqual(['4']);
  const { version } = (await seen())!;
  const again = await receiveObservations(parts, document, 'Director');
  expect([again.calendar.changed, again.cycle]).toEqual([false, { cycleId, started: false }]);
  expect((await seen())!.version).toBe(version);
  const cat = named((await seen())!.obligations, 'cat');
  expect(cat.review.state).toBe('held');
  expect(cat.owed.filter((one) => one.instrument === symbol)).toMatchObject([{ kind: 'follow-up', cycle: cycleId }]);
});

test('before the seeds are in the store it waits for them', async () => {
  const { reference } = of.store;
  let hidden = true;
  const late = { ...reference, load: (...args: Parameters<typeof reference.load>) => load(...args) };
  const load: typeof reference.load = async (kind, id, version) =>
    hidden && kind === 'obligations' ? null : reference.load(kind, id, version);
  await of.work({}, undefined, { ...of.store, reference: late });
  await of.desk.treaties.open({ clockOffsetMs: offset() });
  await eventually(seen, (now) => now === null);
  hidden = false;
  expect((await warnedOnce())!.version).toBe(2);
});
