import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { cycleRecordActivities } from '../../activities/cycle.ts';
import { messageMatcher } from '../../activities/match-mail.ts';
import { previewLetter } from '../../activities/letter-preview.ts';
import { letterOnPaper } from '../../activities/letter-print.ts';
import { instrumentOf, presentVersions } from '../../activities/reference.ts';
import { searcher } from '../../activities/search.ts';
import { writePapers } from '../../adapters/documents/papers/write-papers.ts';
import { writeGapList } from '../../adapters/documents/write-gap-list.ts';
import { openDocumentReader } from '../../adapters/documents/reading/document-reader.ts';
import { writeICalendar } from '../../adapters/documents/write-icalendar.ts';
import { composeMail } from '../../adapters/mail/letters/compose-mail.ts';
import { writeLetter } from '../../adapters/mail/letters/write-letter.ts';
import { mailboxesIn } from '../../adapters/mail/mailboxes.ts';
import { openReader } from '../../adapters/mail/reading/reader-process.ts';
import { openSearch } from '../../adapters/search/open-search.ts';
import { DeskError } from '../../contracts/errors.ts';
import { deskIdentity } from '../../worker/activity-ports.ts';
import { connectProcess } from '../../worker/process-parts.ts';
import { runProcess } from '../../worker/run-process.ts';
import { deskPages } from './desk-pages.ts';

/** How long Temporal may take to answer before the desk calls itself not ready. */
const ANSWER_WITHIN_MS = 3_000;

/** The desk process: pages and their data, for people and programs. Any number may run. */
await runProcess('desk', async (log) => {
  const { settings, store, client, desk, close } = await connectProcess();
  const { loadTerms } = cycleRecordActivities({ store, engine: desk });
  const reader = openReader({ processes: 1 });
  const documents = openDocumentReader({ processes: 1 });
  const app = deskPages({
    store,
    clock: Date.now,
    terms: async (cycleId) => {
      const state = await store.cycles.state(cycleId);
      const present = state === null ? null : await presentVersions(store, state);
      return loadTerms(cycleId, present ?? (await instrumentOf(store, cycleId)).versions);
    },
    showMail: reader.showMail,
    readDocument: documents.readDocument,
    desk,
    match: messageMatcher({ store, desk: deskIdentity(settings.mailDomain) }),
    readAgain: (key) => desk.readAgain(key),
    preview: (...of) => previewLetter({ store, desk: deskIdentity(settings.mailDomain), composeMail }, ...of),
    print: (...of) => letterOnPaper({ store, desk: deskIdentity(settings.mailDomain) }, ...of),
    writeLetter,
    writeICalendar,
    writeGapList,
    writePapers,
    search: searcher(store, async () => openSearch),
    post: settings.smtpUrl === null ? mailboxesIn(join(settings.dataFolder, 'post')) : null,
    engineAnswers: async () => {
      const asked = () => client.workflowService.getSystemInfo({});
      await client.connection.withDeadline(Date.now() + ANSWER_WITHIN_MS, asked).catch((error: Error) => {
        throw new DeskError('engine-unavailable', `Temporal does not answer: ${error.message}.`);
      });
    },
    onError: (error) => log.error({ stack: error.stack }, error.message),
  });
  const server = serve({ fetch: app.fetch, hostname: settings.listenHost, port: settings.httpPort });
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', reject);
  });
  return {
    ready: { port: settings.httpPort },
    stop: async () => {
      await new Promise((resolve) => server.close(resolve));
      await reader.close();
      await documents.close();
      await close();
    },
  };
});
