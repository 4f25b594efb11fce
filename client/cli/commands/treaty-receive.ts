import { basename } from 'node:path';
import { readInstrument } from '../../../domain/loi/read-instrument.ts';
import type { RunCommand } from '../command.ts';
import { bytesOfFile } from '../files.ts';
import { run as startCycle } from './cycle-start.ts';
import { run as receiveObservations } from './treaty-observations.ts';

/**
 * `treaty receive FILE`: whatever a treaty body sent. A list starts its cycle, as `cycle start` does; concluding
 * observations open the follow-up cycle.
 *
 * @throws DeskError what `cycle start` and `treaty concluding-observations` throw
 */
export const run: RunCommand = async (args, options, context) => {
  const [file = ''] = args;
  const { read } = await context.documents();
  const { kind } = readInstrument((await read(await bytesOfFile(file), basename(file))).text);
  return (kind === 'concluding-observations' ? receiveObservations : startCycle)(args, options, context);
};
