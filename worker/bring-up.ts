import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import type { Store } from '../activities/store-ports.ts';
import { OFFICES } from '../activities/reference.ts';
import { readDocument } from '../adapters/documents/read-document.ts';
import { openStore } from '../adapters/store/open-store.ts';
import { readSeeds, storeSeeds } from '../adapters/store/seeds.ts';
import { temporalDesk } from '../client/desk.ts';
import { startCycle } from '../client/start-cycle.ts';
import { environmentOf, type Settings } from '../config/settings.ts';
import { DeskError } from '../contracts/errors.ts';
import { localDateOf } from '../domain/calendar/instants.ts';
import { openDataFolder, type DataFolder } from './embedded/data-folder.ts';
import { findTemporal } from './embedded/find-temporal.ts';
import { holdDataFolder, type Addresses } from './embedded/instance-lock.ts';
import { choosePorts } from './embedded/ports.ts';
import { startPostgres } from './embedded/postgres.ts';
import { startNode } from './embedded/processes.ts';
import { createSupervisor, type Supervisor } from './embedded/supervisor.ts';
import { prepareNamespace } from './embedded/temporal-namespace.ts';
import { startTemporal } from './embedded/temporal-server.ts';

/** Everything that runs, and how to end it. */
export interface Running extends Pick<Supervisor, 'stop'> {
  readonly addresses: Addresses;
  /** Id of the specimen cycle that was opened; null when there were cycles, or none was wanted. */
  readonly specimen: string | null;
  readonly stopped: Promise<void>;
}

/** How to come up. */
export interface BringUpOptions {
  /** Whether an empty store gets a specimen cycle. */
  readonly specimen: boolean;
  readonly say: (step: string, detail?: string) => void;
}

const LOOPBACK = '127.0.0.1';
const SPECIMEN = 'specimen-ccpr.txt';

/**
 * Starts servers, post, worker, intake and desk under one data folder and keeps them up.
 * @throws DeskError `already-running`, `folder-unusable`, `engine-not-found`, … ; nothing is left running then
 */
export async function bringUp(settings: Settings, { specimen, say }: BringUpOptions): Promise<Running> {
  const folder = await openDataFolder(settings.dataFolder);
  const lock = await holdDataFolder(settings.dataFolder);
  say('Data folder', settings.dataFolder);
  const supervisor = createSupervisor(say);
  try {
    const ports = await chosenPorts(settings, say);
    const [databaseUrl, temporal] = await bothServers(settings, folder, ports, supervisor, say);
    const inner: Settings = { ...settings, ...ports, databaseUrl, temporalAddress: temporal.address };
    const store = await openStore({ connectionString: databaseUrl });
    try {
      await seed(store, settings, say);
      await startOurs(inner, folder, supervisor, say);
      const opened = specimen ? await openSpecimen(store, inner, say) : null;
      const addresses: Addresses = {
        temporal: temporal.address,
        temporalNamespace: settings.temporalNamespace,
        temporalUi: temporal.ui,
        database: databaseUrl,
        desk: `http://${LOOPBACK}:${ports.httpPort}/`,
        post: settings.smtpUrl === null ? `${LOOPBACK}:${ports.postPort}` : null,
        intake: `${settings.listenHost}:${ports.intakePort}`,
      };
      lock.announce(addresses);
      const stopped = supervisor.stopped.then(() => lock.release());
      return { addresses, specimen: opened, stop: () => supervisor.stop(), stopped };
    } finally {
      await store.close();
    }
  } catch (error) {
    await supervisor.stop();
    await lock.release();
    throw error;
  }
}

type Ports = Pick<Settings, 'temporalPort' | 'temporalUiPort' | 'httpPort' | 'postPort' | 'intakePort'>;

async function chosenPorts(settings: Settings, say: BringUpOptions['say']): Promise<Ports> {
  const chosen = await choosePorts(
    {
      Temporal: settings.temporalPort,
      'the Temporal pages': settings.temporalUiPort,
      'the desk': settings.httpPort,
      'the mail post': settings.postPort,
      'the intake': settings.intakePort,
    },
    say,
  );
  return {
    temporalPort: chosen.Temporal,
    temporalUiPort: chosen['the Temporal pages'],
    httpPort: chosen['the desk'],
    postPort: chosen['the mail post'],
    intakePort: chosen['the intake'],
  };
}

interface TemporalPlace {
  readonly address: string;
  readonly ui: string | null;
}

async function bothServers(
  settings: Settings,
  folder: DataFolder,
  ports: Ports,
  supervisor: Supervisor,
  say: BringUpOptions['say'],
): Promise<readonly [string, TemporalPlace]> {
  const outcomes = await Promise.allSettled([
    database(settings, folder, supervisor, say),
    temporalServer(settings, folder, ports, supervisor, say),
  ]);
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  const [databaseUrl, temporal] = outcomes.map((o) => (o as PromiseFulfilledResult<unknown>).value);
  return [databaseUrl as string, temporal as TemporalPlace];
}

async function database(
  settings: Settings,
  folder: DataFolder,
  supervisor: Supervisor,
  say: BringUpOptions['say'],
): Promise<string> {
  if (settings.databaseUrl !== null) {
    say('PostgreSQL', 'the server named in DATABASE_URL');
    return settings.databaseUrl;
  }
  const { dataFolder, cacheFolder } = settings;
  const server = await supervisor.run('PostgreSQL', () =>
    startPostgres({ dataFolder, logFolder: folder.logs, cacheFolder, say }),
  );
  say('PostgreSQL', `process ${server.pid}, data in ${server.cluster}`);
  return server.url;
}

async function temporalServer(
  settings: Settings,
  folder: DataFolder,
  ports: Ports,
  supervisor: Supervisor,
  say: BringUpOptions['say'],
): Promise<TemporalPlace> {
  const { temporalAddress, temporalNamespace: namespace } = settings;
  if (temporalAddress !== null) {
    await prepareNamespace({ address: temporalAddress, namespace, withinMs: 30_000, retentionDays: null });
    say('Temporal', `the server at ${temporalAddress}`);
    return { address: temporalAddress, ui: null };
  }
  const { path, from, version } = await findTemporal({ ...settings, say });
  const server = await supervisor.run('Temporal', () =>
    startTemporal({
      binary: path,
      file: folder.temporalFile,
      namespace,
      port: ports.temporalPort,
      uiPort: ports.temporalUiPort,
      logFile: join(folder.logs, 'temporal.log'),
      say,
    }),
  );
  say('Temporal', `${version} from ${from}, process ${server.pid}`);
  return { address: server.address, ui: server.ui };
}

/** Loads the reference data of the seeds into a store that has none; what officers changed since is never overwritten. */
async function seed(store: Store, settings: Settings, say: BringUpOptions['say']): Promise<void> {
  if ((await store.reference.load('offices', OFFICES)) !== null) return;
  const seeds = await readSeeds(join(settings.projectFolder, 'seeds'));
  await storeSeeds(store.reference, seeds);
  say('Reference data', `${seeds.offices.length} offices, ${seeds.procedures.length} procedures`);
}

/** Post, worker, intake and desk, each a process of its own that is kept up. */
async function startOurs(
  settings: Settings,
  folder: DataFolder,
  supervisor: Supervisor,
  say: BringUpOptions['say'],
): Promise<void> {
  const env = environmentOf(settings);
  const parts: [string, string][] = [
    ...(settings.smtpUrl === null ? ([['Mail post', 'worker/post-main.ts']] as [string, string][]) : []),
    ['Worker', 'worker/worker-main.ts'],
    ['Intake', 'worker/intake-main.ts'],
    ['Desk', 'client/web/server.ts'],
  ];
  await Promise.all(
    parts.map(async ([name, file]) => {
      const { pid } = await supervisor.run(name, () =>
        startNode({
          entry: join(settings.projectFolder, file),
          env,
          logFile: join(folder.logs, `${name.toLowerCase().replace(' ', '-')}.log`),
          readyWithinMs: 90_000,
          stopWithinMs: 15_000,
        }),
      );
      say(name, `process ${pid}`);
    }),
  );
}

/** Opens the specimen cycle in a store without any, so that the first screen is alive. */
async function openSpecimen(store: Store, settings: Settings, say: BringUpOptions['say']): Promise<string | null> {
  if ((await store.cycles.list({ rehearsals: true })).length > 0) return null;
  const connection = await Connection.connect({ address: settings.temporalAddress! });
  try {
    const desk = temporalDesk(new Client({ connection, namespace: settings.temporalNamespace }));
    const now = Date.now();
    const { cycleId } = await startCycle(
      { store, desk, read: readDocument },
      {
        bytes: await readFile(join(settings.projectFolder, 'seeds', 'lists', SPECIMEN)),
        filename: SPECIMEN,
        receivedOn: localDateOf(now, 'Asia/Karachi'),
        confirmBy: null,
        scope: '',
      },
      now,
    );
    say('Specimen cycle', `${cycleId}; the Director confirms who answers what`);
    return cycleId;
  } catch (error) {
    if (!(error instanceof DeskError) || !error.code.startsWith('deadline-')) throw error;
    say('No specimen cycle', error.message);
    return null;
  } finally {
    await connection.close();
  }
}
