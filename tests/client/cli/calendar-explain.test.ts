import { describe, expect, it } from 'vitest';
import type { CliContext } from '../../../client/cli/command.ts';
import { run } from '../../../client/cli/commands/calendar-explain.ts';
import { aCalendar, aClosedDay } from '../../builders/calendar.ts';
import { seededReference } from '../../builders/reference.ts';

const reference = seededReference();
const context = { reference: async () => reference } as unknown as CliContext;

describe('treaty-desk calendar explain', () => {
  it('tells each day: counted or skipped, why, and by which order', async () => {
    const { json } = await run([], { from: '2026-03-18', workingDays: '2' }, context);
    expect(json).toMatchObject({ on: '2026-03-24', notes: [] });
    expect((json as { days: object[] }).days.slice(0, 3)).toEqual([
      { date: '2026-03-18', counted: false, why: 'day zero', source: null },
      { date: '2026-03-19', counted: true, why: 'working day 1', source: null },
      { date: '2026-03-20', counted: false, why: 'Eid-ul-Fitr', source: expect.stringContaining('notification') },
    ]);
  });

  it('for a person is a table', async () => {
    const { text } = await run([], { from: '2026-12-28', workingDays: '-1', layer: 'punjab' }, context);
    const lines = text.split('\n');
    expect(lines[0]).toBe('-1 working days from 2026-12-28 (punjab): 2026-12-24');
    expect(lines).toContain('2026-12-27  Sunday    -        weekly day off (Sunday)');
    expect(lines.at(-1)).toBe('2026-12-24  Thursday  counted  working day 1');
  });

  it('counts a day of several layers only when all of them work', async () => {
    const calendar = aCalendar({
      closed: [
        aClosedDay({ date: '2026-04-14', title: 'Day of Sindh', layer: 'sindh' }),
        aClosedDay({ date: '2026-04-15', title: 'Day of Punjab', layer: 'punjab' }),
      ],
    });
    const built = { reference: async () => ({ ...reference, calendar }) } as unknown as CliContext;
    const { json } = await run([], { from: '2026-04-13', workingDays: '1', layer: ['punjab', 'sindh'] }, built);
    expect(json).toMatchObject({ on: '2026-04-16' });
    await expect(run([], { from: '2026-04-13', workingDays: '1', layer: 'balochistan' }, built)).rejects.toMatchObject({
      code: 'usage',
      hint: 'one of: federal, punjab, sindh',
    });
  });

  it('says for which years the holidays are not known', async () => {
    const { json, text } = await run([], { from: '2028-01-03', workingDays: '-5' }, context);
    expect(json).toMatchObject({ on: '2027-12-27', notes: [expect.stringContaining('no holidays of 2028 by order')] });
    expect(text).toContain(
      'Mind: the calendar holds no holidays of 2028 by order; only days that are the same each year',
    );
  });

  it.each<[string, Record<string, string>, string, string]>([
    ['no date', { workingDays: '2' }, 'usage', '--from is missing'],
    [
      'a day that does not exist',
      { from: '2027-02-29', workingDays: '2' },
      'date-invalid',
      '"2027-02-29" is not a date',
    ],
    ['no number', { from: '2026-03-18' }, 'usage', '--working-days is missing'],
    [
      'a word for a number',
      { from: '2026-03-18', workingDays: 'two' },
      'usage',
      '"two" is not a number of working days',
    ],
    ['part of a day', { from: '2026-03-18', workingDays: '1.5' }, 'usage', '"1.5"'],
    ['more than anybody would read', { from: '2026-03-18', workingDays: '2501' }, 'usage', '"2501"'],
    [
      'an unknown layer',
      { from: '2026-03-18', workingDays: '2', layer: 'lahore' },
      'usage',
      'there is no layer "lahore"',
    ],
  ])('refuses %s', async (_, options, code, message) => {
    await expect(run([], options, context)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(message),
      hint: expect.stringMatching(/./),
    });
  });
});
