import type { Calendar, LayerId, LocalDate } from '../calendar/calendar.ts';
import { dateOfDay, dayNumber } from '../calendar/local-date.ts';
import { addWorkingDays, openDays } from '../calendar/open-days.ts';

/**
 * A time in which the secretariat, and not the office, holds the matter: a clarification it owes, a clearance.
 * The day `from` still counts for the office, the day `to` no longer does. A recess is nobody's time: it lies between
 * its two days, and the office works on both.
 */
export interface Suspension {
  /** Day on which the matter came to the secretariat; of a recess the day before its first. */
  readonly from: LocalDate;
  /** Day on which it went back to the office, null while the secretariat still holds it; of a recess the day after its last. */
  readonly to: LocalDate | null;
  /** Absent: `secretariat`. */
  readonly holder?: 'secretariat' | 'recess';
}

/** What an office was given, and what was taken from it. */
export interface OfficeTime {
  /** Day on which the request went out; day zero. */
  readonly requestedOn: LocalDate;
  /** Working days to answer, in the office's calendar; 1 or more. */
  readonly budgetWorkingDays: number;
  /** Working days granted on top; 0 or more. */
  readonly extensionDays: number;
  /** In any order; those that overlap count once. */
  readonly suspensions: readonly Suspension[];
}

/** Both sides of an office's clock on one day. */
export interface OfficeClock {
  /** Last day on which the answer is not late; moves on for as long as the clock stands. */
  readonly dueOn: LocalDate;
  /** Whether the clock stands today. */
  readonly suspended: boolean;
  /** Working days up to and including today that the office had the matter; more than its budget when it is late. */
  readonly usedByOffice: number;
  /** Working days up to and including today that the secretariat held it; they never count against the office. */
  readonly takenBySecretariat: number;
  /** Working days up to and including today on which the office was under recess; they count against nobody. */
  readonly underRecess: number;
  /** Working days left to the office after today; negative by as many as it is late. */
  readonly left: number;
}

/**
 * The clock of one office: a budget of working days plus a ledger of suspensions, never a stored date.
 *
 * @param layer calendar layer of the office
 * @param today a suspension that has not ended is counted up to and including today
 * @throws RangeError when the budget is not whole and positive, or the extension not whole and 0 or more
 */
export function officeClock(time: OfficeTime, calendar: Calendar, layer: LayerId, today: LocalDate): OfficeClock {
  const { requestedOn, suspensions } = time;
  const budget = budgetOf(time);
  const isOpen = openDays(calendar, layer);
  const start = dayNumber(requestedOn);
  const now = dayNumber(today);
  let due = start;
  let counted = 0;
  let usedByOffice = 0;
  let takenBySecretariat = 0;
  let underRecess = 0;
  for (let day = start + 1; counted < budget || day <= now; day += 1) {
    if (!isOpen(day)) continue;
    const holder = suspensions.length === 0 ? null : heldBy(suspensions, dateOfDay(day), today);
    if (holder !== null) {
      if (day > now) continue;
      if (holder === 'secretariat') takenBySecretariat += 1;
      else underRecess += 1;
      continue;
    }
    if (day <= now) usedByOffice += 1;
    if (counted === budget) continue;
    counted += 1;
    due = day;
  }
  return {
    dueOn: dateOfDay(due),
    suspended: suspensions.some(
      ({ from, to, holder }) => (holder === 'recess' ? from < today : from <= today) && (to === null || today < to),
    ),
    usedByOffice,
    takenBySecretariat,
    underRecess,
    left: budget - usedByOffice,
  };
}

/**
 * Who kept an office's clock from running on a day; null when it ran. Where the secretariat holds the matter during a
 * recess, it does.
 *
 * @param today a suspension that has not ended reaches up to and including today
 */
export function heldBy(
  suspensions: readonly Suspension[],
  date: LocalDate,
  today: LocalDate,
): NonNullable<Suspension['holder']> | null {
  let holder: NonNullable<Suspension['holder']> | null = null;
  for (const suspension of suspensions) {
    if (!covers(suspension, date, today)) continue;
    if (suspension.holder !== 'recess') return 'secretariat';
    holder = 'recess';
  }
  return holder;
}

/** Whether a suspension keeps a clock from running on a day. */
export function covers({ from, to, holder }: Suspension, date: LocalDate, today: LocalDate): boolean {
  if (date <= from) return false;
  return holder === 'recess' && to !== null ? date < to : date <= (to ?? today);
}

/** The day by which an office must answer, as its clock says today. */
export function officeDueOn(time: OfficeTime, calendar: Calendar, layer: LayerId, today: LocalDate): LocalDate {
  if (time.suspensions.length > 0) return officeClock(time, calendar, layer, today).dueOn;
  return addWorkingDays(calendar, layer, time.requestedOn, budgetOf(time));
}

function budgetOf({ budgetWorkingDays, extensionDays }: OfficeTime): number {
  return wholeFrom(1, budgetWorkingDays, 'budget') + wholeFrom(0, extensionDays, 'extension');
}

function wholeFrom(least: number, value: number, what: string): number {
  if (!Number.isInteger(value) || value < least) {
    throw new RangeError(`${what} is ${value}; accepted: whole working days, ${least} or more`);
  }
  return value;
}
