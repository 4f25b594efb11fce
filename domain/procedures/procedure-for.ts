import type { InstrumentKind } from '../loi/instrument.ts';
import { MECHANISMS, type Mechanism, type Procedure } from './procedure.ts';

/** Why a procedure was chosen. */
export type ChosenBy = 'instrument' | 'main' | 'only-one';

/**
 * The procedures of a mechanism, each id in its newest version, in alphabetical order. One that is named like the
 * mechanism is from the time when each had a single one: it counts only where nothing has taken its place.
 */
export function proceduresOf(mechanism: Mechanism, procedures: readonly Procedure[]): readonly Procedure[] {
  const newest = new Map<string, Procedure>();
  for (const one of procedures.filter((procedure) => procedure.mechanism === mechanism)) {
    const held = newest.get(one.id);
    if (held === undefined || one.version > held.version) newest.set(one.id, one);
  }
  if (newest.size > 1) newest.delete(mechanism);
  return [...newest.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/**
 * The main procedure of a mechanism, which is meant where only the mechanism is named: the one marked so, else the only
 * one there is. Null when there is none.
 */
export function procedureFor(mechanism: Mechanism, procedures: readonly Procedure[]): Procedure | null {
  const all = proceduresOf(mechanism, procedures);
  return all.find(({ main }) => main === true) ?? (all.length === 1 ? all[0]! : null);
}

/**
 * The procedure of an instrument: the one that serves its kind. A document whose kind nobody could tell is taken to be
 * what the mechanism sends as a rule, and where the mechanism has a single procedure there is nothing to choose.
 *
 * @returns null where several could be meant and none serves the kind: an officer names it then
 */
export function procedureForInstrument(
  mechanism: Mechanism,
  kind: InstrumentKind,
  procedures: readonly Procedure[],
): { readonly procedure: Procedure; readonly by: ChosenBy } | null {
  const all = proceduresOf(mechanism, procedures);
  const serving = all.find(({ instruments }) => instruments.includes(kind));
  if (serving !== undefined) return { procedure: serving, by: 'instrument' };
  if (all.length === 1) return { procedure: all[0]!, by: 'only-one' };
  const main = kind === 'unknown' ? procedureFor(mechanism, procedures) : null;
  return main === null ? null : { procedure: main, by: 'main' };
}

/** A procedure by its own id in its newest version, or the main one of the mechanism of that name. */
export function procedureNamed(name: string, procedures: readonly Procedure[]): Procedure | null {
  const mechanism = MECHANISMS.find((one) => one === name);
  if (mechanism !== undefined) return procedureFor(mechanism, procedures);
  return procedures.filter(({ id }) => id === name).toSorted((a, b) => b.version - a.version)[0] ?? null;
}
