import type { LayerId, LocalDate } from '../calendar/calendar.ts';
import { isLocalDate } from '../calendar/local-date.ts';
import { daysBetween } from '../calendar/order.ts';
import type { CycleTerms } from '../cycle/state.ts';
import type { PlanStepId } from '../plan/plan.ts';
import type { Forecast } from './forecast.ts';

/** Days on which the offices of a layer are closed, both ends included. */
export interface AssumedHoliday {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly layer: LayerId;
}

/** What is assumed; at least one thing. */
export interface Assumptions {
  /** Days on which offices answer, clear or deliver, by office. */
  readonly answers?: Readonly<Record<string, LocalDate>>;
  /** Offices that never answer; the text goes without them. */
  readonly never?: readonly string[];
  readonly holidays?: readonly AssumedHoliday[];
  /** Working days that steps take, neither more nor less. */
  readonly steps?: Readonly<Partial<Record<PlanStepId, number>>>;
  readonly deadline?: LocalDate;
}

/** Why something cannot be assumed. */
export interface AssumptionProblem {
  readonly message: string;
  /** What would be accepted. */
  readonly hint: string;
}

/** No step takes longer; a greater number is a slip of the pen. */
const LONGEST_STEP = 250;

/**
 * The first thing that cannot be assumed of a cycle, null where all can.
 * @param before the forecast without assumptions: it knows who is awaited and which steps are ahead
 */
export function assumptionProblem(assumed: Assumptions, before: Forecast, terms: CycleTerms): AssumptionProblem | null {
  const { answers = {}, never = [], holidays = [], steps = {}, deadline } = assumed;
  const named = [...Object.keys(answers), ...never];
  if (named.length + holidays.length + Object.keys(steps).length === 0 && deadline === undefined) {
    return problem('nothing is assumed', 'an answer, an office that never answers, a holiday, a step or a deadline');
  }
  if (before.critical === null) return problem(before.verdict.why, 'nothing is to come before the deadline');
  return (
    officeProblem(named, before) ??
    neverProblem(never, answers, before) ??
    first(Object.entries(answers), ([office, on]) => dateProblem(on, before.today, `the answer of ${office}`)) ??
    first(holidays, (holiday) => holidayProblem(holiday, before.today, terms)) ??
    first(Object.entries(steps), ([step, days]) => stepProblem(step, days, before)) ??
    (deadline === undefined ? null : dateProblem(deadline, before.today, 'the deadline'))
  );
}

function officeProblem(named: readonly string[], { paths }: Forecast): AssumptionProblem | null {
  const awaited = [...new Set(paths.filter(({ now }) => now).map(({ office }) => office))];
  const unknown = named.find((office) => !awaited.includes(office));
  return unknown === undefined
    ? null
    : problem(`nothing is awaited from "${unknown}" now`, `awaited now: ${awaited.join(', ')}`);
}

function neverProblem(
  never: readonly string[],
  answers: Readonly<Record<string, LocalDate>>,
  { paths }: Forecast,
): AssumptionProblem | null {
  const both = never.find((office) => office in answers);
  if (both !== undefined) return problem(`${both} both answers and never answers`, 'one of the two');
  const needed = never.find((office) => !paths.some((path) => path.office === office && path.matter === 'answers'));
  return needed === undefined
    ? null
    : problem(`the text cannot go on without ${needed}`, 'an office that owes answers to a row');
}

function holidayProblem({ from, to, layer }: AssumedHoliday, today: LocalDate, terms: CycleTerms) {
  const layers = terms.calendar.layers.map(({ id }) => id);
  if (!layers.includes(layer)) return problem(`there is no layer "${layer}"`, `one of: ${layers.join(', ')}`);
  const days = daysBetween(from, to);
  if ('problems' in days) return days.problems[0] ?? null;
  return dateProblem(from, today, 'the holiday');
}

function stepProblem(step: string, days: number, { paths }: Forecast): AssumptionProblem | null {
  const ahead = [...new Set(paths.flatMap(({ chain }) => chain.map((one) => one.step)))].filter(
    (one) => one !== 'submission',
  );
  if (!ahead.some((one) => one === step))
    return problem(
      `"${step}" is no step that is still ahead`,
      ahead.length === 0 ? 'no step is ahead' : ahead.join(', '),
    );
  if (Number.isInteger(days) && days >= 1 && days <= LONGEST_STEP) return null;
  return problem(`${step} cannot take ${days} working days`, `a whole number from 1 to ${LONGEST_STEP}`);
}

function dateProblem(date: LocalDate, today: LocalDate, what: string): AssumptionProblem | null {
  if (!isLocalDate(date)) return problem(`${what}: "${date}" is not a date`, 'a day that exists, as YYYY-MM-DD');
  return date < today ? problem(`${what}: ${date} has passed`, `${today} or later`) : null;
}

function first<T>(of: readonly T[], check: (one: T) => AssumptionProblem | null): AssumptionProblem | null {
  for (const one of of) {
    const found = check(one);
    if (found !== null) return found;
  }
  return null;
}

function problem(message: string, hint: string): AssumptionProblem {
  return { message, hint };
}
