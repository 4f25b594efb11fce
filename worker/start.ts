import { parseArgs } from 'node:util';
import { readSettings } from '../config/settings.ts';
import { DeskError } from '../contracts/errors.ts';
import { stopOnSignals } from './embedded/supervisor.ts';
import { bringUp } from './bring-up.ts';
import { addressTable, progressList } from './start-screen.ts';

/** `npm start`: everything on one machine, under one data folder, until Ctrl-C. */
const USAGE = 'Use: npm start -- [--empty] [--data FOLDER]';

try {
  const { values } = parseArgs({ options: { empty: { type: 'boolean' }, data: { type: 'string' } } });
  const settings = readSettings(undefined, { dataFolder: values.data });
  const progress = progressList(process.stdout);
  const running = await bringUp(settings, { specimen: values.empty !== true, say: progress.say });
  stopOnSignals(running, progress.say);
  progress.end();
  process.stdout.write(addressTable(running, settings));
  await running.stopped;
  process.stdout.write('Stopped. Start again with npm start; everything goes on where it was.\n');
  process.exit(0);
} catch (error) {
  if ((error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS') === true) {
    process.stderr.write(`${(error as Error).message}\n${USAGE}\n`);
    process.exit(2);
  }
  const hint = error instanceof DeskError ? error.hint : null;
  process.stderr.write(`\nTreaty Desk did not start: ${(error as Error).message}\n${hint === null ? '' : `${hint}\n`}`);
  process.exit(1);
}
