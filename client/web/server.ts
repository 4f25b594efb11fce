import { serve } from '@hono/node-server';
import { connectProcess } from '../../worker/process-parts.ts';
import { runProcess } from '../../worker/run-process.ts';
import { deskPages } from './desk-pages.ts';

/** The desk process: pages and their data, for people and programs. Any number may run. */
await runProcess('desk', async (log) => {
  const { settings, store, client, close } = await connectProcess();
  const app = deskPages({
    store,
    clock: Date.now,
    engineAnswers: async () => {
      await client.workflowService.getSystemInfo({});
    },
    onError: (error) => log.error(error.message),
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
      await close();
    },
  };
});
