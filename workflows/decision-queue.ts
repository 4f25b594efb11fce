import type { ApplicationFailure } from '@temporalio/workflow';
import type { CycleReceipt, CycleRequest } from '../contracts/workflows.ts';
import type { CycleCommand } from '../domain/cycle/commands.ts';

/** A decision in the queue, and the caller waiting for it. */
export interface Waiting {
  readonly request: CycleRequest | CycleCommand;
  done: { receipt: CycleReceipt } | { failure: ApplicationFailure } | null;
}

/** How many decisions of a queue are taken together: none that comes behind an amended list, as it may read the list. */
export function untilAmendment(inbox: readonly Waiting[]): number {
  const at = inbox.findIndex(({ request }) => request.type === 'amend-list');
  return at === -1 ? inbox.length : at + 1;
}

/** What still lacks what `prepare` adds, so that a validator cannot judge it yet. */
const PREPARED = ['confirm-assignment', 'consolidate', 'adopt-terms', 'amend-list'] as const;
type Prepared = Extract<CycleRequest, { type: (typeof PREPARED)[number] }>;

/** Whether a request is one of those. */
export function isPrepared(request: CycleRequest): request is Prepared {
  return PREPARED.some((type) => type === request.type);
}
