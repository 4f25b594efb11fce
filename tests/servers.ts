import { access, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import type { TestProject } from 'vitest/node';
import { readSettings } from '../config/settings.ts';
import { findTemporal } from '../worker/embedded/find-temporal.ts';
import { choosePort } from '../worker/embedded/ports.ts';
import { startPostgres } from '../worker/embedded/postgres.ts';
import type { PostgresServer } from '../worker/embedded/postgres.ts';
import { startTemporal } from '../worker/embedded/temporal-server.ts';
import type { TemporalServer } from '../worker/embedded/temporal-server.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** The real servers of a test run; all test files share them. */
export interface TestServers {
  readonly databaseUrl: string;
  /** For `pg`; each test file makes a database of its own, see `database.ts`. */
  readonly database: PostgresServer['connection'];
  readonly temporalAddress: string;
  readonly namespace: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    servers: TestServers;
    /** File with the bundled workflows, for `workflowBundle: { codePath }`; null while there are none. */
    workflowBundle: string | null;
  }
}

const WORKFLOWS = fileURLToPath(new URL('../workflows/index.ts', import.meta.url));

/** Starts PostgreSQL and Temporal once for the run, and bundles the workflows once. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await temporaryFolder();
  const settings = readSettings();
  const started = await Promise.allSettled([
    startPostgres({
      dataFolder: folder.path,
      logFolder: folder.path,
      cacheFolder: settings.cacheFolder,
      elsewhere: join(folder.path, 'elsewhere'),
      durable: false,
    }),
    findTemporal(settings).then(async ({ path }) =>
      startTemporal({
        binary: path,
        file: null,
        durable: false,
        namespace: settings.temporalNamespace,
        port: await choosePort(0, 'Temporal'),
        uiPort: null,
        logFile: join(folder.path, 'temporal.log'),
        logLevel: 'error',
      }),
    ),
    bundle(join(folder.path, 'workflow-bundle.js')),
  ]);
  const [postgres, temporal, workflowBundle] = started;
  const teardown = async () => {
    const servers = [postgres, temporal].filter((s) => s.status === 'fulfilled').map((s) => s.value.stop());
    await Promise.all(servers);
    await folder.remove();
  };
  const failed = started.find((outcome) => outcome.status === 'rejected');
  if (failed) {
    await teardown();
    throw failed.reason;
  }
  provide(project, value(postgres), value(temporal), value(workflowBundle));
  return teardown;
}

function provide(project: TestProject, postgres: PostgresServer, temporal: TemporalServer, bundled: string | null) {
  project.provide('servers', {
    databaseUrl: postgres.url,
    database: postgres.connection,
    temporalAddress: temporal.address,
    namespace: temporal.namespace,
  });
  project.provide('workflowBundle', bundled);
}

function value<T>(outcome: PromiseSettledResult<T>): T {
  if (outcome.status === 'rejected') throw outcome.reason;
  return outcome.value;
}

async function bundle(file: string): Promise<string | null> {
  const exists = await access(WORKFLOWS).then(
    () => true,
    () => false,
  );
  if (!exists) return null;
  const { code } = await bundleWorkflowCode({ workflowsPath: WORKFLOWS, logger: new DefaultLogger('ERROR') });
  await writeFile(file, code);
  return file;
}
