import { z } from 'zod';
import { LAYERS, STANDINGS, type Calendar } from '../../domain/calendar/calendar.ts';
import { checkCalendar } from '../../domain/calendar/check-calendar.ts';
import { exactly, parseDataFile, words } from './data-file.ts';

/** A calendar as a file holds it. */
export interface CalendarFile extends Calendar {
  /** Where its rules come from, and when they were read. */
  readonly source: string;
}

const calendarFile: z.ZodType<CalendarFile> = exactly({
  version: words,
  zone: words,
  source: words,
  layers: z.array(
    exactly({ id: z.enum(LAYERS), parent: z.enum(LAYERS).nullable(), weeklyOff: z.array(z.int().min(1).max(7)) }),
  ),
  closed: z.array(
    exactly({
      date: words,
      title: words,
      layer: z.enum(LAYERS),
      standing: z.enum(STANDINGS),
      source: words,
    }),
  ),
});

/**
 * Reads a file of a calendar.
 *
 * @param where how the file is called in a message
 * @throws DeskError `data-invalid` when shape, layers or dates are not as they must be
 */
export function parseCalendarFile(text: string, where: string): CalendarFile {
  return parseDataFile(text, where, calendarFile, checkCalendar);
}
