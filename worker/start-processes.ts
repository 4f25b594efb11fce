import { join } from 'node:path';
import { environmentOf } from '../config/settings.ts';
import { startNode } from './embedded/processes.ts';
import type { StartParts } from './start-servers.ts';

/** Our own processes, each with its file and the name of its log. */
const PROCESSES = [
  { name: 'Mail post', entry: 'worker/post-main.ts', log: 'post.log' },
  { name: 'Worker', entry: 'worker/worker-main.ts', log: 'worker.log' },
  { name: 'Intake', entry: 'worker/intake-main.ts', log: 'intake.log' },
  { name: 'Desk', entry: 'client/web/server.ts', log: 'desk.log' },
] as const;

const READY_WITHIN_MS = 90_000;
const STOP_WITHIN_MS = 15_000;

/**
 * Starts post, worker, intake and desk, each a process of its own that is kept up; no post where the settings name a
 * mail server.
 *
 * @param settings with the addresses of the servers and the chosen ports
 * @throws Error with the end of its log when one does not come up
 */
export async function startProcesses({ settings, folder, supervisor, progress }: StartParts): Promise<void> {
  const env = environmentOf(settings);
  const wanted = PROCESSES.filter(({ name }) => name !== 'Mail post' || settings.smtpUrl === null);
  const outcomes = await Promise.allSettled(
    wanted.map(async ({ name, entry, log }) => {
      const { pid } = await supervisor.run(name, () =>
        startNode({
          entry: join(settings.projectFolder, entry),
          env,
          logFile: join(folder.logs, log),
          readyWithinMs: READY_WITHIN_MS,
          stopWithinMs: STOP_WITHIN_MS,
        }),
      );
      progress.done(name, `process ${pid}`);
    }),
  );
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}
