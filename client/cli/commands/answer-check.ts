import { answerChecks, type CheckedAnswer } from '../../../activities/answer-checks.ts';
import { DeskError } from '../../../contracts/errors.ts';
import { FINDING_TITLES } from '../../../domain/matrix/finding-words.ts';
import type { RunCommand } from '../command.ts';
import { today } from '../dates.ts';
import { findCycle } from '../find-cycle.ts';
import { textOption } from '../options.ts';
import { openedStore } from '../running.ts';
import { table } from '../table.ts';

/**
 * `answer check ID`: how each answer stands before anybody has read it, and what exactly it lacks.
 * @throws DeskError `cycle-unknown`, `office-unknown`, `engine-unavailable`
 */
export const run: RunCommand = async ([id = ''], options, context) => {
  const store = await openedStore(context);
  const state = await findCycle(store, id);
  const office = textOption(options, 'office') ?? null;
  if (office !== null && state.requests[office] === undefined) {
    const asked = Object.keys(state.requests).join(', ');
    throw new DeskError('office-unknown', `${office} is not asked in ${state.cycleId}.`, `Asked: ${asked}.`);
  }
  const checks = await answerChecks(store, state, office, today(context));
  return { json: { cycleId: state.cycleId, ...counts(checks), checks }, text: told(state.cycleId, checks) };
};

function counts(checks: readonly CheckedAnswer[]): Readonly<Record<'answered' | 'thin' | 'missing', number>> {
  const of = (standing: CheckedAnswer['standing']): number => checks.filter((one) => one.standing === standing).length;
  return { answered: of('answered'), thin: of('thin'), missing: of('missing') };
}

function told(cycleId: string, checks: readonly CheckedAnswer[]): string {
  if (checks.length === 0) return `Nobody is asked in ${cycleId} yet.`;
  const { answered, thin, missing } = counts(checks);
  const cells = checks.flatMap(({ office, row, state, standing, findings }) => {
    const [first, ...rest] = findings.map(({ code, says }) => `${FINDING_TITLES[code]}: ${says}`);
    return [[office, row, state, standing, first ?? ''], ...rest.map((says) => ['', '', '', '', says])];
  });
  return [
    `${cycleId}: ${answered} answered, ${thin} thin, ${missing} missing.`,
    table(['Office', 'Row', 'State', 'Standing', 'What is missing'], cells),
  ].join('\n\n');
}
