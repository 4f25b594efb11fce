import { dayNumber } from '../domain/calendar/local-date.ts';
import { lateOffices } from '../domain/cycle/late.ts';
import type { CycleState } from '../domain/cycle/state.ts';
import { completeness } from '../domain/matrix/completeness.ts';
import type { Mechanism } from '../domain/procedures/procedure.ts';
import type { Stage } from '../domain/stages.ts';

/** Where one cycle stands, in a line. */
export interface CycleOverview {
  readonly cycleId: string;
  readonly mechanism: Mechanism;
  readonly symbol: string | null;
  readonly title: string;
  readonly rehearsal: boolean;
  readonly stage: Stage | 'ended';
  readonly receivedOn: string;
  readonly deadline: string;
  /** Calendar days from `today` to the deadline; negative when it has passed. */
  readonly daysLeft: number;
  readonly rowsAsked: number;
  readonly rowsAnswered: number;
  /** Ids of the offices that are late. */
  readonly lateOffices: readonly string[];
  /** How many decisions wait for a person. */
  readonly tasks: number;
}

/** Sums a cycle up. @param today local date in Islamabad */
export function cycleOverview(state: CycleState, today: string): CycleOverview {
  const { rowsAsked, rowsOpen } = completeness(Object.values(state.requests));
  const { cycleId, mechanism, symbol, title, receivedOn, deadline, rehearsal, reached } = state;
  return {
    cycleId,
    mechanism,
    symbol,
    title,
    rehearsal,
    stage: reached.acknowledged === undefined ? state.stage : 'ended',
    receivedOn,
    deadline,
    daysLeft: dayNumber(deadline) - dayNumber(today),
    rowsAsked,
    rowsAnswered: rowsAsked - rowsOpen,
    lateOffices: lateOffices(state),
    tasks: state.tasks.length,
  };
}
