import type { LocalDate } from '../calendar/calendar.ts';
import { changedReading } from './change-reading.ts';
import type { InstrumentReading } from './instrument.ts';
import { freeId, type ReadingChange } from './reading-change.ts';

/** A change with who made it, and why. */
export interface ReadingCorrection {
  /** `c1`, `c2`, …; never given twice in one list. */
  readonly id: string;
  readonly change: ReadingChange;
  /** Post of the officer. */
  readonly by: string;
  readonly on: LocalDate;
  readonly reason: string;
  /** The document that says so, by the hash under which the store holds it; absent where the officer saw it himself. */
  readonly document?: string;
}

/** A correction that cannot be applied to the reading as it stands, and why. */
export interface RefusedCorrection {
  readonly correction: ReadingCorrection;
  /** What is in the way, and what would have been accepted. */
  readonly why: string;
}

/** A reading with its corrections. */
export interface CorrectedReading {
  readonly reading: InstrumentReading;
  readonly refused: readonly RefusedCorrection[];
}

/**
 * A reading as it is used: the machine's own, which stays as it is, with the corrections in their order. Ids of what was
 * read never change; leaving a correction out takes it back and leaves the others.
 *
 * @param corrections the same id twice counts once
 */
export function applyCorrections(
  reading: InstrumentReading,
  corrections: readonly ReadingCorrection[],
): CorrectedReading {
  const reserved = idsOf(reading, corrections);
  const refused: RefusedCorrection[] = [];
  const done = new Set<string>();
  let now = reading;
  for (const correction of corrections) {
    if (done.has(correction.id)) continue;
    done.add(correction.id);
    const made = changedReading(now, correction.change, new Set([...reserved, ...idsOf(now, [])]));
    if ('why' in made) refused.push({ correction, why: made.why });
    else now = made.reading;
  }
  return { reading: now, refused };
}

/**
 * Changes as corrections that follow those there are: each gets its id, and what it makes an id of its own.
 *
 * @param taken corrections of the same list that were taken back; their ids stay theirs
 */
export function asCorrections(
  reading: InstrumentReading,
  before: readonly ReadingCorrection[],
  changes: readonly ReadingChange[],
  said: Omit<ReadingCorrection, 'id' | 'change'>,
  taken: readonly ReadingCorrection[] = [],
): readonly ReadingCorrection[] {
  const all = [...before, ...taken];
  const reserved = new Set(idsOf(reading, all));
  let last = Math.max(0, ...all.map(({ id }) => Number(/^c(\d+)$/u.exec(id)?.[1] ?? 0)));
  return changes.map((change) => {
    last += 1;
    return { id: `c${last}`, change: named(change, reserved), ...said };
  });
}

/** Every id of a question or a section that is spoken for. */
function idsOf(reading: InstrumentReading, corrections: readonly ReadingCorrection[]): ReadonlySet<string> {
  const made = corrections.flatMap(({ change }) =>
    'makes' in change && change.makes !== undefined ? [change.makes] : [],
  );
  return new Set([...reading.questions.map(({ id }) => id), ...reading.sections.map(({ id }) => id), ...made]);
}

/** The change with the id of what it makes. A part's is found when it is applied, by its letter. */
function named(change: ReadingChange, reserved: Set<string>): ReadingChange {
  const prefix = { 'split-question': 'q', 'add-question': 'q', 'add-section': 's' } as const;
  if (!(change.type in prefix) || ('makes' in change && change.makes !== undefined)) {
    if ('makes' in change && change.makes !== undefined) reserved.add(change.makes);
    return change;
  }
  const makes = freeId(prefix[change.type as keyof typeof prefix], reserved);
  reserved.add(makes);
  return { ...change, makes } as ReadingChange;
}
