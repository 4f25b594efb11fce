import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyCorrections, asCorrections } from '../../../domain/loi/corrections.ts';
import type { InstrumentReading } from '../../../domain/loi/instrument.ts';
import { listChanges } from '../../../domain/loi/list-changes.ts';
import { readInstrument } from '../../../domain/loi/read-instrument.ts';
import { reissueChanges } from '../../../domain/loi/reissue.ts';

const SUBJECTS = [
  'the measures taken against torture in custody',
  'the number of shelters for women in each province',
  'the budget of the national commission for human rights',
  'how journalists are protected from threats',
  'the law on the registration of births',
  'the state of juvenile courts',
];
const SAID = { by: 'Director', on: '2026-12-01', reason: 'CCPR/C/PAK/Q/9/Rev.1' };

function list(
  subjects: readonly string[],
  symbol = 'CCPR/C/PAK/Q/9',
  heading = 'A. General information',
): InstrumentReading {
  const paragraphs = subjects.map((subject, at) => `${at + 1}. Please describe ${subject}.`);
  return readInstrument(
    `${symbol}\n\nHuman Rights Committee\n\nList of issues in relation to the third periodic report of Pakistan\n\n${heading}\n\n${paragraphs.join('\n\n')}\n`,
  );
}

function reissued(before: InstrumentReading, after: InstrumentReading): InstrumentReading {
  const { reading, refused } = applyCorrections(before, asCorrections(before, [], reissueChanges(before, after), SAID));
  expect(refused).toEqual([]);
  return reading;
}

describe('a list issued anew', () => {
  const before = list(SUBJECTS);
  const idOf = new Map(before.questions.map(({ id, text }) => [text, id]));

  it.each<readonly [string, readonly string[], string]>([
    ['the same again', SUBJECTS, 'q1 q2 q3 q4 q5 q6'],
    ['one taken out, the others renumbered', SUBJECTS.slice(1), 'q2 q3 q4 q5 q6'],
    [
      'one put in, the others renumbered',
      [SUBJECTS[0]!, 'the training of prosecutors', ...SUBJECTS.slice(1)],
      'q1 q7 q2 q3 q4 q5 q6',
    ],
    ['two exchanged', [SUBJECTS[1]!, SUBJECTS[0]!, ...SUBJECTS.slice(2)], 'q2 q1 q3 q4 q5 q6'],
    ['one in other words', [`${SUBJECTS[0]} since 2020`, ...SUBJECTS.slice(1)], 'q1 q2 q3 q4 q5 q6'],
  ])('keeps the id of every question that is still there: %s', (_, subjects, ids) => {
    const reading = reissued(before, list(subjects));
    expect(reading.questions.map(({ id }) => id).join(' ')).toBe(ids);
    expect(reading.questions.map(({ number }) => number)).toEqual(subjects.map((_one, at) => String(at + 1)));
  });

  it('states its own symbol and headings; what it does not state stays', () => {
    const corrected = { ...before, deadline: '2027-03-01' };
    const reading = reissued(corrected, list(SUBJECTS, 'CCPR/C/PAK/Q/9/Rev.1', 'A. General matters'));
    expect([reading.symbol, reading.deadline]).toEqual(['CCPR/C/PAK/Q/9/Rev.1', '2027-03-01']);
    expect(reading.sections.map(({ heading }) => heading)).toEqual(['A. General matters']);
    expect(new Set(reading.questions.map(({ section }) => section))).toEqual(
      new Set(reading.sections.map(({ id }) => id)),
    );
  });

  it('only what is not as it was is touched, whatever is left out, put in or moved', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(SUBJECTS, { minLength: 3 }), fc.boolean(), (kept, more) => {
        const subjects = more ? [...kept, 'the training of prosecutors'] : kept;
        const after = list(subjects);
        const reading = reissued(before, after);
        expect(reading.questions.map(({ text, number }) => [text, number])).toEqual(
          after.questions.map(({ text, number }) => [text, number]),
        );
        for (const { id, text } of reading.questions) expect(idOf.get(text) ?? 'q7').toBe(id);
        const changes = listChanges(before, reading).questions;
        expect(changes.filter(({ kind }) => kind === 'removed')).toHaveLength(SUBJECTS.length - kept.length);
        expect(changes.filter(({ kind }) => kind === 'added')).toHaveLength(more ? 1 : 0);
        expect(changes.filter(({ kind, material }) => kind === 'changed' && material)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
