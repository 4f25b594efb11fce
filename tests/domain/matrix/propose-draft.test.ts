import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftText } from '../../../domain/matrix/draft.ts';
import { proposedText, proposeDraft, sameWords } from '../../../domain/matrix/propose-draft.ts';
import { paragraphsOf } from '../../../domain/matrix/sentences.ts';
import { aParagraph, aPart } from '../../builders/draft.ts';

const textOf = (paragraphs: ReturnType<typeof proposedText>): string => draftText({ paragraphs });

describe('a first text from the answers', () => {
  it('takes the lead’s sentences first, and keeps each office’s paragraphs together', () => {
    const parts = [
      aPart('moi', 'q1', 'The Act is in force. Rules follow.'),
      aPart('sindh-police', 'q1', 'Desks work.\nStaff is trained.'),
    ];
    const [draft] = proposeDraft(aParagraph('q1', parts));
    expect(draft).toMatchObject({ question: 'q1', part: null });
    expect(textOf(draft!.paragraphs)).toBe('The Act is in force. Rules follow.\nDesks work.\nStaff is trained.');
    expect(draft!.paragraphs[2]![0]!.origins).toEqual([
      { office: 'sindh-police', row: 'q1', source: 'mail-of-sindh-police' },
    ]);
  });

  it('says once what two offices say in the same words, and names both', () => {
    const parts = [
      aPart('moi', 'q1', 'The Act is in force. Rules follow.'),
      aPart('molj', 'q1', 'the act  is in force'),
    ];
    const paragraphs = proposeDraft(aParagraph('q1', parts))[0]!.paragraphs;
    expect(textOf(paragraphs)).toBe('The Act is in force. Rules follow.');
    expect(paragraphs[0]![0]!.origins.map(({ office }) => office)).toEqual(['moi', 'molj']);
    expect(paragraphs[0]![1]!.origins.map(({ office }) => office)).toEqual(['moi']);
  });

  it('keeps apart sentences that differ in a figure only', () => {
    const parts = [aPart('moi', 'q1', 'Twelve (12) cases in 2023.'), aPart('molj', 'q1', 'Twelve (12) cases in 2024.')];
    expect(textOf(proposeDraft(aParagraph('q1', parts))[0]!.paragraphs)).toContain('2024');
  });

  it('is one text for each part that was answered', () => {
    const parts = [aPart('moi', 'q2.a', 'First.'), aPart('moi', 'q2.b', 'Second.')];
    expect(proposeDraft(aParagraph('q2', parts)).map(({ part, paragraphs }) => [part, textOf(paragraphs)])).toEqual([
      ['q2.a', 'First.'],
      ['q2.b', 'Second.'],
    ]);
  });

  it('is empty where nobody answered', () => {
    expect(proposeDraft(aParagraph('q1', []))).toEqual([{ question: 'q1', part: null, paragraphs: [] }]);
  });

  it('loses no sentence and invents no word, whatever the offices write', () => {
    const sentence = fc.constantFrom(
      'The Act is in force.',
      'the act is in force',
      'Rs. 5.4 million.',
      'قانون نافذ ہے۔',
      '12 cases?',
      'See art. 25.',
      '– –',
    );
    const text = fc.array(sentence, { maxLength: 6 }).chain((all) => fc.constantFrom(all.join(' '), all.join('\n')));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), (texts) => {
        const answers = texts.map((said, at) => aPart(`office-${at}`, 'q1', said));
        const said = proposedText(answers).flat();
        const written = answers.flatMap((answer) =>
          paragraphsOf(answer.text)
            .flat()
            .map((one) => ({ one, answer })),
        );
        for (const { one, answer } of written) {
          const kept = said.find((s) => sameWords(s.text) === sameWords(one));
          expect(kept?.origins).toContainEqual({ office: answer.office, row: answer.row, source: answer.source });
        }
        const all = new Set(written.map(({ one }) => one));
        for (const { text: kept, origins } of said) {
          expect(all).toContain(kept);
          expect(origins.length).toBeGreaterThan(0);
        }
        expect(new Set(said.map((s) => sameWords(s.text))).size).toBe(said.length);
      }),
    );
  });
});
