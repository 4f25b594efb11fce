import type { Mechanism, Procedure } from './procedure.ts';

/** The procedure of a mechanism, in its newest version; null when there is none. */
export function procedureFor(mechanism: Mechanism, procedures: readonly Procedure[]): Procedure | null {
  return procedures
    .filter((procedure) => procedure.mechanism === mechanism)
    .reduce<Procedure | null>((newest, one) => (newest === null || one.version > newest.version ? one : newest), null);
}
