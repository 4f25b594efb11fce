import ICAL from 'ical.js';
import type { ICalendarQuestion, ICalendarReading, ReadICalendar } from '../../activities/icalendar-ports.ts';
import { DeskError } from '../../contracts/errors.ts';
import type { LocalDate } from '../../domain/calendar/calendar.ts';
import { addDays } from '../../domain/calendar/local-date.ts';
import { daysBetween, LONGEST_SPAN, type OrderDraft } from '../../domain/calendar/order.ts';
import { startsOf } from './icalendar-recurrence.ts';
import { allDay, excerpt, textOf } from './icalendar-values.ts';
import { decodeText } from './read-text-encoding.ts';

/** The holidays of a country over ten years take a fiftieth of it. */
const LARGEST_FILE = 2 * 2 ** 20;

/** More entries than a calendar of holidays has in a hundred years. */
const MOST_EVENTS = 5000;

/** More orders than anybody would look through. */
const MOST_ORDERS = 2000;

/** A mark in a title by which publishers of holidays say that a date depends on the moon. */
const TENTATIVE_MARK = /\s*[([]\s*(?:tentative|subject to)[^)\]]*[)\]]\s*$/i;

/** Reads holidays from an iCalendar file. */
export const readICalendar: ReadICalendar = (bytes, question) => {
  const { where } = question;
  if (bytes.length > LARGEST_FILE) {
    throw new DeskError('document-too-large', `${where} has ${bytes.length} bytes.`, `at most ${LARGEST_FILE} bytes`);
  }
  try {
    return reading(bytes, question);
  } catch (error) {
    if (error instanceof DeskError) throw error;
    // The library states what it finds wrong, and stumbles over entries that end before they begin.
    const stated = error instanceof Error && !(error instanceof TypeError || error instanceof RangeError);
    throw unreadable(where, stated ? error.message : 'its entries do not begin and end in order');
  }
};

function reading(bytes: Uint8Array, question: ICalendarQuestion): ICalendarReading {
  const { where, years } = question;
  const calendars = parsed(bytes, where);
  const events = calendars.flatMap((calendar) => calendar.getAllSubcomponents('vevent'));
  if (events.length > MOST_EVENTS) {
    throw unreadable(where, `${events.length} entries`, `at most ${MOST_EVENTS} entries`);
  }
  const name = calendars.map((one) => textOf(one, 'x-wr-calname') ?? textOf(one, 'name')).find(Boolean) ?? null;
  const source = question.source ?? (name === null ? where : `${where} (${name})`);

  const skipped: string[] = [];
  const orders: OrderDraft[] = [];
  const newest = newestOf(events);
  const replaced = replacedDays(newest);
  for (const event of newest) {
    const place = placeOf(event, where);
    const title = titleOf(event, place);
    const dates = allDay(event, place);
    if ('skipped' in dates) {
      skipped.push(`${excerpt(title)}: ${dates.skipped}`);
      continue;
    }
    const uid = textOf(event, 'uid');
    const starts = startsOf(
      event,
      dates.from,
      years,
      uid === null || isReplacement(event) ? [] : (replaced.get(uid) ?? []),
    );
    if (starts.skipped !== null) skipped.push(`${excerpt(title)}: ${starts.skipped}`);
    for (const from of starts.on) {
      const days = daysBetween(from, addDays(from, dates.length - 1));
      if ('problems' in days) throw unreadable(place, days.problems[0]?.message ?? '', days.problems[0]?.hint);
      orders.push(draft(event, title, days, source, question.layer));
      if (orders.length > MOST_ORDERS) {
        throw unreadable(where, `more than ${MOST_ORDERS} closed days`, 'fewer years, or a file of holidays only');
      }
    }
  }
  return { name, orders: joined(orders), skipped };
}

/** Neighbouring days of one occasion as one order, in the order of their first days: many programs know no spans. */
function joined(orders: readonly OrderDraft[]): readonly OrderDraft[] {
  const sorted = orders.toSorted((one, other) => compare(firstOf(one), firstOf(other)));
  const whole: OrderDraft[] = [];
  for (const order of sorted) {
    const at = whole.findIndex(
      ({ title, standing, days }) =>
        title === order.title && standing === order.standing && addDays(days.at(-1) ?? '', 1) === firstOf(order),
    );
    const before = whole[at];
    if (before === undefined || before.days.length + order.days.length > LONGEST_SPAN) whole.push(order);
    else whole[at] = { ...before, days: [...before.days, ...order.days] };
  }
  return whole;
}

function firstOf({ days }: OrderDraft): LocalDate {
  return days[0] ?? '';
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function parsed(bytes: Uint8Array, where: string): readonly ICAL.Component[] {
  const decoded = decodeText(bytes);
  if (!decoded.ok) throw unreadable(where, decoded.problem, 'an iCalendar file in UTF-8');
  const text = decoded.text.replace(/^\uFEFF/, '').trim();
  if (!/^BEGIN:VCALENDAR\b/i.test(text)) {
    const begins = text === '' ? 'the file is empty' : `the file begins with “${excerpt(text)}”`;
    throw unreadable(where, begins, 'an iCalendar file (.ics), which begins with BEGIN:VCALENDAR');
  }
  const jcal = ICAL.parse(text) as unknown[];
  // One calendar is an array that begins with its name, several are an array of such.
  const all = typeof jcal[0] === 'string' ? [jcal] : (jcal as unknown[][]);
  return all.map((one) => new ICAL.Component(one)).filter(({ name }) => name === 'vcalendar');
}

/** Of entries that are versions of one, the newest; in the order of the file. */
function newestOf(events: readonly ICAL.Component[]): readonly ICAL.Component[] {
  const keyOf = (event: ICAL.Component) => `${textOf(event, 'uid')}|${textOf(event, 'recurrence-id') ?? ''}`;
  const newest = new Map<string, ICAL.Component>();
  for (const event of events) {
    const held = newest.get(keyOf(event));
    if (held === undefined || versionOf(event) >= versionOf(held)) newest.set(keyOf(event), event);
  }
  return events.filter((event) => textOf(event, 'uid') === null || newest.get(keyOf(event)) === event);
}

function versionOf(event: ICAL.Component): number {
  const sequence = Number(event.getFirstPropertyValue('sequence') ?? 0);
  return Number.isFinite(sequence) ? sequence : 0;
}

/** Whether an entry stands for one day of a series. */
function isReplacement(event: ICAL.Component): boolean {
  return event.hasProperty('recurrence-id');
}

/** Of each series, by uid, the days for which other entries stand. */
function replacedDays(events: readonly ICAL.Component[]): ReadonlyMap<string, readonly LocalDate[]> {
  const days = new Map<string, LocalDate[]>();
  for (const event of events.filter(isReplacement)) {
    const uid = textOf(event, 'uid') ?? '';
    days.set(uid, [...(days.get(uid) ?? []), (textOf(event, 'recurrence-id') ?? '').slice(0, 10)]);
  }
  return days;
}

function draft(
  event: ICAL.Component,
  title: string,
  days: readonly LocalDate[],
  source: string,
  layer: OrderDraft['layer'],
): OrderDraft {
  const status = textOf(event, 'status')?.toUpperCase();
  const marked = TENTATIVE_MARK.test(title);
  const occasion = { layer, title: title.replace(TENTATIVE_MARK, ''), days, source, notifiedOn: null };
  if (status === 'CANCELLED') return { kind: 'withdrawal', standing: 'withdrawn', ...occasion };
  return { kind: 'holiday', standing: status === 'TENTATIVE' || marked ? 'tentative' : 'gazetted', ...occasion };
}

function titleOf(event: ICAL.Component, place: string): string {
  const title = (textOf(event, 'summary') ?? '').replace(/[\p{Cc}\s]+/gu, ' ').trim();
  if (!/[\p{L}\p{N}]/u.test(title.replace(TENTATIVE_MARK, ''))) {
    throw unreadable(place, 'the entry has no title', 'a SUMMARY with the occasion');
  }
  return title;
}

function placeOf(event: ICAL.Component, where: string): string {
  const name = textOf(event, 'summary') ?? textOf(event, 'uid');
  return name === null ? `${where}, an entry without title` : `${where}, entry “${excerpt(name)}”`;
}

function unreadable(
  where: string,
  what: string,
  hint = 'a file of all-day entries as calendar programs export it',
): DeskError {
  return new DeskError('calendar-unreadable', `${where}: ${excerpt(what, 200)}`, hint);
}
