import { expect, it } from 'vitest';
import { table, wrapped } from '../../../client/cli/table.ts';

it('stands in columns as wide as their widest cell, without spaces at the end', () => {
  expect(table(['Office', 'Rows'], [['moi', '12'], ['punjab-home']])).toBe(
    ['Office       Rows', '-----------  ----', 'moi          12', 'punjab-home'].join('\n'),
  );
});

it.each([
  ['fills a line to its width', ['ab', 'cd', 'ef'], 5, ['ab cd', 'ef']],
  ['gives a longer word a line of its own', ['a', 'longer', 'b'], 4, ['a', 'longer', 'b']],
  ['has no line for no words', [], 5, []],
])('%s', (_what, words, width, lines) => {
  expect(wrapped(words, width)).toEqual(lines);
});
