import { expect, test } from 'vitest';
import type { LayerId } from '../../../domain/calendar/calendar.ts';
import { shouldLeaveOn, workingDaysLate, type DueLetter } from '../../../domain/requests/lateness.ts';
import { someTerms } from '../../builders/cycle.ts';

const { calendar } = someTerms();

test.each<[string, DueLetter, LayerId, string]>([
  ['in hours: the same day', { writtenAt: '2026-12-01T09:00:00+05:00' }, 'federal', '2026-12-01'],
  ['after hours: the next day', { writtenAt: '2026-12-01T17:30:00+05:00' }, 'federal', '2026-12-02'],
  ['Friday at the prayer: Monday', { writtenAt: '2026-12-04T13:00:00+05:00' }, 'punjab', '2026-12-07'],
  [
    'the evening before a holiday and a week-end: after both',
    { writtenAt: '2026-12-24T18:00:00+05:00' },
    'federal',
    '2026-12-28',
  ],
  [
    'decided late: the day on which its rung was due',
    { writtenAt: '2026-12-31T09:00:00+05:00', dueOn: '2026-12-29' },
    'federal',
    '2026-12-29',
  ],
])('%s', (_why, letter, layer, day) => {
  expect(shouldLeaveOn(letter, calendar, layer)).toBe(day);
  expect(workingDaysLate(letter, calendar, layer, day)).toBe(0);
});

test.each<[string, number, string]>([
  ['2026-12-24', 0, 'the day itself'],
  ['2026-12-27', 0, 'a holiday and a week-end later: no working day was lost'],
  ['2026-12-28', 1, 'the next working day'],
  ['2026-12-31', 4, 'four working days'],
  ['2026-12-23', 0, 'a rehearsal that keeps no hours may be early'],
])('written on the 24th and leaving on %s it is %i working days late (%s)', (on, days) => {
  expect(workingDaysLate({ writtenAt: '2026-12-24T09:00:00+05:00' }, calendar, 'federal', on)).toBe(days);
});
