import { DeskError } from '../../../contracts/errors.ts';
import { holdDataFolder } from '../../../worker/embedded/instance-lock.ts';

/** Run as a process: takes the data folder named on the command line, says so, and holds it until it is ended. */
try {
  await holdDataFolder(process.argv[2] ?? '');
  console.log('holding');
  process.stdin.resume();
} catch (error) {
  console.log(error instanceof DeskError ? `${error.code} ${error.message}` : String(error));
}
