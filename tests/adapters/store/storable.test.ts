import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asStored, storableJson, storableText } from '../../../adapters/store/storable.ts';

test.each([
  { what: 'NUL is shown', text: 'a\0b', kept: 'a␀b' },
  { what: 'half a pair becomes the sign for no character', text: 'a\uD83Db\uDE00', kept: 'a\uFFFDb\uFFFD' },
  { what: 'a whole pair stays', text: '😀', kept: '😀' },
  { what: 'a backslash before NUL stays', text: '\\\0', kept: '\\␀' },
  { what: 'an escape spelt out is only text', text: '\\u0000 \\ud800', kept: '\\u0000 \\ud800' },
  { what: 'Urdu stays', text: 'سوال', kept: 'سوال' },
])('storable text: $what', ({ text, kept }) => {
  expect(storableText(text)).toBe(kept);
  expect(asStored({ [text]: [text] })).toEqual({ [kept]: [kept] });
});

test('of any value every text is made storable and nothing else is changed, keys included', () => {
  const nasty = fc.string({
    unit: fc.constantFrom('\0', '\uD800', '\uDFFF', '\\', 'u0000', '"', 'ud8ff', '\n', 'x', '😀'),
  });
  const value = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      nasty,
      fc.constantFrom(null, true, 1.5, -3),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.array(fc.tuple(nasty, tie('value')), { maxLength: 3 }).map((entries) => Object.fromEntries(entries)),
    ),
  })).value;
  fc.assert(
    fc.property(value, (given) => {
      expect(storableJson(given)).not.toMatch(/\0|(?<!\\)(\\\\)*\\u0000/);
      expect(asStored(given)).toEqual(everyTextStorable(given));
    }),
    { numRuns: 2_000 },
  );
});

function everyTextStorable(value: unknown): unknown {
  if (typeof value === 'string') return storableText(value);
  if (Array.isArray(value)) return value.map(everyTextStorable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [storableText(k), everyTextStorable(v)]));
}
