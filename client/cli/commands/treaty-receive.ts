import { basename } from 'node:path';
import { readInstrument } from '../../../domain/loi/read-instrument.ts';
import { receiveInstrument } from '../../receive-instrument.ts';
import type { RunCommand } from '../command.ts';
import { bytesOfFile } from '../files.ts';
import { startBy } from './cycle-start.ts';
import { run as receiveObservations } from './treaty-observations.ts';

/**
 * `treaty receive FILE`: whatever a treaty body sent. The treaty calendar opens the cycle of a list, or the follow-up
 * cycle of concluding observations.
 *
 * @throws DeskError what `cycle start` and `treaty concluding-observations` throw
 */
export const run: RunCommand = async (args, options, context) => {
  const [file = ''] = args;
  const { read } = await context.documents();
  const { kind } = readInstrument((await read(await bytesOfFile(file), basename(file))).text);
  return kind === 'concluding-observations'
    ? receiveObservations(args, options, context)
    : startBy(receiveInstrument, args, options, context);
};
