import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { CliContext } from '../../../client/cli/command.ts';
import { run } from '../../../client/cli/commands/plan.ts';
import type { Reference } from '../../../contracts/reference.ts';
import { seededReference } from '../../builders/reference.ts';

const reference = seededReference();
const contextWith = (held: Reference) => ({ reference: async () => held }) as unknown as CliContext;
const context = contextWith(reference);
const seedPath = (name: string) => fileURLToPath(new URL(`../../../seeds/${name}`, import.meta.url));

describe('treaty-desk plan', () => {
  it('gives one document: feasible, cuts, milestones with their reasons, rungs', async () => {
    const { json, exitCode } = await run([], { received: '2026-11-30', deadline: '2027-06-30' }, context);
    expect(exitCode).toBeUndefined();
    expect(json).toMatchObject({
      feasible: true,
      shortByWorkingDays: 0,
      cuts: [],
      procedure: 'ccpr-list-of-issues',
      notes: [],
    });
    const { milestones, rungs } = json as { milestones: object[]; rungs: object[] };
    expect(milestones).toHaveLength(11);
    expect(milestones[1]).toEqual({
      id: 'assigned',
      on: '2026-12-03',
      explain: '3 working days to assign the questions, after 2026-11-30',
    });
    expect(rungs[0]).toEqual({ id: 'courtesy', on: '2026-12-30', to: ['focal-point'] });
    expect(rungs).toHaveLength(6);
  });

  it('that is not feasible is an answer, and says how many working days are missing', async () => {
    const { json, text, exitCode } = await run([], { received: '2026-11-30', deadline: '2026-12-03' }, context);
    expect(exitCode).toBeUndefined();
    expect(json).toMatchObject({ feasible: false, shortByWorkingDays: 14 });
    expect(text).toMatch(/^The deadline cannot be met: 14 working days are missing\.\n/);
    expect(text).toContain('Left out: reminder-1: the chase has 3 working days for 5 rungs');
  });

  it('for a person is tables with one line a date', async () => {
    const { text } = await run([], { received: '2026-12-01', deadline: '2027-02-14', procedure: 'crc' }, context);
    const lines = text.split('\n');
    expect(lines[0]).toBe('The deadline can be met.');
    expect(lines).toContain('answers      20      16');
    expect(lines.find((line) => line.startsWith('acknowledged'))).toBe(
      'acknowledged    2027-02-12  awaited until the last open day before the deadline of 2027-02-14 (weekly day off (Sunday))',
    );
    expect(lines.find((line) => line.startsWith('chair'))).toMatch(/^chair {10}2027-01-13 {2}chair, committee/);
  });

  it('says for which years the holidays are not known', async () => {
    const { json, text } = await run([], { received: '2027-11-01', deadline: '2028-04-03' }, context);
    expect(json).toMatchObject({ notes: [expect.stringContaining('no holidays of 2028')] });
    expect(text).toContain('Mind: the calendar holds no holidays of 2028');
  });

  it('takes a calendar from a file', async () => {
    const calendar = seedPath('calendars/pakistan.json');
    const { rules: _each, ...bare } = reference.calendar;
    const empty = contextWith({ ...reference, calendar: { ...bare, closed: [] } });
    const options = { received: '2026-12-18', deadline: '2027-06-30' };
    const assigned = async (chosen: object) => {
      const { json } = await run([], { ...options, ...chosen }, empty);
      return (json as { milestones: { on: string }[] }).milestones[3]?.on;
    };
    expect(await assigned({})).toBe('2027-01-21');
    expect(await assigned({ calendar })).toBe('2027-01-22');
  });

  it.each<[string, Record<string, string | boolean>, string, string]>([
    ['no date of receipt', { deadline: '2027-06-30' }, 'usage', '--received is missing'],
    ['an option without its value', { received: true, deadline: '2027-06-30' }, 'usage', '--received is missing'],
    [
      'a day that does not exist',
      { received: '2026-11-31', deadline: '2027-06-30' },
      'date-invalid',
      '--received: "2026-11-31"',
    ],
    [
      'a date of another form',
      { received: '2026-11-30', deadline: '30 June 2027' },
      'date-invalid',
      '--deadline: "30 June 2027"',
    ],
    [
      'a past deadline',
      { received: '2026-11-30', deadline: '2026-11-29' },
      'deadline-past',
      'before the day of receipt',
    ],
    [
      'an unknown procedure',
      { received: '2026-11-30', deadline: '2027-06-30', procedure: 'ilo' },
      'procedure-unknown',
      'no procedure "ilo"',
    ],
    [
      'a file that is not there',
      { received: '2026-11-30', deadline: '2027-06-30', calendar: '/no/such.json' },
      'file-not-found',
      '/no/such.json',
    ],
    [
      'a calendar that is none',
      { received: '2026-11-30', deadline: '2027-06-30', calendar: seedPath('ladders/default.json') },
      'data-invalid',
      'default.json: version is 2',
    ],
  ])('refuses %s', async (_, options, code, message) => {
    await expect(run([], options, context)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(message),
      hint: expect.stringMatching(/./),
    });
  });

  it('refuses a procedure whose ladder is not there', async () => {
    const bare = contextWith({ ...reference, ladders: [] });
    await expect(run([], { received: '2026-11-30', deadline: '2027-06-30' }, bare)).rejects.toMatchObject({
      code: 'data-invalid',
    });
  });
});
