import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkLimit, countWords } from '../../../domain/matrix/count-words.ts';

describe('the words of a text', () => {
  it.each([
    ['nothing', '', 0],
    ['spaces and line ends', ' \n\t ', 0],
    ['an English sentence', 'The Act of 2020 is in force.', 7],
    ['a word with a hyphen, a slash or an apostrophe', "follow-up and/or State's", 3],
    ['figures', '10,700 words; 3.5 per cent; 2019–2024', 6],
    ['dashes and bullets that stand alone', '– first • second - third', 3],
    ['an Urdu sentence', 'حکومت نے ۲۰۲۰ میں قانون بنایا۔', 6],
    ['an Urdu word with a joiner inside', 'بے\u200Cروزگاری', 1],
    ['a reference to an article', 'arts. 2, 7 (1) and 9', 6],
    ['Chinese, each character', '兒童權利', 4],
    ['Chinese beside English', '兒童 rights 權利', 5],
    ['an emoji', 'good 👍 work', 2],
    ['a no-break space', 'para.\u00A04', 2],
  ])('%s', (_what, text, words) => {
    expect(countWords(text)).toBe(words);
  });

  it('are those of its parts together, wherever it is parted at a space', () => {
    let seen = 0;
    const text = fc.string({ unit: 'grapheme', maxLength: 40 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        seen += 1;
        expect(countWords(`${a} ${b}`)).toBe(countWords(a) + countWords(b));
      }),
    );
    expect(seen).toBeGreaterThanOrEqual(100);
  });

  it('are counted in a moment, whatever a megabyte holds', () => {
    const started = performance.now();
    expect(countWords('-'.repeat(1_000_000))).toBe(0);
    expect(countWords('ا'.repeat(1_000_000))).toBe(1);
    expect(countWords('a '.repeat(500_000))).toBe(500_000);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('the limit on words', () => {
  const hard = { words: 10_700, kind: 'hard' } as const;
  it.each([
    ['one below', 10_699, { verdict: 'ok', limit: hard, left: 1 }],
    ['exactly as many', 10_700, { verdict: 'ok', limit: hard, left: 0 }],
    ['one above', 10_701, { verdict: 'over', limit: hard, by: 1 }],
  ])('%s', (_what, words, verdict) => {
    expect(checkLimit(words, hard)).toEqual(verdict);
  });

  it('is none where none is known', () => {
    expect(checkLimit(1_000_000, null)).toEqual({ verdict: 'none' });
  });
});
