import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readICalendar } from '../../../adapters/documents/read-icalendar.ts';
import { writeICalendar } from '../../../adapters/documents/write-icalendar.ts';
import type { CliContext, CliOptions } from '../../../client/cli/command.ts';
import { run as explain } from '../../../client/cli/commands/calendar-explain.ts';
import { run as exportDays } from '../../../client/cli/commands/calendar-export.ts';
import { run as importDays } from '../../../client/cli/commands/calendar-import.ts';
import { run as show } from '../../../client/cli/commands/calendar-show.ts';
import { orderArguments, orderOf } from '../../../client/cli/order-options.ts';
import type { OrderDraft } from '../../../domain/calendar/order.ts';
import { aCalendar, aClosedDay } from '../../builders/calendar.ts';
import { anOrder } from '../../builders/order.ts';
import { seededReference } from '../../builders/reference.ts';

const reference = seededReference();
const context = {
  now: () => Date.parse('2026-11-24T10:00:00+05:00'),
  reference: async () => reference,
  documents: async () => ({ readICalendar, writeICalendar }),
} as unknown as CliContext;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'calendar-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const built = (name: string) =>
  file(
    name,
    JSON.stringify({
      ...aCalendar({ closed: [aClosedDay({ date: '2026-03-25', title: 'Own day', layer: 'punjab' })] }),
      source: 'a test',
    }),
  );

describe('treaty-desk calendar explain', () => {
  it('counts five working days over Eid ul Fitr of 2026', async () => {
    const { json } = await explain([], { from: '2026-03-18', workingDays: '5', layer: 'federal' }, context);
    expect(json).toMatchObject({ on: '2026-03-27', notes: [] });
  });

  it('takes a calendar from a file, and says what is wrong with one', async () => {
    const options = { from: '2026-03-18', workingDays: '5', layer: 'punjab', calendar: built('own.json') };
    expect((await explain([], options, context)).json).toMatchObject({ on: '2026-03-26' });
    await expect(explain([], { ...options, calendar: file('bad.json', '{}') }, context)).rejects.toMatchObject({
      code: 'data-invalid',
      message: expect.stringContaining('bad.json: version is missing'),
    });
    await expect(explain([], { ...options, calendar: join(folder, 'none.json') }, context)).rejects.toMatchObject({
      code: 'file-not-found',
    });
  });
});

describe('treaty-desk calendar show', () => {
  it('lists the year we are in, for the federation', async () => {
    const { json, text } = await show([], {}, context);
    expect(json).toMatchObject({ layer: 'federal', year: 2026, notes: [] });
    const lines = text.split('\n');
    expect(lines[2]?.split(/ {2,}/)).toEqual([
      'date',
      'weekday',
      'title',
      'standing',
      'notified on',
      'source',
      'order',
    ]);
    expect(lines.find((line) => line.startsWith('2026-03-20'))).toMatch(
      /Friday +Eid-ul-Fitr +gazetted +2026-03-15 +notif/,
    );
    expect(lines.filter((line) => line.includes('tentative, moved'))).toHaveLength(3);
  });

  it('of another layer names whose the entries are', async () => {
    const { text } = await show([], { layer: 'punjab', year: '2026', calendar: built('show.json') }, context);
    expect(text).toContain('Own day [punjab]');
  });

  it('says what is not known of a year, and that there is nothing', async () => {
    expect((await show([], { year: '2030' }, context)).text).toContain('Mind: the calendar holds no holidays of 2030');
    expect((await show([], { year: '2020', calendar: built('empty.json') }, context)).text).toContain('No entries.');
  });

  it.each<[string, CliOptions, string]>([
    ['a year of two digits', { year: '26' }, '--year: "26" is not a year'],
    ['a year before the calendar', { year: '0026' }, '--year: "0026" is not a year'],
    ['an unknown layer', { layer: 'lahore' }, '--layer: there is no layer "lahore"'],
  ])('refuses %s', async (_, options, message) => {
    await expect(show([], options, context)).rejects.toMatchObject({
      code: 'usage',
      message,
      hint: expect.any(String),
    });
  });
});

describe('treaty-desk calendar export', () => {
  it('writes a file, and import finds nothing new in it', async () => {
    const out = join(folder, 'federal.ics');
    const { json, text } = await exportDays([], { year: '2026', out }, context);
    expect(json).toEqual({ layer: 'federal', years: { from: 2026, to: 2026 }, events: 15, file: out });
    expect(text).toBe(`15 entries of federal written to ${out}`);
    const again = await importDays([out], {}, context);
    expect((again.json as { orders: { state: string }[] }).orders.map(({ state }) => state)).toEqual(
      Array.from({ length: 11 }, () => 'known'),
    );
    expect(again.text).toContain('federal.ics: 11 orders, 0 new');
  });

  it('prints the file of all dated years where none is named', async () => {
    const { json, text } = await exportDays([], { layer: 'punjab-six-day' }, context);
    expect(json).toMatchObject({ layer: 'punjab-six-day', years: { from: 2025, to: 2027 }, ics: `${text}\r\n` });
    expect(text.startsWith('BEGIN:VCALENDAR\r\n')).toBe(true);
  });
});

describe('treaty-desk calendar import', () => {
  const events = [
    'DTSTART;VALUE=DATE:20270310\nDTEND;VALUE=DATE:20270312\nSUMMARY:Eid-ul-Fitr',
    'DTSTART;VALUE=DATE:20270323\nSUMMARY:Pakistan Day',
    "DTSTART;VALUE=DATE:20270420\nSTATUS:TENTATIVE\nSUMMARY:Governor's Day",
    'DTSTART;VALUE=DATE:20280105\nSTATUS:CANCELLED\nSUMMARY:Nothing',
    'DTSTART:20270421T090000\nSUMMARY:Meeting',
  ].map((lines) => `BEGIN:VEVENT\n${lines}\nEND:VEVENT`);
  const ics = () => file('holidays.ics', ['BEGIN:VCALENDAR', ...events, 'END:VCALENDAR'].join('\n'));

  it('tells of each order whether it is new, and how it is entered', async () => {
    const { json, text } = await importDays([ics()], { layer: 'punjab', source: 'Gazette' }, context);
    expect(json).toMatchObject({
      name: null,
      layer: 'punjab',
      orders: [
        { state: 'new', order: { id: 'punjab-2027-03-10-eid-ul-fitr', days: ['2027-03-10', '2027-03-11'] } },
        { state: 'known', add: null },
        { state: 'new', add: "2027-04-20 --title 'Governor'\\''s Day' --layer punjab --source 'Gazette' --tentative" },
        { state: 'refused', problems: [{ message: expect.stringContaining('nothing to withdraw') }], add: null },
      ],
      skipped: [expect.stringContaining('Meeting')],
    });
    expect(text).toContain('holidays.ics: 4 orders, 2 new');
    expect(text).toContain(
      "treaty-desk calendar add 2027-03-10 2027-03-11 --title 'Eid-ul-Fitr' --layer punjab --source 'Gazette'",
    );
    expect(text).toContain('Left out: Meeting: it has a time of day');
  });

  it('takes one year where one is asked', async () => {
    const { json } = await importDays([ics()], { year: '2028' }, context);
    expect((json as { orders: unknown[] }).orders).toHaveLength(1);
  });

  it.each<[string, () => string[], string, string]>([
    ['no file', () => [], 'usage', 'calendar import takes one file, 0 are given'],
    ['two files', () => ['a', 'b'], 'usage', '2 are given'],
    ['a file that is not there', () => [join(folder, 'none.ics')], 'file-not-found', 'none.ics'],
    ['a file of something else', () => [file('x.ics', 'hello')], 'calendar-unreadable', 'x.ics: the file begins with'],
  ])('refuses %s', async (_, args, code, message) => {
    await expect(importDays(args(), {}, context)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(message),
    });
  });
});

describe('an order on the command line', () => {
  const hours = { opens: '09:00', closes: '15:00', fridayCloses: '12:30' };
  const camel = (flag: string) => flag.slice(2).replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  /** What a shell and the command line make of typed arguments. */
  function typed(text: string): [string[], CliOptions] {
    const words = [...text.matchAll(/(?:'[^']*'|\\'|[^\s'\\])+/g)].map(([word]) =>
      word.replace(/'([^']*)'|\\'/g, (_, inner: string | undefined) => inner ?? "'"),
    );
    const args: string[] = [];
    const options: Record<string, string | boolean> = {};
    for (let at = 0; at < words.length; at += 1) {
      const word = words[at] ?? '';
      if (!word.startsWith('--')) args.push(word);
      else if (word === '--tentative') options.tentative = true;
      else options[camel(word)] = words[(at += 1)] ?? '';
    }
    return [args, options];
  }

  it.each<[string, OrderDraft]>([
    ['a holiday', anOrder()],
    ['of many days', anOrder({ days: ['2026-03-24', '2026-03-25', '2026-03-26', '2026-03-27'] })],
    ['of days apart', anOrder({ days: ['2026-03-24', '2026-03-26', '2026-03-28'] })],
    ['without notification', anOrder({ notifiedOn: null })],
    ['only expected, for one week', anOrder({ standing: 'tentative', week: 'six-day' })],
    ['a withdrawal', anOrder({ kind: 'withdrawal', standing: 'withdrawn' })],
    ['hours', anOrder({ kind: 'hours', hours, days: ['2026-03-24', '2026-03-25', '2026-03-26'] })],
    ['with quotes in its words', anOrder({ title: "Governor's “Day” $HOME; rm", source: "it's" })],
  ])('is read back as it is printed: %s', (_, order) => {
    expect(orderOf(...typed(orderArguments(order)))).toEqual(order);
  });

  it.each<[string, string[], CliOptions, string, string]>([
    ['no day', [], {}, 'usage', 'the days are missing'],
    ['a day that does not exist', ['2026-02-30'], {}, 'date-invalid', '"2026-02-30" is not a date'],
    ['a span backwards', ['2026-03-05..2026-03-01'], {}, 'date-invalid', 'lies before the first'],
    ['a span of three ends', ['2026-03-05..2026-03-06..2026-03-07'], {}, 'date-invalid', 'neither a date nor a span'],
    ['half a year', ['2026-03-05..2026-09-05'], {}, 'date-invalid', 'are 185 days'],
    ['no title', ['2026-03-25'], { title: undefined }, 'usage', '--title is missing'],
    ['no source', ['2026-03-25'], { source: undefined }, 'usage', '--source is missing'],
    ['an unknown layer', ['2026-03-25'], { layer: 'lahore' }, 'usage', 'there is no layer "lahore"'],
    ['an unknown kind', ['2026-03-25'], { kind: 'strike' }, 'usage', 'there is no kind "strike"'],
    ['an unknown week', ['2026-03-25'], { week: 'four-day' }, 'usage', 'there is no week "four-day"'],
    ['hours without hours', ['2026-03-25'], { kind: 'hours' }, 'usage', '--opens is missing'],
    ['a tentative withdrawal', ['2026-03-25'], { kind: 'withdrawal', tentative: true }, 'usage', 'not tentative'],
    ['a notification on no day', ['2026-03-25'], { notifiedOn: 'today' }, 'date-invalid', '"today" is not a date'],
  ])('refuses %s', (_, args, change, code, message) => {
    const options = { title: 'Day', layer: 'punjab', source: 'order', ...change };
    expect(() => orderOf(args, options)).toThrow(message);
    expect(() => orderOf(args, options)).toThrow(expect.objectContaining({ code, hint: expect.stringMatching(/./) }));
  });
});
