import { checkProcedures } from '../../domain/procedures/check-procedure.ts';
import type { Procedure } from '../../domain/procedures/procedure.ts';
import { checkLadder } from '../../domain/reminders/check-ladder.ts';
import type { Ladder } from '../../domain/reminders/ladder.ts';
import { refuseProblems } from './data-file.ts';

/**
 * Checks what only ladders and procedures together can show: that each instrument leads to one procedure, and that every
 * rung has a day in the chase of some procedure that uses it.
 *
 * @param where how they are called in a message
 * @throws DeskError `data-invalid`
 */
export function checkedTogether(ladders: readonly Ladder[], procedures: readonly Procedure[], where: string): void {
  refuseProblems(where, [
    ...checkProcedures(procedures),
    ...ladders.flatMap((ladder) => checkLadder(ladder, procedures).map((problem) => ladderProblem(ladder, problem))),
  ]);
}

function ladderProblem(
  { id }: Ladder,
  { rung, message }: { readonly rung: string | null; readonly message: string },
): string {
  return rung === null ? `ladder "${id}": ${message}` : `ladder "${id}", rung "${rung}": ${message}`;
}
