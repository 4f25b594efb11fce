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
    const { reference } = store;
    let added = 0;
    const seeds = await readSeeds(join(settings.projectFolder, 'seeds'));
    await storeSeeds(
      {
        load: (kind, id, version) => reference.load(kind, id, version),
        ids: (kind) => reference.ids(kind),
        save: async (kind, id, document) => {
          const stored = await reference.load(kind, id);
          if (stored !== null) return stored.version;
          added += 1;
          return reference.save(kind, id, document);
        },
      },
      seeds,
    );
    console.log(added === 0 ? 'All of the reference data was there already.' : `${added} documents added.`);
  } finally {
    await store.close();
  }
} catch (error) {
  console.error((error as Error).message);
  if (error instanceof DeskError && error.hint !== null) console.error(error.hint);
  process.exitCode = 1;
}
