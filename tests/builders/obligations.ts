import type { Obligation, Obligations, Owed } from '../../domain/obligations/obligation.ts';

/** A thing owed: replies due on 1 June 2027. */
export function someOwed(change: Partial<Owed> = {}): Owed {
  return {
    id: 'replies',
    kind: 'replies',
    words: 'replies to CCPR/C/PAK/Q/9',
    instrument: 'CCPR/C/PAK/Q/9',
    dueOn: '2027-06-01',
    precision: 'day',
    basis: 'as printed',
    cycle: null,
    setOn: null,
    moved: 0,
    warned: null,
    certainty: 'confirmed',
    source: 'CCPR/C/PAK/Q/9',
    ...change,
  };
}

/** An obligation under the Covenant: one thing owed, no review known. */
export function anObligation(change: Partial<Obligation> = {}): Obligation {
  return {
    id: 'ccpr',
    mechanism: 'ccpr',
    body: 'Human Rights Committee',
    treaty: 'International Covenant on Civil and Political Rights',
    bond: { party: true, words: 'ratified', certainty: 'confirmed', source: 'test' },
    last: null,
    list: null,
    review: {
      state: 'unknown',
      on: null,
      to: null,
      session: null,
      moved: 0,
      certainty: 'to-be-confirmed',
      source: 'nothing found',
    },
    observations: null,
    owed: [someOwed()],
    ...change,
  };
}

/** Obligations with the usual warnings: 180, 90 and 30 days before, on passing, then every 90 days. */
export function someObligations(...obligations: readonly Obligation[]): Obligations {
  return {
    by: 'seeds',
    reason: 'as found',
    on: '2026-11-24',
    warn: { daysBefore: [180, 90, 30], everyDaysOverdue: 90, source: 'test' },
    obligations: obligations.length === 0 ? [anObligation()] : obligations,
  };
}
