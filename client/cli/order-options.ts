import { DeskError } from '../../contracts/errors.ts';
import { LAYERS, WEEKS, type LayerId, type LocalDate } from '../../domain/calendar/calendar.ts';
import { daysBetween, ORDER_KINDS, type OrderDraft, type OrderKind } from '../../domain/calendar/order.ts';
import type { CliOptions } from './command.ts';
import { requiredOption, textOption } from './options.ts';

/** Options of an order as `calendar add` takes it; its arguments are the days. */
export const ORDER_OPTIONS = [
  ['--title <text>', 'the occasion; of a withdrawal, the occasion it takes back'],
  ['--layer <layer>', 'for whom: federal, a province, its six-day offices'],
  ['--source <text>', 'the notification by number and date, or the paper that printed it'],
  ['--notified-on <date>', 'date of the notification'],
  ['--tentative', 'only expected: the moon decides'],
  ['--kind <kind>', 'holiday (when left out), recess, hours or withdrawal'],
  ['--week <week>', 'only offices that keep a five-day or a six-day week'],
  ['--opens <time>', 'of hours: HH:MM'],
  ['--closes <time>', 'of hours: HH:MM'],
  ['--friday-closes <time>', 'of hours: HH:MM'],
] as const satisfies readonly (readonly [flags: string, meaning: string])[];

/**
 * The order that a command line describes. Whether a calendar would take it is for `addOrder` to say.
 *
 * @param args its days: dates, or spans `FROM..TO`
 * @throws DeskError `usage`, `date-invalid`
 */
export function orderOf(args: readonly string[], options: CliOptions): OrderDraft {
  if (args.length === 0) {
    throw new DeskError('usage', 'the days are missing', 'one or more dates as YYYY-MM-DD, or a span FROM..TO');
  }
  const kind = oneOf(ORDER_KINDS, textOption(options, 'kind') ?? 'holiday', '--kind');
  const week = textOption(options, 'week');
  const notifiedOn = textOption(options, 'notifiedOn') ?? null;
  return {
    kind,
    layer: layerNamed(requiredOption(options, 'layer', '--layer', 'federal')),
    standing: standingOf(kind, options),
    notifiedOn: notifiedOn === null ? null : (daysOf(notifiedOn)[0] ?? null),
    source: requiredOption(options, 'source', '--source', '"the notification by number and date"'),
    title: requiredOption(options, 'title', '--title', '"Eid-ul-Fitr"'),
    days: args.flatMap(daysOf),
    ...(week === undefined ? {} : { week: oneOf(WEEKS, week, '--week') }),
    ...(kind === 'hours' ? { hours: hoursOf(options) } : {}),
  };
}

/** The arguments with which `calendar add` enters an order, as they are typed in a shell. */
export function orderArguments(order: OrderDraft): string {
  const { kind, layer, standing, notifiedOn, source, title, week, hours } = order;
  return [
    ...spansOf(order.days),
    ...['--title', quoted(title), '--layer', layer, '--source', quoted(source)],
    ...(notifiedOn === null ? [] : ['--notified-on', notifiedOn]),
    ...(standing === 'tentative' ? ['--tentative'] : []),
    ...(kind === 'holiday' ? [] : ['--kind', kind]),
    ...(week === undefined ? [] : ['--week', week]),
    ...(hours === undefined
      ? []
      : ['--opens', hours.opens, '--closes', hours.closes, '--friday-closes', hours.fridayCloses]),
  ].join(' ');
}

/**
 * A layer by its name.
 * @throws DeskError `usage` with the layers there are
 */
export function layerNamed(name: string): LayerId {
  return oneOf(LAYERS, name, '--layer', 'layer');
}

function standingOf(kind: OrderKind, options: CliOptions): OrderDraft['standing'] {
  if (kind === 'withdrawal') {
    if (options.tentative !== true) return 'withdrawn';
    throw new DeskError('usage', '--tentative: a withdrawal is not tentative', '--kind withdrawal without --tentative');
  }
  return options.tentative === true ? 'tentative' : 'gazetted';
}

function hoursOf(options: CliOptions): NonNullable<OrderDraft['hours']> {
  return {
    opens: requiredOption(options, 'opens', '--opens', 'HH:MM'),
    closes: requiredOption(options, 'closes', '--closes', 'HH:MM'),
    fridayCloses: requiredOption(options, 'fridayCloses', '--friday-closes', 'HH:MM'),
  };
}

function daysOf(arg: string): readonly LocalDate[] {
  const [from = '', to = from, ...more] = arg.split('..');
  const days = more.length === 0 ? daysBetween(from, to) : null;
  if (days !== null && !('problems' in days)) return days;
  const problem = days?.problems[0];
  throw new DeskError(
    'date-invalid',
    problem?.message ?? `"${arg}" is neither a date nor a span`,
    problem?.hint ?? 'YYYY-MM-DD, or FROM..TO',
  );
}

function spansOf(days: readonly LocalDate[]): readonly string[] {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined || days.length < 3) return days;
  const span = daysBetween(first, last);
  return 'problems' in span || span.length !== days.length ? days : [`${first}..${last}`];
}

function oneOf<Value extends string>(
  values: readonly Value[],
  given: string,
  flag: string,
  what = flag.slice(2),
): Value {
  const value = values.find((one) => one === given);
  if (value !== undefined) return value;
  throw new DeskError('usage', `${flag}: there is no ${what} "${given}"`, `one of: ${values.join(', ')}`);
}

/** Text as one word of a shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
