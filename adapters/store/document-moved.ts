import { DeskError } from '../../contracts/errors.ts';

/** The error for a document that somebody else has changed since it was read. */
export function documentMoved(kind: string, id: string, madeFrom: number): DeskError {
  return new DeskError(
    'data-moved',
    `Version ${madeFrom} of ${kind} ${id} is no longer the newest.`,
    'Read the newest version and make the change in it again.',
  );
}
