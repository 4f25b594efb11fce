import type { Calendar } from '../domain/calendar/calendar.ts';
import type { Obligations } from '../domain/obligations/obligation.ts';
import type { Office } from '../domain/offices/office.ts';
import type { Procedure } from '../domain/procedures/procedure.ts';
import type { RoutingRule } from '../domain/questions/assignment.ts';
import type { Ladder } from '../domain/reminders/ladder.ts';

/** The data that rules run on, each in its newest version: as stored when the store is up, else as `seeds/` has it. */
export interface Reference {
  readonly offices: readonly Office[];
  readonly calendar: Calendar;
  readonly ladders: readonly Ladder[];
  readonly procedures: readonly Procedure[];
  readonly routing: readonly RoutingRule[];
  readonly obligations: Obligations;
  /** Versions of old that the folder of seeds keeps, to compare with; a store is asked for its own. */
  readonly earlier?: { readonly ladders: readonly Ladder[]; readonly procedures: readonly Procedure[] };
}
