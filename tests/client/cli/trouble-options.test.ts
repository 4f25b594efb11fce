import { describe, expect, it } from 'vitest';
import { troubleOptions } from '../../../client/cli/trouble-options.ts';

describe('what goes wrong in a rehearsal', () => {
  it('is nothing unless the command line says so', () => {
    expect(troubleOptions({})).toBeUndefined();
  });

  it.each([
    ['days alone are federal, announced three days before', '2027-01-18..2027-01-19', ['federal', '2027-01-15']],
    ['one day', '2027-01-18', ['federal', '2027-01-15']],
    ['with a layer', '2027-01-18@punjab', ['punjab', '2027-01-15']],
    ['with the day of the announcement', '2027-01-18=2027-01-12', ['federal', '2027-01-12']],
    ['with both', '2027-01-18..2027-01-19@sindh-six-day=2027-01-18', ['sindh-six-day', '2027-01-18']],
  ])('%s', (_, holiday, [layer, announcedOn]) => {
    const to = holiday.includes('..') ? '2027-01-19' : '2027-01-18';
    expect(troubleOptions({ holiday })).toEqual({
      holiday: { from: '2027-01-18', to, layer, announcedOn },
      outage: null,
    });
  });

  it('an outage runs from its first to its last day', () => {
    expect(troubleOptions({ outage: '2027-01-05..2027-01-07' })).toEqual({
      holiday: null,
      outage: { from: '2027-01-05', to: '2027-01-07' },
    });
  });

  it.each([
    ['a day that does not exist', { holiday: '2027-02-30' }, 'date-invalid', '2027-02-30'],
    ['an empty announcement', { holiday: '2027-01-18=' }, 'date-invalid', '--holiday'],
    ['an unknown layer', { holiday: '2027-01-18@mars' }, 'usage', 'mars'],
    ['days that run backwards', { outage: '2027-01-07..2027-01-05' }, 'usage', '2027-01-07..2027-01-05'],
    ['three days in one span', { outage: '2027-01-05..2027-01-06..2027-01-07' }, 'usage', 'no span'],
    ['words', { outage: 'all week' }, 'date-invalid', 'all week'],
  ])('%s is refused', (_, options, code, said) => {
    expect(() => troubleOptions(options)).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(said) }),
    );
  });
});
