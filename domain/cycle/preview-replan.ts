import type { LocalDate } from '../calendar/calendar.ts';
import { workingDaysBetween } from '../calendar/open-days.ts';
import { skippedBetween, workingDays } from '../plan/explain-span.ts';
import type { Plan } from '../plan/plan.ts';
import { awaitedRungs, requestDueOn } from './clock.ts';
import type { CommandOf } from './commands.ts';
import { decide } from './decide.ts';
import { evolve } from './evolve.ts';
import { layerOf, openRows } from './request-facts.ts';
import { rungsAhead } from './rung-letters.ts';
import { rungsToCome } from './rungs-to-come.ts';
import type { CycleState, CycleTerms, RequestState } from './state.ts';

/** One day that moves. */
export interface Move {
  readonly kind: 'milestone' | 'answer-date' | 'rung';
  /** Id of the milestone or the rung; `answer-date` for an office's day. */
  readonly what: string;
  /** Office it concerns; null for a milestone. */
  readonly office: string | null;
  /** Local date before; null where it had none. */
  readonly from: LocalDate | null;
  /** Local date after; null where it has none any more. */
  readonly to: LocalDate | null;
  /** How the new day was counted. */
  readonly why: string;
}

/** Whether a plan holds, and by how much. */
export interface PlanStanding {
  readonly deadline: LocalDate;
  readonly feasible: boolean;
  /** Working days missing; 0 when feasible. */
  readonly shortByWorkingDays: number;
  /** Working days to spare before the deadline. */
  readonly slackWorkingDays: number;
}

/** What a change of dates does to a cycle. */
export interface ReplanPreview {
  readonly moves: readonly Move[];
  readonly before: PlanStanding;
  readonly after: PlanStanding;
}

/** A cycle with the rules it runs on. */
export interface CycleUnder {
  readonly state: CycleState;
  readonly terms: CycleTerms;
}

/**
 * What an order, a new version of the rules, a moved deadline or a grant would do to a cycle, before it is done: decided
 * by the cycle's own rules. Letters that were sent are not among it, as they stay sent.
 *
 * @param today local date in Islamabad
 * @returns the moves, or the refusal
 */
export function previewReplan(
  state: CycleState,
  terms: CycleTerms,
  command: CommandOf<'adopt-terms' | 'move-deadline' | 'grant-days'>,
  today: LocalDate,
): ReplanPreview | { readonly refused: { readonly message: string; readonly hint: string } } {
  const decision = decide(state, terms, command, today);
  if ('refused' in decision) return decision;
  const after = decision.events.reduce<CycleState>(
    (at, event) => evolve(at, { seq: at.seq + 1, on: today, at: today, event }),
    state,
  );
  const next = command.type === 'adopt-terms' && decision.events.length > 0 ? command.terms : terms;
  return replanEffect({ state, terms }, { state: after, terms: next }, today);
}

/** What differs in the dates of a cycle before and after a change. @param today local date in Islamabad */
export function replanEffect(before: CycleUnder, after: CycleUnder, today: LocalDate): ReplanPreview {
  const was = new Map(days(before, today).map((day) => [keyOf(day), day]));
  const is = days(after, today);
  const still = new Set(is.map(keyOf));
  const moved = is.flatMap(({ kind, what, office, on, why }): readonly Move[] => {
    const from = was.get(keyOf({ kind, what, office }))?.on ?? null;
    return from === on ? [] : [{ kind, what, office, from, to: on, why: why() }];
  });
  const gone = [...was.values()]
    .filter((day) => !still.has(keyOf(day)))
    .map(({ kind, what, office, on }): Move => ({
      kind,
      what,
      office,
      from: on,
      to: null,
      why: 'no day is left for it',
    }));
  return { moves: [...moved, ...gone], before: standing(before.state), after: standing(after.state) };
}

interface Day extends Pick<Move, 'kind' | 'what' | 'office'> {
  readonly on: LocalDate;
  readonly why: () => string;
}

const keyOf = ({ kind, what, office }: Pick<Move, 'kind' | 'what' | 'office'>): string => `${kind} ${what} ${office}`;

/** Every day of a cycle that is still to come: milestones, then each office with its answer date and its rungs. */
function days(of: CycleUnder, today: LocalDate): readonly Day[] {
  const { state, terms } = of;
  const milestones = state.plan.milestones.flatMap(({ id, on, explain }): readonly Day[] =>
    state.reached[id] === undefined ? [{ kind: 'milestone', what: id, office: null, on, why: () => explain }] : [],
  );
  const requests = state.consolidation === null ? Object.values(state.requests) : [];
  const awaited = state.awaited.filter(({ doneOn, matter }) => doneOn === null && matter !== 'committee');
  return [
    ...milestones,
    ...requests.flatMap((request) => requestDays(of, request, today)),
    ...awaited.flatMap((one) =>
      rungsAhead(awaitedRungs(one, terms, state.round).rungs, one.rungs).map((rung) =>
        rungDay(terms, one.office, rung, one.dueOn),
      ),
    ),
  ];
}

function requestDays({ state, terms }: CycleUnder, request: RequestState, today: LocalDate): readonly Day[] {
  const { office, requestedOn, budget, granted } = request;
  const due = requestDueOn(request, terms, today);
  if (due === null || requestedOn === null || openRows(request).length === 0) return [];
  const why = (): string => {
    const extended = granted === 0 ? '' : ` and ${granted} granted`;
    const skipped = skippedBetween(terms.calendar, layerOf(terms, office), requestedOn, due);
    return `${workingDays(budget)}${extended}, after ${requestedOn}${skipped === '' ? '' : `, ${skipped}`}`;
  };
  return [
    { kind: 'answer-date', what: 'answer-date', office, on: due, why },
    ...rungsToCome(state, request, terms, today).map((rung) => rungDay(terms, office, rung, due)),
  ];
}

function rungDay(
  terms: CycleTerms,
  office: string,
  rung: { readonly id: string; readonly on: LocalDate },
  due: LocalDate,
): Day {
  const why = (): string => {
    const apart = workingDaysBetween(terms.calendar, layerOf(terms, office), due, rung.on);
    return `${workingDays(Math.abs(apart))} ${apart < 0 ? 'before' : 'after'} the answer date of ${due}`;
  };
  return { kind: 'rung', what: rung.id, office, on: rung.on, why };
}

function standing({ plan, deadline }: CycleState): PlanStanding {
  const { feasible, shortByWorkingDays } = plan;
  return { deadline, feasible, shortByWorkingDays, slackWorkingDays: slackOf(plan) };
}

function slackOf(plan: Plan): number {
  return plan.budgets.find(({ step }) => step === 'slack')?.given ?? 0;
}
