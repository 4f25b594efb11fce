import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Worker } from '@temporalio/worker';

/** Queue of the bare workflows, on the same server as ours. */
export const BARE_QUEUE = 'bench-bare';

const WORKFLOWS = fileURLToPath(new URL('./bare-workflows.ts', import.meta.url));

/** Starts a worker for the bare workflows, in the settings ours has. @returns how to stop it */
export async function startBareWorker(address: string, namespace: string): Promise<() => Promise<void>> {
  const connection = await NativeConnection.connect({ address });
  const worker = await Worker.create({
    connection,
    namespace,
    taskQueue: BARE_QUEUE,
    workflowBundle: await bundleWorkflowCode({ workflowsPath: WORKFLOWS, logger: new DefaultLogger('ERROR') }),
    activities: { emptyLetter: async () => undefined },
  });
  const ended = worker.run();
  return async () => {
    worker.shutdown();
    await ended;
    await connection.close();
  };
}
