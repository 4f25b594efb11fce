import type { Calendar, LocalDate } from './calendar.ts';
import { weeksOf } from './contradictions.ts';
import { layerIndex } from './layer-index.ts';
import { dayNumber } from './local-date.ts';
import { sameOccasion } from './occasion.ts';
import { orderId, sortedDays, type CalendarOrder, type OrderDraft, type OrderProblem } from './order.ts';
import { addOrder } from './orders.ts';

/** What would become of one order of a file. */
export interface ImportedOrder {
  /** With the days that are new; with all of them where none is. */
  readonly order: CalendarOrder;
  /** `known`: the calendar says all of it already. */
  readonly state: 'new' | 'known' | 'refused';
  readonly problems: readonly OrderProblem[];
}

/**
 * What would become of the orders of a file, entered one after another. Days that the calendar already has from the
 * same occasion are left out of an order.
 *
 * @param today for the check that days are not years away
 * @returns each order with its state, and the calendar with all new ones
 */
export function importOrders(
  calendar: Calendar,
  drafts: readonly OrderDraft[],
  today?: LocalDate,
): { readonly orders: readonly ImportedOrder[]; readonly calendar: Calendar } {
  let current = calendar;
  const orders = drafts.map((draft): ImportedOrder => {
    const order = { ...draft, id: orderId(draft) };
    const days = sortedDays(draft).filter((date) => !isKnown(current, draft, date));
    if (days.length === 0) return { order, state: 'known', problems: [] };
    const fresh = { ...draft, days };
    const added = addOrder(current, fresh, today);
    if ('problems' in added) return { order, state: 'refused', problems: added.problems };
    current = added;
    return { order: { ...fresh, id: orderId(fresh) }, state: 'new', problems: [] };
  });
  return { orders, calendar: current };
}

/** Whether a calendar says already what a day of an order would: closed for this occasion as surely, or withdrawn. */
function isKnown(calendar: Calendar, draft: OrderDraft, date: LocalDate): boolean {
  if (!calendar.layers.some(({ id }) => id === draft.layer)) return false;
  return weeksOf(draft).every((week) => {
    const index = layerIndex(calendar, draft.layer, week);
    const day = dayNumber(date);
    if (draft.kind === 'withdrawal') {
      return index.liftedOn(day).some(({ how, title }) => how === 'withdrawn' && sameOccasion(title, draft.title));
    }
    const closed = index
      .closuresOn(day)
      .some(
        ({ title, standing }) =>
          sameOccasion(title, draft.title) && (draft.standing === 'tentative' || standing !== 'tentative'),
      );
    return draft.kind === 'holiday' && closed;
  });
}
