import type { Calendar, LocalDate } from '../calendar/calendar.ts';
import { isOpenDay } from '../calendar/open-days.ts';
import { daysBetween } from '../calendar/order.ts';
import { addOrder } from '../calendar/orders.ts';
import { replannedUnder } from '../cycle/decide-replan.ts';
import type { CycleState, CycleTerms } from '../cycle/state.ts';
import type { Plan } from '../plan/plan.ts';
import type { MilestoneId } from '../stages.ts';
import type { AnsweringTimes } from './answering-times.ts';
import { assumptionProblem, type AssumedHoliday, type AssumptionProblem, type Assumptions } from './assumptions.ts';
import { forecast, type Forecast } from './forecast.ts';

/** A cycle as it is, and as it would be. */
export interface WhatIf {
  readonly before: Forecast;
  readonly after: Forecast;
  /** Milestones of the plan that would move. */
  readonly moved: readonly { readonly id: MilestoneId; readonly from: LocalDate; readonly to: LocalDate }[];
}

/**
 * What would become of a cycle. The assumptions are put where the facts stand (the calendar by an order, the steps in
 * the procedure, the deadline in the cycle), the plan is laid anew by the rules that lay it anew in earnest, and the
 * same forecast is made of both. Nothing is changed.
 *
 * @param today local date in Islamabad
 * @returns both forecasts, or the first thing that cannot be assumed
 */
export function whatIf(
  state: CycleState,
  terms: CycleTerms,
  today: LocalDate,
  times: readonly AnsweringTimes[],
  assumptions: Assumptions,
): WhatIf | AssumptionProblem {
  const before = forecast(state, terms, today, times);
  const wrong = assumptionProblem(assumptions, before, terms);
  if (wrong !== null) return wrong;
  const { answers = {}, never = [], holidays = [], steps = {} } = assumptions;
  let calendar = terms.calendar;
  for (const holiday of holidays) {
    const added = withHoliday(calendar, holiday, today);
    if ('message' in added) return added;
    calendar = added;
  }
  const procedure = {
    ...terms.procedure,
    steps: terms.procedure.steps.map((step) => {
      const days = steps[step.id];
      return days === undefined ? step : { ...step, wished: days, minimum: days };
    }),
  };
  const { deadline = state.deadline } = assumptions;
  const next = { ...terms, calendar, procedure };
  const moves = calendar !== terms.calendar || deadline !== state.deadline || Object.keys(steps).length > 0;
  const assumed = moves ? replannedUnder(state, terms, next, deadline, today) : state;
  const after = forecast(assumed, next, today, times, { answers, never });
  return { before, after, moved: movedMilestones(state.plan, assumed.plan) };
}

/** The calendar with an order for those of the days that are not closed already; the same one where all are. */
function withHoliday(
  calendar: Calendar,
  { from, to, layer }: AssumedHoliday,
  today: LocalDate,
): Calendar | AssumptionProblem {
  const span = daysBetween(from, to);
  if ('problems' in span) return span.problems[0]!;
  const days = span.filter((date) => isOpenDay(calendar, layer, date));
  if (days.length === 0) return calendar;
  const title = `Assumed holiday of ${from}`;
  const added = addOrder(
    calendar,
    { kind: 'holiday', layer, standing: 'gazetted', notifiedOn: null, source: 'assumed', title, days },
    today,
  );
  return 'problems' in added ? added.problems[0]! : added;
}

function movedMilestones(before: Plan, after: Plan): WhatIf['moved'] {
  return before.milestones.flatMap(({ id, on }) => {
    const to = after.milestones.find((milestone) => milestone.id === id)?.on ?? on;
    return to === on ? [] : [{ id, from: on, to }];
  });
}
