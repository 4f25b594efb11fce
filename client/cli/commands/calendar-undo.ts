import { undoAhead, undoOrder } from '../../calendar-orders.ts';
import type { RunCommand } from '../command.ts';
import { deciderOption, textOption } from '../options.ts';
import { storeAndDesk } from '../running.ts';
import { applied, previewed, progressTo } from './calendar-add.ts';

/**
 * `calendar undo ORDER [--preview]`: takes an order out of the calendar, and out of every cycle that took it.
 *
 * @throws DeskError `order-unknown`, `order-invalid` when another order rests on it; `engine-unavailable`
 */
export const run: RunCommand = async ([id = ''], options, context) => {
  if (options['preview'] === true) {
    const { calendar } = await context.reference();
    return previewed(undoAhead(calendar, id), calendar, context);
  }
  const { store, desk } = await storeAndDesk(context);
  const decided = { by: deciderOption(options), reason: textOption(options, 'reason') ?? null };
  return applied(await undoOrder({ store, desk }, id, decided, progressTo(context)), true);
};
