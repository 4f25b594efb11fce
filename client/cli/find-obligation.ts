import { DeskError } from '../../contracts/errors.ts';
import type { Obligation, ObligationId, Obligations } from '../../domain/obligations/obligation.ts';
import { OBLIGATION_IDS } from '../../domain/obligations/obligation.ts';
import type { CliContext } from './command.ts';

/** What is owed as the running instance has it, else as `seeds/` has it. */
export async function currentObligations(context: CliContext): Promise<Obligations> {
  return (await context.reference()).obligations;
}

/**
 * The id of an obligation as it is typed: `ccpr`, `CEDAW`.
 * @throws DeskError `mechanism-unknown` naming those there are
 */
export function obligationId(name: string): ObligationId {
  const id = OBLIGATION_IDS.find((one) => one === name.toLowerCase());
  if (id !== undefined) return id;
  throw new DeskError(
    'mechanism-unknown',
    `Nothing is kept under “${name}”.`,
    `There are: ${OBLIGATION_IDS.join(', ')}.`,
  );
}

/** One obligation by its name. @throws DeskError `mechanism-unknown` */
export function findObligation({ obligations }: Obligations, name: string): Obligation {
  const id = obligationId(name);
  const found = obligations.find((one) => one.id === id);
  if (found !== undefined) return found;
  const known = obligations.map((one) => one.id).join(', ');
  throw new DeskError('mechanism-unknown', `Nothing is kept under ${id}.`, `There are: ${known}.`);
}
