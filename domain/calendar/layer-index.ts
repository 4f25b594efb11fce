import type { Calendar, ClosedDay, LayerId } from './calendar.ts';
import { dayNumber } from './local-date.ts';

/**
 * A tentative day gives way to a notified one of the same occasion when they lie at most this many days apart:
 * far more than the moon can move a date, far less than the distance to the same occasion a lunar year later.
 */
const SAME_OCCASION_DAYS = 15;

/** What one layer is closed for, ready to be asked by day number. */
export interface LayerIndex {
  /** ISO numbers of the weekly days off. */
  readonly weeklyOff: ReadonlySet<number>;
  /** Dated closed days, own and inherited, by day number. */
  readonly closed: ReadonlyMap<number, ClosedDay>;
}

/** Pure memo: a calendar never changes, so what was worked out for it stays true for as long as it is held. */
const memo = new WeakMap<Calendar, Map<LayerId, LayerIndex>>();

const RANK = { fixed: 2, notified: 3, tentative: 1 } as const;

/** One layer, or several whose offices must all be at work for a day to be open. */
export type Layers = LayerId | readonly LayerId[];

/**
 * The index of layers of a calendar. Closed days include those of the layers above; the weekly days off are the
 * layer's own, so that a layer may keep a six-day week under a five-day federal one.
 *
 * @throws RangeError when the calendar has no such layer, or its parents run in a circle
 */
export function layerIndex(calendar: Calendar, layers: Layers): LayerIndex {
  if (typeof layers === 'string') return oneLayer(calendar, layers);
  const indexes = layers.map((layer) => oneLayer(calendar, layer));
  return {
    weeklyOff: new Set(indexes.flatMap(({ weeklyOff }) => [...weeklyOff])),
    closed: new Map(indexes.flatMap(({ closed }) => [...closed])),
  };
}

function oneLayer(calendar: Calendar, layer: LayerId): LayerIndex {
  let indexes = memo.get(calendar);
  if (indexes === undefined) memo.set(calendar, (indexes = new Map()));
  let index = indexes.get(layer);
  if (index === undefined) indexes.set(layer, (index = buildIndex(calendar, layer)));
  return index;
}

function buildIndex(calendar: Calendar, layer: LayerId): LayerIndex {
  const lineage = lineageOf(calendar, layer);
  const inLineage = calendar.closed.filter((day) => lineage.includes(day.layer));
  const closed = new Map<number, ClosedDay>();
  for (const day of inLineage.filter((candidate) => !givesWay(candidate, inLineage))) {
    const number = dayNumber(day.date);
    const held = closed.get(number);
    if (held === undefined || RANK[day.standing] > RANK[held.standing]) closed.set(number, day);
  }
  const own = calendar.layers.find(({ id }) => id === layer);
  return { weeklyOff: new Set(own?.weeklyOff), closed };
}

function givesWay(day: ClosedDay, among: readonly ClosedDay[]): boolean {
  if (day.standing !== 'tentative') return false;
  const number = dayNumber(day.date);
  return among.some(
    (other) =>
      other.standing === 'notified' &&
      other.title === day.title &&
      Math.abs(dayNumber(other.date) - number) <= SAME_OCCASION_DAYS,
  );
}

/** The layer and those above it, nearest first. */
function lineageOf(calendar: Calendar, layer: LayerId): readonly LayerId[] {
  const lineage: LayerId[] = [];
  for (let id: LayerId | null = layer; id !== null;) {
    if (lineage.includes(id)) throw new RangeError(`the layers above "${layer}" run in a circle`);
    const found = calendar.layers.find((candidate) => candidate.id === id);
    if (found === undefined) {
      const known = calendar.layers.map((candidate) => candidate.id).join(', ');
      throw new RangeError(`calendar ${calendar.version} has no layer "${id}"; it has: ${known}`);
    }
    lineage.push(id);
    id = found.parent;
  }
  return lineage;
}
