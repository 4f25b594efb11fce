import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROJECT = fileURLToPath(new URL('..', import.meta.url));
const FOLDERS = ['activities', 'adapters', 'client', 'config', 'contracts', 'domain', 'seeds', 'worker', 'workflows'];
/** An editor writes a file in several steps; what changes within this time is one change. */
const SETTLE_MS = 300;

/** `npm run dev`: what `npm start` does, stopped in order and started again when a source file changes. */
let running = start();
let timer: NodeJS.Timeout | undefined;
let restarting = false;
let ending = false;

for (const folder of FOLDERS) {
  watch(join(PROJECT, folder), { recursive: true }, (_event, name) => {
    if (ending || name === null || !/\.(ts|json|txt)$/u.test(name)) return;
    clearTimeout(timer);
    timer = setTimeout(() => void restart(join(folder, name)), SETTLE_MS);
  });
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    ending = true;
    void stop(running).then(() => process.exit(0));
  });
}

function start(): ChildProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', 'worker/start.ts', ...process.argv.slice(2)], {
    cwd: PROJECT,
    stdio: 'inherit',
    // A group of its own: Ctrl-C reaches this process alone, which then stops the other in order.
    detached: true,
  });
  child.once('exit', (code) => {
    if (!ending && !restarting) console.error(`It ended with ${code}; it is started again when a file changes.`);
  });
  return child;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await exited;
}

async function restart(changed: string): Promise<void> {
  if (restarting) {
    timer = setTimeout(() => void restart(changed), SETTLE_MS);
    return;
  }
  restarting = true;
  console.error(`\n${changed} has changed.\n`);
  await stop(running);
  if (!ending) running = start();
  restarting = false;
}
