import {
  Client,
  Connection,
  isGrpcServiceError,
  ServiceError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { DeskError } from '../../contracts/errors.ts';
import { temporalDesk, type Desk } from '../desk.ts';

/** A cycle answers in well under a second; whoever waits longer waits for a worker that is not there. */
const ANSWER_WITHIN_MS = 30_000;

/**
 * The desk of a Temporal server, for one command: what it is asked is answered within half a minute or not at all.
 *
 * @param address `host:port`
 * @throws DeskError `engine-unavailable` when the server cannot be reached; the same from every method later
 */
export async function connectDesk(
  address: string,
  namespace: string,
): Promise<{ readonly desk: Desk; readonly close: () => Promise<void> }> {
  const connection = await Connection.connect({ address }).catch((error: unknown) => {
    throw unreachable(address, error);
  });
  const limited =
    <Args extends readonly unknown[], Result>(act: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      try {
        return await connection.withDeadline(Date.now() + ANSWER_WITHIN_MS, () => act(...args));
      } catch (error) {
        throw inWords(error, address);
      }
    };
  const desk = temporalDesk(new Client({ connection, namespace }));
  const { startCycle, ask, readAgain, treaties } = desk;
  return {
    desk: {
      ...desk,
      startCycle: limited(startCycle),
      ask: limited(ask),
      readAgain: limited(readAgain),
      treaties: { ...treaties, tell: limited(treaties.tell) },
    },
    close: () => connection.close(),
  };
}

function inWords(error: unknown, address: string): unknown {
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) {
    return new DeskError(
      'engine-unavailable',
      `The cycle did not answer within ${ANSWER_WITHIN_MS / 1000} seconds; what was asked may still be done.`,
      'Look with treaty-desk cycle show, and whether the worker runs: npm start.',
    );
  }
  return error instanceof ServiceError || isGrpcServiceError(error) ? unreachable(address, error) : error;
}

function unreachable(address: string, error: unknown): DeskError {
  const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  return new DeskError(
    'engine-unavailable',
    `Temporal at ${address} does not answer (${why}).`,
    'Check TEMPORAL_ADDRESS, or start everything on this machine: npm start.',
  );
}
