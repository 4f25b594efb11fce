import { answerChecks } from '../../../activities/answer-checks.ts';
import { DeskError } from '../../../contracts/errors.ts';
import { reconcileRequest } from '../../answer-decisions.ts';
import type { CliOptions, RunCommand } from '../command.ts';
import { today } from '../dates.ts';
import { findRunningCycle } from '../find-cycle.ts';
import { deciderOption, textOption } from '../options.ts';
import { storeAndDesk } from '../running.ts';

/**
 * `answer reconcile ID OFFICE ROW`: both offices are asked which of their figures holds.
 * @throws DeskError `refused` with the reason, `usage`, `cycle-unknown`, `engine-unavailable`
 */
export const run: RunCommand = async ([id = '', office = '', row = ''], options, context) => {
  const { store, desk } = await storeAndDesk(context);
  const state = await findRunningCycle(store, id);
  const checks = await answerChecks(store, state, null, today(context));
  const against = textOption(options, 'with');
  const workingDays = daysOption(options);
  const request = reconcileRequest(checks, { office, row, against }, { by: deciderOption(options), workingDays });
  const receipt = await desk.ask(state.cycleId, request);
  if (request.type !== 'ask-reconcile') throw new RangeError(`ask-reconcile was expected, not ${request.type}`);
  const [own, other] = request.figures;
  const done = receipt.changed ? 'Asked' : 'It had been asked before';
  return {
    json: { cycleId: state.cycleId, ...receipt, figures: request.figures, of: request.of },
    text: `${done}: ${own.office} gives ${own.figure} in ${own.row}, ${other.office} gives ${other.figure} in ${other.row}.`,
  };
};

function daysOption(options: CliOptions): number | undefined {
  const days = textOption(options, 'workingDays');
  if (days === undefined) return undefined;
  if (/^[1-9]\d?$/u.test(days)) return Number(days);
  throw new DeskError('usage', `--working-days: "${days}" is not a number of working days`, 'a whole number from 1');
}
