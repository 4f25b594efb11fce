import type { LocalDate } from '../calendar/calendar.ts';
import { isLocalDate, latestOf } from '../calendar/local-date.ts';
import { addWorkingDays, previousOpenDay, workingDaysBetween } from '../calendar/open-days.ts';
import { workingDays } from '../plan/explain-span.ts';
import { officeClock } from '../plan/office-due-on.ts';
import type { Plan } from '../plan/plan.ts';
import { replan } from '../plan/replan.ts';
import { MILESTONES, type MilestoneId } from '../stages.ts';
import { requestDueOn } from './clock.ts';
import { refuse, type CommandOf, type Decision } from './commands.ts';
import type { CycleEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { floorsUnder } from './plan-floors.ts';
import { layerOf, openRows, plannedOn, waitsForUs } from './request-facts.ts';
import type { CycleState, CycleTerms, RequestState } from './state.ts';
import { sameVersions } from './versions.ts';

type Replanned = Extract<CycleEvent, { type: 'replanned' }>;
type NotBefore = Readonly<Partial<Record<MilestoneId, LocalDate>>>;

/**
 * Other versions of the reference data are taken, and what remains of the plan is laid anew by them. Days lost to an
 * order come off the plan as it was before any order, so that undoing the order gives the same plan back. Where the
 * steps of the procedure changed, their days are dealt anew, and what follows starts from the new plan.
 */
export function adoptTerms(
  state: CycleState,
  terms: CycleTerms,
  command: CommandOf<'adopt-terms'>,
  today: LocalDate,
): Decision {
  const { cause, by, reason, order, versions, terms: next } = command;
  const inForce = state.versions ?? command.inForce;
  if (inForce !== undefined && sameVersions(inForce, versions)) return { events: [] };
  const moved = movedUnder(state, terms, next, { deadline: state.deadline, order }, today);
  return { events: [{ type: 'replanned', cause, by, reason, order, versions, ...moved }] };
}

/** The treaty body has moved its date: all that remains is laid anew between the last milestone and the new date. */
export function moveDeadline(
  state: CycleState,
  terms: CycleTerms,
  command: CommandOf<'move-deadline'>,
  today: LocalDate,
): Decision {
  const { deadline, by, reference } = command;
  if (!isLocalDate(deadline)) return refuse(`“${deadline}” is not a date`, 'give a day that exists, as YYYY-MM-DD');
  if (deadline === state.deadline) return { events: [] };
  const earliest = latestOf(today, state.receivedOn);
  if (deadline < earliest) {
    const why = deadline < state.receivedOn ? `the day of receipt ${state.receivedOn}` : `today, ${today}`;
    return refuse(`the deadline ${deadline} lies before ${why}`, `give a day from ${earliest}`);
  }
  if (state.reached.submitted !== undefined)
    return refuse(`the text was submitted on ${state.reached.submitted}`, 'no deadline is left to move');
  if (reference.trim() === '') return refuse('the reference is empty', 'name the letter by which the date was moved');
  const plan = laidAnew({ ...state, floors: [] }, terms, basePlanOf(state), deadline, today, true);
  if (!plan.feasible && deadline < state.deadline) {
    return refuse(
      `the deadline ${deadline} cannot be met: ${workingDays(plan.shortByWorkingDays)} are missing with every step at its minimum`,
      'agree a later day with the treaty body',
    );
  }
  const reason = `the deadline was moved from ${state.deadline} to ${deadline} (${reference.trim()})`;
  return {
    events: [
      {
        type: 'replanned',
        cause: 'deadline',
        by,
        reason,
        order: null,
        plan,
        deadline,
        ...(state.floors === undefined ? {} : { floors: [] }),
        ...changedRequests(state, terms, budgetsBy(state, terms, plan, today), today),
      },
    ],
  };
}

/**
 * The plan in which answers close no earlier than on a day that was granted to an office.
 *
 * @returns the event; null when the deadline leaves no such plan, with the last day on which answers could close
 */
export function planUntil(
  state: CycleState,
  terms: CycleTerms,
  granted: { readonly office: string; readonly by: string; readonly until: LocalDate },
  today: LocalDate,
): { readonly event: Replanned } | { readonly latest: LocalDate } {
  const { office, by, until } = granted;
  const base = basePlanOf(state);
  const closed = latestOf(until, ...Object.values(grantedDays(state, terms, today)));
  const notBefore = latestOfEach(state.floors?.at(-1)?.days ?? {}, { 'answers-closed': closed });
  const { deadline, reached } = state;
  const plan = replan({ plan: base, deadline, ...rulesOf(terms), reached, today, notBefore });
  const latest = plannedOn({ plan }, 'answers-closed')!;
  if (!plan.feasible) return { latest: plannedOn(state, 'answers-closed')! };
  if (latest < until) return { latest };
  const reason = `${office} was given until ${until}`;
  return { event: { type: 'replanned', cause: 'extension', by, reason, order: null, plan, basePlan: base } };
}

/**
 * A cycle as it would be under other rules or another deadline: what `adoptTerms` and `moveDeadline` would record, with
 * nothing decided.
 *
 * @param next the rules, in place of `terms`
 */
export function replannedUnder(
  state: CycleState,
  terms: CycleTerms,
  next: CycleTerms,
  deadline: LocalDate,
  today: LocalDate,
): CycleState {
  const moved = movedUnder(state, terms, next, { deadline, order: null }, today);
  const told = { cause: 'calendar', by: 'nobody', reason: 'assumed', order: null } as const;
  const event: Replanned = { type: 'replanned', ...told, deadline, ...moved };
  return evolve(state, { seq: state.seq + 1, on: today, at: today, event });
}

/** All that moves in a cycle when other rules or another deadline come into force. @param next the rules, in place of `terms` */
function movedUnder(
  state: CycleState,
  terms: CycleTerms,
  next: CycleTerms,
  { deadline, order }: { readonly deadline: LocalDate; readonly order: string | null },
  today: LocalDate,
): Pick<Replanned, 'plan' | 'basePlan' | 'floors' | 'budgets' | 'inTime' | 'awaited'> {
  const anew =
    deadline !== state.deadline || JSON.stringify(terms.procedure.steps) !== JSON.stringify(next.procedure.steps);
  const base = basePlanOf(state);
  const floors = anew ? [] : floorsUnder(state, terms, next, order, today);
  const plan = laidAnew({ ...state, floors }, next, base, deadline, today, anew);
  return {
    plan,
    ...(anew ? {} : { basePlan: base }),
    ...(floors.length === 0 && state.floors === undefined ? {} : { floors }),
    ...changedRequests(state, next, anew ? budgetsBy(state, next, plan, today) : {}, today),
    ...movedAwaited(state, terms, next, today),
  };
}

/**
 * The days until which clearers and the Mission are asked, by the new calendar: as many working days after they were
 * asked as before, but not past the last open day before the deadline. A day that has passed stays.
 */
function movedAwaited(
  state: CycleState,
  { calendar }: CycleTerms,
  next: CycleTerms,
  today: LocalDate,
): Pick<Replanned, 'awaited'> {
  const last = previousOpenDay(next.calendar, 'federal', state.deadline);
  const moved = state.awaited.flatMap((a) => {
    if (a.doneOn !== null || a.dueOn < today) return [];
    const days = a.days ?? workingDaysBetween(calendar, 'federal', a.askedOn, a.dueOn);
    const counted = addWorkingDays(next.calendar, 'federal', a.askedOn, days);
    const bound = a.matter !== 'acknowledgement' && counted > last && last > a.askedOn;
    const dueOn = bound ? last : counted;
    return dueOn === a.dueOn ? [] : [{ matter: a.matter, office: a.office, dueOn, days }];
  });
  return moved.length === 0 ? {} : { awaited: moved };
}

function laidAnew(
  state: CycleState,
  terms: CycleTerms,
  base: Plan,
  deadline: LocalDate,
  today: LocalDate,
  anew: boolean,
): Plan {
  const { reached } = state;
  const asked = anew && reached.requested !== undefined && reached['answers-due'] === undefined;
  // The offices were told their day: it is kept for as long as the minimums of what follows allow.
  const promised = asked ? { 'answers-due': plannedOn(state, 'answers-due')! } : {};
  const floor = state.floors?.at(-1)?.days ?? {};
  const notBefore = latestOfEach(floor, { ...promised, ...grantedDays(state, terms, today) });
  return replan({ plan: base, deadline, ...rulesOf(terms), reached, today, anew, notBefore });
}

function latestOfEach(one: NotBefore, other: NotBefore): NotBefore {
  const ids = MILESTONES.filter((id) => one[id] !== undefined || other[id] !== undefined);
  return Object.fromEntries(ids.map((id) => [id, latestOf(one[id] ?? other[id]!, other[id] ?? one[id]!)]));
}

function rulesOf({
  procedure,
  calendar,
  ladder,
}: CycleTerms): Pick<Parameters<typeof replan>[0], 'steps' | 'calendar' | 'ladder'> {
  return { steps: procedure.steps, calendar, ladder };
}

/** What re-planning starts from: the plan before orders, with what was reached since as it was reached. */
function basePlanOf(state: CycleState): Plan {
  const { plan, basePlan = plan, reached } = state;
  const at = Math.max(
    0,
    MILESTONES.findLastIndex((id) => reached[id] !== undefined),
  );
  const done = new Set(plan.budgets.slice(0, at).map(({ step }) => step));
  return {
    ...basePlan,
    cuts: [...plan.cuts.filter(({ step }) => done.has(step)), ...basePlan.cuts.filter(({ step }) => !done.has(step))],
    budgets: [...plan.budgets.slice(0, at), ...basePlan.budgets.slice(at)],
    milestones: [...plan.milestones.slice(0, at + 1), ...basePlan.milestones.slice(at + 1)],
  };
}

/** Answers stay open for an office until the day it was granted. */
function grantedDays(state: CycleState, terms: CycleTerms, today: LocalDate): NotBefore {
  if (state.reached['answers-closed'] !== undefined) return {};
  const days = Object.values(state.requests)
    .filter((request) => request.granted > 0 && openRows(request).length > 0 && !waitsForUs(request))
    .flatMap((request) => requestDueOn(request, terms, today) ?? []);
  return days.length === 0 ? {} : { 'answers-closed': latestOf(days[0]!, ...days) };
}

/**
 * Working days of the offices that have to answer: as many more, or fewer, as the step of the answers was given. An
 * office that was asked keeps what it has used, and a day.
 */
function budgetsBy(
  state: CycleState,
  terms: CycleTerms,
  plan: Plan,
  today: LocalDate,
): Readonly<Record<string, number>> {
  if (state.reached['answers-due'] !== undefined) return {};
  const given = (of: Plan): number => of.budgets.find(({ step }) => step === 'answers')?.given ?? 0;
  const change = given(plan) - given(state.plan);
  const changed = Object.values(state.requests).filter((request) => change !== 0 && openRows(request).length > 0);
  return Object.fromEntries(
    changed.map((request) => {
      const wanted = Math.max(1, request.budget + change);
      const least = Math.min(request.budget, usedBy(request, terms, today) + 1);
      return [request.office, Math.max(wanted, least)];
    }),
  );
}

function usedBy(request: RequestState, terms: CycleTerms, today: LocalDate): number {
  const { requestedOn, budget, granted, suspensions, office } = request;
  if (requestedOn === null) return 0;
  const layer = layerOf(terms, office);
  const time = { requestedOn, budgetWorkingDays: budget, extensionDays: granted, suspensions };
  return officeClock(time, terms.calendar, layer, today).usedByOffice;
}

/** Budgets that differ, and the offices that were late and are so no longer. */
function changedRequests(
  state: CycleState,
  terms: CycleTerms,
  budgets: Readonly<Record<string, number>>,
  today: LocalDate,
): Pick<Replanned, 'budgets' | 'inTime'> {
  const inTime = Object.values(state.requests).filter((request) => {
    if (request.overdue !== true || openRows(request).length === 0) return false;
    const due = requestDueOn({ ...request, budget: budgets[request.office] ?? request.budget }, terms, today);
    return due !== null && due >= today;
  });
  return {
    ...(Object.keys(budgets).length === 0 ? {} : { budgets }),
    ...(inTime.length === 0 ? {} : { inTime: inTime.map(({ office }) => office) }),
  };
}
