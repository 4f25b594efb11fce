import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../domain/matrix/answer-check.ts';
import { consolidate } from '../../../domain/matrix/consolidate.ts';
import { gapList } from '../../../domain/matrix/gap-list.ts';
import { aConsolidationInput, aQuestion } from '../../builders/consolidation.ts';

const input = aConsolidationInput();
const withNobody = aConsolidationInput({
  list: { ...input.list, questions: [...input.list.questions, aQuestion('q5', { section: 's2' })] },
});
const names: Readonly<Record<string, string>> = input.officeNames;
const listed = (findings: readonly Finding[] = []) =>
  gapList({
    consolidation: consolidate(withNobody),
    checks: [{ office: 'punjab-home', row: 'q1', standing: 'thin', findings }],
    nameOf: (office) => names[office] ?? office,
    askedOn: () => '2027-01-04',
    answeredOn: () => '2027-01-12',
  });

describe('the list of gaps', () => {
  it('says for each question what is missing, whose it is and since when', () => {
    expect(listed().map(({ question, kind, officeName, since }) => [question, kind, officeName, since])).toEqual([
      ['q2', 'no-data', 'Punjab Police', '2027-01-12'],
      ['q3', 'open', 'Home Department, Punjab', '2027-01-04'],
      ['q4', 'not-ours', 'Punjab Police', '2027-01-12'],
      ['q5', 'not-asked', null, null],
    ]);
  });

  it('gives the office’s own reason', () => {
    expect(listed()[0]!.says).toBe('The office holds no data. Its words: Registers burnt in 2019.');
  });

  it('holds contradictions, with the office that says otherwise, before what an answer lacks', () => {
    const findings: Finding[] = [
      { code: 'years-missing', says: 'Figures for 2023.', because: null },
      {
        code: 'contradicts',
        says: '14 cases; the other says 41.',
        because: null,
        other: { office: 'punjab-police', row: 'q1' },
      },
    ];
    expect(
      listed(findings)
        .slice(0, 2)
        .map(({ kind, says }) => [kind, says]),
    ).toEqual([
      ['contradicts', '14 cases; the other says 41. (Punjab Police)'],
      ['incomplete', 'Figures for 2023.'],
    ]);
  });

  it('does not say twice what is missing: a check of a row without an answer adds nothing', () => {
    const missing = gapList({
      consolidation: consolidate(input),
      checks: [
        {
          office: 'punjab-home',
          row: 'q3',
          standing: 'missing',
          findings: [{ code: 'no-answer', says: 'Nothing.', because: null }],
        },
      ],
      nameOf: (office) => office,
      askedOn: () => null,
      answeredOn: () => null,
    });
    expect(missing.filter(({ question }) => question === 'q3')).toHaveLength(1);
  });
});
