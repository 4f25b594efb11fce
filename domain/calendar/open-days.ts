import type { Calendar, ExplainedDay, LocalDate, Standing } from './calendar.ts';
import { layerIndexes, type LayerIndex, type Layers } from './layer-index.ts';
import { dateOfDay, dayNumber, weekdayName, weekdayOfDay } from './local-date.ts';
import { sameOccasion } from './occasion.ts';

/** Longest run of closed days that is believed; a longer one means that the calendar is broken. */
const LONGEST_CLOSURE = 366;

/** Layers that must all be at work for a day to be open. */
type Index = readonly LayerIndex[];

/** Why a day is closed. */
export interface ClosedReason {
  readonly why: string;
  /** The order or list it comes from; null for a weekly day off. */
  readonly source: string | null;
  readonly standing: Standing;
}

/** Whether the offices of a layer work on a date. A tentative day counts as closed. */
export function isOpenDay(calendar: Calendar, layers: Layers, date: LocalDate): boolean {
  return isOpen(layerIndexes(calendar, layers), dayNumber(date));
}

/** The same by day number, for what walks over many days: asked once, then a look into a table for each day. */
export function openDays(calendar: Calendar, layers: Layers): (day: number) => boolean {
  const index = layerIndexes(calendar, layers);
  return (day) => isOpen(index, day);
}

/**
 * Why the offices of a layer are closed on a date, null when they work.
 * A dated order is named before the weekly day off it may fall on; a tentative date is marked as such.
 */
export function closedReason(calendar: Calendar, layers: Layers, date: LocalDate): ClosedReason | null {
  return reasonFor(layerIndexes(calendar, layers), dayNumber(date));
}

/** The date itself when the layer works on it, else the next day on which it does. */
export function nextOpenDay(calendar: Calendar, layers: Layers, date: LocalDate): LocalDate {
  const index = layerIndexes(calendar, layers);
  const day = dayNumber(date);
  return isOpen(index, day) ? date : dateOfDay(openDayAfter(index, day, 1));
}

/** The date itself when the layer works on it, else the last day before it on which it does. */
export function previousOpenDay(calendar: Calendar, layers: Layers, date: LocalDate): LocalDate {
  const index = layerIndexes(calendar, layers);
  const day = dayNumber(date);
  return isOpen(index, day) ? date : dateOfDay(openDayAfter(index, day, -1));
}

/**
 * The date `n` working days after another; before it when `n` is negative.
 *
 * @param from counts as day zero, open or not
 * @param n whole working days of the layer
 * @returns an open day of the layer; `from` itself when `n` is 0
 * @throws RangeError when `n` is not whole, or the calendar closes the layer for more than a year on end
 */
export function addWorkingDays(calendar: Calendar, layers: Layers, from: LocalDate, n: number): LocalDate {
  assertWhole(n);
  const index = layerIndexes(calendar, layers);
  let day = dayNumber(from);
  for (let left = Math.abs(n); left > 0; left -= 1) day = openDayAfter(index, day, Math.sign(n));
  return dateOfDay(day);
}

/**
 * Working days from one date to another: the open days after `from` up to and including `to`.
 * Reversed, the open days before `from` back to and including `to`, as a negative number.
 * So `addWorkingDays` and this undo each other in both directions.
 */
export function workingDaysBetween(calendar: Calendar, layers: Layers, from: LocalDate, to: LocalDate): number {
  const index = layerIndexes(calendar, layers);
  const start = dayNumber(from);
  const end = dayNumber(to);
  const direction = end < start ? -1 : 1;
  let open = 0;
  for (let day = start; day !== end;) {
    day += direction;
    if (isOpen(index, day)) open += 1;
  }
  return open === 0 ? 0 : direction * open;
}

/**
 * The same date as `addWorkingDays`, told day by day from day zero: counted or skipped, why, and by which order.
 *
 * @returns `on`, and the days passed in the order of counting (backwards when `n` is negative), `from` first
 */
export function explainWorkingDays(
  calendar: Calendar,
  layers: Layers,
  from: LocalDate,
  n: number,
): { readonly on: LocalDate; readonly days: readonly ExplainedDay[] } {
  assertWhole(n);
  const index = layerIndexes(calendar, layers);
  const start = dayNumber(from);
  const end = dayNumber(addWorkingDays(calendar, layers, from, n));
  const days: ExplainedDay[] = [{ date: from, counted: false, why: 'day zero', source: null }];
  let count = 0;
  for (let day = start; day !== end;) {
    day += Math.sign(n);
    const closed = reasonFor(index, day);
    if (closed === null) count += 1;
    const { why, source } = closed ?? countedReason(index, day, count);
    days.push({ date: dateOfDay(day), counted: closed === null, why, source });
  }
  return { on: dateOfDay(end), days };
}

/**
 * Years in a span for which the calendar holds no dated day, so that only the days that are the same each year and the
 * weekly days off are known there. One late order does not cover a year: it takes the list of the year, or the order of
 * an occasion that moves with the moon.
 *
 * @returns years in order; empty when every year of the span is covered
 */
export function uncoveredYears(calendar: Calendar, from: LocalDate, to: LocalDate): readonly number[] {
  const moving = calendar.closed.filter(({ standing }) => standing === 'tentative');
  const covering = calendar.closed.filter(
    ({ standing, order, title }) =>
      standing !== 'withdrawn' && (order === undefined || moving.some((day) => sameOccasion(day.title, title))),
  );
  const covered = new Set(covering.map(({ date }) => Number(date.slice(0, 4))));
  const years: number[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
    if (!covered.has(year)) years.push(year);
  }
  return years;
}

/** What a span of dates has to be told with, a note for each year that `uncoveredYears` finds. */
export function coverageNotes(calendar: Calendar, from: LocalDate, to: LocalDate): readonly string[] {
  return uncoveredYears(calendar, from, to).map(
    (year) =>
      `the calendar holds no holidays of ${year} by order; only days that are the same each year and weekly days off are skipped there`,
  );
}

function isOpen(index: Index, day: number): boolean {
  const weekday = weekdayOfDay(day);
  return index.every((layer) => !layer.weeklyOff.has(weekday) && layer.closuresOn(day).length === 0);
}

function openDayAfter(index: Index, day: number, direction: number): number {
  for (let steps = 1; steps <= LONGEST_CLOSURE; steps += 1) {
    if (isOpen(index, day + direction * steps)) return day + direction * steps;
  }
  throw new RangeError(`the calendar knows no working day within ${LONGEST_CLOSURE} days of ${dateOfDay(day)}`);
}

function reasonFor(index: Index, day: number): ClosedReason | null {
  for (const layer of index) {
    const [closure] = layer.closuresOn(day);
    if (closure === undefined) continue;
    const { title, source, standing, kind } = closure;
    const mark = standing === 'tentative' ? ' (tentative, counts as closed until notified)' : '';
    return { why: `${kind === 'recess' ? `recess (${title})` : title}${mark}`, source, standing };
  }
  const weekday = weekdayOfDay(day);
  if (!index.some(({ weeklyOff }) => weeklyOff.has(weekday))) return null;
  return { why: `weekly day off (${weekdayName(weekday)})`, source: null, standing: 'fixed' };
}

function countedReason(index: Index, day: number, count: number): Pick<ExplainedDay, 'why' | 'source'> {
  for (const layer of index) {
    const [lifted] = layer.liftedOn(day);
    if (lifted === undefined) continue;
    const how = lifted.how === 'withdrawn' ? 'on this day was withdrawn' : 'expected on this day was moved by order';
    return { why: `working day ${count}; ${lifted.title} ${how}`, source: lifted.source };
  }
  return { why: `working day ${count}`, source: null };
}

function assertWhole(n: number): void {
  if (!Number.isInteger(n)) throw new RangeError(`${n} is not a whole number of working days`);
}
