import type { Calendar, LayerId, LocalDate } from '../calendar/calendar.ts';
import { latestOf } from '../calendar/local-date.ts';
import { nextOpenDay } from '../calendar/open-days.ts';
import { requestDueOn } from '../cycle/clock.ts';
import { layerOf } from '../cycle/request-facts.ts';
import type { CycleTerms, RequestState } from '../cycle/state.ts';
import { officeClock, officeDueOn, type OfficeTime } from '../plan/office-due-on.ts';
import type { AnsweringTimes } from './answering-times.ts';
import { BAND, quantile, waitingTime, type Share } from './waiting-time.ts';

/** On what an expected day rests. */
export type Basis =
  /** What-if: the day that was assumed. */
  | 'assumed'
  /** The office named the day itself when it asked for time. */
  | 'promised'
  /** Its focal point is away until then. */
  | 'absence'
  /** The median of its own past answering times. */
  | 'own-times'
  /** Its answer date, with what was granted. */
  | 'answer-date'
  /** Its answer date has passed: the next day on which it works. */
  | 'overdue'
  /** The day until which a clearer, the Committee or the Mission was asked. */
  | 'asked-until'
  /** What the plan gives the step. */
  | 'plan';

/** The days by which an answer comes with a chance of a tenth, a half and nine tenths; null beyond what was ever seen. */
export interface Band {
  readonly p10: LocalDate | null;
  readonly p50: LocalDate | null;
  readonly p90: LocalDate | null;
}

/** When something is expected, and why then. */
export interface Expectation {
  readonly on: LocalDate;
  readonly basis: Basis;
  /** The basis in words, with its figures. */
  readonly why: string;
  /** How likely it comes on which day; its sum is below 1 where it may come later than was ever seen. */
  readonly days: readonly Share<LocalDate>[];
  /** From `days`, where they are more than one certain day. */
  readonly band: Band | null;
}

/** A day that is taken for certain. */
export function certainDay(on: LocalDate, basis: Basis, why: string): Expectation {
  return { on, basis, why, days: [{ at: on, share: 1 }], band: null };
}

/**
 * The day on which the last open row of an office is expected: what it promised, else what its own past answering times
 * say of a request it has had for so long already, else its answer date; never before its focal point is back, and
 * never in the past.
 *
 * @param times of this office; undefined where it was never asked before
 * @returns an open day of the office, today or later
 */
export function expectedAnswer(
  request: RequestState,
  terms: CycleTerms,
  times: AnsweringTimes | undefined,
  today: LocalDate,
): Expectation {
  const { calendar } = terms;
  const layer = layerOf(terms, request.office);
  const open = (day: LocalDate): LocalDate => nextOpenDay(calendar, layer, latestOf(day, today));
  const requestedOn = request.requestedOn ?? open(today);
  const { wishedUntil, absentUntil } = request;
  if (wishedUntil !== undefined && wishedUntil >= today) {
    return certainDay(open(wishedUntil), 'promised', `it promised its answer by ${wishedUntil}`);
  }
  const time: OfficeTime = {
    requestedOn,
    budgetWorkingDays: request.budget,
    extensionDays: request.granted,
    suspensions: request.suspensions,
  };
  const usual =
    byOwnTimes(time, calendar, layer, times, today) ?? byAnswerDate({ ...request, requestedOn }, terms, today);
  const expected = usual.band === null ? certainDay(open(usual.on), usual.basis, usual.why) : usual;
  if (absentUntil === null || absentUntil <= expected.on) return expected;
  const back = open(absentUntil);
  const days = usual.days.map(({ at, share }) => ({ at: latestOf(at, back), share }));
  const why = `its focal point is away until ${absentUntil}`;
  return { on: back, basis: 'absence', why, days, band: usual.band === null ? null : bandOf(days) };
}

/** The band of shares by day. */
export function bandOf(days: readonly Share<LocalDate>[]): Band {
  return { p10: quantile(days, BAND.p10), p50: quantile(days, BAND.p50), p90: quantile(days, BAND.p90) };
}

function byOwnTimes(
  time: OfficeTime,
  calendar: Calendar,
  layer: LayerId,
  times: AnsweringTimes | undefined,
  today: LocalDate,
): Expectation | null {
  if (times === undefined) return null;
  const used = officeClock(time, calendar, layer, today).usedByOffice;
  const dateOf = (workingDays: number): LocalDate => {
    const answer = { ...time, budgetWorkingDays: Math.max(1, workingDays), extensionDays: 0 };
    return nextOpenDay(calendar, layer, latestOf(officeDueOn(answer, calendar, layer, today), today));
  };
  const shares = waitingTime(times, used);
  const median = shares === null ? null : quantile(shares, BAND.p50);
  if (shares === null || median === null) return null;
  const days = shares.map(({ at, share }) => ({ at: dateOf(at), share }));
  const had = used === 0 ? '' : `; it has had this one for ${used}`;
  return {
    on: dateOf(median),
    basis: 'own-times',
    why: `its own past: half are answered within ${median} working days (${times.answered.length} answers${had})`,
    days,
    band: bandOf(days),
  };
}

function byAnswerDate(request: RequestState, terms: CycleTerms, today: LocalDate): Expectation {
  const due = requestDueOn(request, terms, today) ?? today;
  if (due < today) return certainDay(today, 'overdue', `its answer date ${due} has passed`);
  const granted = request.granted === 0 ? '' : `, ${request.granted} working days granted`;
  const waits = request.suspensions.some(({ to }) => to === null)
    ? '; its clock stands still until it hears from us'
    : '';
  return certainDay(due, 'answer-date', `its answer date${granted}${waits}`);
}
