import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Whether a process with this id exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The command line of a process, its words separated by spaces; null when there is no such process. */
export async function commandLine(pid: number): Promise<string | null> {
  try {
    if (process.platform === 'linux') {
      const words = await readFile(`/proc/${pid}/cmdline`, 'utf8');
      // A process that ended and was not yet collected by its parent still has an entry, with no words.
      return words === '' ? null : words.split('\0').join(' ').trim();
    }
    const { stdout } = await run('ps', ['-ww', '-o', 'command=', '-p', String(pid)]);
    return stdout.trim() || null;
  } catch {
    return null;
  }
}

/**
 * Waits until a process is gone.
 *
 * @param withinMs how long to wait
 * @returns whether it is gone
 */
export async function gone(pid: number, withinMs: number): Promise<boolean> {
  const until = Date.now() + withinMs;
  while ((await commandLine(pid)) !== null) {
    if (Date.now() > until) return false;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return true;
}

/**
 * Stops a process left over from an earlier run: by its signal first, then by force.
 *
 * @param pid of the process
 * @param marks texts that its command line must all hold; a process that has none of them has merely inherited the id
 * @returns whether there was such a process
 */
export async function stopOrphan(
  pid: number,
  marks: readonly string[],
  signal: NodeJS.Signals,
  withinMs: number,
): Promise<boolean> {
  const line = await commandLine(pid);
  if (line === null || !marks.every((mark) => line.includes(mark))) return false;
  for (const [how, wait] of [
    [signal, withinMs],
    ['SIGKILL', 5_000],
  ] as const) {
    try {
      process.kill(pid, how);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
    if (await gone(pid, wait)) return true;
  }
  return true;
}
