import type { CycleOpening } from '../contracts/treaty-calendar.ts';
import type { CycleFacts } from '../domain/cycle/state.ts';

/** A document that is to open a cycle, with its bytes. */
export type OpeningDocument = Omit<CycleOpening, 'document' | 'about'> & { readonly bytes: Uint8Array };

/**
 * Starts the cycle of a real instrument, once for the same instrument.
 *
 * @returns `started` is false when the cycle was there before
 * @throws DeskError the reader's codes and those of a document that cannot carry a cycle
 */
export type OpenCycle = (document: OpeningDocument) => Promise<{
  readonly started: boolean;
  readonly facts: CycleFacts;
}>;
