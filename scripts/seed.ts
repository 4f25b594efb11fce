import { join } from 'node:path';
import { openStore } from '../adapters/store/open-store.ts';
import { readSeeds, storeSeeds } from '../adapters/store/seeds.ts';
import { readSettings } from '../config/settings.ts';
import { DeskError } from '../contracts/errors.ts';
import { runningInstance } from '../worker/embedded/instance-lock.ts';

/**
 * `npm run seed`: puts the reference data of `seeds/` into the store where the store has none of that name. Safe to
 * repeat: what is there stays as it is, whoever changed it.
 */
try {
  const settings = readSettings();
  const url = settings.databaseUrl ?? (await runningInstance(settings.dataFolder))?.addresses?.database;
  if (url === undefined) {
    throw new DeskError(
      'store-unavailable',
      'DATABASE_URL names no database, and no instance runs on the data folder.',
      'Set DATABASE_URL, or run npm start.',
    );
  }
  const store = await openStore({ connectionString: url });
  try {
    const seeds = await readSeeds(join(settings.projectFolder, 'seeds'));
    const added = await storeSeeds(store.reference, seeds, { keep: true });
    console.log(added === 0 ? 'All of the reference data was there already.' : `${added} documents added.`);
  } finally {
    await store.close();
  }
} catch (error) {
  console.error((error as Error).message);
  if (error instanceof DeskError && error.hint !== null) console.error(error.hint);
  process.exitCode = 1;
}
