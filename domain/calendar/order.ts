import type { DayHours, LayerId, LocalDate, Standing, Week } from './calendar.ts';
import { dayNumber, eachDay, isLocalDate } from './local-date.ts';

/** What an order does: closes days, sets a recess or other hours, or takes days back. */
export const ORDER_KINDS = ['holiday', 'recess', 'hours', 'withdrawal'] as const;

/** One of the kinds of orders. */
export type OrderKind = (typeof ORDER_KINDS)[number];

/** An order as it is entered. */
export interface OrderDraft {
  readonly kind: OrderKind;
  readonly layer: LayerId;
  /** `withdrawn` for a withdrawal, else `gazetted` or `tentative`. */
  readonly standing: Exclude<Standing, 'fixed'>;
  /** Date of the notification; null where none is known. */
  readonly notifiedOn: LocalDate | null;
  readonly source: string;
  /** The occasion; a withdrawal names the occasion that it takes back. */
  readonly title: string;
  /** In any order; of a recess and of hours, each day from the first to the last. */
  readonly days: readonly LocalDate[];
  /** Only offices that keep this week; absent: all of the layer. */
  readonly week?: Week;
  /** Of an order of hours: which. */
  readonly hours?: DayHours;
}

/** An order with its id, see `orderId`. */
export interface CalendarOrder extends OrderDraft {
  readonly id: string;
}

/** Why an order cannot be entered or undone. */
export interface OrderProblem {
  /** What is wrong, with the value. */
  readonly message: string;
  /** What would be accepted. */
  readonly hint: string;
}

/** What an operation on orders gives when it cannot be done; nothing was changed. */
export interface OrderRefused {
  readonly problems: readonly OrderProblem[];
}

/** No order closes offices for longer, in calendar days; a longer span is a slip of the pen. */
export const LONGEST_SPAN = 60;

/**
 * The id of an order: layer, first day, occasion, and what makes it other than a gazetted holiday for all offices.
 * The same order has the same id wherever it is entered.
 *
 * @example orderId({ layer: 'punjab', days: ['2026-03-25'], title: 'Mela Chiraghan', … }) // 'punjab-2026-03-25-mela-chiraghan'
 */
export function orderId(order: OrderDraft): string {
  const marks = [
    ...(order.week === undefined ? [] : [order.week]),
    ...(order.kind === 'recess' || order.kind === 'hours' ? [order.kind] : []),
    ...(order.kind === 'withdrawal' ? ['withdrawn'] : []),
    ...(order.standing === 'tentative' ? ['tentative'] : []),
  ];
  return [order.layer, sortedDays(order)[0] ?? 'no-day', slug(order.title), ...marks].join('-');
}

/** The days of an order from first to last, each once. */
export function sortedDays({ days }: Pick<OrderDraft, 'days'>): readonly LocalDate[] {
  return [...new Set(days)].sort();
}

/**
 * Every day from one to another, both included.
 *
 * @returns the days, or the problem when one is no date, `to` lies before `from`, or the span is too long
 */
export function daysBetween(from: LocalDate, to: LocalDate): readonly LocalDate[] | OrderRefused {
  const wrong = [from, to].find((date) => !isLocalDate(date));
  if (wrong !== undefined) return refused(`"${wrong}" is not a date`, 'a day that exists, as YYYY-MM-DD');
  if (to < from) return refused(`the last day ${to} lies before the first, ${from}`, `${from} or later`);
  const span = dayNumber(to) - dayNumber(from) + 1;
  if (span > LONGEST_SPAN) return refused(`${from} to ${to} are ${span} days`, `at most ${LONGEST_SPAN} days`);
  return eachDay(from, to);
}

/** A refusal for one reason. */
export function refused(message: string, hint: string): OrderRefused {
  return { problems: [{ message, hint }] };
}

/** A title as part of an id: its letters and digits in small letters, with hyphens between the words. */
export function slug(title: string): string {
  const letters = title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-');
  return letters.replace(/^-|-$/g, '') || 'order';
}
