import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeness } from '../../../domain/matrix/completeness.ts';
import type { RowState } from '../../../domain/requests/row.ts';
import { rowsOf } from '../../builders/consolidation.ts';

describe('how far a cycle is answered', () => {
  it('tells for each question, in the order of the list, who was asked, who answered and who owes', () => {
    const seen = completeness([
      rowsOf('moi', { q10: 'open', 'q2.a': 'accepted', 'q2.b': 'open' }),
      rowsOf('moe', { 'q2.a': 'no-data', 'q2.b': 'answered' }),
    ]);
    expect(seen).toEqual({
      questions: [
        { question: 'q2', asked: ['moi', 'moe'], answered: ['moe'], open: ['moi'], share: 0.75 },
        { question: 'q10', asked: ['moi'], answered: [], open: ['moi'], share: 0 },
      ],
      rowsAsked: 5,
      rowsOpen: 2,
      share: 0.6,
    });
  });

  it.each<[RowState, number]>([
    ['open', 0],
    ['answered', 1],
    ['accepted', 1],
    ['no-data', 1],
    ['not-ours', 1],
  ])('a row that is %s makes a share of %d', (state, share) => {
    expect(completeness([rowsOf('moi', { q1: state })]).share).toBe(share);
  });

  it('counts a waived row as never asked', () => {
    expect(completeness([rowsOf('moi', { q1: 'waived', q2: 'open' })])).toMatchObject({
      rowsAsked: 1,
      questions: [{ question: 'q2' }],
    });
  });

  it('is whole where nothing was asked', () => {
    expect(completeness([])).toEqual({ questions: [], rowsAsked: 0, rowsOpen: 0, share: 1 });
  });

  it('never grows by an answer that is returned, and never leaves 0 to 1', () => {
    const state = fc.constantFrom<RowState>('open', 'answered', 'accepted', 'no-data', 'not-ours', 'waived');
    const requests = fc.array(fc.dictionary(fc.constantFrom('q1', 'q2.a', 'q2.b', 'q3'), state), { maxLength: 4 });
    let returned = 0;
    fc.assert(
      fc.property(requests, (offices) => {
        const asked = offices.map((rows, i) => rowsOf(`office-${i}`, rows));
        const { share, rowsAsked, rowsOpen } = completeness(asked);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
        expect(rowsOpen).toBeLessThanOrEqual(rowsAsked);
        asked.forEach(({ office, rows }, i) => {
          const answered = Object.keys(rows).find((row) => rows[row] === 'answered');
          if (answered === undefined) return;
          returned += 1;
          const after = asked.with(i, rowsOf(office, { ...rows, [answered]: 'open' }));
          expect(completeness(after).share).toBeLessThan(share);
        });
      }),
    );
    expect(returned).toBeGreaterThan(20);
  });
});
