import type { CheckedAnswer } from '../../activities/answer-checks.ts';
import type { RecordedEvent } from '../../domain/cycle/events.ts';
import type { CycleState, CycleTerms } from '../../domain/cycle/state.ts';
import type { Forecast } from '../../domain/forecast/forecast.ts';
import type { Question } from '../../domain/loi/instrument.ts';
import type { QuestionAssignment } from '../../domain/questions/assignment.ts';

/** What the page of a cycle is made from. */
export interface CycleView {
  readonly state: CycleState;
  readonly terms: CycleTerms;
  readonly events: readonly RecordedEvent[];
  readonly questions: readonly Question[];
  /** Who answers what, as proposed or confirmed; null before the proposal. */
  readonly assignment: readonly QuestionAssignment[] | null;
  /** The cycle's own present: milliseconds since 1970, and that day in Islamabad. */
  readonly now: number;
  readonly today: string;
  /** How the answers stand before anybody has read them. */
  readonly checks: readonly CheckedAnswer[];
  /** Null once the cycle has ended. */
  readonly forecast: Forecast | null;
  readonly nameOf: (office: string) => string;
}
