import { spawn } from 'node:child_process';

/** What a command wrote, and whether it had to be ended. */
export interface LimitedRun {
  readonly code: number | null;
  readonly stderr: string;
  readonly timedOut: boolean;
}

/**
 * Runs a command to its end or to its limit. At the limit, or when we leave, it is killed with everything it started:
 * it leads a process group of its own.
 *
 * @throws Error `ENOENT` when there is no such command
 */
export function runLimited(command: string, args: readonly string[], limitMs: number): Promise<LimitedRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
    const killGroup = () => {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It ended in the meantime.
      }
    };
    let stderr = '';
    let timedOut = false;
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr = (stderr + text).slice(-10_000)));
    const timer = setTimeout(() => {
      timedOut = true;
      killGroup();
    }, limitMs);
    process.once('exit', killGroup);
    const settle = () => {
      clearTimeout(timer);
      process.removeListener('exit', killGroup);
    };
    child.once('error', (error) => {
      settle();
      reject(error);
    });
    child.once('close', (code) => {
      settle();
      resolve({ code, stderr, timedOut });
    });
  });
}
