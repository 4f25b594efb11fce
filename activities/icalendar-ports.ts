import type { LocalDate } from '../domain/calendar/calendar.ts';
import type { OrderDraft } from '../domain/calendar/order.ts';

/** One all-day entry of an iCalendar file. */
export interface ICalendarEvent {
  /** Stays the same for as long as it is the same matter, so that a subscriber's copy is updated in place. */
  readonly uid: string;
  /** Rises with each change of the matter; 0 at first. */
  readonly sequence: number;
  readonly on: LocalDate;
  /** Last day, included; absent: `on`. */
  readonly to?: LocalDate;
  readonly title: string;
  readonly description: string;
  readonly status: 'confirmed' | 'tentative' | 'cancelled';
  /** Reminds at 09:00 so many calendar days before `on`; 0 or more; absent: never. */
  readonly alarmDaysBefore?: number;
}

/** What an iCalendar file or feed holds. */
export interface ICalendar {
  /** What a subscriber sees as the calendar's name. */
  readonly name: string;
  /** When the content was as it is, ISO 8601 with offset; the same content with the same instant gives the same bytes. */
  readonly at: string;
  readonly events: readonly ICalendarEvent[];
}

/**
 * Writes an iCalendar file (RFC 5545): UTF-8, CRLF, lines folded at 75 octets.
 * @throws RangeError when two events share a uid, or one ends before it begins
 */
export type WriteICalendar = (calendar: ICalendar) => Uint8Array;

/** How a file of holidays is to be read. */
export interface ICalendarQuestion {
  /** How the file is called in a message. */
  readonly where: string;
  /** Layer of the orders. */
  readonly layer: OrderDraft['layer'];
  /** Source of the orders; absent: the file's own name and that of its calendar. */
  readonly source?: string;
  /** Years, both included, for which entries that come again each year are written out. */
  readonly years: { readonly from: number; readonly to: number };
}

/** What a file of holidays holds. */
export interface ICalendarReading {
  /** Name of the calendar, null where it has none. */
  readonly name: string | null;
  /** One per entry and year, in the order of their first days. */
  readonly orders: readonly OrderDraft[];
  /** Entries that are no closed days (they have a time of day), each in words. */
  readonly skipped: readonly string[];
}

/**
 * Reads holidays from an iCalendar file: all-day entries, those of several days, those that come again each year.
 * @throws DeskError `calendar-unreadable` with what and where; `document-too-large`
 */
export type ReadICalendar = (bytes: Uint8Array, question: ICalendarQuestion) => ICalendarReading;
