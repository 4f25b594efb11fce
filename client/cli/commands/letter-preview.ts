import { DeskError } from '../../../contracts/errors.ts';
import type { RunCommand } from '../command.ts';
import { today } from '../dates.ts';
import { findRunningCycle } from '../find-cycle.ts';
import { openedStore } from '../running.ts';

/**
 * `letter preview ID OFFICE [RUNG]`: a letter as it would leave today; the next one when no rung is named.
 * @throws DeskError `refused` where no such letter is to come, `address-missing`, `cycle-unknown`, `engine-unavailable`
 */
export const run: RunCommand = async ([id = '', office = '', rung], _options, context) => {
  const store = await openedStore(context);
  const { preview } = await context.mail();
  if (preview === undefined)
    throw new DeskError('engine-unavailable', 'No Treaty Desk runs on this data folder.', 'Start it: npm start.');
  const state = await findRunningCycle(store, id);
  const letter = await preview(state, office, rung ?? null, today(context));
  const people = (list: typeof letter.to): string => list.map(({ post, address }) => `${post} <${address}>`).join(', ');
  const lines = [
    `Not sent: ${letter.rung} to ${office} as it would leave today.`,
    `To       ${people(letter.to)}`,
    ...(letter.cc.length === 0 ? [] : [`Copy     ${people(letter.cc)}`]),
    `Subject  ${letter.subject}`,
    ...(letter.attachment === null ? [] : [`File     ${letter.attachment}`]),
    '',
    letter.text.trimEnd(),
  ];
  const { html: _, ...shown } = letter;
  return { json: shown, text: lines.join('\n') };
};
