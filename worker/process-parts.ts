import { Client, Connection } from '@temporalio/client';
import type { OpenedStore } from '../activities/store-ports.ts';
import { openStore } from '../adapters/store/open-store.ts';
import { temporalDesk, type Desk } from '../client/desk.ts';
import { readSettings, type Settings } from '../config/settings.ts';
import { DeskError } from '../contracts/errors.ts';

/** What each of our processes needs: the settings, the store, and the desk's face over Temporal. */
export interface ProcessParts {
  readonly settings: Settings;
  readonly store: OpenedStore;
  readonly client: Client;
  readonly desk: Desk;
  readonly close: () => Promise<void>;
}

/**
 * Connects a process to the servers its environment names.
 * @throws DeskError `data-invalid` when they are not named; `store-unavailable`, `engine-unavailable`
 */
export async function connectProcess(): Promise<ProcessParts> {
  const settings = readSettings();
  const { databaseUrl, temporalAddress, temporalNamespace } = settings;
  const missing = [
    ...(databaseUrl === null ? ['DATABASE_URL'] : []),
    ...(temporalAddress === null ? ['TEMPORAL_ADDRESS'] : []),
  ];
  if (databaseUrl === null || temporalAddress === null) {
    throw new DeskError(
      'data-invalid',
      `${missing.join(' and ')} must be set for a process on its own.`,
      'On one machine, npm start starts and connects everything.',
    );
  }
  const store = await openStore({ connectionString: databaseUrl });
  try {
    const connection = await Connection.connect({ address: temporalAddress });
    const client = new Client({ connection, namespace: temporalNamespace });
    const close = async (): Promise<void> => {
      await connection.close();
      await store.close();
    };
    return { settings, store, client, desk: temporalDesk(client), close };
  } catch (error) {
    await store.close();
    throw new DeskError(
      'engine-unavailable',
      `Temporal at ${temporalAddress} does not answer: ${(error as Error).message}.`,
      'Check TEMPORAL_ADDRESS, and that the server runs.',
    );
  }
}
