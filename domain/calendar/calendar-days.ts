import type { Calendar, ClosedDay, LayerId, LocalDate, Recess, Standing, Week } from './calendar.ts';
import { layerIndex, yearlyDate, type Closure, type Lifted } from './layer-index.ts';
import { lineageOf, weekOf } from './lineage.ts';
import { dayNumber } from './local-date.ts';
import { sameOccasion, standingOf } from './occasion.ts';

/** One entry of a calendar as a layer sees it in a year. */
export interface CalendarDay {
  readonly date: LocalDate;
  /** Last day of a span, included; `date` itself for a single day. */
  readonly to: LocalDate;
  readonly title: string;
  readonly kind: 'holiday' | 'yearly' | 'recess' | 'hours' | 'withdrawal';
  readonly standing: Standing;
  readonly layer: LayerId;
  readonly week: Week | null;
  readonly notifiedOn: LocalDate | null;
  readonly source: string;
  /** Id of the order it came by, null where it came with the calendar. */
  readonly order: string | null;
  /** Why it no longer holds: withdrawn, or moved by a gazetted day of the same occasion; null while it does. */
  readonly lifted: Lifted['how'] | null;
}

/**
 * Every entry of a calendar that concerns a layer in a year, own and inherited, by date: the closed days, recesses,
 * hours and withdrawals, and also what they replaced.
 *
 * @throws RangeError when the calendar has no such layer
 */
export function calendarDays(calendar: Calendar, layer: LayerId, year: number): readonly CalendarDay[] {
  const lineage = lineageOf(calendar, layer);
  const week = weekOf(calendar, layer);
  const reaches = (entry: { readonly layer: LayerId; readonly week?: Week }) =>
    lineage.includes(entry.layer) && (entry.week === undefined || entry.week === week);
  const [first, last] = [`${digits(year)}-01-01`, `${digits(year)}-12-31`];
  const within = ({ from, to }: { readonly from: LocalDate; readonly to: LocalDate }) => from <= last && to >= first;

  const closed = calendar.closed
    .filter((entry) => reaches(entry) && entry.date >= first && entry.date <= last)
    .map((entry): CalendarDay => ofClosedDay(entry, standingOf(entry)));
  const yearly = (calendar.rules ?? []).filter(reaches).flatMap((rule): readonly CalendarDay[] => {
    const date = yearlyDate(rule, year);
    const { title, layer: own, notifiedOn, source } = rule;
    if (date === null) return [];
    const entry = { date, to: date, title, kind: 'yearly', standing: 'fixed', layer: own, notifiedOn, source } as const;
    return [{ ...entry, week: null, order: null, lifted: null }];
  });
  const recesses = (calendar.recesses ?? []).filter((span) => reaches(span) && within(span)).map(ofRecess);
  const hours = (calendar.hours ?? [])
    .filter((span) => reaches(span) && within(span))
    .map((span): CalendarDay => {
      const { from, to, title, standing, layer: own, notifiedOn = null, source, order = null } = span;
      const words = `${title} (${span.opens} to ${span.closes}, Friday to ${span.fridayCloses})`;
      return {
        date: from,
        to,
        title: words,
        kind: 'hours',
        standing,
        layer: own,
        week: null,
        notifiedOn,
        source,
        order,
        lifted: null,
      };
    });
  const index = layerIndex(calendar, layer);
  const judged = [...closed, ...yearly, ...recesses].map((entry) => ({ ...entry, lifted: liftedHow(entry, index) }));
  return [...judged, ...hours].sort((one, other) => (one.date < other.date ? -1 : one.date > other.date ? 1 : 0));
}

function ofClosedDay(entry: ClosedDay, standing: Standing): CalendarDay {
  const { date, title, layer, week = null, notifiedOn = null, source, order = null } = entry;
  const kind = standing === 'withdrawn' ? 'withdrawal' : 'holiday';
  return { date, to: date, title, kind, standing, layer, week, notifiedOn, source, order, lifted: null };
}

function ofRecess(recess: Recess): CalendarDay {
  const { from, to, title, standing, layer, week = null, notifiedOn, source, order = null } = recess;
  return { date: from, to, title, kind: 'recess', standing, layer, week, notifiedOn, source, order, lifted: null };
}

function liftedHow(entry: CalendarDay, index: ReturnType<typeof layerIndex>): Lifted['how'] | null {
  if (entry.kind === 'withdrawal') return null;
  const day = dayNumber(entry.date);
  if (index.closuresOn(day).some((closure) => isOf(entry, closure))) return null;
  return index.liftedOn(day).find(({ title }) => sameOccasion(title, entry.title))?.how ?? null;
}

function isOf(entry: CalendarDay, { title, layer, standing, order, source }: Closure): boolean {
  return (
    title === entry.title &&
    layer === entry.layer &&
    standing === entry.standing &&
    order === entry.order &&
    source === entry.source
  );
}

function digits(year: number): string {
  return String(year).padStart(4, '0');
}
