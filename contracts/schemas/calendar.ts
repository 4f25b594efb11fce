import { z } from 'zod';
import { LAYERS, STANDINGS, WEEKS, type Calendar } from '../../domain/calendar/calendar.ts';
import { checkCalendar } from '../../domain/calendar/check-calendar.ts';
import { exactly, parseDataFile, words } from './data-file.ts';

/** A calendar as a file holds it. */
export interface CalendarFile extends Calendar {
  /** Where its rules come from, and when they were read. */
  readonly source: string;
}

/** Files written before days could be withdrawn call a gazetted day `notified`. */
const standing = z.preprocess((given) => (given === 'notified' ? 'gazetted' : given), z.enum(STANDINGS));
const spanStanding = z.enum(['gazetted', 'tentative']);
const layer = z.enum(LAYERS);
const dayHours = { opens: words, closes: words, fridayCloses: words };
const byOrder = { order: words.exactOptional() };

const calendarFile: z.ZodType<CalendarFile> = exactly({
  version: words,
  zone: words,
  source: words,
  layers: z.array(exactly({ id: layer, parent: layer.nullable(), weeklyOff: z.array(z.int().min(1).max(7)) })),
  closed: z.array(
    exactly({
      date: words,
      title: words,
      layer,
      standing,
      source: words,
      notifiedOn: words.nullable().exactOptional(),
      week: z.enum(WEEKS).exactOptional(),
      ...byOrder,
    }),
  ),
  rules: z
    .array(
      exactly({
        month: z.int().min(1).max(12),
        day: z.int().min(1).max(31),
        title: words,
        layer,
        fromYear: z.int().min(100).max(9999),
        untilYear: z.int().min(100).max(9999).nullable(),
        source: words,
        notifiedOn: words.nullable(),
      }),
    )
    .exactOptional(),
  recesses: z
    .array(
      exactly({
        from: words,
        to: words,
        layer,
        title: words,
        source: words,
        notifiedOn: words.nullable(),
        standing: spanStanding,
        week: z.enum(WEEKS).exactOptional(),
        ...byOrder,
      }),
    )
    .exactOptional(),
  hours: z
    .array(
      exactly({
        from: words,
        to: words,
        layer,
        ...dayHours,
        title: words,
        source: words,
        standing: spanStanding,
        notifiedOn: words.nullable().exactOptional(),
        ...byOrder,
      }),
    )
    .exactOptional(),
  sendingHours: exactly({ ...dayHours, source: words }).exactOptional(),
});

/**
 * Reads a file of a calendar. Optional lists that are empty are left out, see `Calendar`.
 *
 * @param where how the file is called in a message
 * @throws DeskError `data-invalid` when shape, layers or dates are not as they must be
 */
export function parseCalendarFile(text: string, where: string): CalendarFile {
  const { rules = [], recesses = [], hours = [], ...file } = parseDataFile(text, where, calendarFile, checkCalendar);
  return {
    ...file,
    ...(rules.length === 0 ? {} : { rules }),
    ...(recesses.length === 0 ? {} : { recesses }),
    ...(hours.length === 0 ? {} : { hours }),
  };
}
