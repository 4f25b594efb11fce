import type { CycleOpening, ObligationsVersion, OpeningRefusal } from '../contracts/treaty-calendar.ts';
import type { Obligations } from '../domain/obligations/obligation.ts';
import type { ObligationChange } from '../domain/obligations/changes.ts';

/** What an opening came to. */
export type CycleOpened =
  | {
      readonly cycleId: string;
      /** False when the cycle was there before. */
      readonly started: boolean;
      /** What there is to record of it; null where it was submitted long ago. */
      readonly received: Extract<ObligationChange, { readonly type: 'instrument-received' }> | null;
    }
  | { readonly refused: OpeningRefusal };

/** What the treaty calendar asks of the world. Every one can be repeated safely. */
export interface TreatyActivities {
  /** The obligations in their newest version; waits, by being repeated, until there are some. */
  loadObligations(): Promise<ObligationsVersion>;
  /** Stores a version; the same again makes no second. @returns its number */
  saveObligations(obligations: Obligations): Promise<number>;
  /** Opens the cycle of a stored document, the same document once. What can never succeed is a refusal, not a failure. */
  openCycle(opening: CycleOpening): Promise<CycleOpened>;
}
