import type { LayerId, LocalDate } from '../domain/calendar/calendar.ts';

/** Days that an order closes in the middle of a rehearsal. */
export interface RehearsedHoliday {
  /** First and last local date that is closed. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly layer: LayerId;
  /** Local date on which the order is entered. */
  readonly announcedOn: LocalDate;
}

/** Local dates, both included, on which neither worker nor mail server runs. */
export interface RehearsedOutage {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** What goes wrong in a rehearsal. */
export interface Trouble {
  readonly holiday: RehearsedHoliday | null;
  readonly outage: RehearsedOutage | null;
}
