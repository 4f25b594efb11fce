import type { Calendar, ClosedDay, LayerId, LocalDate, Recess, Standing, Week, YearlyDay } from './calendar.ts';
import { lineageOf, weekOf } from './lineage.ts';
import { dayNumber, isLocalDate, yearOfDay } from './local-date.ts';
import { sameOccasion, standingOf } from './occasion.ts';

/**
 * A tentative day gives way to a gazetted one of the same occasion when they lie at most this many days apart:
 * far more than the moon can move a date, far less than the distance to the same occasion a lunar year later.
 */
export const SAME_OCCASION_DAYS = 15;

/** What closes a layer on a day, besides its weekly days off. */
export interface Closure {
  readonly title: string;
  readonly standing: Standing;
  readonly source: string;
  readonly layer: LayerId;
  readonly kind: 'dated' | 'yearly' | 'recess';
  readonly notifiedOn: LocalDate | null;
  /** Id of the order it came by, null where it came with the calendar. */
  readonly order: string | null;
}

/** Why a day is open that an entry of the calendar would have closed. */
export interface Lifted {
  readonly title: string;
  /** `withdrawn` by an order; `moved` where an order has set the occasion for other days. */
  readonly how: 'withdrawn' | 'moved';
  readonly source: string;
}

/** What one layer is closed for, ready to be asked by day number. */
export interface LayerIndex {
  /** ISO numbers of the weekly days off. */
  readonly weeklyOff: ReadonlySet<number>;
  /** What closes the layer on a day, own and inherited, the surest first; empty where only the week can close it. */
  readonly closuresOn: (day: number) => readonly Closure[];
  /** What no longer closes the layer on a day. */
  readonly liftedOn: (day: number) => readonly Lifted[];
}

/** One layer, or several whose offices must all be at work for a day to be open. */
export type Layers = LayerId | readonly LayerId[];

/** Pure memo: a calendar never changes, so what was worked out for it stays true for as long as it is held. */
const memo = new WeakMap<Calendar, Map<string, LayerIndex>>();

/**
 * The indexes of layers of a calendar. Closed days include those of the layers above; the weekly days off are the
 * layer's own, so that a layer may keep a six-day week under a five-day federal one.
 *
 * @throws RangeError when the calendar has no such layer, or its parents run in a circle
 */
export function layerIndexes(calendar: Calendar, layers: Layers): readonly LayerIndex[] {
  return typeof layers === 'string' ? [layerIndex(calendar, layers)] : layers.map((one) => layerIndex(calendar, one));
}

/**
 * The index of one layer, see `layerIndexes`.
 * @param week closed days for the offices of the layer that keep this week; the layer's own week when left out
 */
export function layerIndex(calendar: Calendar, layer: LayerId, week?: Week): LayerIndex {
  let indexes = memo.get(calendar);
  if (indexes === undefined) memo.set(calendar, (indexes = new Map()));
  const key = week === undefined ? layer : `${layer} ${week}`;
  let index = indexes.get(key);
  if (index === undefined) {
    index = buildIndex(calendar, layer, week ?? weekOf(calendar, layer));
    indexes.set(key, index);
  }
  return index;
}

/** Something of the calendar that would close one day. */
interface Candidate {
  readonly day: number;
  readonly closure: Closure;
  /** Where its layer stands in the lineage, 0 the layer itself. */
  readonly height: number;
}

/** A withdrawal that reaches a layer. */
interface Withdrawal {
  readonly entry: ClosedDay;
  readonly height: number;
}

function buildIndex(calendar: Calendar, layer: LayerId, week: Week): LayerIndex {
  const lineage = lineageOf(calendar, layer);
  const reaches = (entry: ClosedDay | Recess) =>
    lineage.includes(entry.layer) && (entry.week === undefined || entry.week === week);
  const entries = calendar.closed.filter(reaches);
  const withdrawals = withdrawalsByDay(entries, lineage);
  const closed = new Map<number, Closure[]>();
  const lifted = new Map<number, Lifted[]>();

  const withdrawalOf = ({ day, closure, height }: Candidate): Withdrawal | undefined =>
    withdrawals.get(day)?.find((one) => takesBack(one, closure, height));
  const place = (candidate: Candidate, moved: Closure | undefined): void => {
    const { day, closure } = candidate;
    const withdrawal = withdrawalOf(candidate);
    if (withdrawal !== undefined) {
      const { title, source } = withdrawal.entry;
      append(lifted, day, { title, how: 'withdrawn', source });
    } else if (moved !== undefined) {
      append(lifted, day, { title: closure.title, how: 'moved', source: moved.source });
    } else {
      append(closed, day, closure).sort((one, other) => surety(other) - surety(one));
    }
  };

  const dated = entries.flatMap((entry) => datedCandidate(entry, lineage));
  const inForce = dated.filter((candidate) => withdrawalOf(candidate) === undefined);
  for (const candidate of dated) place(candidate, movedBy(candidate, inForce));

  const recesses = (calendar.recesses ?? []).filter(reaches);
  for (const recess of recesses) {
    const moved = recessMovedBy(recess, recesses);
    for (const candidate of recessCandidates(recess, lineage)) place(candidate, moved);
  }

  const rules = (calendar.rules ?? []).filter((rule) => lineage.includes(rule.layer));
  const yearsPlaced = new Set<number>();
  // Days are asked for in runs: the bounds of the year placed last answer for most of them.
  let [first, last] = [0, -1];
  const placeRules = (day: number): void => {
    if (rules.length === 0 || (day >= first && day <= last)) return;
    const year = yearOfDay(day);
    [first, last] = [dayNumber(`${padded(year, 4)}-01-01`), dayNumber(`${padded(year, 4)}-12-31`)];
    if (yearsPlaced.has(year)) return;
    yearsPlaced.add(year);
    for (const rule of rules) for (const one of yearlyCandidates(rule, year, lineage)) place(one, undefined);
  };

  return {
    weeklyOff: new Set(calendar.layers.find(({ id }) => id === layer)?.weeklyOff),
    closuresOn: (day) => {
      placeRules(day);
      return closed.get(day) ?? NONE;
    },
    liftedOn: (day) => {
      placeRules(day);
      return lifted.get(day) ?? NONE;
    },
  };
}

const NONE: readonly never[] = [];

function append<Value>(map: Map<number, Value[]>, day: number, value: Value): Value[] {
  const list = map.get(day);
  if (list !== undefined) {
    list.push(value);
    return list;
  }
  const begun = [value];
  map.set(day, begun);
  return begun;
}

function withdrawalsByDay(
  entries: readonly ClosedDay[],
  lineage: readonly LayerId[],
): ReadonlyMap<number, readonly Withdrawal[]> {
  const byDay = new Map<number, Withdrawal[]>();
  for (const entry of entries.filter(({ standing }) => standing === 'withdrawn')) {
    append(byDay, dayNumber(entry.date), { entry, height: lineage.indexOf(entry.layer) });
  }
  return byDay;
}

/** What a layer above ordered, a layer below may take back for itself; what it ordered itself, nobody above takes back. */
function takesBack({ entry, height }: Withdrawal, closure: Closure, closureHeight: number): boolean {
  const orderedAnew =
    closure.notifiedOn !== null && typeof entry.notifiedOn === 'string' && closure.notifiedOn > entry.notifiedOn;
  return closureHeight >= height && !orderedAnew && sameOccasion(entry.title, closure.title);
}

function datedCandidate(entry: ClosedDay, lineage: readonly LayerId[]): readonly Candidate[] {
  const standing = standingOf(entry);
  if (standing === 'withdrawn') return [];
  const { title, source, layer, notifiedOn = null, order = null } = entry;
  const closure: Closure = { title, standing, source, layer, kind: 'dated', notifiedOn, order };
  return [{ day: dayNumber(entry.date), closure, height: lineage.indexOf(layer) }];
}

function recessCandidates(recess: Recess, lineage: readonly LayerId[]): readonly Candidate[] {
  const { title, standing, source, layer, notifiedOn, order = null } = recess;
  const closure: Closure = { title, standing, source, layer, kind: 'recess', notifiedOn, order };
  const first = dayNumber(recess.from);
  const length = Math.max(0, dayNumber(recess.to) - first + 1);
  return Array.from({ length }, (_, at) => ({ day: first + at, closure, height: lineage.indexOf(layer) }));
}

function yearlyCandidates(rule: YearlyDay, year: number, lineage: readonly LayerId[]): readonly Candidate[] {
  const date = yearlyDate(rule, year);
  if (date === null) return [];
  const { title, source, layer, notifiedOn } = rule;
  const closure: Closure = { title, standing: 'fixed', source, layer, kind: 'yearly', notifiedOn, order: null };
  return [{ day: dayNumber(date), closure, height: lineage.indexOf(layer) }];
}

/** The date of a yearly day in a year, null where it is not kept in that year. */
export function yearlyDate(rule: YearlyDay, year: number): LocalDate | null {
  if (year < rule.fromYear || (rule.untilYear !== null && year > rule.untilYear)) return null;
  const date = `${padded(year, 4)}-${padded(rule.month, 2)}-${padded(rule.day, 2)}`;
  return isLocalDate(date) ? date : null;
}

function padded(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

/** The gazetted entry to which a tentative one gives way. */
function movedBy({ day, closure }: Candidate, among: readonly Candidate[]): Closure | undefined {
  if (closure.standing !== 'tentative') return undefined;
  return among.find(
    (other) =>
      other.closure.standing === 'gazetted' &&
      Math.abs(other.day - day) <= SAME_OCCASION_DAYS &&
      sameOccasion(other.closure.title, closure.title),
  )?.closure;
}

function recessMovedBy(recess: Recess, among: readonly Recess[]): Closure | undefined {
  if (recess.standing !== 'tentative') return undefined;
  const near = (other: Recess) =>
    dayNumber(other.from) - dayNumber(recess.to) <= SAME_OCCASION_DAYS &&
    dayNumber(recess.from) - dayNumber(other.to) <= SAME_OCCASION_DAYS;
  const other = among.find((one) => one.standing === 'gazetted' && sameOccasion(one.title, recess.title) && near(one));
  return other && { ...other, kind: 'recess', order: other.order ?? null };
}

const RANK = { fixed: 4, gazetted: 5, tentative: 2, withdrawn: 0 } as const;

/** Which of several closures of a day is named: the surest, and a day's own before the recess it lies in. */
function surety({ kind, standing }: Closure): number {
  return kind === 'recess' ? RANK[standing] / 2 : RANK[standing];
}
