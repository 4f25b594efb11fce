import { DeskError } from '../../../contracts/errors.ts';
import { closedReason } from '../../../domain/calendar/open-days.ts';
import type { Calendar } from '../../../domain/calendar/calendar.ts';
import { announceOrder, orderAhead, previewOrder, type OrderAhead, type OrderDone } from '../../calendar-orders.ts';
import type { CycleReplan } from '../../replan-reports.ts';
import type { CliContext, CliOptions, CliResult, RunCommand } from '../command.ts';
import { today } from '../dates.ts';
import { deciderOption, textOption } from '../options.ts';
import { orderOf } from '../order-options.ts';
import { replanText } from '../replan-text.ts';
import { storeAndDesk } from '../running.ts';
import { table } from '../table.ts';

/**
 * `calendar add DAYS… --layer L --title T --source S [--preview]`: enters an order and lays every running cycle that it
 * concerns anew. The preview needs nothing running; with a desk running it says what would move.
 *
 * @throws DeskError `usage`, `date-invalid`, `order-invalid`; `engine-unavailable` when nothing runs
 */
export const run: RunCommand = async (args, options, context) => {
  const order = orderOf(daysOf(args, options), inLongForm(options));
  const on = today(context);
  if (options['preview'] === true) {
    const { calendar } = await context.reference();
    return previewed(orderAhead(calendar, order, on), calendar, context);
  }
  const { store, desk } = await storeAndDesk(context);
  const by = deciderOption(options);
  return applied(await announceOrder({ store, desk }, order, { by, today: on }, progressTo(context)), false);
};

/** What an order, or its undoing, would change: the days themselves, and every running cycle. */
export async function previewed(ahead: OrderAhead, before: Calendar, context: CliContext): Promise<CliResult> {
  const { order, undo, calendar } = ahead;
  const explain = order.days.map((date) => ({
    date,
    before: closedReason(before, order.layer, date)?.why ?? 'open',
    after: closedReason(calendar, order.layer, date)?.why ?? 'open',
  }));
  const { store } = context;
  const running = store !== undefined;
  const cycles = running ? await previewOrder(await store(), ahead, today(context)) : [];
  return {
    json: { order, undo, preview: true, running, explain, cycles },
    text: [
      `${undo ? 'Undo of' : 'Order'} ${order.id}: ${order.title}, ${order.layer} (${order.source})`,
      table(
        ['day', 'before', 'after'],
        explain.map((day) => [day.date, day.before, day.after]),
      ),
      running ? cyclesText(cycles) : 'No desk is running, so no cycle is looked at: npm start.',
      'Nothing was changed.',
    ].join('\n\n'),
  };
}

/** What an order, or its undoing, did to each cycle. */
export function applied({ order, calendar, cycles }: OrderDone, undo: boolean): CliResult {
  const failed = cycles.filter(({ outcome }) => outcome === 'refused');
  const moved = cycles.flatMap(({ replan }) => (replan === null ? [] : [replan]));
  const gone = cycles.filter(({ outcome }) => outcome === 'gone').map(({ cycleId }) => cycleId);
  return {
    json: { order, undo, preview: false, calendar, cycles },
    text: [
      `${undo ? 'Undone' : 'Entered'}: ${order.id}. The calendar is version ${calendar}.`,
      cyclesText(moved),
      ...failed.map(({ cycleId, why }) => `NOT MOVED: ${cycleId}: ${why}. Ask it again: treaty-desk cycle adopt.`),
      ...(gone.length === 0 ? [] : [`No longer running: ${gone.join(', ')}.`]),
      ...(undo ? [] : [`To take it back: treaty-desk calendar undo ${order.id}`]),
    ].join('\n\n'),
    exitCode: failed.length === 0 ? 0 : 1,
  };
}

/** Tells a person how many cycles are done. */
export function progressTo({ progress }: Pick<CliContext, 'progress'>): Parameters<typeof announceOrder>[3] {
  return ({ cycles, concerned }) => progress(`${cycles.length} of ${concerned} cycles`);
}

function cyclesText(cycles: readonly CycleReplan[]): string {
  return cycles.length === 0 ? 'No running cycle is concerned.' : cycles.map(replanText).join('\n\n');
}

function daysOf(args: readonly string[], options: CliOptions): readonly string[] {
  const from = textOption(options, 'date');
  const to = textOption(options, 'to');
  return from === undefined ? args : [...args, to === undefined ? from : `${from}..${to}`];
}

/** The short forms of an order's options, as `orderOf` takes them. */
function inLongForm(options: CliOptions): CliOptions {
  const standing = textOption(options, 'standing') ?? 'gazetted';
  if (!['gazetted', 'tentative'].includes(standing)) {
    throw new DeskError('usage', `--standing: there is no standing "${standing}"`, 'gazetted or tentative');
  }
  const kind = options['recess'] === true ? 'recess' : options['withdraw'] === true ? 'withdrawal' : options['kind'];
  return { ...options, kind, tentative: options['tentative'] === true || standing === 'tentative' };
}
