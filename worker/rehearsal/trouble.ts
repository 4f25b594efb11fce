import { DeskError } from '../../contracts/errors.ts';
import type { RehearsedHoliday, RehearsedOutage, Trouble } from '../../contracts/rehearsal.ts';
import type { LocalDate } from '../../domain/calendar/calendar.ts';
import { epochMs, instantOf } from '../../domain/calendar/instants.ts';
import { addDays, eachDay } from '../../domain/calendar/local-date.ts';
import type { OrderDraft } from '../../domain/calendar/order.ts';

/** Nothing goes wrong. */
export const NO_TROUBLE: Trouble = { holiday: null, outage: null };

/** In whose name the rehearsal decides. */
export const BY = 'Director (NMRF Unit), rehearsal';

const ZONE = 'Asia/Karachi';
/** Before work begins, so that all that is due on the first day is missed. */
const POWER_FAILS_AT = '08:00';
const POWER_RETURNS_AT = '09:30';
const ORDERS_COME_AT = '10:00';

/** The order of a holiday, as an officer enters it. */
export function orderOf({ from, to, layer, announcedOn }: RehearsedHoliday): OrderDraft {
  return {
    kind: 'holiday',
    layer,
    standing: 'gazetted',
    notifiedOn: announcedOn,
    source: 'order of the rehearsal',
    title: 'Holiday announced late',
    days: eachDay(from, to),
  };
}

/** Moment at which an order is entered, business time in milliseconds. */
export function announcedAt({ announcedOn }: RehearsedHoliday): number {
  return epochMs(instantOf(announcedOn, ORDERS_COME_AT, ZONE));
}

/** Moments at which the power fails and returns, business time in milliseconds. */
export function powerAt({ from, to }: RehearsedOutage): { readonly fails: number; readonly returns: number } {
  return {
    fails: epochMs(instantOf(from, POWER_FAILS_AT, ZONE)),
    returns: epochMs(instantOf(addDays(to, 1), POWER_RETURNS_AT, ZONE)),
  };
}

/**
 * Refuses what cannot happen in a rehearsal that runs from its day of receipt to its deadline.
 * @throws DeskError `date-invalid`
 */
export function checkTrouble({ holiday, outage }: Trouble, receivedOn: LocalDate, deadline: LocalDate | null): void {
  const within = (day: LocalDate): boolean => day > receivedOn && (deadline === null || day <= deadline);
  const hint = `Give a day after ${receivedOn}${deadline === null ? '' : ` and up to ${deadline}`}.`;
  if (holiday !== null && !within(holiday.announcedOn))
    throw new DeskError('date-invalid', `The holiday is announced on ${holiday.announcedOn}, outside the cycle.`, hint);
  for (const day of outage === null ? [] : [outage.from, outage.to]) {
    if (!within(day)) throw new DeskError('date-invalid', `The outage of ${day} lies outside the cycle.`, hint);
  }
}
