import type { CycleState } from '../../../domain/cycle/state.ts';
import type { CliContext, CliOptions, CliResult } from '../command.ts';
import { DECISIONS, type DecisionName } from '../decisions.ts';
import { findCycle, findRunningCycle } from '../find-cycle.ts';
import { deciderOption } from '../options.ts';
import { storeAndDesk } from '../running.ts';

/**
 * Asks one decision of a cycle and shows what came of it.
 * @throws DeskError `refused` with the reason, `usage`, `cycle-unknown`, `engine-unavailable`
 */
export async function decide(
  name: DecisionName,
  [id = '', ...args]: readonly string[],
  options: CliOptions,
  context: CliContext,
): Promise<CliResult> {
  const request = DECISIONS[name](args, options, deciderOption(options));
  const { store, desk } = await storeAndDesk(context);
  const { cycleId } = await findRunningCycle(store, id);
  const receipt = await desk.ask(cycleId, request);
  const state = await findCycle(store, cycleId);
  const done = receipt.changed ? 'Done' : 'It had been done before';
  const ofRows = 'office' in request && request.type !== 'clear' && request.type !== 'return-text';
  const office = ofRows ? request.office : null;
  return {
    json: { cycleId, ...receipt, stage: state.stage, tasks: state.tasks.length },
    text: `${done}. ${standing(state, office)}`,
  };
}

function standing(state: CycleState, office: string | null): string {
  const { cycleId, reached, stage, tasks } = state;
  if (reached.acknowledged !== undefined) return `${cycleId} has ended.`;
  const request = office === null ? undefined : state.requests[office];
  const rows = Object.values(request?.rows ?? {});
  const count = (word: string): number => rows.filter((row) => row === word).length;
  const ofOffice =
    request === undefined
      ? ''
      : `${request.office}: ${rows.length} rows, ${count('open')} open, ${count('answered')} to look at, ${count('accepted')} accepted. `;
  const waiting = tasks.length === 0 ? 'nothing waits for a decision' : `${tasks.length} waiting for a decision`;
  return `${ofOffice}${cycleId} is in stage ${stage}; ${waiting}.`;
}
