import { join } from 'node:path';
import { openDataFolder } from '../../../worker/embedded/data-folder.ts';
import { startPostgres } from '../../../worker/embedded/postgres.ts';
import { startTemporal } from '../../../worker/embedded/temporal-server.ts';

/**
 * Run as a process: starts the database and, with a Temporal program and a port, the Temporal server in a data folder;
 * prints what it has as one line of JSON; waits for the end of its input, then stops them.
 */
const [folder = '', cacheFolder = '', binary, port] = process.argv.slice(2);
await openDataFolder(folder);
const postgres = await startPostgres({ dataFolder: folder, logFolder: join(folder, 'logs'), cacheFolder });
const temporal = binary
  ? await startTemporal({
      binary,
      file: join(folder, 'temporal', 'temporal.db'),
      namespace: 'treaty-desk',
      port: Number(port),
      uiPort: null,
      logFile: join(folder, 'logs', 'temporal.log'),
    })
  : null;
const { pid, url, cluster, connection } = postgres;
console.log(JSON.stringify({ postgres: { pid, url, cluster, connection }, temporal: temporal?.pid ?? null }));
process.stdin.resume().on('end', () => {
  void temporal?.stop();
  void postgres.stop();
});
