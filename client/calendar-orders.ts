import { CALENDAR, concernedCycles, presentVersions, referenceDocument } from '../activities/reference.ts';
import type { Store } from '../activities/store-ports.ts';
import { DeskError } from '../contracts/errors.ts';
import type { CycleOutcome, TermsChange, TermsChangeState } from '../contracts/terms-change.ts';
import type { Calendar, LocalDate } from '../domain/calendar/calendar.ts';
import { orderId, type CalendarOrder, type OrderDraft, type OrderRefused } from '../domain/calendar/order.ts';
import { addOrder, ordersOf, undoOrder as withoutOrder } from '../domain/calendar/orders.ts';
import type { Desk } from './desk.ts';
import { presentTerms, replanAhead, replanDone, type CycleReplan } from './replan-reports.ts';

/** An order that is to be entered or undone, and the calendar after it. */
export interface OrderAhead {
  readonly order: CalendarOrder;
  readonly undo: boolean;
  readonly calendar: Calendar;
}

/** An order that was entered or undone, and what it did to each cycle. */
export interface OrderDone {
  readonly order: CalendarOrder;
  /** Version of the calendar that has it, or no longer has it. */
  readonly calendar: number;
  readonly cycles: readonly (CycleOutcome & { readonly replan: CycleReplan | null })[];
}

/** How often progress is looked at, in milliseconds. */
const LOOK_EVERY_MS = 300;
/** A change that does not come on for so long waits for a worker that is not there. */
const COMES_ON_WITHIN_MS = 60_000;

/**
 * An order as it would be entered in a calendar.
 *
 * @param today local date in Islamabad
 * @throws DeskError `order-invalid`
 */
export function orderAhead(calendar: Calendar, draft: OrderDraft, today: LocalDate): OrderAhead {
  const after = accepted(addOrder(calendar, draft, today));
  const id = orderId(draft);
  const order = ordersOf(after).find((held) => held.id === id) ?? { ...draft, id };
  return { order, undo: false, calendar: after };
}

/**
 * The undoing of an order of a calendar.
 * @throws DeskError `order-unknown` naming those there are; `order-invalid` when another order rests on it
 */
export function undoAhead(calendar: Calendar, id: string): OrderAhead {
  const orders = ordersOf(calendar);
  const order = orders.find((held) => held.id === id);
  if (order === undefined) {
    const known = orders.map((held) => held.id).join(', ');
    throw new DeskError(
      'order-unknown',
      `There is no order “${id}” to undo.`,
      known === '' ? 'No order was entered in this calendar.' : `There are: ${known}.`,
    );
  }
  return { order, undo: true, calendar: accepted(withoutOrder(calendar, id)) };
}

/**
 * What an order, or its undoing, would do to every running cycle it concerns. Nothing is stored.
 * @param today local date in Islamabad
 */
export async function previewOrder(store: Store, ahead: OrderAhead, today: LocalDate): Promise<readonly CycleReplan[]> {
  const change: TermsChange = { kind: 'order', order: ahead.order, undo: ahead.undo };
  const { version } = await referenceDocument(store.reference, 'calendar', CALENDAR);
  const replans: CycleReplan[] = [];
  for (const state of await concernedCycles(store, change)) {
    const versions = { ...(await presentVersions(store, state)), calendar: version + 1 };
    const terms = { ...(await presentTerms(store, state)), calendar: ahead.calendar };
    const command = { type: 'adopt-terms', cause: 'calendar', by: '', reason: '', order: ahead.order.id } as const;
    replans.push(await replanAhead(store, state, { ...command, versions, terms }, today));
  }
  return replans;
}

/**
 * Enters an order in the calendar and brings it to every running cycle it concerns; resolves when all have been asked.
 *
 * @param by who announced it, by post
 * @throws DeskError `order-invalid`; `engine-unavailable` when the change does not come on
 */
export async function announceOrder(
  parts: { readonly store: Store; readonly desk: Pick<Desk, 'changes'> },
  draft: OrderDraft,
  decided: { readonly by: string; readonly today: LocalDate },
  progress: (state: TermsChangeState) => void = () => undefined,
): Promise<OrderDone> {
  const ahead = orderAhead(await newestCalendar(parts.store), draft, decided.today);
  const { title, source, notifiedOn } = ahead.order;
  const notified = notifiedOn === null ? '' : `, notified on ${notifiedOn}`;
  return brought(parts, ahead, decided.by, `${title}: ${daysOf(ahead.order)} (${source}${notified})`, progress);
}

/**
 * Takes an order out of the calendar again, and out of every cycle that took it.
 *
 * @param decided who undoes it, by post, and why
 * @throws DeskError `order-unknown`, `order-invalid`; `engine-unavailable` when the change does not come on
 */
export async function undoOrder(
  parts: { readonly store: Store; readonly desk: Pick<Desk, 'changes'> },
  id: string,
  decided: { readonly by: string; readonly reason: string | null },
  progress: (state: TermsChangeState) => void = () => undefined,
): Promise<OrderDone> {
  const ahead = undoAhead(await newestCalendar(parts.store), id);
  const why = decided.reason === null ? '' : `: ${decided.reason}`;
  const reason = `the order “${ahead.order.title}” of ${daysOf(ahead.order)} was undone${why}`;
  return brought(parts, ahead, decided.by, reason, progress);
}

async function brought(
  { store, desk }: { readonly store: Store; readonly desk: Pick<Desk, 'changes'> },
  { order, undo }: OrderAhead,
  by: string,
  reason: string,
  progress: (state: TermsChangeState) => void,
): Promise<OrderDone> {
  const change: TermsChange = { kind: 'order', order, undo };
  const id = await desk.changes.start({ change, by, reason, carried: null }, `${undo ? 'Undo: ' : ''}${order.title}`);
  const { versions, cycles } = await followed(desk.changes, id, progress);
  const calendar = versions?.calendar ?? 0;
  const done = [];
  for (const outcome of cycles) {
    const replan = await replanDone(
      store,
      outcome.cycleId,
      (event) => event.order === order.id && event.versions?.calendar === calendar,
    );
    done.push({ ...outcome, replan });
  }
  return { order, calendar, cycles: done };
}

/**
 * Waits for the end of a change, and tells how far it has come.
 * @throws DeskError what stopped it; `engine-unavailable` when it does not come on: it does so by itself later
 */
export async function followed(
  changes: Desk['changes'],
  id: string,
  progress: (state: TermsChangeState) => void,
): Promise<TermsChangeState> {
  let ended = false;
  const result = changes.result(id).finally(() => {
    ended = true;
  });
  result.catch(() => undefined);
  let told = -1;
  let since = Date.now();
  while (!ended) {
    await Promise.race([result.catch(() => undefined), new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))]);
    const state = ended ? null : await changes.state(id).catch(() => null);
    if (state !== null && state.cycles.length !== told) {
      told = state.cycles.length;
      since = Date.now();
      progress(state);
    }
    if (!ended && Date.now() - since > COMES_ON_WITHIN_MS) {
      throw new DeskError(
        'engine-unavailable',
        `The change ${id} has not come on for ${COMES_ON_WITHIN_MS / 1000} seconds; it goes on by itself.`,
        'Look whether the worker runs (npm start), then at each cycle: treaty-desk cycle show.',
      );
    }
  }
  return result;
}

async function newestCalendar(store: Store): Promise<Calendar> {
  return (await referenceDocument(store.reference, 'calendar', CALENDAR)).document;
}

function daysOf({ days }: CalendarOrder): string {
  const [first = '', ...others] = [...days].sort();
  return others.length === 0 ? first : `${first} to ${others.at(-1)}`;
}

function accepted(calendar: Calendar | OrderRefused): Calendar {
  if (!('problems' in calendar)) return calendar;
  const [problem, ...others] = calendar.problems;
  const more = others.map(({ message }) => message);
  throw new DeskError('order-invalid', [problem?.message, ...more].join('; '), problem?.hint ?? null);
}
