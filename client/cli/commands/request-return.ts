import type { ToReturn } from '../../../activities/return-by-check.ts';
import { returnByCheck } from '../../answer-decisions.ts';
import type { RunCommand } from '../command.ts';
import { today } from '../dates.ts';
import { findRunningCycle } from '../find-cycle.ts';
import { deciderOption } from '../options.ts';
import { openedStore, storeAndDesk } from '../running.ts';
import { decide } from './decide.ts';

/**
 * `request return ID OFFICE [ROWS]`: for a reason in words, or by the completeness check, which names what each lacks.
 * @throws DeskError `refused` with the reason, `usage`, `cycle-unknown`, `engine-unavailable`
 */
export const run: RunCommand = async (args, options, context) => {
  if (options['byCheck'] !== true) return decide('return', args, options, context);
  const [id = '', office = '', ...rows] = args;
  const preview = options['preview'] === true;
  const { store, desk } = preview ? { store: await openedStore(context), desk: null } : await storeAndDesk(context);
  const state = await findRunningCycle(store, id);
  const by = deciderOption(options);
  const { found, request } = await returnByCheck(store, state, office, { rows, by, today: today(context) });
  const receipt = desk === null ? null : await desk.ask(state.cycleId, request);
  const changed = receipt?.changed ?? false;
  const head =
    receipt === null
      ? 'Nothing was returned; the letter would name:'
      : changed
        ? 'Returned:'
        : 'They had been returned before:';
  return {
    json: { cycleId: state.cycleId, office, changed, rows: found.rows, missing: missing(found) },
    text: [head, ...missing(found).map(({ row, says }) => [row, ...says.map((one) => `  – ${one}`)].join('\n'))].join(
      '\n',
    ),
  };
};

function missing({ checks }: ToReturn): readonly { readonly row: string; readonly says: readonly string[] }[] {
  return checks.map(({ row, findings }) => {
    return { row, says: findings.filter(({ code }) => code !== 'contradicts').map(({ says }) => says) };
  });
}
