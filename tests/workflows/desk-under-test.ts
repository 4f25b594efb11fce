import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, Runtime, type WorkerOptions } from '@temporalio/worker';
import { inject } from 'vitest';
import type { Mailer } from '../../activities/mail-ports.ts';
import type { OpenedStore, Store } from '../../activities/store-ports.ts';
import { readDocument } from '../../adapters/documents/read-document.ts';
import { LocalPost } from '../../adapters/mail/local-post.ts';
import { smtpMailer } from '../../adapters/mail/smtp-mailer.ts';
import { openStore } from '../../adapters/store/open-store.ts';
import { readSeeds, storeSeeds, type Seeds } from '../../adapters/store/seeds.ts';
import { temporalDesk, type Desk } from '../../client/desk.ts';
import { startCycle, type StartedCycle } from '../../client/start-cycle.ts';
import { rehearsalScope } from '../../contracts/ids.ts';
import { activityPorts, deskIdentity } from '../../worker/activity-ports.ts';
import { createActivities } from '../../worker/create-activities.ts';
import { runIntake } from '../../worker/run-intake.ts';
import { runWorker, type RunningWorker } from '../../worker/run-worker.ts';
import { testDatabase } from '../database.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const SEEDS = join(import.meta.dirname, '..', '..', 'seeds');
const DOMAIN = 'nmrf.example';

let installed = false;

/** A whole desk on the servers of the test run, with a queue, a database and a post of its own. */
export interface DeskUnderTest {
  readonly client: Client;
  readonly taskQueue: string;
  readonly desk: Desk;
  readonly store: OpenedStore;
  readonly post: LocalPost;
  /** Where the intake takes replies in. */
  readonly intakePort: number;
  /** Ends its intake, for tests that bring their own. */
  readonly stopIntake: () => Promise<void>;
  readonly databaseUrl: string;
  readonly seeds: Seeds;
  /** Starts a worker beside those that run. @param through another way to the store */
  readonly work: (options?: Partial<WorkerOptions>, mailer?: Mailer, through?: Store) => Promise<RunningWorker>;
  /** Starts a cycle from a specimen list; every call on a desk is a cycle of its own scope. */
  readonly start: (change?: {
    readonly list?: string;
    readonly confirmBy?: string | null;
    readonly scope?: string;
    readonly continueAfterEvents?: number;
  }) => Promise<StartedCycle>;
  readonly stop: () => Promise<void>;
}

/** Starts everything but the worker. A cycle on it is marked as a rehearsal, so that its mail leaves at any hour. */
export async function deskUnderTest(): Promise<DeskUnderTest> {
  const { temporalAddress, namespace } = inject('servers');
  const bundle = inject('workflowBundle');
  if (bundle === null) throw new Error('the workflows are not bundled');
  if (!installed) Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
  installed = true;
  const database = await testDatabase();
  const folder = await temporaryFolder();
  const taskQueue = `test-${randomUUID()}`;
  const store = await openStore({ connectionString: database.url });
  const seeds = await readSeeds(SEEDS);
  await storeSeeds(store.reference, seeds);
  const connection = await Connection.connect({ address: temporalAddress });
  const client = new Client({ connection, namespace });
  const desk = temporalDesk(client, taskQueue);
  const post = await LocalPost.open({ folder: folder.path, port: 0, deskDomain: DOMAIN, intake: null });
  const intake = await runIntake({
    store,
    desk,
    host: '127.0.0.1',
    port: 0,
    domain: DOMAIN,
    relays: ['127.0.0.1'],
    say: () => undefined,
  });
  await post.relayTo({ host: '127.0.0.1', port: intake.port });
  let intakeStopped: Promise<void> | null = null;
  const mailers: Mailer[] = [];
  const workers: RunningWorker[] = [];
  const secret = 'a secret of the test, long enough to sign';

  return {
    client,
    taskQueue,
    desk,
    store,
    post,
    intakePort: intake.port,
    stopIntake: () => (intakeStopped ??= intake.stop()),
    databaseUrl: database.url,
    seeds,
    work: async (
      options = {},
      mailer = smtpMailer({ host: '127.0.0.1', port: post.port, localPost: true }),
      through = store,
    ) => {
      mailers.push(mailer);
      const ports = activityPorts({ store: through, engine: desk, mailer, desk: deskIdentity(DOMAIN), secret });
      const worker = await runWorker({
        address: temporalAddress,
        namespace,
        bundle,
        taskQueue,
        activities: createActivities(ports),
        options: { shutdownGraceTime: '2 seconds', ...options },
      });
      workers.push(worker);
      return worker;
    },
    start: async ({ list = 'specimen-ccpr.txt', confirmBy = null, scope, continueAfterEvents } = {}) =>
      startCycle(
        { store, desk, read: readDocument },
        {
          bytes: await readFile(join(SEEDS, 'lists', list)),
          filename: list,
          deadline: '2027-05-31',
          receivedOn: '2026-11-30',
          confirmBy,
          scope: scope ?? rehearsalScope(randomUUID().slice(0, 8)),
          ...(continueAfterEvents === undefined ? {} : { continueAfterEvents }),
        },
        Date.now(),
      ),
    stop: async () => {
      await Promise.all(workers.map((worker) => worker.stop().catch(() => undefined)));
      await Promise.all(mailers.map((mailer) => mailer.close()));
      await (intakeStopped ??= intake.stop());
      await post.close();
      await connection.close();
      await store.close();
      await database.drop();
      await folder.remove();
    },
  };
}

/** Looks until something holds; says what was seen last when it never does. */
export async function eventually<T>(
  look: () => Promise<T>,
  holds: (seen: T) => boolean,
  withinMs = 20_000,
): Promise<T> {
  const until = Date.now() + withinMs;
  for (;;) {
    const seen = await look();
    if (holds(seen)) return seen;
    if (Date.now() > until) throw new Error(`never held; last seen: ${JSON.stringify(seen)?.slice(0, 500)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
