import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffText, draftDiff } from '../../client/draft-diff.ts';

describe('what changed between two texts', () => {
  it.each([
    ['a word', 'The Act is in force.', 'The Act was in force.', 'The Act [-is-]{+was+} in force.'],
    ['a figure, whole', 'Rs. 5.4 million', 'Rs. 5.7 million', 'Rs. [-5.4-]{+5.7+} million'],
    ['a mark alone', 'in force', 'in force.', 'in force{+.+}'],
    ['Urdu words', 'قانون نافذ ہے۔', 'قانون نافذ تھا۔', 'قانون نافذ [-ہے-]{+تھا+}۔'],
    ['nothing', 'Same.', 'Same.', 'Same.'],
    ['everything', '', 'New.', '{+New.+}'],
  ])('%s', (_why, before, after, words) => {
    expect(diffText(draftDiff(before, after))).toBe(words);
  });

  it('put into the first gives the second, and taken out of the second the first', () => {
    const text = fc
      .array(fc.constantFrom('The', 'Act', ' ', '\n', '۔', 'ہے', '5.4', '.', '😀', '-'), { maxLength: 25 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const runs = draftDiff(before, after);
        const without = (kind: string): string =>
          runs
            .filter((run) => run.kind !== kind)
            .map((run) => run.text)
            .join('');
        expect(without('added')).toBe(before);
        expect(without('removed')).toBe(after);
      }),
    );
  });
});
