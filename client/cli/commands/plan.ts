import { DeskError } from '../../../contracts/errors.ts';
import type { Reference } from '../../../contracts/reference.ts';
import { coverageNotes } from '../../../domain/calendar/open-days.ts';
import { makePlan } from '../../../domain/plan/make-plan.ts';
import type { Plan } from '../../../domain/plan/plan.ts';
import type { Procedure } from '../../../domain/procedures/procedure.ts';
import { procedureNamed } from '../../../domain/procedures/procedure-for.ts';
import type { Ladder } from '../../../domain/reminders/ladder.ts';
import { calendarOption } from '../calendar-options.ts';
import type { CliOptions, RunCommand } from '../command.ts';
import { dateOption } from '../options.ts';
import { unknownProcedure } from '../../unknown-procedure.ts';
import { table } from '../table.ts';

/** Whose steps a plan takes when no procedure is named. */
const DEFAULT_PROCEDURE = 'ccpr';

/**
 * `plan --received D --deadline D [--procedure P] [--calendar FILE]`: the days of a cycle, backwards from its deadline.
 * A plan that is not feasible is an answer, not a failure: it says by how many working days. A procedure goes by its own
 * id, or by its mechanism, whose main one is meant then.
 *
 * @throws DeskError `usage`, `date-invalid`, `deadline-past`, `procedure-unknown`, `file-not-found`, `data-invalid`
 */
export const run: RunCommand = async (_args, options, context) => {
  const receivedOn = dateOption(options, 'received', '--received');
  const deadline = dateOption(options, 'deadline', '--deadline');
  const reference = await context.reference();
  const procedure = namedProcedure(options, reference);
  const calendar = await calendarOption(options, reference);
  const ladder = ladderOf(procedure, reference);

  const plan = makePlan({ receivedOn, deadline, steps: procedure.steps, calendar, ladder });
  if ('problem' in plan) throw new DeskError(plan.problem, plan.message, plan.hint);
  const notes = coverageNotes(calendar, receivedOn, deadline);
  return { json: { ...plan, procedure: procedure.id, notes }, text: inWords(plan, ladder, notes) };
};

function namedProcedure(options: CliOptions, { procedures }: Reference): Procedure {
  const named = typeof options.procedure === 'string' ? options.procedure : DEFAULT_PROCEDURE;
  const procedure = procedureNamed(named, procedures);
  if (procedure !== null) return procedure;
  throw unknownProcedure(named, procedures);
}

function ladderOf(procedure: Procedure, { ladders }: Reference): Ladder {
  const ladder = ladders.find(({ id }) => id === procedure.ladder);
  if (ladder !== undefined) return ladder;
  const known = ladders.map(({ id }) => id).join(', ');
  throw new DeskError(
    'data-invalid',
    `procedure ${procedure.id} names the ladder "${procedure.ladder}"`,
    `one of: ${known}`,
  );
}

function inWords(plan: Plan, ladder: Ladder, notes: readonly string[]): string {
  const titles = new Map(ladder.rungs.map(({ id, title }) => [id, title]));
  const days = (n: number) => `${n} working ${n === 1 ? 'day' : 'days'}`;
  return [
    plan.feasible
      ? 'The deadline can be met.'
      : `The deadline cannot be met: ${days(plan.shortByWorkingDays)} are missing.`,
    '',
    table(
      ['milestone', 'on', 'why'],
      plan.milestones.map(({ id, on, explain }) => [id, on, explain]),
    ),
    '',
    table(
      ['letter', 'on', 'to', 'what'],
      plan.rungs.map(({ id, on, to }) => [id, on, to.join(', '), titles.get(id) ?? '']),
    ),
    ...(plan.cuts.length === 0
      ? []
      : [
          '',
          table(
            ['cut', 'wished', 'given'],
            plan.cuts.map((cut) => [cut.step, `${cut.wished}`, `${cut.given}`]),
          ),
        ]),
    ...(plan.dropped.length === 0 ? [] : ['', ...plan.dropped.map(({ id, why }) => `Left out: ${id}: ${why}.`)]),
    ...(notes.length === 0 ? [] : ['', ...notes.map((note) => `Mind: ${note}.`)]),
  ].join('\n');
}
