import { join } from 'node:path';
import { startNode, startProgram } from '../../../worker/embedded/processes.ts';

/** Run as a process: starts a server and a process of ours, tells their ids, and waits to be killed. */
const [folder = '', entry = ''] = process.argv.slice(2);
const common = { env: { PATH: '/usr/bin:/bin' }, stopWithinMs: 5_000 };
const server = startProgram({
  ...common,
  command: '/bin/sleep',
  args: ['100'],
  logFile: join(folder, 'server.log'),
  stopSignal: 'SIGTERM',
});
const own = await startNode({
  ...common,
  entry,
  args: ['ready'],
  logFile: join(folder, 'own.log'),
  readyWithinMs: 20_000,
});
process.send?.([server.pid, own.pid]);
