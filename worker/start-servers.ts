import { join } from 'node:path';
import type { Settings } from '../config/settings.ts';
import type { DataFolder } from './embedded/data-folder.ts';
import { findTemporal } from './embedded/find-temporal.ts';
import { choosePorts } from './embedded/ports.ts';
import { startPostgres } from './embedded/postgres.ts';
import type { Supervisor } from './embedded/supervisor.ts';
import { prepareNamespace } from './embedded/temporal-namespace.ts';
import { startTemporal } from './embedded/temporal-server.ts';
import type { Progress } from './progress.ts';

/** What a start works with. */
export interface StartParts {
  readonly settings: Settings;
  readonly folder: DataFolder;
  readonly supervisor: Supervisor;
  readonly progress: Progress;
}

/** Ports of everything that listens. */
export type Ports = Pick<Settings, 'temporalPort' | 'temporalUiPort' | 'httpPort' | 'postPort' | 'intakePort'>;

/** The servers that hold the state, ours or others'. */
export interface Servers {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  /** Pages of the Temporal server; null when it is not ours. */
  readonly temporalUi: string | null;
}

/** What listens on each port, in words, and whether we start it at all. */
const LISTENERS: readonly [keyof Ports, string, (settings: Settings) => boolean][] = [
  ['temporalPort', 'Temporal', ({ temporalAddress }) => temporalAddress === null],
  ['temporalUiPort', 'the Temporal pages', ({ temporalAddress }) => temporalAddress === null],
  ['httpPort', 'the desk', () => true],
  ['postPort', 'the mail post', ({ smtpUrl }) => smtpUrl === null],
  ['intakePort', 'the intake', () => true],
];

/** Free ports for what we start, those of the settings where they can be had; a taken one is named. */
export async function chosenPorts(settings: Settings, { note }: Progress): Promise<Ports> {
  const ours = LISTENERS.filter(([, , isOurs]) => isOurs(settings));
  const chosen = await choosePorts(Object.fromEntries(ours.map(([port, name]) => [name, settings[port]])), note);
  const found = Object.fromEntries(LISTENERS.map(([port, name]) => [port, chosen[name] ?? settings[port]]));
  return found as unknown as Ports;
}

/**
 * Starts PostgreSQL and Temporal side by side, except where the settings name a server.
 * @throws DeskError `store-unavailable`, `engine-unavailable`, `engine-not-found`, `folder-unusable`
 */
export async function startServers(parts: StartParts, ports: Ports): Promise<Servers> {
  const [database, temporal] = await Promise.allSettled([startDatabase(parts), startEngine(parts, ports)]);
  // Both have ended by now, so that what did come up is known to the supervisor and can be stopped.
  if (database.status === 'rejected') throw database.reason;
  if (temporal.status === 'rejected') throw temporal.reason;
  return { databaseUrl: database.value, ...temporal.value };
}

async function startDatabase({ settings, folder, supervisor, progress }: StartParts): Promise<string> {
  const { databaseUrl, dataFolder, cacheFolder } = settings;
  if (databaseUrl !== null) {
    progress.done('PostgreSQL', 'the server named in DATABASE_URL');
    return databaseUrl;
  }
  const server = await supervisor.run('PostgreSQL', () =>
    startPostgres({ dataFolder, logFolder: folder.logs, cacheFolder, say: progress.note }),
  );
  progress.done('PostgreSQL', `process ${server.pid}, data in ${server.cluster}`);
  return server.url;
}

async function startEngine(
  { settings, folder, supervisor, progress }: StartParts,
  ports: Ports,
): Promise<Omit<Servers, 'databaseUrl'>> {
  const { temporalAddress, temporalNamespace: namespace } = settings;
  if (temporalAddress !== null) {
    await prepareNamespace({ address: temporalAddress, namespace, withinMs: 30_000, retentionDays: null });
    progress.done('Temporal', `the server at ${temporalAddress}`);
    return { temporalAddress, temporalUi: null };
  }
  const { path, from, version } = await findTemporal({ ...settings, say: progress.note });
  const server = await supervisor.run('Temporal', () =>
    startTemporal({
      binary: path,
      file: folder.temporalFile,
      namespace,
      port: ports.temporalPort,
      uiPort: ports.temporalUiPort,
      logFile: join(folder.logs, 'temporal.log'),
      say: progress.note,
    }),
  );
  progress.done('Temporal', `${version} from ${from}, process ${server.pid}`);
  return { temporalAddress: server.address, temporalUi: server.ui };
}
