import type { ObligationsVersion } from '../contracts/treaty-calendar.ts';
import type { Obligations } from '../domain/obligations/obligation.ts';

/** What the treaty calendar asks of the world. Every one can be repeated safely. */
export interface TreatyActivities {
  /** The obligations in their newest version; waits, by being repeated, until there are some. */
  loadObligations(): Promise<ObligationsVersion>;
  /** Stores a version; the same again makes no second. @returns its number */
  saveObligations(obligations: Obligations): Promise<number>;
}
