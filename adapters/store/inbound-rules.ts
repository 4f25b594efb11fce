import type { InboundMail, ReplyAddress } from '../../activities/store-ports.ts';
import { DeskError } from '../../contracts/errors.ts';
import type { SenderDecision } from '../../domain/replies/match-reply.ts';
import { storableText } from './storable.ts';

/** The error for a message that was never taken in. */
export function messageUnknown(key: string): DeskError {
  return new DeskError(
    'mail-unknown',
    `No message was taken in under ${JSON.stringify(key)}.`,
    'Store the message first.',
  );
}

/**
 * Refuses to give one secret address to a second request, or to other requests than those of its digest.
 * @param stored what the store holds under the token
 * @throws DeskError `refused`
 */
export function needSameAddress(wanted: ReplyAddress, stored: ReplyAddress | null): void {
  if (stored?.office === wanted.office && stored.cycles.join() === [...wanted.cycles].sort().join()) return;
  throw new DeskError(
    'refused',
    `The reply address of ${wanted.office} in ${wanted.cycles.join(', ')} belongs to ${stored?.office} in ${stored?.cycles.join(', ')}.`,
    'Every office gets an address of its own for every cycle, and for every digest of several.',
  );
}

/** A sender as decisions are kept under it. */
export function senderOf(address: string): string {
  return storableText(address.toLowerCase());
}

/** Whether a message waits for such a decision; one that an officer has just filed is being read and waits for none. */
export function waitsFor(
  decision: SenderDecision['decision'],
  { status, reason }: Pick<InboundMail, 'status' | 'reason'>,
): boolean {
  return decision === 'back' ? status === 'ignored' : status === 'held' && reason !== null;
}
