import type { LocalDate } from '../calendar/calendar.ts';
import { workingDaysBetween } from '../calendar/open-days.ts';
import { plannedOn } from '../cycle/request-facts.ts';
import type { CycleState, CycleTerms } from '../cycle/state.ts';
import { workAhead } from '../cycle/work-ahead.ts';
import { lastDayBefore } from '../plan/last-safe-day.ts';
import type { AnsweringTimes } from './answering-times.ts';
import { NOTHING_ASSUMED, type Assumed } from './awaited-now.ts';
import { bandOf, type Band } from './expected-answer.ts';
import { latestPath, slackPaths, type SlackPath } from './slack-paths.ts';
import { verdictAfter, verdictOf, type Verdict } from './verdict.ts';
import { latest, shareUntil } from './waiting-time.ts';
import { wayFrom } from './way-to-the-deadline.ts';

/** When the text reaches the UN. */
export interface SubmissionForecast {
  readonly on: LocalDate;
  /** Federal working days from it to the last day before the deadline; negative: late by so many. */
  readonly workingDaysLeft: number;
  /** From the answering times of the offices that have some; null where none has. */
  readonly band: Band | null;
  /**
   * How likely every answer comes by its last safe day, 0 to 1; null where no office has answering times, since
   * promises and answer dates are taken as they stand.
   */
  readonly chance: number | null;
}

/** What is known today of how a cycle ends. */
export interface Forecast {
  readonly today: LocalDate;
  readonly deadline: LocalDate;
  /** The last federal open day on or before the deadline. */
  readonly lastDay: LocalDate;
  readonly verdict: Verdict;
  /** Of what is awaited today the path with the least slack; null once the text is submitted. */
  readonly critical: SlackPath | null;
  /** Null once the text is submitted. */
  readonly submission: SubmissionForecast | null;
  /** Offices whose answers are expected only after the text has been put together on its planned day, and that day. */
  readonly without: { readonly on: LocalDate; readonly offices: readonly string[] } | null;
  readonly paths: readonly SlackPath[];
}

/**
 * Will we make it? The paths to the deadline, the one that decides, the day of the submission with its band, and the
 * verdict.
 *
 * The band is exact: an office that has answering times answers by a day with the share that its past gives, any other
 * on its expected day; that all have answered is the product of their shares (offices answer independently of each
 * other), and each day on which the last may come leads to one day of submission.
 *
 * @param today local date in Islamabad
 */
export function forecast(
  state: CycleState,
  terms: CycleTerms,
  today: LocalDate,
  times: readonly AnsweringTimes[] = [],
  assumed: Assumed = NOTHING_ASSUMED,
): Forecast {
  const { deadline } = state;
  const lastDay = lastDayBefore(terms.calendar, deadline);
  const paths = slackPaths(state, terms, today, times, assumed);
  const submission = submissionOf(state, terms, paths, lastDay);
  const critical = paths.find(({ now }) => now) ?? null;
  const submitted = state.reached.submitted ?? lastDay;
  const verdict =
    critical === null || submission === null
      ? verdictAfter(submitted, lastDay, workingDaysBetween(terms.calendar, 'federal', submitted, lastDay))
      : verdictOf({ lastDay, critical, submission });
  const without = lateForTheText(state, paths);
  return { today, deadline, lastDay, verdict, critical, submission, without, paths };
}

function submissionOf(
  state: CycleState,
  terms: CycleTerms,
  paths: readonly SlackPath[],
  lastDay: LocalDate,
): SubmissionForecast | null {
  const last = latestPath(paths);
  if (last === null) return null;
  const now = paths.filter((path) => path.now);
  const uncertain = now.some(({ band }) => band !== null);
  // Only offices that answer have bands, and the same work follows all of them.
  const work = workAhead(state, terms, 'answers', last.office);
  const submittedAfter = (day: LocalDate | null): LocalDate | null =>
    day === null ? null : (wayFrom(state, terms, day, work).at(-1)?.on ?? day);
  const answers = bandOf(latest(now.map(({ days }) => days)));
  return {
    on: last.submittedOn,
    workingDaysLeft: workingDaysBetween(terms.calendar, 'federal', last.submittedOn, lastDay),
    band: uncertain
      ? { p10: submittedAfter(answers.p10), p50: submittedAfter(answers.p50), p90: submittedAfter(answers.p90) }
      : null,
    chance: uncertain ? now.reduce((all, path) => all * shareUntil(path.days, path.lastSafeDay), 1) : null,
  };
}

/** The cycle puts its text together on the planned day, the first time, whoever is still to answer. */
function lateForTheText(state: CycleState, paths: readonly SlackPath[]): Forecast['without'] {
  const on = plannedOn(state, 'consolidated');
  if (on === null || state.round > 1) return null;
  const offices = paths.filter(({ matter, expectedOn }) => matter === 'answers' && expectedOn > on);
  return offices.length === 0 ? null : { on, offices: offices.map(({ office }) => office) };
}
