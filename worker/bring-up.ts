import { openStore } from '../adapters/store/open-store.ts';
import { reachableHost, type Settings } from '../config/settings.ts';
import { DeskError } from '../contracts/errors.ts';
import { openDataFolder } from './embedded/data-folder.ts';
import { holdDataFolder, type Addresses } from './embedded/instance-lock.ts';
import type { Supervisor } from './embedded/supervisor.ts';
import { loadSeeds, openSpecimen, unconfirmedCycle } from './first-data.ts';
import { startProcesses } from './start-processes.ts';
import type { Progress } from './progress.ts';
import { chosenPorts, startServers } from './start-servers.ts';

/** Everything that runs. */
export interface Running {
  readonly addresses: Addresses;
  /** A cycle that waits for the Director's first decision; null when none does. */
  readonly unconfirmed: string | null;
  /** Settles when everything has been stopped and the data folder is free. */
  readonly stopped: Promise<void>;
}

/** How to come up. */
export interface BringUpOptions {
  /** Whether an empty store gets a specimen cycle. */
  readonly specimen: boolean;
  /** Keeps everything up, and stops it. */
  readonly supervisor: Supervisor;
  readonly progress: Progress;
}

/**
 * Starts servers, post, worker, intake and desk under one data folder and keeps them up, each step before the next:
 * the folder is held, ports are chosen, the servers come up, then the data, then our own processes.
 *
 * @throws DeskError `data-invalid`, `already-running`, `folder-unusable`, `engine-not-found`, …; nothing is left running then
 */
export async function bringUp(settings: Settings, options: BringUpOptions): Promise<Running> {
  const { specimen, supervisor, progress } = options;
  if (settings.smtpUrl === null && settings.intakeProtocol === 'lmtp') {
    throw new DeskError(
      'data-invalid',
      'TREATY_DESK_INTAKE_PROTOCOL is lmtp, but the local post hands replies over by SMTP.',
      'Leave it at smtp, or name a real mail server in TREATY_DESK_SMTP_URL.',
    );
  }
  const folder = await openDataFolder(settings.dataFolder);
  const lock = await holdDataFolder(settings.dataFolder);
  progress.done('Data folder', settings.dataFolder);
  try {
    const ports = await chosenPorts(settings, progress);
    const servers = await startServers({ settings, folder, supervisor, progress }, ports);
    const { databaseUrl, temporalAddress, temporalUi } = servers;
    const inner: Settings = { ...settings, ...ports, databaseUrl, temporalAddress };
    const store = await openStore({ connectionString: databaseUrl });
    try {
      await loadSeeds(store, settings, progress);
      await startProcesses({ settings: inner, folder, supervisor, progress });
      if (specimen) await openSpecimen(store, inner, progress);
      const reached = reachableHost(settings.listenHost);
      const host = reached.includes(':') ? `[${reached}]` : reached;
      const addresses: Addresses = {
        temporal: temporalAddress,
        temporalNamespace: settings.temporalNamespace,
        temporalUi,
        database: databaseUrl,
        desk: `http://${host}:${ports.httpPort}/`,
        post: settings.smtpUrl === null ? `127.0.0.1:${ports.postPort}` : null,
        intake: `${host}:${ports.intakePort}`,
      };
      lock.announce(addresses);
      const stopped = supervisor.stopped.then(() => lock.release());
      return { addresses, unconfirmed: await unconfirmedCycle(store), stopped };
    } finally {
      await store.close();
    }
  } catch (error) {
    await supervisor.stop();
    await lock.release();
    throw error;
  }
}
