import ICAL from 'ical.js';
import type { ICalendarEvent, WriteICalendar } from '../../activities/icalendar-ports.ts';
import { epochMs, instantAt } from '../../domain/calendar/instants.ts';
import { addDays } from '../../domain/calendar/local-date.ts';

/** Names this software as the writer of a file, as RFC 5545 3.7.3 wants it. */
const PRODUCT = '-//Treaty Desk//Calendar//EN';

/** How often a subscriber may ask for a feed again. */
const REFRESH = 'PT6H';

/** Hour of the day at which a reminder comes. */
const ALARM_HOUR = 9;

// The library counts a continued line without the space that begins it; RFC 5545 3.1 counts 75 octets with it.
ICAL.foldLength = 74;

/** Writes an iCalendar file or feed: one all-day entry per event, in UTF-8. */
export const writeICalendar: WriteICalendar = ({ name, at, events }) => {
  const uids = new Set<string>();
  for (const { uid, on, to = on } of events) {
    if (uids.has(uid)) throw new RangeError(`two events have the uid "${uid}"; accepted: one each`);
    uids.add(uid);
    if (to < on) throw new RangeError(`event "${uid}" ends on ${to}, before it begins on ${on}`);
  }
  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('prodid', PRODUCT);
  calendar.addPropertyWithValue('calscale', 'GREGORIAN');
  calendar.addPropertyWithValue('method', 'PUBLISH');
  // The library knows neither of the two as text and would not escape them.
  const escaped = oneLine(name).replace(/[\\;,]/g, '\\$&');
  calendar.addPropertyWithValue('name', escaped);
  calendar.addPropertyWithValue('x-wr-calname', escaped);
  calendar.addPropertyWithValue('refresh-interval', ICAL.Duration.fromString(REFRESH));
  calendar.addPropertyWithValue('x-published-ttl', REFRESH);
  const stamp = utc(at);
  for (const event of events) calendar.addSubcomponent(entry(event, stamp));
  return new TextEncoder().encode(`${calendar.toString()}\r\n`);
};

function entry(event: ICalendarEvent, stamp: ICAL.Time): ICAL.Component {
  const { uid, sequence, on, to = on, title, description, status, alarmDaysBefore } = event;
  const component = new ICAL.Component('vevent');
  component.addPropertyWithValue('uid', oneLine(uid));
  component.addPropertyWithValue('dtstamp', stamp);
  component.addPropertyWithValue('sequence', sequence);
  component.addPropertyWithValue('dtstart', day(on));
  component.addPropertyWithValue('dtend', day(addDays(to, 1)));
  component.addPropertyWithValue('summary', oneLine(title));
  if (description !== '') component.addPropertyWithValue('description', lines(description));
  component.addPropertyWithValue('status', status.toUpperCase());
  component.addPropertyWithValue('transp', 'TRANSPARENT');
  if (alarmDaysBefore !== undefined && status !== 'cancelled') {
    component.addSubcomponent(alarm(alarmDaysBefore, oneLine(title)));
  }
  return component;
}

function alarm(daysBefore: number, title: string): ICAL.Component {
  const component = new ICAL.Component('valarm');
  component.addPropertyWithValue('action', 'DISPLAY');
  component.addPropertyWithValue('description', title);
  const hours = ALARM_HOUR - 24 * daysBefore;
  component.addPropertyWithValue('trigger', new ICAL.Duration({ hours: Math.abs(hours), isNegative: hours < 0 }));
  return component;
}

function day(date: string): ICAL.Time {
  return ICAL.Time.fromDateString(date);
}

function utc(instant: string): ICAL.Time {
  return ICAL.Time.fromDateTimeString(instantAt(epochMs(instant), 'UTC').replace('+00:00', 'Z'));
}

/** Text that can stand in one line: whatever could end it becomes a space. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

/** Text in which nothing but a line feed controls anything. */
function lines(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\n\t]+/gu, ' ')
    .trim();
}
