import { basename } from 'node:path';
import { DeskError } from '../../../contracts/errors.ts';
import { importOrders, type ImportedOrder } from '../../../domain/calendar/import-orders.ts';
import { calendarOption, layerOption, todayOf, yearOption } from '../calendar-options.ts';
import type { RunCommand } from '../command.ts';
import { bytesOfFile } from '../files.ts';
import { textOption } from '../options.ts';
import { orderArguments } from '../order-options.ts';
import { table } from '../table.ts';

/** So many years from this one on, entries that come again each year are written out. */
const YEARS_AHEAD = 2;

/**
 * `calendar import FILE --layer L [--source S] [--year Y] [--calendar FILE]`: the orders that a file of holidays holds,
 * which of them are new, and how each new one is entered. Nothing is entered.
 *
 * @throws DeskError `usage`, `file-not-found`, `calendar-unreadable`, `document-too-large`, `data-invalid`
 */
export const run: RunCommand = async (args, options, context) => {
  const [path, ...more] = args;
  if (path === undefined || more.length > 0) {
    throw new DeskError(
      'usage',
      `calendar import takes one file, ${args.length} are given`,
      'calendar import FILE.ics',
    );
  }
  const calendar = await calendarOption(options, await context.reference());
  const layer = layerOption(options, calendar);
  const today = todayOf(context, calendar);
  const asked = yearOption(options);
  const thisYear = Number(today.slice(0, 4));
  const years = asked === null ? { from: thisYear, to: thisYear + YEARS_AHEAD } : { from: asked, to: asked };
  const source = textOption(options, 'source');

  const { readICalendar } = await context.documents();
  const reading = readICalendar(await bytesOfFile(path), {
    where: basename(path),
    layer,
    years,
    ...(source === undefined ? {} : { source }),
  });
  const drafts = reading.orders.filter(({ days }) => asked === null || days.some((day) => day.startsWith(`${asked}-`)));
  const { orders } = importOrders(calendar, drafts, today);
  const told = orders.map((one) => ({ ...one, add: one.state === 'new' ? orderArguments(one.order) : null }));
  return {
    json: { name: reading.name, layer, orders: told, skipped: reading.skipped },
    text: inWords(basename(path), told, reading.skipped),
  };
};

function inWords(
  file: string,
  orders: readonly (ImportedOrder & { readonly add: string | null })[],
  skipped: readonly string[],
): string {
  const fresh = orders.flatMap(({ add }) => (add === null ? [] : [add]));
  const rows = orders.map(({ order, state, problems }) => [
    state,
    daysInWords(order.days),
    order.title,
    order.standing,
    problems.map(({ message }) => message).join('; '),
  ]);
  return [
    `${file}: ${orders.length} orders, ${fresh.length} new`,
    ...(rows.length === 0 ? [] : ['', table(['state', 'days', 'title', 'standing', 'problem'], rows)]),
    ...(skipped.length === 0 ? [] : ['', ...skipped.map((one) => `Left out: ${one}.`)]),
    ...(fresh.length === 0 ? [] : ['', 'To enter them:', ...fresh.map((add) => `treaty-desk calendar add ${add}`)]),
  ].join('\n');
}

function daysInWords(days: readonly string[]): string {
  const [first = '', last = ''] = [days[0], days.at(-1)];
  return days.length < 2 ? first : `${first} to ${last}`;
}
