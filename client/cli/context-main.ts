import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { DeskError } from '../../contracts/errors.ts';
import { readSettings, type Settings } from '../../config/settings.ts';
import type { ReadMail } from '../../activities/ports.ts';
import type { OpenSearch } from '../../activities/search-ports.ts';
import type { OpenedStore } from '../../activities/store-ports.ts';
import type { DocumentReader } from '../../adapters/documents/reading/document-reader.ts';
import type { CliContext } from './command.ts';

/** Where the running instance is reached; null for what is not known. */
interface Place {
  readonly database: string | null;
  readonly temporal: string | null;
  readonly namespace: string;
  /** Process that is still coming up. */
  readonly comingUp: number | null;
}

/** Processes that read many messages: as many as the machine has cores, and two at least, but not more than this. */
const MOST_READERS = 8;
/** Messages under way for each of them. */
const READ_AHEAD = 8;

/**
 * The parts of the command line from outside, each loaded and connected when it is first asked for.
 * @throws DeskError `data-invalid` when a setting cannot be used
 */
export async function openContext(
  json: boolean,
): Promise<{ readonly context: CliContext; readonly close: () => Promise<void> }> {
  const settings = readSettings();
  const place = await placeOf(settings);
  const closing: (() => Promise<unknown>)[] = [];
  const progress = (line: string): void => {
    if (!json) process.stderr.write(`${line}\n`);
  };

  let opened: Promise<OpenedStore> | null = null;
  const openStore = async (connectionString: string): Promise<OpenedStore> => {
    opened ??= import('../../adapters/store/open-store.ts').then(async (module) => {
      const fresh = await module.openStore({ connectionString, poolSize: 2 });
      closing.push(() => fresh.close());
      return fresh;
    });
    const store = await opened;
    return { ...store, close: async () => undefined };
  };
  /** The store where one answers: what reads it needs nothing running. */
  const storeIfUp = async (): Promise<OpenedStore | null> => {
    if (place.database === null) return null;
    return openStore(place.database).catch((error: unknown) => {
      if (error instanceof DeskError && error.code === 'store-unavailable') return null;
      throw error;
    });
  };

  let reading: Promise<DocumentReader> | null = null;
  /** Reads documents in a process of its own, started for the first file that is no plain text. */
  const documentReader = (): Promise<DocumentReader> => {
    reading ??= import('../../adapters/documents/reading/document-reader.ts').then(({ openDocumentReader }) => {
      const reader = openDocumentReader({ processes: 1 });
      closing.push(reader.close);
      return reader;
    });
    return reading;
  };

  const { database, temporal } = place;
  const context: CliContext = {
    stdin: () => process.stdin,
    now: Date.now,
    progress,
    documents: async () => ({
      read: async (...of) => (await documentReader()).readDocument(...of),
      readMatrix: async (...of) => (await documentReader()).readMatrix(...of),
      writeMatrix: (await import('../../adapters/documents/write-matrix.ts')).writeMatrix,
      writeMatrixWord: (await import('../../adapters/documents/write-matrix-word.ts')).writeMatrixWord,
      writeGapList: (await import('../../adapters/documents/write-gap-list.ts')).writeGapList,
      writeCsv: (await import('../../adapters/documents/write-csv.ts')).writeCsv,
      sdgLinks: async () =>
        (await import('../../adapters/store/sdg-seeds.ts')).readSdgLinks(join(settings.projectFolder, 'seeds')),
      writeSubmission: (await import('../../adapters/documents/write-submission.ts')).writeSubmission,
      writePapers: (await import('../../adapters/documents/papers/write-papers.ts')).writePapers,
      wordToPdf: (await import('../../adapters/documents/word-to-pdf.ts')).wordToPdf,
      readICalendar: (await import('../../adapters/documents/read-icalendar.ts')).readICalendar,
      writeICalendar: (await import('../../adapters/documents/write-icalendar.ts')).writeICalendar,
    }),
    mail: async () => {
      const read: ReadMail = async (raw) => (await import('../../adapters/mail/reading/read-mail.ts')).readMail(raw);
      const stories = async () => (await import('../../adapters/mail/story-files.ts')).storyFiles();
      const store = await storeIfUp();
      if (store === null) return { read, stories };
      const { messageMatcher } = await import('../../activities/match-mail.ts');
      const { deskIdentity } = await import('../../worker/desk-identity.ts');
      const ports = { store, desk: deskIdentity(settings.mailDomain) };
      return {
        read,
        stories,
        match: messageMatcher(ports),
        preview: async (...of) => {
          const { previewLetter } = await import('../../activities/letter-preview.ts');
          const { composeMail } = await import('../../adapters/mail/letters/compose-mail.ts');
          return previewLetter({ ...ports, composeMail }, ...of);
        },
        print: async (...of) => (await import('../../activities/letter-print.ts')).letterOnPaper(ports, ...of),
        write: async (...of) => (await import('../../adapters/mail/letters/write-letter.ts')).writeLetter(...of),
      };
    },
    mailReaders: async () => {
      const { openReader } = await import('../../adapters/mail/reading/reader-process.ts');
      const processes = Math.min(Math.max(2, availableParallelism()), MOST_READERS);
      const reader = openReader({ processes });
      closing.push(reader.close);
      return { read: reader.readMail, atOnce: processes * READ_AHEAD };
    },
    mailReplay: async () => {
      const store = await storeIfUp();
      if (store === null)
        throw new DeskError('engine-unavailable', 'The store of no Treaty Desk answers.', 'Start it: npm start.');
      const { openReader } = await import('../../adapters/mail/reading/reader-process.ts');
      const { readMatrix } = await documentReader();
      const { mailReplay } = await import('../../activities/replay-mail.ts');
      const { deskIdentity } = await import('../../worker/desk-identity.ts');
      const processes = Math.min(Math.max(2, availableParallelism()), MOST_READERS);
      const { close, ...reader } = openReader({ processes });
      closing.push(close);
      const replay = mailReplay({ store, desk: deskIdentity(settings.mailDomain), ...reader, readMatrix });
      return { replay, atOnce: processes * READ_AHEAD };
    },
    reference: async () => {
      const { readSeeds, storedReference } = await import('../../adapters/store/seeds.ts');
      const store = await storeIfUp();
      const stored = store === null ? null : await storedReference(store.reference);
      return stored ?? readSeeds(join(settings.projectFolder, 'seeds'));
    },
    checkMail: async (to) => {
      const { checkMail } = await import('../../worker/check-mail.ts');
      return checkMail(settings, to, { now: Date.now() });
    },
    rehearse: async (options) => {
      const { rehearse } = await import('../../worker/rehearsal/rehearse.ts');
      const { rehearsalText } = await import('../../worker/rehearsal/report-text.ts');
      const { documents: folder } = options;
      const report = await rehearse(
        {
          ...options,
          beforeEnd: async ({ store }, cycleId) => {
            if (folder === undefined) return;
            const { writeRehearsedDocuments } = await import('./rehearsal-documents.ts');
            const { writePapers } = await import('../../adapters/documents/papers/write-papers.ts');
            await writeRehearsedDocuments(store, cycleId, folder, writePapers);
            progress(`the documents of the submission are in ${folder}`);
          },
        },
        settings,
        progress,
      );
      return { report, text: rehearsalText(report) };
    },
    ...(place.comingUp === null ? {} : { store: () => stillComingUp(place), desk: () => stillComingUp(place) }),
    ...(database === null
      ? {}
      : {
          store: () => openStore(database),
          search: async () => {
            const { searcher } = await import('../../activities/search.ts');
            return searcher(await openStore(database), loadSearch);
          },
        }),
    ...(temporal === null
      ? {}
      : {
          desk: async () => {
            const { connectDesk } = await import('./connect-desk.ts');
            const { desk, close } = await connectDesk(temporal, place.namespace);
            closing.push(close);
            return desk;
          },
        }),
  };
  return {
    context,
    // What a command printed stands, also when a connection does not end well.
    close: async () => void (await Promise.allSettled(closing.map((end) => end()))),
  };
}

const loadSearch = async (): Promise<OpenSearch> => (await import('../../adapters/search/open-search.ts')).openSearch;

/** As the settings say, else as the instance on the data folder says. */
async function placeOf(settings: Settings): Promise<Place> {
  const { databaseUrl, temporalAddress, temporalNamespace, dataFolder } = settings;
  if (databaseUrl !== null && temporalAddress !== null)
    return { database: databaseUrl, temporal: temporalAddress, namespace: temporalNamespace, comingUp: null };
  const { runningInstance } = await import('../../worker/embedded/instance-lock.ts');
  const instance = await runningInstance(dataFolder);
  const found = instance?.addresses ?? null;
  return {
    database: databaseUrl ?? found?.database ?? null,
    temporal: temporalAddress ?? found?.temporal ?? null,
    namespace: found?.temporalNamespace ?? temporalNamespace,
    comingUp: instance !== null && found === null ? instance.pid : null,
  };
}

async function stillComingUp({ comingUp }: Place): Promise<never> {
  throw new DeskError(
    'engine-unavailable',
    `Treaty Desk (process ${comingUp}) is still coming up.`,
    'Try again in a few seconds.',
  );
}
