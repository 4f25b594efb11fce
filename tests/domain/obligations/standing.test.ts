import { describe, expect, test } from 'vitest';
import { overdueBy, reviewUnheard, standing } from '../../../domain/obligations/standing.ts';
import { anObligation, someObligations, someOwed } from '../../builders/obligations.ts';
import { seededReference } from '../../builders/reference.ts';

const bound = anObligation().review;

describe('how long something is overdue', () => {
  test.each<[string, string | null, string, number | null]>([
    ['the due day itself is in time', '2027-06-01', '2027-06-01', 0],
    ['the day after is the first day late', '2027-06-01', '2027-06-02', 1],
    ['days ahead are none late', '2027-06-01', '2026-11-24', 0],
    ['over a leap day, which counts', '2028-02-28', '2028-03-01', 2],
    ['over the same days of a year without one', '2027-02-28', '2027-03-01', 1],
    ['over the end of a year', '2026-12-31', '2027-01-02', 2],
    ['an unknown day is no zero', null, '2027-06-02', null],
  ])('%s', (_why, dueOn, today, days) => {
    expect(overdueBy({ owed: [someOwed({ dueOn })] }, today)).toBe(days);
  });

  test('counts from the earliest of several; what has no day does not hide one that has', () => {
    const owed = [someOwed({ dueOn: null }), someOwed({ dueOn: '2027-06-01' }), someOwed({ dueOn: '2027-05-01' })];
    expect(overdueBy({ owed }, '2027-05-11')).toBe(10);
  });

  test('is nothing where nothing is owed', () => {
    expect(overdueBy({ owed: [] }, '2027-05-11')).toBeNull();
  });
});

test('the most urgent stands first, then what is due on an unknown day, then what owes nothing, then what does not bind', () => {
  const obligations = someObligations(
    anObligation({ id: 'cmw', mechanism: null, owed: [], bond: { ...anObligation().bond, party: false } }),
    anObligation({ id: 'special-procedures', owed: [] }),
    anObligation({ id: 'crc', owed: [someOwed({ dueOn: null })] }),
    anObligation({ id: 'cat', owed: [someOwed({ dueOn: '2027-08-01' })] }),
    anObligation({ id: 'cedaw', owed: [someOwed({ dueOn: '2024-03-31' })] }),
  );
  const order = standing(obligations, '2026-11-24').map(({ obligation }) => obligation.id);
  expect(order).toEqual(['cedaw', 'cat', 'crc', 'special-procedures', 'cmw']);
});

test('where Pakistan is no party nothing is owed, and that is said', () => {
  const cmw = anObligation({
    id: 'cmw',
    owed: [],
    bond: { ...anObligation().bond, party: false, words: 'not ratified' },
  });
  const [stand] = standing(someObligations(cmw), '2026-11-24');
  expect(stand).toMatchObject({ next: null, overdueBy: null, certainty: null });
  expect(stand!.remarks).toEqual(['Pakistan is not a party (not ratified): nothing is owed.']);
});

test('what is not known is said, never filled in', () => {
  const [stand] = standing(
    someObligations(
      anObligation({
        owed: [someOwed({ dueOn: null, words: 'third report', basis: 'the year was not found' })],
        review: { ...bound, state: 'postponed' },
      }),
    ),
    '2026-11-24',
  );
  expect(stand!.next).toBeNull();
  expect(stand!.remarks).toEqual([
    'Due date not known: third report (the year was not found).',
    'Review: postponed, without a new date.',
  ]);
});

test.each<[string, 'scheduled' | 'held' | 'postponed', string | null, string | null, boolean]>([
  ['its last day is today: it may still be held', 'scheduled', '2026-11-20', '2026-11-24', false],
  ['its last day was yesterday', 'scheduled', '2026-11-20', '2026-11-23', true],
  ['its one day was yesterday', 'scheduled', '2026-11-23', null, true],
  ['it was held', 'held', '2026-11-20', null, false],
  ['it was postponed', 'postponed', null, null, false],
])('of a review nothing was heard when its days passed: %s', (_why, state, on, to, unheard) => {
  expect(reviewUnheard({ state, on, to }, '2026-11-24')).toBe(unheard);
});

describe('what Pakistan owes as of 24 November 2026', () => {
  const stands = standing(seededReference().obligations, '2026-11-24');
  const of = (id: string) => stands.find(({ obligation }) => obligation.id === id)!;

  test('every mechanism has its place, the treaties that do not bind are named', () => {
    expect(stands).toHaveLength(12);
    expect(stands.filter(({ obligation }) => !obligation.bond.party).map(({ obligation }) => obligation.id)).toEqual([
      'cmw',
      'ced',
    ]);
  });

  test.each<[string, string | null, number | null]>([
    ['cedaw', '2022-03-31', 1699],
    ['cescr', '2024-11-30', 724],
    ['crpd', '2025-08-31', 450],
    ['cerd', '2025-08-31', 450],
    ['ccpr', '2027-11-07', 0],
    ['cat', null, null],
    ['crc', null, null],
    ['upr', null, null],
  ])('%s: due %s, overdue by %s days', (id, dueOn, days) => {
    expect(of(id)).toMatchObject({ overdueBy: days });
    expect(of(id).next?.dueOn ?? null).toBe(dueOn);
  });

  test('the outcome of the review of April 2026 is not on record, and that is said', () => {
    expect(of('cat').remarks.at(-1)).toMatch(/2026-05-08; whether it was held is not on record/);
  });
});
