import type { Calendar, ClosedDay, LayerId, LocalDate, Week } from './calendar.ts';
import { WEEKS } from './calendar.ts';
import { layerIndex, type Closure } from './layer-index.ts';
import { dayNumber } from './local-date.ts';
import { sameOccasion } from './occasion.ts';

/**
 * Where entries of one layer contradict each other: two of equal standing for one day, a day entered beside the rule
 * that closes it each year, a withdrawal of nothing, spans that overlap. A province may well order what the federation
 * orders too.
 *
 * @param calendar dates, layers and parents are sound
 * @returns a sentence each, with the value and what would be accepted; empty when nothing contradicts
 */
export function contradictions(calendar: Calendar): readonly string[] {
  const found = [
    ...calendar.closed.flatMap((entry) => (entry.standing === 'withdrawn' ? [] : twice(calendar, entry))),
    ...calendar.closed.filter((entry) => isIdle(calendar, entry)).map(idle),
    ...overlaps(calendar.recesses ?? [], 'recess'),
    ...overlaps(calendar.hours ?? [], 'hours'),
  ];
  return [...new Set(found)];
}

/** The weeks whose offices an entry reaches. */
export function weeksOf({ week }: { readonly week?: Week }): readonly Week[] {
  return week === undefined ? WEEKS : [week];
}

function twice(calendar: Calendar, { date, layer, ...entry }: ClosedDay): readonly string[] {
  return weeksOf(entry).flatMap((week) => {
    const own = layerIndex(calendar, layer, week)
      .closuresOn(dayNumber(date))
      .filter((closure) => closure.layer === layer && closure.kind !== 'recess');
    return own.flatMap((one, at) =>
      own.slice(at + 1).flatMap((other) => (contradict(one, other) ? [both(date, layer, one, other)] : [])),
    );
  });
}

/** Whether two closures of one day and layer cannot both stand: the same twice, or two orders of equal standing. */
function contradict(one: Closure, other: Closure): boolean {
  if (one.standing !== other.standing) return one.kind !== other.kind && sameOccasion(one.title, other.title);
  return one.standing !== 'fixed' || sameOccasion(one.title, other.title);
}

function both(date: LocalDate, layer: LayerId, one: Closure, other: Closure): string {
  const [first, second] = [one, other].map(({ title, kind, standing }) =>
    kind === 'yearly' ? `${title} (each year)` : `${title} (${standing})`,
  );
  return `closed day ${date} of ${layer} has both ${first} and ${second}; accepted: one of the two, or a withdrawal of one`;
}

/** Whether an entry is a withdrawal that takes nothing back. */
function isIdle(calendar: Calendar, entry: ClosedDay): boolean {
  if (entry.standing !== 'withdrawn') return false;
  return !weeksOf(entry).some((week) =>
    layerIndex(calendar, entry.layer, week)
      .liftedOn(dayNumber(entry.date))
      .some(({ how, title }) => how === 'withdrawn' && sameOccasion(title, entry.title)),
  );
}

function idle({ date, title, layer }: ClosedDay): string {
  return (
    `withdrawal of ${title} on ${date} (${layer}) takes nothing back; ` +
    `accepted: a day that an entry of that title closes, in ${layer} or a layer above`
  );
}

interface Span {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly layer: LayerId;
  readonly title: string;
  readonly standing: string;
  readonly week?: Week;
}

function overlaps(spans: readonly Span[], what: string): readonly string[] {
  return spans.flatMap((one, at) =>
    spans
      .slice(at + 1)
      .filter((other) => one.layer === other.layer && one.standing === other.standing && meet(one, other))
      .map(
        (other) =>
          `${what} ${one.title} (${one.from} to ${one.to}) and ${other.title} (${other.from} to ${other.to}) ` +
          `of ${one.layer} overlap; accepted: spans that do not meet`,
      ),
  );
}

function meet(one: Span, other: Span): boolean {
  const weeks = one.week === undefined || other.week === undefined || one.week === other.week;
  return weeks && one.from <= other.to && other.from <= one.to;
}
