import { describe, expect, it } from 'vitest';
import { consolidate } from '../../../domain/matrix/consolidate.ts';
import type { RowState } from '../../../domain/requests/row.ts';
import { aConsolidationInput, anAnswer, aQuestion, aSection, rowsOf } from '../../builders/consolidation.ts';

const oneQuestion = (state: RowState, text: string | null) =>
  consolidate(
    aConsolidationInput({
      list: { sections: [aSection('s1', 'General')], questions: [aQuestion('q1')] },
      requests: [rowsOf('punjab-home', { q1: state })],
      answers: text === null ? [] : [anAnswer('punjab-home', 'q1', text)],
    }),
  );

describe('the consolidated text', () => {
  it('follows the list: section by section, question by question, part by part, the lead first', () => {
    const { sections } = consolidate(aConsolidationInput());
    expect(
      sections.map((s) => [
        s.heading,
        s.paragraphs.map((p) => [p.number, p.parts.map((part) => [part.label, part.office, part.text])]),
      ]),
    ).toEqual([
      [
        'General measures',
        [
          [
            '1',
            [
              [null, 'punjab-home', 'A committee sits since 2021.'],
              [null, 'punjab-police', 'The police set up a desk.'],
            ],
          ],
          [
            '2',
            [
              ['a', 'punjab-home', 'A rule was made.'],
              ['a', 'punjab-police', 'Forty cases.'],
              ['b', 'punjab-home', 'Two trainings.'],
            ],
          ],
        ],
      ],
      [
        'Violence against children',
        [
          ['3', []],
          ['4', [[null, 'punjab-home', 'The Act of 2020 is in force.']]],
        ],
      ],
    ]);
  });

  it('says of every part whose words they are and which message they came in', () => {
    const parts = consolidate(aConsolidationInput()).sections.flatMap((s) => s.paragraphs.flatMap((p) => p.parts));
    expect(parts).toHaveLength(6);
    for (const part of parts) expect(part.source).toBe(`mail-of-${part.office}`);
    expect(parts[1]).toMatchObject({ row: 'q1', officeName: 'Punjab Police' });
  });

  it('lists what is missing: open, without data, not the office’s', () => {
    const { gaps, sections } = consolidate(aConsolidationInput());
    expect(gaps).toEqual([
      { question: 'q2', row: 'q2.b', office: 'punjab-police', kind: 'no-data', reason: 'Registers burnt in 2019.' },
      { question: 'q3', row: 'q3', office: 'punjab-home', kind: 'open', reason: '' },
      { question: 'q4', row: 'q4', office: 'punjab-police', kind: 'not-ours', reason: '' },
    ]);
    expect(sections.flatMap((s) => s.paragraphs.map((p) => p.gap))).toEqual([
      null,
      'No data with Punjab Police.',
      'No answer yet from Home Department, Punjab.',
      'Not a matter of Punjab Police.',
    ]);
  });

  it.each<[string, RowState, string | null, string[], string[]]>([
    ['an accepted answer is text', 'accepted', 'Done.', ['Done.'], []],
    ['an answer nobody has looked at yet is text', 'answered', 'Done.', ['Done.'], []],
    ['a returned answer is not', 'open', 'Half done.', [], ['open']],
    ['an accepted row without words is a gap', 'accepted', ' \n', [], ['open']],
    ['an accepted row whose words are lost is a gap', 'accepted', null, [], ['open']],
    ['no data is a gap, its reason no text', 'no-data', 'Not kept.', [], ['no-data']],
    ['not ours is a gap', 'not-ours', 'Ask Sindh.', [], ['not-ours']],
    ['a waived row is neither', 'waived', 'Old words.', [], []],
  ])('%s', (_what, state, text, texts, gaps) => {
    const made = oneQuestion(state, text);
    expect(made.sections[0]!.paragraphs[0]!.parts.map((part) => part.text)).toEqual(texts);
    expect(made.gaps.map((gap) => gap.kind)).toEqual(gaps);
  });

  it('says that a question was asked of nobody', () => {
    const made = consolidate(aConsolidationInput({ requests: [], answers: [] }));
    expect(made.gaps.map(({ row, kind, office }) => [row, kind, office])).toEqual([
      ['q1', 'not-asked', null],
      ['q2.a', 'not-asked', null],
      ['q2.b', 'not-asked', null],
      ['q3', 'not-asked', null],
      ['q4', 'not-asked', null],
    ]);
    expect(made.sections[0]!.paragraphs[0]!.gap).toBe('No office was asked.');
  });

  it('takes an office that was asked later behind those that were assigned', () => {
    const input = aConsolidationInput();
    const made = consolidate({
      ...input,
      requests: [rowsOf('nchr', { q1: 'accepted' }), ...input.requests],
      answers: [...input.answers, anAnswer('nchr', 'q1', 'The Commission visited.')],
    });
    expect(made.sections[0]!.paragraphs[0]!.parts.map((p) => [p.office, p.officeName])).toEqual([
      ['punjab-home', 'Home Department, Punjab'],
      ['punjab-police', 'Punjab Police'],
      ['nchr', 'nchr'],
    ]);
  });

  it('puts questions without a heading first, and keeps headings without a question', () => {
    const made = consolidate(
      aConsolidationInput({
        list: {
          sections: [aSection('s1', 'A. Empty'), aSection('s2', 'B. Full')],
          questions: [
            aQuestion('q1', { section: null }),
            aQuestion('q2', { section: 's2' }),
            aQuestion('q3', { section: 'lost' }),
          ],
        },
      }),
    );
    expect(made.sections.map((s) => [s.heading, s.paragraphs.map((p) => p.question)])).toEqual([
      [null, ['q1', 'q3']],
      ['A. Empty', []],
      ['B. Full', ['q2']],
    ]);
  });

  it('counts the words of the answers alone and holds them against the limit', () => {
    const { words, limit } = consolidate(aConsolidationInput({ limit: { words: 20, kind: 'soft' } }));
    expect(words).toBe(5 + 6 + 4 + 2 + 2 + 7);
    expect(limit).toEqual({ verdict: 'over', limit: { words: 20, kind: 'soft' }, by: 6 });
    expect(consolidate(aConsolidationInput()).limit).toEqual({ verdict: 'none' });
  });
});
