import { DeskError } from '../contracts/errors.ts';
import type { Procedure } from '../domain/procedures/procedure.ts';

/** The refusal of a name that no procedure and no mechanism has, naming those there are. */
export function unknownProcedure(name: string, procedures: readonly Procedure[]): DeskError {
  const known = [...new Set(procedures.map(({ id }) => id))].sort().join(', ');
  return new DeskError('procedure-unknown', `--procedure: there is no procedure "${name}"`, known);
}
