import type { CycleRequest } from '../../../contracts/workflows.ts';
import { replanAhead } from '../../replan-reports.ts';
import type { CliContext, CliOptions, CliResult, RunCommand } from '../command.ts';
import { today } from '../dates.ts';
import { findCycle, findRunningCycle } from '../find-cycle.ts';
import { dateOption, deciderOption, requiredOption } from '../options.ts';
import { replanText } from '../replan-text.ts';
import { openedStore, storeAndDesk } from '../running.ts';

/**
 * `cycle move-deadline CYCLE --to D --reference TEXT [--preview]`: the treaty body has moved its date.
 *
 * @throws DeskError `usage`, `date-invalid`, `cycle-unknown`, `refused` with the reason, `engine-unavailable`
 */
export const run: RunCommand = async ([id = ''], options, context) => {
  const deadline = dateOption(options, 'to', '--to');
  const reference = requiredOption(options, 'reference', '--reference', '"letter of the Secretariat of 6 May 2027"');
  const request = { type: 'move-deadline', deadline, by: deciderOption(options), reference } as const;
  return askWithMoves(id, request, options, context);
};

/** Asks a decision that moves dates and shows what moves; with `--preview` shows it only. */
export async function askWithMoves(
  id: string,
  request: Extract<CycleRequest, { type: 'move-deadline' | 'grant-days' }>,
  options: CliOptions,
  context: CliContext,
): Promise<CliResult> {
  if (options['preview'] === true) {
    const store = await openedStore(context);
    const ahead = await replanAhead(store, await findRunningCycle(store, id), request, today(context));
    return { json: { preview: true, ...ahead }, text: `${replanText(ahead)}\n\nNothing was changed.` };
  }
  const { store, desk } = await storeAndDesk(context);
  const before = await findRunningCycle(store, id);
  const ahead = await replanAhead(store, before, request, today(context));
  const receipt = await desk.ask(before.cycleId, request);
  const { stage, tasks } = await findCycle(store, before.cycleId);
  const done = receipt.changed ? 'Done.' : 'It had been done before.';
  const standing = { ...receipt, stage, tasks: tasks.length };
  return { json: { preview: false, ...ahead, ...standing }, text: [done, replanText(ahead)].join(' ') };
}
