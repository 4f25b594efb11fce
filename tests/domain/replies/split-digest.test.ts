import { expect, test } from 'vitest';
import { splitDigest, type DigestMatter } from '../../../domain/replies/split-digest.ts';

const matter = (name: string, rows: readonly string[]): DigestMatter => ({
  cycle: name,
  reference: `NMRF/${name.toUpperCase()}/2026/Q-6/moi`,
  symbol: `${name.toUpperCase()}/C/PAK/Q/6`,
  asked: rows.map((row) => ({ row, number: row.slice(1) })),
});
const MATTERS = [matter('crc', ['q1', 'q2']), matter('cat', ['q2', 'q9'])];

const split = (...lines: readonly string[]) => {
  const { answers, unclear, named } = splitDigest(lines.join('\n'), MATTERS);
  const rows = [...answers].map(([cycle, found]) => [cycle, found.map((answer) => `${answer.row}: ${answer.text}`)]);
  return { answers: Object.fromEntries(rows) as Record<string, string[]>, unclear, named };
};

test.each([
  ['the file number', ['No. NMRF/CRC/2026/Q-6/moi', 'Q2: One.', 'No. NMRF/CAT/2026/Q-6/moi', 'Q2: Two.']],
  ['the symbol, in a heading', ['Reply on CRC/C/PAK/Q/6:', 'Q2: One.', 'CAT/C/PAK/Q/6', 'Q2: Two.']],
  ['small letters and Windows line ends', ['nmrf/crc/2026/q-6/moi\r', 'Q2: One.\r', 'cat/c/pak/q/6\r', 'Q2: Two.']],
])('what stands under %s is about that matter', (_what, lines) => {
  expect(split(...lines)).toMatchObject({
    answers: { crc: ['q2: One.'], cat: ['q2: Two.'] },
    unclear: [],
    named: null,
  });
});

test('before the first heading a row that only one matter asks is its own, and one that both ask is unclear', () => {
  expect(split('Q1: One.', 'Q9: Nine.')).toMatchObject({
    answers: { crc: ['q1: One.'], cat: ['q9: Nine.'] },
    unclear: [],
  });
  expect(split('Q2: Two.')).toMatchObject({ answers: {}, unclear: ['q2'] });
});

test('a long sentence that mentions a symbol is no heading', () => {
  const sentence = `As explained at length in our answer of last year to the list CAT/C/PAK/Q/6, which we repeat here, ${'so '.repeat(20)}it stands.`;
  expect(split('NMRF/CRC/2026/Q-6/moi', 'Q2: One.', sentence, 'Q1: Two.').answers).toMatchObject({
    crc: [expect.stringContaining('q1: Two.'), expect.stringContaining('CAT/C/PAK/Q/6')],
  });
});

test('a row of another matter under a heading is not taken for that matter', () => {
  expect(split('NMRF/CRC/2026/Q-6/moi', 'Q9: Nine.').answers).toEqual({});
});

test('the only matter that is named is known without an answer', () => {
  expect(split('We need more time for CAT/C/PAK/Q/6.').named).toBe('cat');
  expect(split('We need more time.').named).toBeNull();
  expect(split('For CAT/C/PAK/Q/6 and CRC/C/PAK/Q/6 we need more time.').named).toBeNull();
  expect(split('For CAT/C/PAK/Q/66 we need more time.').named).toBeNull();
});
