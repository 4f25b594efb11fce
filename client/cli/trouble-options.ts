import type { RehearsedHoliday, RehearsedOutage, Trouble } from '../../contracts/rehearsal.ts';
import { DeskError } from '../../contracts/errors.ts';
import { LAYERS, type LocalDate } from '../../domain/calendar/calendar.ts';
import { addDays, isLocalDate } from '../../domain/calendar/local-date.ts';
import type { CliOptions } from './command.ts';
import { textOption } from './options.ts';

/** Days before the first closed one on which an order is announced, where the command line does not say. */
const ANNOUNCED_BEFORE = 3;
const HOLIDAY = '2027-01-18..2027-01-19@punjab=2027-01-12: days, layer, and the day of its announcement';
const OUTAGE = '2027-01-05..2027-01-07: first and last day';

/**
 * What goes wrong in a rehearsal: `--holiday DAYS[@LAYER][=ANNOUNCED]`, `--outage DAYS`; undefined where nothing does.
 * @throws DeskError `usage`, `date-invalid`
 */
export function troubleOptions(options: CliOptions): Trouble | undefined {
  const holiday = textOption(options, 'holiday');
  const outage = textOption(options, 'outage');
  if (holiday === undefined && outage === undefined) return undefined;
  return {
    holiday: holiday === undefined ? null : holidayOf(holiday),
    outage: outage === undefined ? null : daysOf('--outage', outage, OUTAGE),
  };
}

function holidayOf(text: string): RehearsedHoliday {
  const [, days = '', name = 'federal', announced] = /^([^@=]*)(?:@([^@=]*))?(?:=([^@=]*))?$/u.exec(text) ?? [];
  const layer = LAYERS.find((known) => known === name);
  if (layer === undefined)
    throw new DeskError('usage', `--holiday: there is no layer “${name}”`, `layers: ${LAYERS.join(', ')}`);
  const { from, to } = daysOf('--holiday', days, HOLIDAY);
  const announcedOn = announced ?? addDays(from, -ANNOUNCED_BEFORE);
  return { from, to, layer, announcedOn: dayOf('--holiday', announcedOn, HOLIDAY) };
}

/** A day, or two with `..` between them. */
function daysOf(flag: string, text: string, example: string): RehearsedOutage {
  const [first = '', last = first, ...more] = text.split('..');
  const from = dayOf(flag, first, example);
  const to = dayOf(flag, last, example);
  if (more.length > 0 || to < from) throw new DeskError('usage', `${flag}: “${text}” is no span of days`, example);
  return { from, to };
}

function dayOf(flag: string, text: string, example: string): LocalDate {
  if (isLocalDate(text)) return text;
  throw new DeskError('date-invalid', `${flag}: “${text}” is not a date`, example);
}
