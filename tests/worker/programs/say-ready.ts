import { reportReady } from '../../../worker/embedded/child-side.ts';

/** Run as a process of ours: becomes ready, fails, or says nothing, as the command line asks. */
const how = process.argv[2];
if (how === 'fail') {
  console.error('no database');
  process.exit(3);
}
const staying = setInterval(() => undefined, 1_000);
process.on('SIGTERM', () => clearInterval(staying));
if (how === 'ready') reportReady({ port: 4711 });
