import type { Logger } from 'pino';
import { DeskError } from '../contracts/errors.ts';
import { readSettings } from '../config/settings.ts';
import { reportReady } from './embedded/child-side.ts';
import { processLog } from './process-log.ts';

/** What a process does until it is told to stop. */
export interface RunningPart {
  /** What the one that started the process should know, for example a port. */
  readonly ready?: unknown;
  /** Rejects when the part fails by itself. */
  readonly ended?: Promise<void>;
  /** Lets what runs finish. */
  readonly stop: () => Promise<void>;
}

/**
 * Runs one of our processes: says when it is ready, ends in order on SIGTERM or SIGINT, and says why it failed. Logs are
 * JSON on standard output and name no person.
 */
export async function runProcess(name: string, start: (log: Logger) => Promise<RunningPart>): Promise<void> {
  const log = processLog(name);
  const fail = (error: unknown): never => {
    const { message, stack } = error as Error;
    if (error instanceof DeskError) log.fatal({ hint: error.hint, code: error.code }, message);
    else log.fatal({ code: 'internal', stack }, message);
    process.exit(1);
  };
  let part: RunningPart | null = null;
  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    // While it is coming up nothing is under way that would have to be finished.
    (part?.stop() ?? Promise.resolve()).then(() => process.exit(0), fail);
  };
  // What nobody has caught is said in the log too, not in words that nobody has looked through.
  process.on('uncaughtException', fail);
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  try {
    log.level = readSettings().logLevel;
    part = await start(log);
  } catch (error) {
    return fail(error);
  }
  part.ended?.catch((error: unknown) => (stopping ? undefined : fail(error)));
  log.info('ready');
  reportReady(part.ready);
}
