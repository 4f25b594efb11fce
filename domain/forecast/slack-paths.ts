import type { LocalDate } from '../calendar/calendar.ts';
import { addWorkingDays, workingDaysBetween } from '../calendar/open-days.ts';
import { COMMITTEE } from '../cycle/due-clearance.ts';
import { layerOf } from '../cycle/request-facts.ts';
import type { CycleState, CycleTerms } from '../cycle/state.ts';
import { clearerGroups, safeUntil, shareOfGroups, workAhead, type Matter } from '../cycle/work-ahead.ts';
import type { AnsweringTimes } from './answering-times.ts';
import { awaitedNow, NOTHING_ASSUMED, type Assumed, type Awaited } from './awaited-now.ts';
import { certainDay, type Band, type Basis } from './expected-answer.ts';
import type { Share } from './waiting-time.ts';
import { wayFrom, type ChainStep } from './way-to-the-deadline.ts';

/** The way of one answer, or of the text, to the UN. */
export interface SlackPath {
  readonly office: string;
  readonly matter: Matter;
  /** Whether it is awaited today; the others come after. */
  readonly now: boolean;
  /** Open rows; 0 where it is not about rows. */
  readonly rows: number;
  readonly expectedOn: LocalDate;
  readonly basis: Basis;
  /** The basis in words, with its figures. */
  readonly why: string;
  /** From the office's own past; null where there is too little of it, or a better word. */
  readonly band: Band | null;
  /** How likely it comes on which day; one certain day where there is no band. */
  readonly days: readonly Share<LocalDate>[];
  /** Last day on which it leaves every later step its minimum. */
  readonly lastSafeDay: LocalDate;
  /** Working days of the office from the expected to the last safe day; negative: lost already, by so many. */
  readonly slackWorkingDays: number;
  /** Last day on which it leaves every later step what the plan gave it. */
  readonly lastPlannedDay: LocalDate;
  /** Working days of the office to that day. */
  readonly plannedSlackWorkingDays: number;
  /** What follows the expected day, until the text is with the UN. */
  readonly chain: readonly ChainStep[];
  /** Day on which the text is with the UN on this path. */
  readonly submittedOn: LocalDate;
}

/**
 * Every path of a cycle to its deadline: what is awaited today by slack, the least first; then what is to come, in its
 * order, after the latest of what is awaited.
 *
 * @param times answering times of offices, for those that have some
 * @param assumed what-if
 * @returns empty once the text is submitted
 */
export function slackPaths(
  state: CycleState,
  terms: CycleTerms,
  today: LocalDate,
  times: readonly AnsweringTimes[] = [],
  assumed: Assumed = NOTHING_ASSUMED,
): readonly SlackPath[] {
  const now = awaitedNow(state, terms, today, times, assumed).map((awaited) => pathOf(state, terms, awaited, true));
  const last = latestPath(now);
  if (last === null) return [];
  const bySlack = [...now].sort(
    (a, b) =>
      a.slackWorkingDays - b.slackWorkingDays || compare(b.submittedOn, a.submittedOn) || compare(a.office, b.office),
  );
  return [...bySlack, ...toCome(state, terms, last)];
}

/** The path on which the text reaches the UN last, null where none is awaited. */
export function latestPath(paths: readonly SlackPath[]): SlackPath | null {
  return paths
    .filter(({ now }) => now)
    .reduce<SlackPath | null>(
      (last, path) => (last === null || path.submittedOn > last.submittedOn ? path : last),
      null,
    );
}

function pathOf(state: CycleState, terms: CycleTerms, awaited: Awaited, now: boolean): SlackPath {
  const { office, matter, rows, expected } = awaited;
  const layer = layerOf(terms, office);
  const last = safeUntil(state, terms, matter, office, 'minimum');
  const lastPlanned = safeUntil(state, terms, matter, office, 'wished');
  const chain =
    matter === 'submission' ? [] : wayFrom(state, terms, expected.on, workAhead(state, terms, matter, office));
  return {
    office,
    matter,
    now,
    rows,
    expectedOn: expected.on,
    basis: expected.basis,
    why: expected.why,
    band: expected.band,
    days: expected.days,
    lastSafeDay: last,
    slackWorkingDays: workingDaysBetween(terms.calendar, layer, expected.on, last),
    lastPlannedDay: lastPlanned,
    plannedSlackWorkingDays: workingDaysBetween(terms.calendar, layer, expected.on, lastPlanned),
    chain,
    submittedOn: chain.at(-1)?.on ?? expected.on,
  };
}

/** The Committee, the clearers and the Mission, as far as they come after a path. */
function toCome(state: CycleState, terms: CycleTerms, after: SlackPath): readonly SlackPath[] {
  let from = after.expectedOn;
  return after.chain.flatMap(({ step, days, on }) => {
    const begins = from;
    from = on;
    const path = (matter: Matter, office: string, day: LocalDate): SlackPath =>
      pathOf(
        state,
        terms,
        { matter, office, rows: 0, expected: certainDay(day, 'plan', `what is left for it after ${begins}`) },
        false,
      );
    if (step === 'committee') return [path('committee', COMMITTEE, on)];
    if (step === 'submission') return [path('submission', terms.procedure.mission, on)];
    if (step !== 'clearance') return [];
    const groups = clearerGroups(terms);
    const done = after.matter === 'clearance' ? groups.findIndex((offices) => offices.includes(after.office)) + 1 : 0;
    return groups.slice(done).flatMap((offices, at) => {
      const share = shareOfGroups(days, at, groups.length - done);
      const day = addWorkingDays(terms.calendar, 'federal', begins, share);
      return offices.map((office) => path('clearance', office, day));
    });
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
