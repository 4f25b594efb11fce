import { expect, it } from 'vitest';
import { skippedBetween } from '../../../domain/plan/explain-span.ts';
import { aCalendar, aClosedDay } from '../../builders/calendar.ts';

const calendar = aCalendar({
  closed: ['2026-03-20', '2026-03-21'].map((date) => aClosedDay({ date, title: 'Eid-ul-Fitr' })),
  recesses: [
    {
      ...{ from: '2026-07-13', to: '2026-07-24', layer: 'sindh', title: 'summer', source: 'order' },
      ...{ notifiedOn: null, standing: 'gazetted' },
    },
  ],
});

it.each([
  ['2026-04-13', '2026-04-16', '', 'nothing between'],
  ['2026-04-16', '2026-04-21', 'skipping 1 weekly day off', 'a Sunday'],
  [
    '2026-03-18',
    '2026-03-23',
    'skipping 1 weekly day off, 2026-03-20 (Eid-ul-Fitr) and 2026-03-21 (Eid-ul-Fitr)',
    'days of a feast one by one',
  ],
  [
    '2026-07-10',
    '2026-07-27',
    'skipping 2 weekly days off and 2026-07-13 to 2026-07-24 (recess (summer))',
    'a recess by its first and last day, the Sunday inside it among them',
  ],
])('between %s and %s: %s (%s)', (from, to, words) => {
  expect(skippedBetween(calendar, 'sindh', from, to)).toBe(words);
});
