import type { Calendar, LayerId, LocalDate } from '../calendar/calendar.ts';
import { epochMs, instantOf, localDateOf } from '../calendar/instants.ts';
import { workingDaysBetween } from '../calendar/open-days.ts';
import { nextSendingMoment } from '../calendar/sending-window.ts';

/** What decides on which day a letter should have left. */
export interface DueLetter {
  /** Business time at which it was decided, ISO 8601. */
  readonly writtenAt: string;
  /** Day on which its rung was due, where that is not the day on which it was decided. */
  readonly dueOn?: LocalDate | undefined;
}

/**
 * The day on which a letter should leave: that of the first moment inside the office's sending hours after it was due.
 *
 * @param layer of the office it goes to
 * @returns local date, an open day of the layer
 */
export function shouldLeaveOn({ writtenAt, dueOn }: DueLetter, calendar: Calendar, layer: LayerId): LocalDate {
  const due = dueOn === undefined ? writtenAt : instantOf(dueOn, '00:00', calendar.zone);
  return localDateOf(nextSendingMoment(calendar, layer, epochMs(due)), calendar.zone);
}

/**
 * By how many working days of the office a letter leaves after the day on which it should have; 0 when it is in time.
 *
 * @param on local date on which it leaves
 */
export function workingDaysLate(letter: DueLetter, calendar: Calendar, layer: LayerId, on: LocalDate): number {
  return Math.max(0, workingDaysBetween(calendar, layer, shouldLeaveOn(letter, calendar, layer), on));
}
