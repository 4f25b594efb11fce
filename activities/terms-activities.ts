import type { TermsChange } from '../contracts/terms-change.ts';
import type { CycleReceipt, CycleRequest } from '../contracts/workflows.ts';
import type { CycleVersions } from '../domain/cycle/state.ts';

/** The request by which a cycle takes other versions. */
export type AdoptRequest = Extract<CycleRequest, { readonly type: 'adopt-terms' }>;

/** What a change of terms asks of the world. Every one can be repeated safely. */
export interface TermsActivities {
  /**
   * Stores what the change brings, and says to which versions cycles are moved. An order that stands in the calendar
   * already, or was taken out of it already, makes no second version.
   */
  storeChange(change: TermsChange): Promise<Partial<CycleVersions>>;
  /** Running cycles that the change concerns and that have not taken it, in alphabetical order. */
  cyclesToMove(change: TermsChange, versions: Partial<CycleVersions>): Promise<readonly string[]>;
  /** Asks one cycle; the same key is once. @returns null when no such cycle runs */
  moveCycle(cycleId: string, request: AdoptRequest, key: string): Promise<CycleReceipt | null>;
}
