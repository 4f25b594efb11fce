import type { Calendar, LayerId, Week } from './calendar.ts';

/**
 * A layer and those above it, nearest first.
 *
 * @throws RangeError when the calendar has no such layer, or its parents run in a circle
 */
export function lineageOf(calendar: Calendar, layer: LayerId): readonly LayerId[] {
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

/** Which week a layer keeps: the six-day one with at most one weekly day off, else the five-day one. */
export function weekOf(calendar: Calendar, layer: LayerId): Week {
  const weeklyOff = calendar.layers.find(({ id }) => id === layer)?.weeklyOff ?? [];
  return weeklyOff.length <= 1 ? 'six-day' : 'five-day';
}
