import { parseArgs } from 'node:util';
import { readSettings } from '../config/settings.ts';
import { DeskError } from '../contracts/errors.ts';
import { bringUp } from './bring-up.ts';
import { createSupervisor, stopOnSignals } from './embedded/supervisor.ts';
import { addressTable, progressList } from './start-screen.ts';

/** `npm start`: everything on one machine, under one data folder, until Ctrl-C. */
const USAGE = `Use: npm start -- [options]
  --empty                   open no specimen cycle in an empty store
  --data FOLDER             keep everything in this folder
  --port PORT               port of the desk
  --temporal-port PORT      port of the Temporal server
  --temporal-ui-port PORT   port of the Temporal pages
  --post-port PORT          port of the local mail post
  --intake-port PORT        port at which replies come in
Each can be set in the environment too: see .env.example.
`;

const text = { type: 'string' } as const;
const yes = { type: 'boolean' } as const;
const OPTIONS = {
  empty: yes,
  help: yes,
  data: text,
  port: text,
  'temporal-port': text,
  'temporal-ui-port': text,
  'post-port': text,
  'intake-port': text,
};

/** The options of the command line; ends the process where they are not as expected, or only help is asked for. */
function options() {
  try {
    const { values } = parseArgs({ options: OPTIONS });
    if (values.help !== true) return values;
    process.stdout.write(USAGE);
    return process.exit(0);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${USAGE}`);
    return process.exit(2);
  }
}

const given = options();
let state: 'coming up' | 'up' | 'stopping' = 'coming up';
try {
  const settings = readSettings(undefined, {
    dataFolder: given.data,
    httpPort: given.port,
    temporalPort: given['temporal-port'],
    temporalUiPort: given['temporal-ui-port'],
    postPort: given['post-port'],
    intakePort: given['intake-port'],
  });
  const progress = progressList(process.stdout);
  const supervisor = createSupervisor(progress.note);
  const stop = async (): Promise<void> => {
    const before = state;
    state = 'stopping';
    await supervisor.stop();
    // A step that is under way may take minutes (a download); it ends with the process.
    if (before === 'coming up') leave(130);
  };
  stopOnSignals({ stop }, progress.note);
  const running = await bringUp(settings, { specimen: given.empty !== true, supervisor, progress });
  state = 'up';
  process.stdout.write(addressTable(running, settings));
  await running.stopped;
  leave(0);
} catch (error) {
  // What fails because everything is being stopped is no failure.
  if ((state as string) !== 'stopping') {
    const hint = error instanceof DeskError ? error.hint : null;
    process.stderr.write(
      `\nTreaty Desk did not start. ${(error as Error).message}\n${hint === null ? '' : `${hint}\n`}`,
    );
    process.exit(1);
  }
}

function leave(code: number): never {
  process.stdout.write('Stopped. Start again with npm start; everything goes on where it was.\n');
  process.exit(code);
}
