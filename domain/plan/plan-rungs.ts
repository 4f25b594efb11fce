import type { Calendar, LayerId, LocalDate } from '../calendar/calendar.ts';
import { addWorkingDays, workingDaysBetween } from '../calendar/open-days.ts';
import type { Ladder, Rung } from '../reminders/ladder.ts';
import type { DroppedRung, PlannedRung } from './plan.ts';
import { workingDays } from './explain-span.ts';

/** The days between which a ladder is laid. */
export interface ChaseDates {
  /** Day on which the request went out. */
  readonly requestedOn: LocalDate;
  readonly answersDue: LocalDate;
  /** Last day on which answers are taken. */
  readonly answersClosed: LocalDate;
}

/** A ladder laid on days. */
export interface RungPlan {
  /** In the order of the ladder, each on a later day than the one before. */
  readonly rungs: readonly PlannedRung[];
  /** In the order of the ladder. */
  readonly dropped: readonly DroppedRung[];
}

/**
 * Lays a ladder on the working days of an office.
 *
 * A rung before the answer date keeps its offset and is dropped when its day would not come after the request. The
 * rungs after it keep their offsets when the chase is at least one working day longer than the last of them; a shorter
 * chase draws all of them together in proportion, the last on or before `answersClosed`. No two fall on one day:
 * where there are fewer days than rungs, the mildest give way.
 *
 * @param ladder checked: offsets rise strictly and none is 0
 * @param layer calendar layer of the office that is chased
 */
export function planRungs(ladder: Ladder, dates: ChaseDates, calendar: Calendar, layer: LayerId): RungPlan {
  const { requestedOn, answersDue, answersClosed } = dates;
  const laid = laidOn(calendar, ladder);
  const key = `${layer}/${requestedOn}/${answersDue}/${answersClosed}`;
  let plan = laid.get(key);
  if (plan === undefined) laid.set(key, (plan = layRungs(ladder, dates, calendar, layer)));
  return plan;
}

/** Most plans kept for one ladder on one calendar; the offices of a cycle share a handful. */
const MOST_KEPT = 1_000;
/** Pure memo: offices asked on one day share their days, and every look at a cycle asks for them again. */
const memo = new WeakMap<Calendar, WeakMap<Ladder, Map<string, RungPlan>>>();

function laidOn(calendar: Calendar, ladder: Ladder): Map<string, RungPlan> {
  let ladders = memo.get(calendar);
  if (ladders === undefined) memo.set(calendar, (ladders = new WeakMap()));
  let laid = ladders.get(ladder);
  if (laid === undefined || laid.size >= MOST_KEPT) ladders.set(ladder, (laid = new Map()));
  return laid;
}

function layRungs(ladder: Ladder, dates: ChaseDates, calendar: Calendar, layer: LayerId): RungPlan {
  const { requestedOn, answersDue, answersClosed } = dates;
  const before = layBefore(ladder, requestedOn, answersDue, calendar, layer);
  const chase = Math.max(0, workingDaysBetween(calendar, layer, answersDue, answersClosed));
  const after = ladder.rungs.filter(({ offset }) => offset > 0);
  const kept = after.slice(Math.max(0, after.length - chase));
  return {
    rungs: [
      ...before.rungs,
      ...drawTogether(kept, chase).map(([rung, day]) =>
        planned(rung, addWorkingDays(calendar, layer, answersDue, day)),
      ),
    ],
    dropped: [
      ...before.dropped,
      ...after.slice(0, after.length - kept.length).map(({ id }) => ({
        id,
        why: `the chase has ${workingDays(chase)} for ${after.length} rungs; the milder ones give way`,
      })),
    ],
  };
}

function layBefore(
  ladder: Ladder,
  requestedOn: LocalDate,
  answersDue: LocalDate,
  calendar: Calendar,
  layer: LayerId,
): RungPlan {
  const rungs: PlannedRung[] = [];
  const dropped: DroppedRung[] = [];
  for (const rung of ladder.rungs.filter(({ offset }) => offset < 0)) {
    const on = addWorkingDays(calendar, layer, answersDue, rung.offset);
    if (on > requestedOn) rungs.push(planned(rung, on));
    else dropped.push({ id: rung.id, why: `${on} does not lie after the request of ${requestedOn}` });
  }
  return { rungs, dropped };
}

/** Each rung with its working days from the answer date: rising, from 1 to at most `chase`. */
function drawTogether(rungs: readonly Rung[], chase: number): readonly (readonly [Rung, number])[] {
  const length = (rungs.at(-1)?.offset ?? 0) + 1;
  const drawn: [Rung, number][] = [];
  let day = 0;
  for (const [at, rung] of rungs.entries()) {
    const proportional = Math.round((rung.offset * Math.min(chase, length)) / length);
    const roomAbove = chase - (rungs.length - 1 - at);
    day = Math.min(Math.max(proportional, day + 1), roomAbove);
    drawn.push([rung, day]);
  }
  return drawn;
}

function planned({ id, to }: Rung, on: LocalDate): PlannedRung {
  return { id, on, to };
}
