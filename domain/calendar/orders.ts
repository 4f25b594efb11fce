import type { Calendar, ClosedDay, LocalDate, OfficeHours, Recess } from './calendar.ts';
import { checkOrder } from './check-order.ts';
import { contradictions } from './contradictions.ts';
import { standingOf } from './occasion.ts';
import {
  daysBetween,
  orderId,
  refused,
  sortedDays,
  type CalendarOrder,
  type OrderDraft,
  type OrderRefused,
} from './order.ts';

/**
 * The calendar with one order more. Everything else stays as it is, so that `undoOrder` gives the same calendar back.
 *
 * @param order a draft; its id is made of it, see `orderId`
 * @param today for the check that its days are not years away; left out, the date of notification is taken
 * @returns the new calendar, or every problem, and then nothing was changed
 */
export function addOrder(calendar: Calendar, order: OrderDraft, today?: LocalDate): Calendar | OrderRefused {
  const id = orderId(order);
  if (ordersOf(calendar).some((held) => held.id === id)) {
    return refused(`order ${id} stands in the calendar already`, 'another order, or undo of that one first');
  }
  const problems = checkOrder(calendar, order, today);
  if (problems.length > 0) return { problems };
  const added = withEntries(calendar, { ...order, id, title: order.title.trim(), source: order.source.trim() });
  const [contradiction] = newContradictions(calendar, added);
  return contradiction === undefined ? added : refused(...inTwo(contradiction));
}

/**
 * The calendar without one order: the one that `addOrder` was given, to the letter.
 *
 * @returns the calendar before, or the problem: there is no such order, or another one rests on it
 */
export function undoOrder(calendar: Calendar, id: string): Calendar | OrderRefused {
  const orders = ordersOf(calendar);
  if (!orders.some((held) => held.id === id)) {
    const known = orders.map((order) => order.id).join(', ');
    return refused(
      `there is no order "${id}" to undo`,
      known === '' ? 'no order was entered in this calendar' : `one of: ${known}`,
    );
  }
  const closed = calendar.closed.filter(({ order }) => order !== id);
  const undone = withoutSpan(withoutSpan({ ...calendar, closed }, 'recesses', id), 'hours', id);
  const [contradiction] = newContradictions(calendar, undone);
  if (contradiction === undefined) return undone;
  const [message] = inTwo(contradiction);
  return refused(`without order ${id}, another order would not hold: ${message}`, 'undo of that other order first');
}

/** The orders that were entered in a calendar, in the order of their first days. */
export function ordersOf(calendar: Calendar): readonly CalendarOrder[] {
  const orders = new Map<string, CalendarOrder>();
  for (const entry of calendar.closed) {
    if (entry.order === undefined) continue;
    const held = orders.get(entry.order);
    orders.set(
      entry.order,
      held === undefined ? orderOfDay(entry, entry.order) : { ...held, days: [...held.days, entry.date] },
    );
  }
  for (const recess of calendar.recesses ?? []) {
    if (recess.order !== undefined) orders.set(recess.order, orderOfSpan(recess, recess.order, 'recess'));
  }
  for (const hours of calendar.hours ?? []) {
    if (hours.order === undefined) continue;
    const { opens, closes, fridayCloses } = hours;
    orders.set(hours.order, { ...orderOfSpan(hours, hours.order, 'hours'), hours: { opens, closes, fridayCloses } });
  }
  return [...orders.values()].sort((one, other) => ((one.days[0] ?? '') < (other.days[0] ?? '') ? -1 : 1));
}

function withEntries(calendar: Calendar, order: CalendarOrder): Calendar {
  const { layer, title, source, notifiedOn, standing, id, week, hours } = order;
  const days = sortedDays(order);
  const span = { from: days[0] ?? '', to: days.at(-1) ?? '', layer, title, source, notifiedOn };
  const reach = week === undefined ? {} : { week };
  if (order.kind === 'recess') {
    const recess: Recess = { ...span, standing: spanStanding(standing), order: id, ...reach };
    return { ...calendar, recesses: [...(calendar.recesses ?? []), recess] };
  }
  if (order.kind === 'hours' && hours !== undefined) {
    const kept: OfficeHours = { ...span, ...hours, standing: spanStanding(standing), order: id };
    return { ...calendar, hours: [...(calendar.hours ?? []), kept] };
  }
  const entries = days.map((date): ClosedDay => ({
    date,
    title,
    layer,
    standing,
    source,
    notifiedOn,
    order: id,
    ...reach,
  }));
  return { ...calendar, closed: [...calendar.closed, ...entries] };
}

type SpanList = 'recesses' | 'hours';

function withoutSpan(calendar: Calendar, list: SpanList, id: string): Calendar {
  const { [list]: spans = [], ...others } = calendar;
  const left = spans.filter(({ order }) => order !== id);
  if (left.length === spans.length) return calendar;
  return left.length === 0 ? others : { ...calendar, [list]: left };
}

function orderOfDay(entry: ClosedDay, id: string): CalendarOrder {
  const standing = standingOf(entry);
  return {
    id,
    kind: standing === 'withdrawn' ? 'withdrawal' : 'holiday',
    layer: entry.layer,
    standing: standing === 'fixed' ? 'gazetted' : standing,
    notifiedOn: entry.notifiedOn ?? null,
    source: entry.source,
    title: entry.title,
    days: [entry.date],
    ...(entry.week === undefined ? {} : { week: entry.week }),
  };
}

function orderOfSpan(span: Recess | OfficeHours, id: string, kind: 'recess' | 'hours'): CalendarOrder {
  const days = daysBetween(span.from, span.to);
  return {
    id,
    kind,
    layer: span.layer,
    standing: span.standing,
    notifiedOn: span.notifiedOn ?? null,
    source: span.source,
    title: span.title,
    days: 'problems' in days ? [span.from, span.to] : days,
    ...('week' in span && span.week !== undefined ? { week: span.week } : {}),
  };
}

function spanStanding(standing: CalendarOrder['standing']): Recess['standing'] {
  return standing === 'tentative' ? 'tentative' : 'gazetted';
}

function newContradictions(before: Calendar, after: Calendar): readonly string[] {
  const known = new Set(contradictions(before));
  return contradictions(after).filter((one) => !known.has(one));
}

function inTwo(contradiction: string): readonly [message: string, hint: string] {
  const [message = '', hint = ''] = contradiction.split('; accepted: ');
  return [message, hint];
}
