import { describe, expect, it } from 'vitest';
import { consolidate } from '../../../domain/matrix/consolidate.ts';
import { draftsOf, outdatedDrafts, outdatedWords } from '../../../domain/matrix/draft-standing.ts';
import { aConsolidationInput } from '../../builders/consolidation.ts';
import { aDraft, aPart } from '../../builders/draft.ts';

const MOI = { office: 'moi', row: 'q1', source: 'first' };

describe('the texts that stand for the answers', () => {
  const whole = aDraft('q2', ['Whole.']);
  const a = aDraft('q2', ['A.'], { part: 'q2.a' });
  const b = aDraft('q2', ['B.'], { part: 'q2.b' });
  it.each([
    ['one for each part', [a, b], [a, b]],
    ['the whole question’s goes before those of its parts', [a, whole, b], [whole]],
    ['a withdrawn one does not stand', [{ ...whole, version: 2, paragraphs: [] }, a], [a]],
    ['another question’s is none', [aDraft('q3', ['Other.'])], []],
  ])('%s', (_why, newest, standing) => {
    expect(draftsOf('q2', newest)).toEqual(standing);
  });

  it.each([
    ['unchanged answers', [MOI], [{ ...MOI }], []],
    ['an answer that came again', [MOI], [{ ...MOI, source: 'second' }], ['changed']],
    ['an office that answered later', [], [{ ...MOI }], ['new']],
    ['an answer that was returned', [MOI], [], ['gone']],
  ] as const)('are told apart from newer answers: %s', (_why, seen, now, how) => {
    const parts = now.map(({ office, row, source }) => aPart(office, row, 'Text.', { source }));
    expect(outdatedDrafts([aDraft('q1', ['Text.'], { seen })], parts).map((one) => one.how)).toEqual(how);
  });

  it('a text for one part does not age by the answers to another', () => {
    const parts = [aPart('moi', 'q2.b', 'Text.')];
    expect(outdatedDrafts([aDraft('q2', ['A.'], { part: 'q2.a', seen: [] })], parts)).toEqual([]);
  });

  it('is said in words', () => {
    const one = { question: 'q1', part: null, version: 1, office: 'moi', row: 'q1' } as const;
    expect(outdatedWords({ ...one, how: 'changed' }, 'Ministry of Interior')).toBe(
      'the answer of Ministry of Interior (q1) has changed since this text was written',
    );
  });
});

describe('a consolidation with drafts', () => {
  const draft = aDraft('q1', ['The State set up a committee.'], { seen: [] });
  const { sections, words, outdated } = consolidate(aConsolidationInput({ drafts: [draft] }));
  const paragraph = sections[0]!.paragraphs[0]!;

  it('holds the text beside the answers it stands for', () => {
    expect(paragraph.drafts).toEqual([draft]);
    expect(paragraph.parts).toHaveLength(2);
  });
  it('counts the words of the text instead of theirs', () => {
    const before = consolidate(aConsolidationInput()).words;
    expect(words).toBe(before - 'A committee sits since 2021. The police set up a desk.'.split(' ').length + 6);
  });
  it('says which answers the text does not know', () => {
    expect(outdated?.map(({ office, how }) => [office, how])).toEqual([
      ['punjab-home', 'new'],
      ['punjab-police', 'new'],
    ]);
    expect(consolidate(aConsolidationInput()).outdated).toBeUndefined();
  });
});
