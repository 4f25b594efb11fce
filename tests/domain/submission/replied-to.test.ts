import { expect, test } from 'vitest';
import { repliedTo } from '../../../domain/submission/replied-to.ts';

const CASES: readonly [kind: Parameters<typeof repliedTo>[0], symbol: string | null, words: string][] = [
  ['list-of-issues', 'CCPR/C/PAK/Q/2', 'list of issues in relation to its second periodic report'],
  [
    'list-of-issues',
    'CRC/C/PAK/Q/6-7',
    'list of issues in relation to its combined sixth and seventh periodic reports',
  ],
  ['list-of-issues', 'CRPD/C/PAK/Q/1', 'list of issues in relation to its initial report'],
  [
    'list-of-issues-prior-to-reporting',
    'CAT/C/PAK/QPR/3',
    'list of issues prior to the submission of its third periodic report',
  ],
  ['list-of-issues', null, 'list of issues'],
  ['list-of-issues', 'CCPR/C/PAK/Q/99', 'list of issues'],
  ['communication', 'AL PAK 3/2026', 'communication'],
];
test.each(CASES)('the text to a %s %s replies to the %s', (kind, symbol, words) => {
  expect(repliedTo(kind, symbol)).toBe(words);
});
