import type { ReplyAddress } from '../../activities/store-ports.ts';
import { DeskError } from '../../contracts/errors.ts';

/** The error for a message that was never taken in. */
export function messageUnknown(key: string): DeskError {
  return new DeskError(
    'mail-unknown',
    `No message was taken in under ${JSON.stringify(key)}.`,
    'Store the message first.',
  );
}

/**
 * Refuses to give one secret address to a second request.
 * @param stored what the store holds under the token
 * @throws DeskError `refused`
 */
export function needSameAddress(wanted: ReplyAddress, stored: ReplyAddress | null): void {
  if (stored?.cycleId === wanted.cycleId && stored.office === wanted.office) return;
  throw new DeskError(
    'refused',
    `The reply address of ${wanted.office} in ${wanted.cycleId} belongs to ${stored?.office} in ${stored?.cycleId}.`,
    'Every office gets an address of its own in every cycle.',
  );
}
