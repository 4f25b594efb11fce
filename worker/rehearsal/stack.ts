import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { LocalPost } from '../../adapters/mail/local-post.ts';
import { smtpMailer } from '../../adapters/mail/smtp-mailer.ts';
import type { Mailer } from '../../activities/mail-ports.ts';
import type { OpenedStore } from '../../activities/store-ports.ts';
import { openStore } from '../../adapters/store/open-store.ts';
import { temporalDesk, type Desk } from '../../client/desk.ts';
import type { Settings } from '../../config/settings.ts';
import { activityPorts, deskIdentity } from '../activity-ports.ts';
import { createActivities } from '../create-activities.ts';
import { findTemporal } from '../embedded/find-temporal.ts';
import { choosePort } from '../embedded/ports.ts';
import { startPostgres } from '../embedded/postgres.ts';
import { startTemporal } from '../embedded/temporal-server.ts';
import { runIntake } from '../run-intake.ts';
import { runWorker, type RunningWorker } from '../run-worker.ts';
import { workflowBundle } from '../workflow-bundle.ts';

/** A whole desk of its own, for one rehearsal. */
export interface RehearsalStack {
  readonly client: Client;
  /** Of the Temporal server: `host:port`. */
  readonly address: string;
  readonly desk: Desk;
  readonly store: OpenedStore;
  readonly post: LocalPost;
  readonly mailer: Mailer;
  /** Stops the worker and the mail server, as a power cut in the ministry would; the Temporal server goes on. */
  readonly cutPower: () => Promise<void>;
  /** Starts both again. */
  readonly restorePower: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/**
 * Starts a real Temporal server, PostgreSQL, post, intake and worker in a folder that is removed with them. Nothing of
 * it outlives `stop`, and nothing in it knows a mail server but its own post.
 *
 * @param secret signs reply addresses; the same for the same rehearsal
 * @param now business time, for what the post itself writes
 */
export async function startRehearsalStack(
  settings: Settings,
  secret: string,
  now: () => Date,
  say: (step: string) => void,
): Promise<RehearsalStack> {
  const folder = await mkdtemp(join(tmpdir(), 'treaty-desk-rehearsal-'));
  // PostgreSQL does not run as root; the user it then runs as has to pass through.
  await chmod(folder, 0o711);
  const stops: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  const stop = async (): Promise<void> => {
    for (const end of stops.splice(0).reverse()) await end();
  };
  try {
    Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
    say('starting Temporal, PostgreSQL and a mail post');
    const [postgres, temporal, bundle] = await allOrNone([
      startPostgres({
        dataFolder: folder,
        logFolder: folder,
        cacheFolder: settings.cacheFolder,
        durable: false,
      }).then(keepTo(stops)),
      startServer(settings, folder).then(keepTo(stops)),
      workflowBundle(settings.cacheFolder),
    ]);
    const store = await openStore({ connectionString: postgres.url });
    stops.push(() => store.close());
    const domain = settings.mailDomain;
    const post = await LocalPost.open({ folder: join(folder, 'post'), port: 0, deskDomain: domain, intake: null, now });
    stops.push(() => post.close());
    const { address, namespace } = temporal;
    const connection = await Connection.connect({ address });
    stops.push(() => connection.close());
    const client = new Client({ connection, namespace });
    const desk = temporalDesk(client);
    const intake = await runIntake({ store, desk, host: '127.0.0.1', port: 0, domain, say });
    stops.push(intake.stop);
    await post.relayTo({ host: '127.0.0.1', port: intake.port });
    const mailer = smtpMailer({ host: '127.0.0.1', port: post.port, localPost: true });
    stops.push(() => mailer.close());
    const ports = activityPorts({ store, engine: desk, mailer, desk: deskIdentity(domain), secret });
    const work = (): Promise<RunningWorker> =>
      runWorker({
        address,
        namespace,
        bundle,
        activities: createActivities(ports),
        options: { shutdownGraceTime: '5 seconds' },
      });
    let worker: RunningWorker | null = await work();
    stops.push(async () => worker?.stop());
    return {
      client,
      address,
      desk,
      store,
      post,
      mailer,
      cutPower: async () => {
        await worker?.stop();
        worker = null;
        await post.shut();
      },
      restorePower: async () => {
        await post.reopen();
        worker = await work();
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startServer(settings: Settings, folder: string): Promise<Awaited<ReturnType<typeof startTemporal>>> {
  const { path } = await findTemporal(settings);
  return startTemporal({
    binary: path,
    file: null,
    durable: false,
    namespace: settings.temporalNamespace,
    port: await choosePort(0, 'Temporal'),
    uiPort: null,
    logFile: join(folder, 'temporal.log'),
    logLevel: 'error',
  });
}

function keepTo(
  stops: (() => Promise<unknown>)[],
): <T extends { readonly stop: () => Promise<unknown> }>(part: T) => T {
  return (part) => {
    stops.push(() => part.stop());
    return part;
  };
}

/** Waits for all, also when one fails, so that what came up meanwhile is known and can be stopped. */
async function allOrNone<T extends readonly unknown[]>(started: { [K in keyof T]: Promise<T[K]> }): Promise<T> {
  const outcomes = await Promise.allSettled(started);
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return outcomes.map((outcome) => (outcome as PromiseFulfilledResult<unknown>).value) as unknown as T;
}
