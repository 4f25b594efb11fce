import { NativeConnection, Worker, type WorkerOptions } from '@temporalio/worker';
import { mailQueueOf, TASK_QUEUE } from '../contracts/workflows.ts';
import type { createActivities } from './create-activities.ts';

/** Where a worker works and with what. */
export interface WorkerParts {
  /** `host:port`. */
  readonly address: string;
  readonly namespace: string;
  readonly activities: ReturnType<typeof createActivities>;
  /** File with the bundled workflows. */
  readonly bundle: string;
  /** Another queue than the usual one, for tests that share a server. */
  readonly taskQueue?: string;
  readonly options?: Partial<WorkerOptions>;
}

/** A running worker. */
export interface RunningWorker {
  /** Settles when the worker has ended; rejects when it failed. */
  readonly ended: Promise<void>;
  /** Lets what runs finish, then ends. */
  readonly stop: () => Promise<void>;
}

/** Longer than the longest activity, so that a stop cuts none short. */
const GRACE = '100 seconds';

/** Starts a worker on both queues: the common one, and the one that speaks to the mail server. */
export async function runWorker(parts: WorkerParts): Promise<RunningWorker> {
  const { address, namespace, activities, bundle, taskQueue = TASK_QUEUE, options = {} } = parts;
  const connection = await NativeConnection.connect({ address });
  const shared = {
    connection,
    namespace,
    shutdownGraceTime: GRACE,
    // How long a cycle waits for a worker that was killed before another takes it over.
    stickyQueueScheduleToStartTimeout: '3 seconds',
    // A step of a workflow is cut off after this; on a machine that is very busy a large cycle needs longer than the
    // usual five seconds, and being cut off there ends the whole process.
    isolateExecutionTimeout: '1 minute',
    ...options,
  } as const;
  const workers = [
    await Worker.create({
      ...shared,
      taskQueue,
      workflowBundle: { codePath: bundle },
      activities: { ...activities.desk },
    }),
    await Worker.create({ ...shared, taskQueue: mailQueueOf(taskQueue), activities: { ...activities.mail } }),
  ];
  const ended = Promise.all(workers.map((worker) => worker.run())).then(
    () => connection.close(),
    async (error: unknown) => {
      for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
      throw error;
    },
  );
  return {
    ended,
    stop: async () => {
      for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
      await ended;
    },
  };
}
