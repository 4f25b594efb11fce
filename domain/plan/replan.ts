import type { Calendar, LocalDate } from '../calendar/calendar.ts';
import { latestOf } from '../calendar/local-date.ts';
import { addWorkingDays, isOpenDay, nextOpenDay, previousOpenDay, workingDaysBetween } from '../calendar/open-days.ts';
import type { Ladder } from '../reminders/ladder.ts';
import { MILESTONES, type MilestoneId } from '../stages.ts';
import { divideDays, PLAN_STEPS } from './budgets.ts';
import { awaitedWords, STEP_ENDS, stepWords, submittedWords } from './explain-span.ts';
import type { Plan, PlanStep } from './plan.ts';
import { planRungs } from './plan-rungs.ts';

/** What a plan is laid anew from. */
export interface ReplanInput {
  /** The plan before days were lost; the same every time, so that giving the days back gives this plan back. */
  readonly plan: Plan;
  readonly deadline: LocalDate;
  /** One budget for each of the nine steps, in their order. */
  readonly steps: readonly PlanStep[];
  readonly calendar: Calendar;
  readonly ladder: Ladder;
  /** Milestones that were reached; those before the last of them count as reached too. */
  readonly reached: Readonly<Partial<Record<MilestoneId, LocalDate>>>;
  /** Local date in the offices' zone. */
  readonly today: LocalDate;
  /** Days before which a milestone may not lie, beside those of `plan`. */
  readonly notBefore?: Readonly<Partial<Record<MilestoneId, LocalDate>>>;
  /** The rules or the deadline changed: the remaining days are dealt anew, and those of `plan` bind nobody. */
  readonly anew?: boolean;
}

/** Place of the hand-over among the milestones; the step after it is the slack. */
const HANDED_OVER = STEP_ENDS.length;
const SUBMITTED = HANDED_OVER + 1;

/** What does not change while one plan is laid. */
interface Ground extends ReplanInput {
  /** Place of the last milestone that was reached. */
  readonly at: number;
  /** The deadline; the day of receipt where the plan was made after it. */
  readonly end: LocalDate;
  /** Last open day on or before `end`. */
  readonly lastDay: LocalDate;
}

/** The days of all milestones, in their order, and what is to be said of one. */
interface Laid {
  readonly days: readonly LocalDate[];
  readonly notes: readonly string[];
  readonly shortBy: number;
}

/**
 * Lays what remains of a plan anew, on the federal calendar.
 *
 * Milestones that were reached keep their day and their text. Where the remaining days of the plan still hold (as many
 * working days between them as before), nothing moves. Else the working days from the planned day of the last milestone
 * reached up to the last open day before the deadline are divided among the remaining steps as `divideDays` says, step
 * by step. A lost day comes so out of the slack first, then out of the step whose turn it is; but no milestone lies
 * before its day in `plan` unless the minimums of the later steps leave it no choice, which its text then says. Where
 * a milestone that was not reached would lie before `today`, the remaining steps are laid from `today`.
 *
 * Where even the minimums do not fit, the plan is not feasible, says by how many working days, and stands at the
 * minimums, as `makePlan` has it. The result depends on nothing but the arguments.
 *
 * @throws RangeError when a date is none, `steps` are not the nine steps in their order, or `plan` lacks a milestone
 */
export function replan(input: ReplanInput): Plan {
  const { plan, steps, calendar, reached, today } = input;
  if (steps.length !== PLAN_STEPS.length || steps.some(({ id }, at) => id !== PLAN_STEPS[at])) {
    throw new RangeError(`steps are [${steps.map(({ id }) => id).join(', ')}]; accepted: ${PLAN_STEPS.join(', ')}`);
  }
  const end = latestOf(input.deadline, dayOf(plan, 0));
  const ground: Ground = {
    ...input,
    at: Math.max(
      0,
      MILESTONES.findLastIndex((id) => reached[id] !== undefined),
    ),
    end,
    lastDay: previousOpenDay(calendar, 'federal', end),
  };
  if (stands(ground)) return written(ground, { days: daysOf(plan), notes: [], shortBy: plan.shortByWorkingDays });
  const laid = lay(ground, dayOf(plan, ground.at));
  const late = laid.days.some((on, at) => at > ground.at && on < today);
  return written(ground, late ? lay(ground, today) : laid);
}

/** Whether the remaining days of the plan are still as many working days apart as it says, and bound by nothing new. */
function stands(ground: Ground): boolean {
  const { plan, calendar, at, lastDay, notBefore = {}, anew = false } = ground;
  if (anew || MILESTONES.some((id, place) => place > at && (notBefore[id] ?? '') > dayOf(plan, place))) return false;
  const days = daysOf(plan);
  const apart = (from: number): number => workingDaysBetween(calendar, 'federal', days[from]!, days[from + 1]!);
  for (let place = at; place < HANDED_OVER; place += 1) {
    const { given } = plan.budgets[place]!;
    if (apart(place) !== given || (given > 0 && !isOpenDay(calendar, 'federal', days[place + 1]!))) return false;
  }
  if (at > HANDED_OVER) return at > SUBMITTED || days.at(-1) === awaitedUntil(ground, days);
  const slack = plan.budgets[HANDED_OVER]!.given;
  const left = daysLeft(calendar, days[HANDED_OVER]!, lastDay);
  return (
    left === slack - plan.shortByWorkingDays &&
    apart(HANDED_OVER) === (slack > 0 ? 1 : 0) &&
    isOpenDay(calendar, 'federal', days[SUBMITTED]!) &&
    days.at(-1) === awaitedUntil(ground, days)
  );
}

/** Lays the steps after the last milestone reached. @param from day zero of the first of them */
function lay(ground: Ground, from: LocalDate): Laid {
  const { plan, steps, calendar, at, lastDay } = ground;
  const days = daysOf(plan).slice(0, at + 1);
  const notes = days.map(() => '');
  const anew = from === dayOf(plan, at) ? '' : `; laid anew from ${from}`;
  let day = startOf(ground, from);
  const shortBy = Math.max(0, minimumsFrom(steps, at) - daysLeft(calendar, day, lastDay));
  for (let place = at; place < HANDED_OVER; place += 1) {
    const given = shortBy > 0 ? steps[place]!.minimum : dealt(ground, place, day);
    const walked = addWorkingDays(calendar, 'federal', day, given);
    const floor = floorOf(ground, place + 1);
    const latest = addWorkingDays(calendar, 'federal', lastDay, -minimumsFrom(steps, place + 1));
    const bound = shortBy === 0 && floor > walked;
    const on = bound ? (floor < latest ? floor : latestOf(walked, latest)) : walked;
    const earlier = on < floor ? `; before ${floor}, as the later steps need their minimums` : '';
    days.push(on);
    notes.push(`${earlier}${place === at ? anew : ''}`);
    day = on;
  }
  if (at < SUBMITTED) {
    const slack = shortBy > 0 ? steps[HANDED_OVER]!.minimum : daysLeft(calendar, day, lastDay);
    days.push(slack > 0 ? addWorkingDays(calendar, 'federal', day, 1) : day);
    notes.push(at === HANDED_OVER ? anew : '');
  }
  if (days.length < MILESTONES.length) days.push(awaitedUntil(ground, days));
  return { days, notes, shortBy };
}

/** Last day on which the UN's word is awaited: an open day, also where that of the submission was closed since. */
function awaitedUntil({ calendar, lastDay }: Ground, days: readonly LocalDate[]): LocalDate {
  return latestOf(nextOpenDay(calendar, 'federal', days[SUBMITTED]!), lastDay);
}

/** Day zero of the remaining steps; an open day where the first of them gets no day of its own. */
function startOf(ground: Ground, from: LocalDate): LocalDate {
  const { calendar, at } = ground;
  const own = at < HANDED_OVER ? dealt(ground, at, from) : daysLeft(calendar, from, ground.lastDay);
  return own > 0 || from === ground.plan.milestones[0]!.on ? from : nextOpenDay(calendar, 'federal', from);
}

/** Working days that a step gets of those left after a day. */
function dealt({ steps, calendar, lastDay }: Ground, place: number, after: LocalDate): number {
  const available = Math.max(0, daysLeft(calendar, after, lastDay));
  return divideDays(steps.slice(place), available).budgets[0]!.given;
}

/** The day before which a milestone may not lie; an open day, or '' for none. */
function floorOf({ plan, calendar, notBefore = {}, anew = false }: Ground, place: number): LocalDate {
  const own = notBefore[MILESTONES[place]!] ?? '';
  const planned = anew ? '' : dayOf(plan, place);
  const floor = own > planned ? own : planned;
  return floor === '' ? '' : nextOpenDay(calendar, 'federal', floor);
}

/** The plan that says these days, each with how it was counted. */
function written(ground: Ground, { days, notes, shortBy }: Laid): Plan {
  const { plan, steps, calendar, ladder, at, end, lastDay } = ground;
  const budgets = steps.map(({ id, minimum }, place) => {
    if (place < at) return plan.budgets[place]!;
    if (place < HANDED_OVER)
      return { step: id, given: workingDaysBetween(calendar, 'federal', days[place]!, days[place + 1]!) };
    return { step: id, given: shortBy > 0 ? minimum : Math.max(0, daysLeft(calendar, days[place]!, lastDay)) };
  });
  const slack = budgets[HANDED_OVER]!.given;
  const words = (place: number): string => {
    const before = days[place - 1]!;
    const on = days[place]!;
    if (place > SUBMITTED) return awaitedWords(end, lastDay, before, calendar);
    if (place === SUBMITTED) return submittedWords(slack, before, on, calendar);
    const step = {
      given: budgets[place - 1]!.given,
      wished: steps[place - 1]!.wished,
      purpose: STEP_ENDS[place - 1]![2],
    };
    return stepWords(step, before, on, calendar);
  };
  const milestones = plan.milestones.map((planned, place) => {
    if (place <= at) return planned;
    const on = days[place]!;
    const said = words(place);
    // What an earlier re-planning noted of the same day still holds.
    const explain =
      planned.on === on && planned.explain.startsWith(said) ? planned.explain : said + (notes[place] ?? '');
    return { id: planned.id, on, explain };
  });
  const dates = { requestedOn: days[2]!, answersDue: days[3]!, answersClosed: days[4]! };
  return {
    feasible: shortBy === 0,
    shortByWorkingDays: shortBy,
    cuts: steps.flatMap(({ id, wished }, place) => {
      if (place < at) return plan.cuts.filter((cut) => cut.step === id);
      const { given } = budgets[place]!;
      return given < wished ? [{ step: id, wished, given }] : [];
    }),
    budgets,
    milestones,
    ...planRungs(ladder, dates, calendar, 'federal'),
  };
}

/** Open days after `from` up to `lastDay`; negative by those after `lastDay` up to `from`. */
function daysLeft(calendar: Calendar, from: LocalDate, lastDay: LocalDate): number {
  if (from <= lastDay) return workingDaysBetween(calendar, 'federal', from, lastDay);
  return 0 - workingDaysBetween(calendar, 'federal', lastDay, from);
}

function minimumsFrom(steps: readonly PlanStep[], place: number): number {
  return steps.slice(place).reduce((sum, step) => sum + step.minimum, 0);
}

function daysOf(plan: Plan): readonly LocalDate[] {
  return MILESTONES.map((_, place) => dayOf(plan, place));
}

function dayOf(plan: Plan, place: number): LocalDate {
  const planned = plan.milestones[place];
  if (planned !== undefined && planned.id === MILESTONES[place]) return planned.on;
  throw new RangeError(`the plan has no milestone "${MILESTONES[place]}" in its place`);
}
