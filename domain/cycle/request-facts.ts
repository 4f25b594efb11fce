import type { LayerId, LocalDate } from '../calendar/calendar.ts';
import type { MilestoneId } from '../stages.ts';
import { isOpen, type RowId } from '../requests/row.ts';
import { refuse, type Decision } from './commands.ts';
import type { LetterDecision } from './events.ts';
import type { CycleState, CycleTerms, RequestState } from './state.ts';

/** Rows of a request for which the office still owes an answer, in order. */
export function openRows(request: RequestState): readonly RowId[] {
  return Object.keys(request.rows).filter((row) => isOpen(request.rows[row]!));
}

/** Whether we owe the office an answer; its clock and its ladder stand still until it has it. */
export function waitsForUs(request: RequestState): boolean {
  return request.suspensions.some((s) => s.to === null);
}

/**
 * Whether an office is not chased on a day: it waits for us, or is under recess. On the two days that enclose a recess
 * it is at work.
 */
export function standsStill(request: RequestState, on: LocalDate): boolean {
  return request.suspensions.some(
    ({ from, to, holder }) => to === null || (on < to && (holder === 'recess' ? from < on : from <= on)),
  );
}

/** The planned day of a milestone, null where the plan has none. */
export function plannedOn(state: Pick<CycleState, 'plan'>, milestone: MilestoneId): LocalDate | null {
  return state.plan.milestones.find((m) => m.id === milestone)?.on ?? null;
}

/** The groups of clearers that have not been asked yet, without those that have nobody in them. */
export function groupsToAsk(
  state: Pick<CycleState, 'clearerGroup'>,
  { procedure }: Pick<CycleTerms, 'procedure'>,
): readonly { readonly at: number; readonly offices: readonly string[] }[] {
  return procedure.clearers
    .map((offices, at) => ({ at, offices }))
    .filter(({ at, offices }) => at > state.clearerGroup && offices.length > 0);
}

/** The layer whose holidays an office keeps. */
export function layerOf(terms: CycleTerms, office: string): LayerId {
  return terms.offices.find((o) => o.id === office)?.layer ?? 'federal';
}

/** How many letters of one occasion an office has had: `returned-`, `extension-`, … */
export function countRungs(request: RequestState, prefix: string): number {
  return Object.keys(request.rungs).filter((rung) => rung.startsWith(prefix)).length;
}

/** A letter to the focal point outside the ladder. */
export function plainLetter(
  office: string,
  rung: string,
  rows: readonly RowId[],
  note: string | null,
  answerBy: LocalDate | null,
): LetterDecision {
  return {
    office,
    rung,
    form: 'letter',
    formal: false,
    annexHistory: false,
    to: ['focal-point'],
    cc: [],
    rows,
    answerBy,
    note,
  };
}

/** The refusal for an office that has no request, naming those that have one. */
export function unknownOffice(state: CycleState, office: string): Decision {
  const asked = Object.keys(state.requests).join(', ');
  return refuse(`${office} is not asked in this cycle`, `offices asked: ${asked === '' ? 'none yet' : asked}`);
}
