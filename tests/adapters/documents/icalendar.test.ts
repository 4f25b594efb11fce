import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ICalendarEvent, ICalendarQuestion } from '../../../activities/icalendar-ports.ts';
import { readICalendar } from '../../../adapters/documents/read-icalendar.ts';
import { writeICalendar } from '../../../adapters/documents/write-icalendar.ts';
import { DeskError } from '../../../contracts/errors.ts';
import type { Calendar } from '../../../domain/calendar/calendar.ts';
import { calendarEvents } from '../../../domain/calendar/calendar-events.ts';
import { importOrders } from '../../../domain/calendar/import-orders.ts';
import { addDays, dateOfDay, dayNumber } from '../../../domain/calendar/local-date.ts';
import { isOpenDay } from '../../../domain/calendar/open-days.ts';
import { seededReference } from '../../builders/reference.ts';

const { calendar: pakistan } = seededReference();
const question: ICalendarQuestion = { where: 'holidays.ics', layer: 'federal', years: { from: 2026, to: 2028 } };
const AT = '2026-03-05T09:00:00+05:00';

/** A file of one calendar, with the lines of each of its entries. */
function file(...entries: readonly (readonly string[])[]): Uint8Array {
  const events = entries.flatMap((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']);
  return bytes(['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:x', ...events, 'END:VCALENDAR'].join('\r\n'));
}
const bytes = (text: string) => new TextEncoder().encode(text);
const day = (date: string, ...more: string[]) => [`DTSTART;VALUE=DATE:${date}`, ...more];
/** What a file gives, in short: standing, title, days. */
const read = (...entries: readonly (readonly string[])[]) =>
  readICalendar(file(...entries), question).orders.map(({ standing, title, days }) =>
    [standing, title, ...days].join(' '),
  );

describe('an iCalendar file of holidays', () => {
  it.each<[string, readonly (readonly string[])[], string[]]>([
    ['of one day', [day('20260505', 'SUMMARY:Local day')], ['gazetted Local day 2026-05-05']],
    [
      'of two days: the end is not included',
      [day('20260320', 'DTEND;VALUE=DATE:20260322', 'SUMMARY:Eid-ul-Fitr')],
      ['gazetted Eid-ul-Fitr 2026-03-20 2026-03-21'],
    ],
    [
      'whose end is its own day, as some programs write it',
      [day('20260505', 'DTEND;VALUE=DATE:20260505', 'SUMMARY:Day')],
      ['gazetted Day 2026-05-05'],
    ],
    ['with a duration', [day('20260505', 'DURATION:P2D', 'SUMMARY:Day')], ['gazetted Day 2026-05-05 2026-05-06']],
    ['that does not say it is a date', [['DTSTART:20260505', 'SUMMARY:Day']], ['gazetted Day 2026-05-05']],
    [
      'from midnight to midnight',
      [['DTSTART:20260505T000000', 'DTEND:20260506T000000', 'SUMMARY:Day']],
      ['gazetted Day 2026-05-05'],
    ],
    ['that is tentative', [day('20260505', 'STATUS:TENTATIVE', 'SUMMARY:Day')], ['tentative Day 2026-05-05']],
    [
      'that says so in its title',
      [day('20260505', 'STATUS:CONFIRMED', 'SUMMARY:Ashura (Tentative Date)')],
      ['tentative Ashura 2026-05-05'],
    ],
    ['that is cancelled', [day('20260505', 'STATUS:CANCELLED', 'SUMMARY:Day')], ['withdrawn Day 2026-05-05']],
    [
      'that comes each year, for the years asked',
      [day('20240205', 'RRULE:FREQ=YEARLY', 'SUMMARY:Day')],
      ['gazetted Day 2026-02-05', 'gazetted Day 2027-02-05', 'gazetted Day 2028-02-05'],
    ],
    [
      'that comes each year until an end',
      [day('20240205', 'RRULE:FREQ=YEARLY;UNTIL=20270101', 'SUMMARY:Day')],
      ['gazetted Day 2026-02-05'],
    ],
    [
      'that comes so often',
      [day('20240205', 'RRULE:FREQ=YEARLY;COUNT=4', 'SUMMARY:Day')],
      ['gazetted Day 2026-02-05', 'gazetted Day 2027-02-05'],
    ],
    [
      'that comes every second year, its month and day told once more',
      [day('20240205', 'RRULE:FREQ=YEARLY;INTERVAL=2;BYMONTH=2;BYMONTHDAY=5', 'SUMMARY:Day')],
      ['gazetted Day 2026-02-05', 'gazetted Day 2028-02-05'],
    ],
    ['that comes on 29 February', [day('20240229', 'RRULE:FREQ=YEARLY', 'SUMMARY:Day')], ['gazetted Day 2028-02-29']],
    [
      'that comes each year but one',
      [day('20260205', 'RRULE:FREQ=YEARLY', 'EXDATE;VALUE=DATE:20270205', 'SUMMARY:Day')],
      ['gazetted Day 2026-02-05', 'gazetted Day 2028-02-05'],
    ],
    [
      'one of whose years another entry replaces',
      [
        day('20260205', 'UID:a', 'RRULE:FREQ=YEARLY;COUNT=2', 'SUMMARY:Day'),
        day('20270208', 'UID:a', 'RECURRENCE-ID;VALUE=DATE:20270205', 'SUMMARY:Day'),
      ],
      ['gazetted Day 2026-02-05', 'gazetted Day 2027-02-08'],
    ],
    [
      'with further dates',
      [day('20260205', 'RDATE;VALUE=DATE:20260209', 'SUMMARY:Day')],
      ['gazetted Day 2026-02-05', 'gazetted Day 2026-02-09'],
    ],
    [
      'that was changed: the newest version counts',
      [day('20260206', 'UID:a', 'SEQUENCE:2', 'SUMMARY:Day'), day('20260205', 'UID:a', 'SEQUENCE:1', 'SUMMARY:Day')],
      ['gazetted Day 2026-02-06'],
    ],
    [
      'with an entry for each day: neighbours are one order',
      [day('20260321', 'SUMMARY:Eid'), day('20260320', 'SUMMARY:Eid'), day('20260325', 'SUMMARY:Eid')],
      ['gazetted Eid 2026-03-20 2026-03-21', 'gazetted Eid 2026-03-25'],
    ],
    [
      'over the end of a year',
      [day('20261231', 'DTEND;VALUE=DATE:20270102', 'SUMMARY:Day')],
      ['gazetted Day 2026-12-31 2027-01-01'],
    ],
    [
      'with signs in its title',
      [day('20260505', 'SUMMARY:Quaid\\, Day\\; 2nd\\n part')],
      ['gazetted Quaid, Day; 2nd part 2026-05-05'],
    ],
    [
      'folded in the middle of a word',
      [day('20260505', 'SUMMARY:Kash', ' mir Day')],
      ['gazetted Kashmir Day 2026-05-05'],
    ],
    ['without entries', [], []],
  ])('%s', (_, entries, orders) => {
    expect(read(...entries)).toEqual(orders);
  });

  it('tells what it leaves out, and why', () => {
    const { orders, skipped } = readICalendar(
      file(
        ['DTSTART:20260505T090000', 'SUMMARY:Meeting'],
        day('20260506', 'RRULE:FREQ=MONTHLY', 'SUMMARY:First Monday'),
        day('20260507', 'RRULE:FREQ=YEARLY;BYDAY=1MO', 'SUMMARY:Bank day'),
        day('20260508', 'RRULE:FREQ=YEARLY;BYMONTH=6', 'SUMMARY:Other month'),
        day('20260509', 'RDATE;VALUE=DATE:20261301', 'SUMMARY:Further'),
      ),
      question,
    );
    expect(orders.map(({ days }) => days)).toEqual([['2026-05-06'], ['2026-05-07'], ['2026-05-08'], ['2026-05-09']]);
    expect(skipped.map((one) => one.split(' (')[0])).toEqual([
      'Meeting: it has a time of day',
      'First Monday: it comes again by a rule that is not read',
      'Bank day: it comes again by a rule that is not read',
      'Other month: it comes again by a rule that is not read',
      'Further: further dates of it are none',
    ]);
  });

  it('names its source: the file and its calendar, or what is said', () => {
    const named = bytes(
      `BEGIN:VCALENDAR\nX-WR-CALNAME:Pakistan\nBEGIN:VEVENT\nDTSTART:20260505\nSUMMARY:D\nEND:VEVENT\nEND:VCALENDAR\n`,
    );
    const { name, orders } = readICalendar(named, question);
    expect([name, orders[0]?.source, orders[0]?.layer]).toEqual(['Pakistan', 'holidays.ics (Pakistan)', 'federal']);
    expect(readICalendar(named, { ...question, source: 'Gazette' }).orders[0]?.source).toBe('Gazette');
  });

  it('may hold several calendars, begin with a byte order mark, or be in UTF-16', () => {
    const one = new TextDecoder().decode(file(day('20260505', 'SUMMARY:عید')));
    const twice = `\uFEFF${one}\r\n${one.replace('20260505', '20260507')}`;
    expect(readICalendar(bytes(twice), question).orders).toHaveLength(2);
    const wide = Buffer.from(`\uFEFF${one}`, 'utf16le');
    expect(readICalendar(wide, question).orders[0]?.title).toBe('عید');
  });

  it.each<[string, Uint8Array, string]>([
    ['an empty file', bytes(''), 'the file is empty'],
    ['a letter', bytes('Dear Sir,'), 'the file begins with “Dear Sir,”'],
    ['a web page', bytes('<html>'.repeat(1000)), 'the file begins with “<html>'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 255]), 'is not UTF-8'],
    ['one cut off', file(day('20260505', 'SUMMARY:Day')).slice(0, -20), 'began but did not end'],
    ['a line that is none', file(day('20260505', 'SUMMARY:Day', 'nonsense')), 'invalid line'],
    [
      'too many ends',
      file(day('20260505', 'SUMMARY:Day', 'END:VEVENT', 'END:VCALENDAR', 'END:X', 'BEGIN:VEVENT')),
      'begin and end in order',
    ],
    [
      'a day that does not exist',
      file(day('20260230', 'SUMMARY:Day')),
      'entry “Day”: DTSTART "2026-02-30" is not a date',
    ],
    ['letters for a day', file(day('tomorrow', 'SUMMARY:Day')), 'is not a date'],
    ['no day', file(['SUMMARY:Day']), 'entry “Day”: the entry has no first day'],
    ['no title', file(day('20260505')), 'an entry without title: the entry has no title'],
    [
      'an end before the beginning',
      file(day('20260505', 'DTEND;VALUE=DATE:20260501', 'SUMMARY:Day')),
      'it ends on 2026-05-01',
    ],
    ['a holiday of eight thousand years', file(day('20260505', 'DTEND;VALUE=DATE:99991231', 'SUMMARY:Day')), 'days'],
    [
      'half a day',
      file(day('20260505', 'DURATION:PT12H', 'SUMMARY:Day')),
      'its duration "PT12H" is none of whole days',
    ],
    ['an unknown rule', file(day('20260505', 'RRULE:FREQ=SOMETIMES', 'SUMMARY:Day')), 'SOMETIMES'],
    [
      'more entries than a century has',
      file(...Array.from({ length: 5001 }, () => day('20260505', 'SUMMARY:D'))),
      '5001 entries',
    ],
  ])('is refused when it is %s', (_, content, message) => {
    const refused = refusal(content);
    expect(refused).toMatchObject({ code: 'calendar-unreadable', message: expect.stringContaining(message) });
    expect(refused?.message.startsWith('holidays.ics')).toBe(true);
    expect(refused?.hint).toMatch(/./);
    expect(refused?.message.length).toBeLessThan(400);
  });

  it('is refused when it is larger than any calendar of holidays', () => {
    expect(refusal(new Uint8Array(2 * 2 ** 20 + 1))).toMatchObject({ code: 'document-too-large' });
  });

  it('never brings the reader down, whatever is in it', () => {
    const line = fc.oneof(
      fc.constantFrom(
        ...['BEGIN:VEVENT', 'END:VEVENT', 'BEGIN:VALARM', 'END:VCALENDAR', 'BEGIN:VCALENDAR', 'BEGIN:__PROTO__'],
        ...['DTSTART;VALUE=DATE:20260505', 'DTSTART;VALUE=PERIOD:x', 'DTEND:20260507', 'SUMMARY:Day', 'DURATION:P1D'],
        ...['RRULE:FREQ=YEARLY;INTERVAL=0', 'RRULE:FREQ=YEARLY;COUNT=-1', 'RRULE:FREQ=YEARLY;UNTIL=x', 'RRULE:'],
        ...[
          'EXDATE:',
          'RDATE;VALUE=PERIOD:a/b',
          'UID:a',
          'SEQUENCE:x',
          'RECURRENCE-ID:x',
          '__PROTO__:x',
          'constructor:x',
        ],
      ),
      fc.string(),
    );
    let readable = 0;
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        try {
          readICalendar(bytes(`BEGIN:VCALENDAR\r\n${lines.join('\r\n')}\r\nEND:VCALENDAR`), question);
          readable += 1;
        } catch (error) {
          expect(error).toBeInstanceOf(DeskError);
        }
      }),
      { numRuns: 500 },
    );
    expect(readable).toBeGreaterThan(0);
  });
});

function refusal(content: Uint8Array): DeskError | null {
  try {
    readICalendar(content, question);
    return null;
  } catch (error) {
    if (error instanceof DeskError) return error;
    throw error;
  }
}

describe('an iCalendar file that is written', () => {
  const event: ICalendarEvent = {
    uid: 'a@treaty-desk',
    sequence: 3,
    on: '2026-12-31',
    title: 'Deadline; CCPR, Geneva',
    description: 'First line\nsecond \\ line',
    status: 'confirmed',
  };
  const written = (...events: readonly ICalendarEvent[]) =>
    new TextDecoder().decode(writeICalendar({ name: 'Year; all, of it', at: AT, events }));

  it('says what a subscriber needs: who, when, since when, how it changed', () => {
    const lines = written({ ...event, to: '2027-01-02', alarmDaysBefore: 3 }).split('\r\n');
    for (const line of [
      'X-WR-CALNAME:Year\\; all\\, of it',
      'UID:a@treaty-desk',
      'DTSTAMP:20260305T040000Z',
      'SEQUENCE:3',
      'DTSTART;VALUE=DATE:20261231',
      'DTEND;VALUE=DATE:20270103',
      'SUMMARY:Deadline\\; CCPR\\, Geneva',
      'DESCRIPTION:First line\\nsecond \\\\ line',
      'STATUS:CONFIRMED',
      'TRIGGER:-PT63H',
    ]) {
      expect(lines).toContain(line);
    }
    expect([lines[0], lines.at(-2), lines.at(-1)]).toEqual(['BEGIN:VCALENDAR', 'END:VCALENDAR', '']);
  });

  it.each([
    [0, 'TRIGGER:PT9H', 'at nine on the day'],
    [1, 'TRIGGER:-PT15H', 'at nine the day before'],
    [30, 'TRIGGER:-PT711H', 'at nine thirty days before'],
  ])('reminds %i days before: %s (%s)', (alarmDaysBefore, line) => {
    expect(written({ ...event, alarmDaysBefore })).toContain(`${line}\r\n`);
    expect(written({ ...event, alarmDaysBefore, status: 'cancelled' })).not.toContain('VALARM');
  });

  it('is the same to the byte for the same content and instant', () => {
    expect(written(event)).toBe(written(event));
    expect(written({ ...event, sequence: 4 })).not.toBe(written(event));
  });

  it('folds a long line at 75 octets, the space of a continued line among them', () => {
    const lines = written({ ...event, description: 'x'.repeat(300) }).split('\r\n');
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBe(75);
  });

  it('cannot be broken out of by a title, and no line is longer than 75 octets', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.string({ unit: 'binary', maxLength: 400 }),
        (title, description) => {
          const hostile = { ...event, title: `${title}\r\nATTACH:x\r\n`, description: `${description}\r\nEND:VEVENT` };
          const text = written(hostile);
          expect(Math.max(...text.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
          const unfolded = text.replaceAll('\r\n ', '').split('\r\n');
          expect(unfolded.filter((line) => line.startsWith('ATTACH'))).toEqual([]);
          expect(unfolded.filter((line) => line === 'END:VEVENT')).toHaveLength(1);
          expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        },
      ),
    );
  });

  it('refuses two events of one uid, and one that ends before it begins', () => {
    expect(() => written(event, event)).toThrow('two events have the uid "a@treaty-desk"');
    expect(() => written({ ...event, to: '2026-12-30' })).toThrow('ends on 2026-12-30, before it begins on 2026-12-31');
  });

  it('gives back, read again, what was written', () => {
    const letters = fc.string({
      unit: fc.constantFrom('a', 'é', 'ع', ',', ';', '\\', ':', '"', '😀', ' '),
      maxLength: 120,
    });
    const anyEvent = fc.record({
      from: fc.integer({ min: dayNumber('2020-01-01'), max: dayNumber('2030-01-01') }).map(dateOfDay),
      length: fc.integer({ min: 1, max: 60 }),
      title: letters.map((text) => `D${text}`.trim().replace(/\s+/g, ' ')),
      status: fc.constantFrom('confirmed', 'tentative', 'cancelled'),
    });
    const standings = { confirmed: 'gazetted', tentative: 'tentative', cancelled: 'withdrawn' } as const;
    fc.assert(
      fc.property(anyEvent, ({ from, length, title, status }) => {
        const to = addDays(from, length - 1);
        const { orders, skipped } = readICalendar(bytes(written({ ...event, on: from, to, title, status })), question);
        expect(skipped).toEqual([]);
        expect(orders).toHaveLength(1);
        expect(orders[0]).toMatchObject({ title, standing: standings[status] });
        expect(orders[0]?.days).toEqual(Array.from({ length }, (_, at) => addDays(from, at)));
      }),
    );
  });
});

describe('the calendar of Pakistan, exported and imported', () => {
  it('brings nothing new to itself', () => {
    const events = calendarEvents(pakistan, 'punjab', { from: 2025, to: 2027 });
    const { orders } = readICalendar(writeICalendar({ name: 'x', at: AT, events }), question);
    expect(orders.length).toBeGreaterThan(30);
    expect(importOrders(pakistan, orders).orders.filter(({ state }) => state !== 'known')).toEqual([]);
  });

  it('closes the same days in a calendar that had none', () => {
    const { rules: _rules, hours: _hours, ...bare } = pakistan;
    const events = calendarEvents(pakistan, 'federal', { from: 2025, to: 2027 });
    const { orders } = readICalendar(writeICalendar({ name: 'x', at: AT, events }), question);
    // A fixed day on which a feast falls is ordered, too, and one day takes one gazetted order.
    const imported = importOrders({ ...bare, closed: [] }, orders);
    expect(imported.orders.filter(({ state }) => state === 'refused')).toEqual([]);
    const dates = Array.from({ length: 3 * 365 }, (_, at) => addDays('2025-01-01', at));
    const open = (calendar: Calendar) => dates.filter((date) => isOpenDay(calendar, 'federal', date));
    expect(open(imported.calendar)).toEqual(open(pakistan));
  });
});
