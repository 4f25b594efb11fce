import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../../domain/calendar/local-date.ts';
import { changeObligations } from '../../../domain/obligations/change-obligations.ts';
import type { ObligationChange } from '../../../domain/obligations/changes.ts';
import { checkObligations } from '../../../domain/obligations/check-obligations.ts';
import type { Obligations } from '../../../domain/obligations/obligation.ts';
import { INSTRUMENT_KINDS } from '../../../domain/loi/instrument.ts';
import { seededReference } from '../../builders/reference.ts';

const seeded = seededReference().obligations;
const START = '2026-11-24';
const IDS = seeded.obligations.map(({ id }) => id);
const MECHANISMS = ['ccpr', 'cat', 'cedaw', 'crc'] as const;

const day = fc.integer({ min: -600, max: 1200 }).map((days) => addDays(START, days));
const mechanism = fc.constantFrom(...MECHANISMS);
const number = fc.integer({ min: 1, max: 3 });
const change: fc.Arbitrary<ObligationChange> = fc.oneof(
  fc
    .record({ mechanism, number, kind: fc.constantFrom(...INSTRUMENT_KINDS), dueOn: day })
    .map(({ mechanism: of, number: n, kind, dueOn }): ObligationChange => ({
      type: 'instrument-received',
      mechanism: of,
      cycle: `cycle/${of}/${n}`,
      kind,
      symbol: `${of.toUpperCase()}/C/PAK/Q/${n}`,
      title: `list ${n}`,
      receivedOn: START,
      dueOn,
    })),
  fc
    .record({ mechanism, number, kind: fc.constantFrom(...INSTRUMENT_KINDS), named: fc.boolean() })
    .map(({ mechanism: of, number: n, kind, named }): ObligationChange => ({
      type: 'opening-refused',
      mechanism: of,
      kind,
      symbol: named ? `${of.toUpperCase()}/C/PAK/${kind === 'concluding-observations' ? 'CO' : 'Q'}/${n}` : null,
      title: kind === 'concluding-observations' ? `observations ${n}` : `list ${n}`,
      why: 'The deadline cannot be met.',
    })),
  fc.record({ mechanism, number, on: day }).map(({ mechanism: of, number: n, on }): ObligationChange => ({
    type: 'cycle-submitted',
    mechanism: of,
    cycle: `cycle/${of}/${n}`,
    on,
  })),
  fc.record({
    type: fc.constant('review-recorded' as const),
    obligation: fc.constantFrom(...IDS),
    state: fc.constantFrom('scheduled', 'held', 'postponed'),
    on: fc.option(day),
    to: fc.option(day),
    session: fc.constant(null),
    source: fc.constantFrom('programme', 'e-mail'),
  }),
  fc
    .record({ mechanism, number, adoptedOn: fc.option(day), dueOn: fc.option(day), paragraphs: fc.boolean() })
    .map(({ mechanism: of, number: n, adoptedOn, dueOn, paragraphs }): ObligationChange => ({
      type: 'observations-received',
      mechanism: of,
      symbol: `${of.toUpperCase()}/C/PAK/CO/${n}`,
      title: `observations ${n}`,
      adoptedOn,
      paragraphs: paragraphs ? ['4', '18 (a)'] : [],
      followUp: { dueOn, basis: 'by rule', certainty: 'inferred', source: 'rule' },
    })),
  fc.record({
    type: fc.constant('due-set' as const),
    obligation: fc.constantFrom(...IDS),
    owed: fc.option(fc.constantFrom('next-report', 'national-report', 'nothing')),
    dueOn: day,
    source: fc.constantFrom('CO', 'e-mail'),
  }),
  fc.record({
    type: fc.constant('submission-recorded' as const),
    obligation: fc.constantFrom(...IDS),
    owed: fc.constant(null),
    on: day,
    source: fc.constant('note verbale'),
  }),
);

/** Entries of a feed keep their uid, so what counts their moves never falls. */
function expectNothingMovedBack(before: Obligations, after: Obligations): void {
  for (const [at, was] of before.obligations.entries()) {
    const is = after.obligations[at]!;
    expect(is.review.moved).toBeGreaterThanOrEqual(was.review.moved);
    for (const owed of is.owed) {
      const earlier = was.owed.find(({ id }) => id === owed.id);
      if (earlier !== undefined) expect(owed.moved).toBeGreaterThanOrEqual(earlier.moved);
    }
  }
}

test('whatever is told, in any order: what is kept stays valid, a second telling changes nothing, a refusal nothing at all', () => {
  let taken = 0;
  let refused = 0;
  fc.assert(
    fc.property(fc.array(fc.tuple(change, fc.integer({ min: 0, max: 400 })), { maxLength: 25 }), (told) => {
      let now: Obligations = seeded;
      for (const [one, days] of told) {
        const on = addDays(START, days);
        const before = JSON.stringify(now);
        const changed = changeObligations(now, one, 'Director', on);
        expect(JSON.stringify(now)).toBe(before);
        if ('refused' in changed) {
          refused += 1;
          expect(changed.refused.hint).not.toBe('');
          continue;
        }
        taken += 1;
        expectNothingMovedBack(now, changed.obligations);
        now = changed.obligations;
        expect(checkObligations(now)).toEqual([]);
        const again = changeObligations(now, one, 'Desk officer', addDays(on, 1));
        // What settles the only thing owed finds nothing left to settle, and a review to come may be over the day after.
        if ('obligations' in again) expect(again.obligations).toBe(now);
        else expect(['submission-recorded', 'review-recorded']).toContain(one.type);
      }
      for (const { bond, owed } of now.obligations) if (!bond.party) expect(owed).toEqual([]);
    }),
    { numRuns: 200 },
  );
  expect(taken).toBeGreaterThan(300);
  expect(refused).toBeGreaterThan(100);
});
