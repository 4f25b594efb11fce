import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import type { Delivery, Wave } from '../../activities/cycle-activities.ts';
import { NAMES, type DespatchInput, type TrayWake } from '../../contracts/workflows.ts';
import type { createActivities } from '../../worker/create-activities.ts';
import { runWorker, type RunningWorker } from '../../worker/run-worker.ts';
import { eventually } from './desk-under-test.ts';

const ENDED: Delivery = { state: 'ended' };
const AT = '2026-12-01T09:00:00+05:00';
const HOUR = 3_600_000;

let connection: Connection;
let client: Client;
beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
  connection = await Connection.connect({ address: inject('servers').temporalAddress });
  client = new Client({ connection, namespace: inject('servers').namespace });
});
afterAll(() => connection.close());

/** The despatch on the real server over an out-box that a test holds in its hand. */
class Despatch {
  readonly id = `despatch-${randomUUID()}`;
  readonly queue = `test-${this.id}`;
  /** Mails that have not ended, as the store would have them. */
  readonly unfinished = new Set<string>();
  /** Every attempt, in order. */
  readonly tried: string[] = [];
  /** Each telling, with its mails. */
  readonly told: (readonly string[])[] = [];
  looks = 0;
  lookAgainIn: number | null = null;
  deliver: (mail: string) => Promise<Delivery> = async () => ENDED;
  onTell: () => Promise<void> = async () => undefined;
  readonly #workers: RunningWorker[] = [];

  async work(options: Parameters<typeof runWorker>[0]['options'] = {}): Promise<RunningWorker> {
    const activities = {
      desk: {
        prepareWave: async (): Promise<Wave> => {
          this.looks += 1;
          return { mails: [...this.unfinished], lookAgainIn: this.lookAgainIn };
        },
        tellCycles: async (mails: readonly string[]) => {
          this.told.push(mails);
          await this.onTell();
        },
      },
      mail: {
        deliver: async (mail: string): Promise<Delivery> => {
          this.tried.push(mail);
          const delivery = await this.deliver(mail);
          if (delivery.state === 'ended') this.unfinished.delete(mail);
          return delivery;
        },
      },
    } as unknown as ReturnType<typeof createActivities>;
    const { temporalAddress, namespace } = inject('servers');
    const worker = await runWorker({
      address: temporalAddress,
      namespace,
      bundle: inject('workflowBundle')!,
      taskQueue: this.queue,
      activities,
      options: { shutdownGraceTime: '2 seconds', ...options },
    });
    this.#workers.push(worker);
    return worker;
  }

  /** Writes mails and says so. */
  async wake(mails: readonly string[], change: Partial<DespatchInput> = {}): Promise<void> {
    for (const mail of mails) this.unfinished.add(mail);
    await client.workflow.signalWithStart<(input: DespatchInput) => Promise<void>, [TrayWake]>(NAMES.despatch, {
      workflowId: this.id,
      taskQueue: this.queue,
      args: [{ scope: '', carried: null, ...change }],
      signal: NAMES.wake,
      signalArgs: [{ at: AT }],
    });
  }

  status(): Promise<string> {
    return client.workflow
      .getHandle(this.id)
      .describe()
      .then((seen) => seen.status.name);
  }

  completed(): Promise<string> {
    return eventually(
      () => this.status(),
      (status) => status === 'COMPLETED',
      40_000,
    );
  }

  /** Delays of the timers of the run there is, milliseconds. */
  async timers(): Promise<readonly number[]> {
    const { events } = await client.workflow.getHandle(this.id).fetchHistory();
    return (events ?? []).flatMap((event) => {
      const after = event.timerStartedEventAttributes?.startToFireTimeout;
      return after == null ? [] : [Number(after.seconds ?? 0) * 1_000 + (after.nanos ?? 0) / 1e6];
    });
  }

  async stop(): Promise<void> {
    await client.workflow
      .getHandle(this.id)
      .terminate()
      .catch(() => undefined);
    await Promise.all(this.#workers.map((worker) => worker.stop().catch(() => undefined)));
  }
}

const named = (prefix: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}-${index}`);

let of: Despatch;
beforeEach(() => {
  of = new Despatch();
});
afterEach(() => of.stop());

test('a wave of a hundred is sent, each mail once, at most forty at one time, and told in few messages', async () => {
  let now = 0;
  let most = 0;
  of.deliver = async () => {
    now += 1;
    most = Math.max(most, now);
    await new Promise((resolve) => setTimeout(resolve, 20));
    now -= 1;
    return ENDED;
  };
  await of.work();
  const mails = named('mail', 100);
  await of.wake(mails);
  await of.completed();
  expect([...of.tried].sort()).toEqual([...mails].sort());
  expect(of.told.flat().sort()).toEqual([...mails].sort());
  expect(of.told.length).toBeLessThanOrEqual(5);
  expect(most).toBeLessThanOrEqual(40);
  expect(of.looks).toBe(1);
});

test('one mail whose server hangs keeps neither the others nor the news of them', async () => {
  let release = (): void => undefined;
  const hangs = new Promise<void>((resolve) => (release = resolve));
  of.deliver = async (mail) => {
    if (mail === 'mail-0') await hangs;
    return ENDED;
  };
  await of.work();
  await of.wake(named('mail', 20));
  await eventually(
    async () => of.told.flat().length,
    (count) => count === 19,
  );
  expect(await of.status()).toBe('RUNNING');
  release();
  await of.completed();
  expect(of.told.flat()).toHaveLength(20);
});

test('a mail that is put off is tried again by itself, and holds up nothing that comes meanwhile', async () => {
  let away = true;
  of.deliver = async (mail) =>
    mail === 'slow' && away ? { state: 'later', tryAgainIn: 1_500, why: 'connection refused' } : ENDED;
  await of.work();
  await of.wake(['slow', 'quick']);
  await eventually(
    async () => of.told.flat(),
    (told) => told.includes('quick'),
  );
  await of.wake(['second']);
  await eventually(
    async () => of.told.flat(),
    (told) => told.includes('second'),
  );
  away = false;
  await of.completed();
  expect(of.told.flat().sort()).toEqual(['quick', 'second', 'slow']);
  expect(of.tried.filter((mail) => mail === 'quick')).toHaveLength(1);
});

test('letters outside the sending hours wait until they open, without looking before', async () => {
  of.lookAgainIn = 68.5 * HOUR;
  await of.work();
  await of.wake([]);
  await eventually(
    () => of.timers(),
    (timers) => timers.some((ms) => Math.abs(ms - 68.5 * HOUR) < 60_000),
  );
  expect([of.looks, await of.status()]).toEqual([1, 'RUNNING']);
  // Another cycle decides something for an office that is open: only that leaves.
  await of.wake(['open']);
  await eventually(
    async () => of.told.flat(),
    (told) => told.includes('open'),
  );
  expect(await of.status()).toBe('RUNNING');
  of.lookAgainIn = null;
  await of.wake([]);
  await of.completed();
});

test('letters that gather are looked at again when the time has come', async () => {
  of.lookAgainIn = 700;
  await of.work();
  await of.wake([]);
  await eventually(
    async () => of.looks,
    (looks) => looks === 1,
  );
  of.lookAgainIn = null;
  of.unfinished.add('gathered');
  await of.completed();
  expect([of.looks, of.tried]).toEqual([2, ['gathered']]);
});

test('what is decided during the very last step is not lost', async () => {
  let again = true;
  of.onTell = async () => {
    if (!again) return;
    again = false;
    await of.wake(['last-moment']);
  };
  await of.work();
  await of.wake(['first']);
  await eventually(
    async () => of.told.flat(),
    (told) => told.includes('last-moment'),
  );
  await of.completed();
  expect(of.tried).toEqual(['first', 'last-moment']);
});

test('a run that has grown long goes on as a new one: nothing is sent twice, and what was put off keeps its moment', async () => {
  let away = true;
  of.deliver = async (mail) =>
    mail === 'mail-3' && away ? { state: 'later', tryAgainIn: 8_000, why: '451 try later' } : ENDED;
  await of.work();
  const began = Date.now();
  await of.wake(named('mail', 60), { continueAfterEvents: 60 });
  await eventually(
    async () => of.told.flat().length,
    (count) => count === 59,
    30_000,
  );
  away = false;
  await of.completed();
  const tried = of.tried.filter((mail) => mail === 'mail-3');
  expect([tried.length, of.tried.length]).toEqual([2, 61]);
  expect(Date.now() - began).toBeGreaterThan(7_900);
  const { events } = await client.workflow.getHandle(of.id).fetchHistory();
  expect(events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId).toBeTruthy();
});

test('a worker that is lost in the middle of a wave is followed by one that ends it, with no cache to help', async () => {
  const options = { maxCachedWorkflows: 0, shutdownGraceTime: 0, shutdownForceTime: '200 milliseconds' } as const;
  of.deliver = async () => {
    await new Promise((resolve) => setTimeout(resolve, 150));
    return ENDED;
  };
  const first = await of.work(options);
  await of.wake(named('mail', 80));
  await eventually(
    async () => of.tried.length,
    (count) => count > 20,
  );
  await first.stop().catch(() => undefined);
  await of.work({ maxCachedWorkflows: 0 });
  await eventually(
    async () => of.told.flat().length,
    (count) => count === 80,
    110_000,
  );
  await of.completed();
  expect(new Set(of.told.flat()).size).toBe(80);
}, 180_000);

test('a mail that cannot even be tried is looked at again later, and the others leave', async () => {
  of.deliver = async (mail) => {
    if (mail === 'broken') throw ApplicationFailure.nonRetryable('its message is not in the store', 'internal');
    return ENDED;
  };
  await of.work();
  await of.wake(['broken', 'whole']);
  await eventually(
    async () => of.told,
    (told) => told.length > 0,
  );
  expect(of.told).toEqual([['whole']]);
  await eventually(
    () => of.timers(),
    (timers) => timers.some((ms) => Math.abs(ms - 600_000) < 10_000),
  );
  expect(await of.status()).toBe('RUNNING');
});
