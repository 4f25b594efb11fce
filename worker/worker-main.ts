import { DefaultLogger, Runtime } from '@temporalio/worker';
import { openDocumentReader } from '../adapters/documents/reading/document-reader.ts';
import { senderProver } from '../adapters/mail/proof/prove-sender.ts';
import { openReader } from '../adapters/mail/reading/reader-process.ts';
import { replySecret } from '../config/secrets.ts';
import { activityPorts, deskIdentity } from './activity-ports.ts';
import { createActivities } from './create-activities.ts';
import { prepareNamespace } from './embedded/temporal-namespace.ts';
import { connectProcess } from './process-parts.ts';
import { outgoingMail } from './outgoing-mail.ts';
import { runProcess } from './run-process.ts';
import { runWorker } from './run-worker.ts';
import { workflowBundle } from './workflow-bundle.ts';

/** Processes that read mail: one reads while another is started anew. */
const READERS = 2;

/** The worker process: decides what follows, and speaks to the mail server. Any number may run. */
await runProcess('worker', async (log) => {
  const logger = new DefaultLogger('WARN', ({ level, message, meta }) =>
    log[level === 'ERROR' ? 'error' : 'warn'](
      { taskQueue: meta?.['taskQueue'], workflowId: meta?.['workflowId'] },
      message,
    ),
  );
  Runtime.install({ logger, shutdownSignals: [] });
  const { settings, store, desk, close } = await connectProcess();
  const { mailer, buildMessage } = await outgoingMail(settings, log);
  const address = settings.temporalAddress!;
  const namespace = settings.temporalNamespace;
  await prepareNamespace({ address, namespace, withinMs: 60_000, retentionDays: null });
  const reader = openReader({ processes: READERS });
  const documents = openDocumentReader({ processes: 1 });
  const ports = activityPorts({
    store,
    engine: desk,
    mailer,
    buildMessage,
    desk: deskIdentity(settings.mailDomain),
    secret: await replySecret(settings),
    reader,
    documents,
    proveSender: senderProver({ relay: settings.trustedRelay }),
  });
  const bundle = await workflowBundle(settings.cacheFolder);
  const worker = await runWorker({ address, namespace, bundle, activities: createActivities(ports) });
  await desk.treaties.open();
  return {
    ended: worker.ended,
    stop: async () => {
      await worker.stop();
      await reader.close();
      await documents.close();
      await mailer.close();
      await close();
    },
  };
});
