import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { readSettings } from '../../config/settings.ts';
import type { OpenedStore } from '../../activities/store-ports.ts';
import type { CliContext } from './command.ts';

/** The parts of the command line from outside, each loaded and connected when it is first asked for. */
export function cliContext(json: boolean): {
  readonly context: () => Promise<CliContext>;
  readonly close: () => Promise<void>;
} {
  const settings = readSettings();
  const closing: (() => Promise<unknown>)[] = [];
  let store: Promise<OpenedStore> | null = null;
  const progress = (line: string): void => {
    if (!json) process.stderr.write(`${line}\n`);
  };
  const seeds = join(settings.projectFolder, 'seeds');

  const openStore = async (url: string): Promise<OpenedStore> => {
    store ??= import('../../adapters/store/open-store.ts').then((module) =>
      module.openStore({ connectionString: url, poolSize: 2 }),
    );
    const opened = await store;
    return { ...opened, close: async () => undefined };
  };
  closing.push(async () => (await store)?.close());

  const context = async (): Promise<CliContext> => {
    const where = await addresses(settings);
    return {
      stdin: () => text(process.stdin),
      progress,
      documents: async () => ({
        read: (await import('../../adapters/documents/read-document.ts')).readDocument,
        readMatrix: (await import('../../adapters/documents/read-matrix.ts')).readMatrix,
        writeMatrix: (await import('../../adapters/documents/write-matrix.ts')).writeMatrix,
        writeSubmission: (await import('../../adapters/documents/write-submission.ts')).writeSubmission,
      }),
      mail: async () => {
        const { readMail } = await import('../../adapters/mail/reading/read-mail.ts');
        const stories = async () => (await import('../../adapters/mail/story-files.ts')).storyFiles();
        if (where === null) return { read: readMail, stories };
        const { matchReading } = await import('../../activities/replies.ts');
        const { deskIdentity } = await import('../../worker/activity-ports.ts');
        const ports = { store: await openStore(where.database), desk: deskIdentity(settings.mailDomain) };
        return { read: readMail, stories, match: (reading) => matchReading(ports, reading) };
      },
      reference: async () => {
        const { readSeeds, storedReference } = await import('../../adapters/store/seeds.ts');
        const stored = where === null ? null : await storedReference((await openStore(where.database)).reference);
        return stored ?? readSeeds(seeds);
      },
      rehearse: async (options) => {
        const { rehearse } = await import('../../worker/rehearsal/rehearse.ts');
        const { rehearsalText } = await import('../../worker/rehearsal/report-text.ts');
        const report = await rehearse(options, settings, progress);
        return { report, text: rehearsalText(report) };
      },
      ...(where === null
        ? {}
        : {
            store: () => openStore(where.database),
            desk: async () => {
              const { Client, Connection } = await import('@temporalio/client');
              const { temporalDesk } = await import('../desk.ts');
              const connection = await Connection.connect({ address: where.temporal });
              closing.unshift(() => connection.close());
              return temporalDesk(new Client({ connection, namespace: where.namespace }));
            },
          }),
    };
  };
  return { context, close: async () => void (await Promise.all(closing.map((end) => end()))) };
}

/** Where the running instance is reached: as the settings say, else as the instance on the data folder says; null when none runs. */
async function addresses(
  settings: ReturnType<typeof readSettings>,
): Promise<{ readonly database: string; readonly temporal: string; readonly namespace: string } | null> {
  const { databaseUrl, temporalAddress, temporalNamespace: namespace, dataFolder } = settings;
  if (databaseUrl !== null && temporalAddress !== null)
    return { database: databaseUrl, temporal: temporalAddress, namespace };
  const { runningInstance } = await import('../../worker/embedded/instance-lock.ts');
  const found = (await runningInstance(dataFolder))?.addresses;
  return found == null
    ? null
    : { database: found.database, temporal: found.temporal, namespace: found.temporalNamespace };
}
