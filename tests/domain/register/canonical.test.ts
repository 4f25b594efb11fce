import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical } from '../../../domain/register/canonical.ts';

test.each([
  {
    why: 'keys stand in the order of their code units',
    value: { b: 1, a: 2, B: 3, é: 4 },
    text: '{"B":3,"a":2,"b":1,"é":4}',
  },
  { why: 'at every depth', value: [{ z: { y: 1, x: [] }, a: null }], text: '[{"a":null,"z":{"x":[],"y":1}}]' },
  {
    why: 'what is absent is left out, in a list it is null',
    value: { a: undefined, b: [undefined] },
    text: '{"b":[null]}',
  },
  { why: 'an empty first value leaves no comma behind', value: { a: undefined, b: '', c: 0 }, text: '{"b":"","c":0}' },
  { why: 'minus nought is nought', value: -0, text: '0' },
  { why: 'Urdu stays as it is, control characters are escaped', value: 'سوال\n', text: '"سوال\\n"' },
])('canonical JSON: $why', ({ value, text }) => {
  expect(canonical(value)).toBe(text);
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, 1n, Symbol('s'), () => 1])(
  'what JSON cannot carry is refused, not turned into null: %s',
  (value) => {
    expect(() => canonical({ deep: [value] })).toThrow(TypeError);
  },
);

test('the same value put together in another order has the same text, and the text means the value', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const again: unknown = JSON.parse(canonical(value));
      expect(again).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonical(shuffled(again))).toBe(canonical(value));
    }),
    { numRuns: 1_000 },
  );
});

function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, shuffled(item)]),
  );
}
