import type { CliContext, CliOptions, CliResult } from '../command.ts';
import { DECISIONS, type DecisionName } from '../decisions.ts';
import { findCycle } from '../find-cycle.ts';
import { storeAndDesk } from '../running.ts';

/** Asks one decision of a cycle and shows what came of it. */
export async function decide(
  name: DecisionName,
  [id = '', ...args]: readonly string[],
  options: CliOptions,
  context: CliContext,
): Promise<CliResult> {
  const { store, desk } = await storeAndDesk(context);
  const { cycleId } = await findCycle(store, id);
  const by = typeof options['by'] === 'string' ? options['by'] : 'Director';
  const receipt = await desk.ask(cycleId, DECISIONS[name](args, options, by));
  const { stage, tasks } = await findCycle(store, cycleId);
  const waiting = tasks.length === 0 ? 'nothing waits for a decision' : `${tasks.length} waiting for a decision`;
  const done = receipt.changed ? 'Done' : 'It had been done before';
  return { json: { cycleId, ...receipt }, text: `${done}: ${cycleId} is in stage ${stage}, ${waiting}.` };
}
