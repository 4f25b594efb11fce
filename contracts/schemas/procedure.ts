import { z } from 'zod';
import { PLAN_STEPS } from '../../domain/plan/budgets.ts';
import { checkProcedure, type KnownIds } from '../../domain/procedures/check-procedure.ts';
import { MECHANISMS, type Procedure } from '../../domain/procedures/procedure.ts';
import { exactly, parseDataFile, words } from './data-file.ts';

const procedureFile: z.ZodType<Procedure> = exactly({
  id: words,
  version: z.int().positive(),
  mechanism: z.enum(MECHANISMS),
  title: words,
  wordLimit: exactly({ words: z.number(), kind: z.enum(['hard', 'soft']), source: words }).nullable(),
  deadlineZone: words,
  ladder: words,
  clearanceLadder: words,
  steps: z.array(exactly({ id: z.enum(PLAN_STEPS), wished: z.number(), minimum: z.number() })),
  clearers: z.array(z.array(words)),
  mission: words,
  source: words,
});

/**
 * Reads a file of a procedure.
 *
 * @param where how the file is called in a message
 * @param known offices and ladders it may name; null when they are not at hand, then its references are not checked
 * @throws DeskError `data-invalid` when shape, steps, limit or references are not as they must be
 */
export function parseProcedureFile(text: string, where: string, known: KnownIds | null): Procedure {
  return parseDataFile(text, where, procedureFile, (procedure) => checkProcedure(procedure, known));
}
