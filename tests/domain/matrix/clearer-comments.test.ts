import { describe, expect, it } from 'vitest';
import { placeRemarks } from '../../../domain/matrix/clearer-comments.ts';

const QUESTIONS = [
  { id: 'q1', number: '4' },
  { id: 'q2', number: '5' },
  { id: 'q3', number: '12' },
];

describe('a clearer’s comments', () => {
  it.each([
    ['about the whole text', 'Please shorten.', [[null, 'Please shorten.']]],
    ['about a paragraph', 'Paragraph 4 names no year.', [['q1', 'Paragraph 4 names no year.']]],
    [
      'and what follows is about it too',
      'Para. 5 is too long. Say it in two lines.',
      [['q2', 'Para. 5 is too long. Say it in two lines.']],
    ],
    [
      'until another is named',
      'The text is good. In para 4 add the law. In the reply to paragraph 12 delete the figure.',
      [
        [null, 'The text is good.'],
        ['q1', 'In para 4 add the law.'],
        ['q3', 'In the reply to paragraph 12 delete the figure.'],
      ],
    ],
    [
      'a new line begins anew',
      'Question 4: add the law.\nThe tone is right.',
      [
        ['q1', 'Question 4: add the law.'],
        [null, 'The tone is right.'],
      ],
    ],
    ['a number the list does not have', 'Paragraph 99 is missing.', [[null, 'Paragraph 99 is missing.']]],
    [
      'two paragraphs in one sentence',
      'Q4 and Q5 repeat each other.',
      [
        ['q1', 'Q4 and Q5 repeat each other.'],
        ['q2', 'Q4 and Q5 repeat each other.'],
      ],
    ],
  ])('%s', (_why, comments, remarks) => {
    expect(placeRemarks(comments, QUESTIONS).map(({ question, text }) => [question, text])).toEqual(remarks);
  });

  it('are placed by our own numbers where the list prints none', () => {
    expect(placeRemarks('Issue 2 is unclear.', [{ id: 'q2', number: null }])[0]!.question).toBe('q2');
  });
});
