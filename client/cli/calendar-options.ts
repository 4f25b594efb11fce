import { DeskError } from '../../contracts/errors.ts';
import type { Reference } from '../../contracts/reference.ts';
import type { Calendar, LayerId } from '../../domain/calendar/calendar.ts';
import { localDateOf } from '../../domain/calendar/instants.ts';
import type { CliContext, CliOptions } from './command.ts';
import { textOfFile, textOption } from './options.ts';
import { layerNamed } from './order-options.ts';

/**
 * The calendar to calculate with: `--calendar FILE`, else the stored one.
 * @throws DeskError `file-not-found`, `data-invalid`
 */
export async function calendarOption(options: CliOptions, reference: Pick<Reference, 'calendar'>): Promise<Calendar> {
  const path = textOption(options, 'calendar');
  if (path === undefined) return reference.calendar;
  const { parseCalendarFile } = await import('../../contracts/schemas/calendar.ts');
  return parseCalendarFile(await textOfFile(path, '--calendar'), path);
}

/**
 * `--layer`, once or several times; the federal layer when left out.
 * @throws DeskError `usage` for a layer that does not exist, or that this calendar does not have
 */
export function layerOptions(options: CliOptions, calendar: Calendar): readonly LayerId[] {
  const { layer } = options;
  const names = layer === undefined || typeof layer === 'boolean' ? ['federal'] : [layer].flat();
  const layers = names.map(layerNamed);
  const known = calendar.layers.map(({ id }) => id);
  const unknown = layers.find((one) => !known.includes(one));
  if (unknown === undefined) return layers;
  throw new DeskError(
    'usage',
    `--layer: calendar ${calendar.version} has no layer "${unknown}"`,
    `one of: ${known.join(', ')}`,
  );
}

/** `--layer` where one is taken, see `layerOptions`. */
export function layerOption(options: CliOptions, calendar: Calendar): LayerId {
  return layerOptions(options, calendar)[0] ?? 'federal';
}

/**
 * `--year`, as a number.
 * @returns null where it was not given
 * @throws DeskError `usage`
 */
export function yearOption(options: CliOptions): number | null {
  const given = textOption(options, 'year');
  if (given === undefined) return null;
  if (/^\d{4}$/.test(given) && Number(given) >= 1900) return Number(given);
  throw new DeskError('usage', `--year: "${given}" is not a year`, 'four digits, 1900 or later');
}

/** Today in the calendar's zone. */
export function todayOf(context: Pick<CliContext, 'now'>, calendar: Calendar): string {
  return localDateOf((context.now ?? Date.now)(), calendar.zone);
}
