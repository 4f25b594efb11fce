import { gapListOf } from '../../../activities/gap-paper.ts';
import { GAP_TITLES } from '../../../domain/matrix/gap-list.ts';
import type { RunCommand } from '../command.ts';
import { dayWords, today } from '../dates.ts';
import { writeBytes } from '../files.ts';
import { findCycle } from '../find-cycle.ts';
import { textOption } from '../options.ts';
import { openedStore } from '../running.ts';
import { table } from '../table.ts';

/** So much of a reason stands in a table; `--json` and the document have more. */
const LONGEST_CELL = 90;

/**
 * `draft gaps CYCLE [--out FILE.docx]`: what is missing in the text, as it goes to the Committee.
 * @throws DeskError `cycle-unknown`, `engine-unavailable`, `folder-unusable`
 */
export const run: RunCommand = async ([id = ''], options, context) => {
  const store = await openedStore(context);
  const state = await findCycle(store, id);
  const list = await gapListOf(store, state, today(context));
  const out = textOption(options, 'out');
  if (out !== undefined) {
    const { writeGapList } = await context.documents();
    await writeBytes(out, await writeGapList(list));
  }
  const rows = list.items.map(({ row, number, kind, officeName, since, says }) => [
    row,
    number ?? '',
    GAP_TITLES[kind],
    officeName ?? '',
    dayWords(since),
    says.length > LONGEST_CELL ? `${says.slice(0, LONGEST_CELL - 1)}…` : says,
  ]);
  const written = out === undefined ? '' : `\n\nWritten to ${out}.`;
  return {
    json: { cycleId: state.cycleId, ...list, ...(out === undefined ? {} : { file: out }) },
    text: `${rows.length === 0 ? 'Nothing is missing.' : table(['Row', 'No.', 'What', 'Whose', 'Since', ''], rows)}${written}`,
  };
};
