import { z } from 'zod';
import { INSTRUMENT_KINDS } from '../../domain/loi/instrument.ts';
import { PLAN_STEPS } from '../../domain/plan/budgets.ts';
import { checkProcedure, type KnownIds } from '../../domain/procedures/check-procedure.ts';
import {
  MECHANISMS,
  PERIOD_STARTS,
  RETURN_POLICIES,
  RULE_STANDINGS,
  type DeadlineRule,
  type Procedure,
} from '../../domain/procedures/procedure.ts';
import { entered, exactly, parseDataFile, words } from './data-file.ts';

/** How a rule is to be trusted, and by what it is known. */
const known = { standing: z.enum(RULE_STANDINGS), source: words };

const deadlineRule: z.ZodType<DeadlineRule> = z.discriminatedUnion('kind', [
  exactly({ kind: z.literal('read-from-instrument') }),
  exactly({
    kind: z.literal('after'),
    calendarDays: z.number().optional(),
    months: z.number().optional(),
    years: z.number().optional(),
    from: z.enum(PERIOD_STARTS),
    ...known,
  }),
  exactly({ kind: z.literal('before-review'), weeks: z.number(), ...known }),
]);

const procedureFile: z.ZodType<Procedure> = exactly({
  id: words,
  version: z.int().positive(),
  mechanism: z.enum(MECHANISMS),
  title: words,
  instruments: z.array(z.enum(INSTRUMENT_KINDS)),
  main: z.boolean().optional(),
  deadline: deadlineRule,
  replyRequired: z.boolean(),
  replySource: words.optional(),
  wordLimit: exactly({
    words: z.number(),
    kind: z.enum(['hard', 'soft']),
    standing: z.enum(RULE_STANDINGS).optional(),
    source: words,
  }).nullable(),
  deadlineZone: words,
  ladder: words,
  clearanceLadder: words,
  steps: z.array(exactly({ id: z.enum(PLAN_STEPS), wished: z.number(), minimum: z.number() })),
  clearers: z.array(z.array(words)),
  mission: z.string(),
  source: words,
  returnByCheck: z.enum(RETURN_POLICIES).optional(),
  entered: entered.optional(),
});

/**
 * Reads a file of a procedure.
 *
 * @param where how the file is called in a message
 * @param known offices and ladders it may name; null when they are not at hand, then its references are not checked
 * @throws DeskError `data-invalid` when shape, steps, limit, deadline or references are not as they must be
 */
export function parseProcedureFile(text: string, where: string, known: KnownIds | null): Procedure {
  return parseDataFile(text, where, procedureFile, (procedure) => checkProcedure(procedure, known));
}
