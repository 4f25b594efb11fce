import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AskedRow } from '../../../domain/replies/answers-in-text.ts';
import { answersInText } from '../../../domain/replies/answers-in-text.ts';
import { growth, LINEAR } from '../../growth.ts';

const ASKED: readonly AskedRow[] = [
  { row: 'q4.a', number: '4', label: 'a' },
  { row: 'q4.b', number: '4', label: '(b)' },
  { row: 'q9', number: '9' },
  { row: 'q12', number: '12' },
];
/** A list that prints no numbers. */
const UNNUMBERED: readonly AskedRow[] = [
  { row: 'q4.a', number: null },
  { row: 'q4.b', number: null },
  { row: 'q9', number: null },
];
/** A list whose printed numbers are not our ids. */
const SHIFTED: readonly AskedRow[] = [
  { row: 'q4', number: '6' },
  { row: 'q5', number: '7' },
];

const found = (text: string, asked = ASKED): Record<string, string> =>
  Object.fromEntries(answersInText(text, asked).map(({ row, text: said }) => [row, said]));

describe('answers in the text of a reply', () => {
  it.each([
    'Q4 (b): Twelve.',
    'Q4(b): Twelve.',
    'Q4 (b) Twelve.',
    'Q.4 (b): Twelve.',
    'Q. 4(b) - Twelve.',
    'Q No. 4 (b): Twelve.',
    'q4.b: Twelve.',
    'q4.b Twelve.',
    'Q4b: Twelve.',
    'Q4-b: Twelve.',
    'Question 4 (b): Twelve.',
    'Question No. 4(b). Twelve.',
    'QUESTION 4 b) Twelve.',
    'Reply to paragraph 4 (b): Twelve.',
    'Reply to para. 4(b): Twelve.',
    'Para 4(b): Twelve.',
    'Paragraph 4 (b)\nTwelve.',
    'Answer to question 4 (b): Twelve.',
    'Ans. to Q4 (b): Twelve.',
    'Response to Q4 (b): Twelve.',
    'Issue 4 (b): Twelve.',
    'S. No. 4 (b): Twelve.',
    'Sr. No. 4(b): Twelve.',
    'Serial No. 4 (b): Twelve.',
    '4(b) Twelve.',
    '4 (b): Twelve.',
    '4.b Twelve.',
    '4. (b) Twelve.',
    '  * Q4 (b): Twelve.',
    '**Q4 (b):** Twelve.',
    '- Q4 (b) – Twelve.',
    'سوال 4 (b): Twelve.',
    'سوال نمبر ۴ (b): Twelve.',
    'پیرا ۴ (b): Twelve.',
    '> Q4 (b): how many?\nTwelve.',
    'Q4 (b):\n\nTwelve.',
  ])('are found under %j', (text) => {
    expect(found(text)['q4.b']?.replace(/^\*\*\s*/u, '')).toBe('Twelve.');
    expect(Object.keys(found(text))).toEqual(['q4.b']);
  });

  it.each([
    ['Question 9: nine\n\nQuestion 12. twelve\nand more', { q9: 'nine', q12: 'twelve\nand more' }],
    ['9. nine\n12. twelve', { q9: 'nine', q12: 'twelve' }],
    ['(9) nine\n(12) twelve', { q9: 'nine', q12: 'twelve' }],
    ['Dear Sir,\nplease find our answers.\n\nQ9: nine\n\nRegards,\nFocal Point\nMinistry', { q9: 'nine' }],
    ['Q4:\n(a) aaa\n(b) bbb', { 'q4.a': 'aaa', 'q4.b': 'bbb' }],
    ['Q4: in short\n(a) aaa\n(b) bbb', { 'q4.a': 'in short\n\naaa', 'q4.b': 'bbb' }],
    ['Q4: for both parts', { 'q4.a': 'for both parts', 'q4.b': 'for both parts' }],
    ['Q9: measures are:\n1. first\n2. second\n12. twelfth', { q9: 'measures are:\n1. first\n2. second\n12. twelfth' }],
    ['Q9: nine\nQ9: and again', { q9: 'nine\n\nand again' }],
    ['12. twelve\n9. nine', {}],
    ['Q9:\n\nQ12: twelve', { q12: 'twelve' }],
    ['Q77: nobody asked\nQ9: nine', { q9: 'nine' }],
    ['In 2019 there were 12 cases.\n9 of them in Punjab', {}],
    ['', {}],
  ])('%j', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('goes by our numbers where the list prints none', () => {
    expect(found('Q4 (a): aaa\nPara 9: nine', UNNUMBERED)).toEqual({ 'q4.a': 'aaa', q9: 'nine' });
  });

  it('takes "paragraph 6" for the printed number and "Q4" for ours', () => {
    expect(found('Paragraph 6: six\nParagraph 7: seven', SHIFTED)).toEqual({ q4: 'six', q5: 'seven' });
    expect(found('Q4: six\nQ5: seven', SHIFTED)).toEqual({ q4: 'six', q5: 'seven' });
    expect(found('Q6: six', SHIFTED)).toEqual({ q4: 'six' });
  });

  it('names no row by a number that is printed at two questions', () => {
    const twice = [
      { row: 'q1', number: '1' },
      { row: 'q8', number: '1' },
    ];
    expect(found('Paragraph 1: which?', twice)).toEqual({});
    expect(found('Q8: the second', twice)).toEqual({ q8: 'the second' });
  });

  it('does not take the question for its answer where the reply repeats it', () => {
    const asked = [{ row: 'q9', number: '9', text: 'Please state how many cases were heard.' }];
    expect(found('Q9: Please state how many cases were heard.\nTwelve.', asked)).toEqual({ q9: 'Twelve.' });
    expect(found('Q9: Please state how many cases were heard.', asked)).toEqual({});
  });

  it.each([
    ['Q9: Nil', 'no-data'],
    ['Q9: N/A', 'no-data'],
    ['Q9: No such data is maintained by this office.', 'no-data'],
    ['Q9: This does not pertain to this Ministry; it pertains to the Ministry of Law and Justice.', 'not-ours'],
    ['Q9: Please clarify which years are meant.', 'clarification'],
    ['Q9: Twelve cases were heard.', 'answered'],
    ['Q9: 12', 'answered'],
  ])('%s is %s', (text, status) => {
    expect(answersInText(text, ASKED)[0]?.status).toBe(status);
  });

  it('cuts nothing: every word after the first label is in some answer', () => {
    const word = fc.stringMatching(/^[b-z][a-z]{2,8}$/u);
    const part = fc.tuple(
      fc.constantFrom('Q4 (a)', 'Q4 (b)', 'Question 9', 'Para 12'),
      fc.array(word, { minLength: 1, maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
        const text = parts.map(([label, words]) => `${label}: ${words.join(' ')}`).join('\n');
        const said = Object.values(found(text)).join(' ');
        for (const [, words] of parts) for (const one of words) expect(said).toContain(one);
      }),
    );
  });

  it.each([
    ['labels', 'Q4 (a): x\n'.repeat(100_000)],
    ['spaces', ' '.repeat(1_000_000)],
    ['brackets', '('.repeat(1_000_000)],
    ['digits', '4'.repeat(1_000_000)],
  ])('takes a megabyte of %s in time that grows with it', async (_what, text) => {
    expect(await growth((share) => answersInText(text.slice(0, text.length * share), ASKED))).toBeLessThan(LINEAR);
  });
});
