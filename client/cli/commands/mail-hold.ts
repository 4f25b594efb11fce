import { fileHeld, heldBecause, holdingList } from '../../hold.ts';
import type { RunCommand } from '../command.ts';
import { dayOf, dayWords } from '../dates.ts';
import { findCycle } from '../find-cycle.ts';
import { requiredOption } from '../options.ts';
import { storeAndDesk } from '../running.ts';
import { table } from '../table.ts';

/** `mail hold`: messages that wait for an officer; with `--file KEY --cycle ID --office O` one is filed. */
export const run: RunCommand = async (_args, options, context) => {
  const running = await storeAndDesk(context);
  if (options['file'] !== undefined) {
    const key = requiredOption(options, 'file', '--file', 'KEY');
    const office = requiredOption(options, 'office', '--office', 'moi');
    const { cycleId } = await findCycle(running.store, requiredOption(options, 'cycle', '--cycle', 'ID'));
    await fileHeld(running, key, cycleId, office);
    return {
      json: { key, cycleId, office },
      text: `The message is filed to ${office} in ${cycleId} and is being read.`,
    };
  }
  const held = await holdingList(running.store);
  if (held.length === 0) return { json: [], text: 'Nothing is held.' };
  const rows = held.map((mail) => [
    mail.key,
    dayWords(dayOf(mail.receivedAt)),
    heldBecause(mail.reason),
    mail.reading?.from ?? '',
    mail.reading?.subject.slice(0, 50) ?? '',
    mail.office === null ? '' : `${mail.office} in ${mail.cycleId}`,
  ]);
  return { json: held, text: table(['Key', 'Day', 'Why', 'From', 'Subject', 'Perhaps'], rows) };
};
